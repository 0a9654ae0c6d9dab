package org.blockade.service.validation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.junit.jupiter.api.Test;

class PeopleAnalysisTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final DrugModel MODEL = CATALOGUE.model("naltrexone");

  private static final String HEADER = "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n";

  /// Person 1: one injection on day 0, last contact on day 70; use on day 5 under full cover and on
  /// days 60 and 61 without. By the curves of the dossier the typical person falls below 95 % at
  /// 712 h, below 90 % at 853 h and below 50 % at 1219 h; evenings are 10 h after the injection.
  private static final String ONE_INJECTION =
      """
      1,0,1,naltrexone,xr-im,380,mg,,
      1,-3,2,heroin,,,,use_reported,1
      1,0,2,heroin,,,,use_reported,1
      1,5,2,heroin,,,,use_reported,1
      1,60,2,methadone,,,,use_reported,1
      1,60,2,heroin,,,,use_reported,1
      1,61,2,buprenorphine,,,,use_reported,1
      1,62,2,alcohol,,,,use_reported,1
      1,63,0,opioid,,,,urine_screen,positive
      1,64,2,heroin,,,,use_reported,0
      1,70,0,,,,,visit,1
      """;

  @Test
  void daysOfOnePersonFallIntoTheirBins() {
    PeopleReport report = analyse(ONE_INJECTION);
    assertThat(report.people()).isEqualTo(1);
    assertThat(report.personDays()).isEqualTo(70);
    assertThat(report.useDays()).isEqualTo(3);
    assertThat(days(report.byOccupancy()).get(0)).isEqualTo(29);
    assertThat(days(report.byOccupancy()).get(1)).isEqualTo(6);
    assertThat(days(report.byOccupancy()).get(2) + days(report.byOccupancy()).get(3)).isEqualTo(15);
    assertThat(days(report.byOccupancy()).get(4)).isEqualTo(20);
    assertThat(uses(report.byOccupancy())).containsExactly(1L, 0L, 0L, 0L, 2L);
    assertThat(report.byOccupancy().getLast().fraction()).hasValue(0.1);
  }

  @Test
  void daysSinceTheLastInjectionAreWeeks() {
    List<PeopleReport.Bin> bins = analyse(ONE_INJECTION).bySinceInjection();
    assertThat(bins).hasSize(17);
    assertThat(days(bins).subList(0, 11))
        .containsExactly(0L, 7L, 7L, 7L, 7L, 7L, 7L, 7L, 7L, 7L, 7L);
    assertThat(uses(bins).get(1)).isEqualTo(1);
    assertThat(uses(bins).get(9)).isEqualTo(2);
    assertThat(bins.get(16).label()).isEqualTo("106 or more");
  }

  @Test
  void aLaterInjectionStartsTheCountAnew() {
    String second = "1,28,1,naltrexone,xr-im,380,mg,,\n";
    List<PeopleReport.Bin> bins = analyse(ONE_INJECTION + second).bySinceInjection();
    assertThat(bins.getFirst().personDays()).isEqualTo(1);
    assertThat(bins.get(1).personDays()).isEqualTo(14);
    assertThat(days(bins).stream().mapToLong(Long::longValue).sum()).isEqualTo(70);
  }

  @Test
  void peopleWithoutAnInjectionOrWithoutALaterDayCountForNothing() {
    PeopleReport report =
        analyse(
            ONE_INJECTION
                + "2,0,2,heroin,,,,use_reported,1\n2,9,0,,,,,visit,1\n"
                + "3,4,1,naltrexone,xr-im,380,mg,,\n3,2,0,,,,,visit,1\n"
                + "4,0,1,naltrexone,oral,50,mg,,\n4,9,0,,,,,visit,1\n");
    assertThat(report.peopleRead()).isEqualTo(4);
    assertThat(report.people()).isEqualTo(1);
    assertThat(report.personDays()).isEqualTo(70);
  }

  @Test
  void nobodyGivesAnEmptyReport() {
    PeopleReport report = analyse("2,0,2,heroin,,,,use_reported,1\n");
    assertThat(report.people()).isZero();
    assertThat(report.byOccupancy().getFirst().fraction()).isEmpty();
    assertThat(report.byOccupancy().getFirst().interval()).isEmpty();
    assertThat(page(report)).contains("not a medical device");
  }

  /// Person 5 uses on every day, person 6 on none, over the same ten days. Of two people drawn with
  /// replacement both are person 6, or both person 5, in a quarter of the draws each: the interval
  /// is everything.
  @Test
  void intervalsComeFromDrawingPeople() {
    StringBuilder rows = new StringBuilder("5,0,1,naltrexone,xr-im,380,mg,,\n");
    for (int day = 1; day <= 10; day++) {
      rows.append("5,").append(day).append(",2,heroin,,,,use_reported,1\n");
    }
    rows.append("6,0,1,naltrexone,xr-im,380,mg,,\n6,10,0,,,,,visit,1\n");
    PeopleReport.Bin bin = analyse(rows.toString()).byOccupancy().getFirst();
    assertThat(bin.people()).isEqualTo(2);
    assertThat(bin.fraction()).hasValue(0.5);
    PeopleReport.Interval interval = bin.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(0, within(1e-12));
    assertThat(interval.high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void onePersonHasNoSpread() {
    PeopleReport.Bin bin = analyse(ONE_INJECTION).byOccupancy().getLast();
    assertThat(bin.interval()).hasValue(new PeopleReport.Interval(0.1, 0.1));
  }

  @Test
  void theReportDoesNotDependOnThreadsAndTellsProgress() {
    List<PersonCourse> courses = new ArrayList<>();
    for (int person = 0; person < 20; person++) {
      courses.addAll(courses(ONE_INJECTION.replace("1,61,", "1," + (40 + person) + ",")));
    }
    AtomicInteger told = new AtomicInteger();
    PeopleReport alone =
        new PeopleAnalysis(MODEL, 7, 1).analyse(courses, number -> told.incrementAndGet());
    assertThat(new PeopleAnalysis(MODEL, 7, 4).analyse(courses, number -> {})).isEqualTo(alone);
    assertThat(told).hasValue(20);
    assertThat(new PeopleAnalysis(MODEL, 8, 4).analyse(courses, number -> {})).isNotEqualTo(alone);
  }

  @Test
  void thePageShowsSumsAndNeedsNothingFromElsewhere() {
    String page = page(analyse(ONE_INJECTION));
    assertThat(page)
        .contains("not a medical device", "nobody's records", "Selection.", "data:image/svg+xml")
        .doesNotContainPattern("(src|href)=\"(?!data:|#)");
  }

  private static PeopleReport analyse(String rows) {
    return new PeopleAnalysis(MODEL, 1, 2).analyse(courses(rows), number -> {});
  }

  private static List<PersonCourse> courses(String rows) {
    ChartReading reading = ChartReader.read(HEADER + rows, "test.csv", ChartOptions.of(CATALOGUE));
    assertThat(reading.complete()).as(reading.problems().toString()).isTrue();
    return new CourseReader(CATALOGUE).read(reading.chart());
  }

  private static String page(PeopleReport report) {
    StringWriter page = new StringWriter();
    PeoplePage.write(report, "nobody's records", page);
    return page.toString().replace("&#39;", "'");
  }

  private static List<Long> days(List<PeopleReport.Bin> bins) {
    return bins.stream().map(PeopleReport.Bin::personDays).toList();
  }

  private static List<Long> uses(List<PeopleReport.Bin> bins) {
    return bins.stream().map(PeopleReport.Bin::useDays).toList();
  }
}

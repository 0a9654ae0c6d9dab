package org.blockade.service.validation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.rule.Leader;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.record.ChartFacts;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualPopulation;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final VirtualPopulation PEOPLE =
      VirtualPopulation.draw(CATALOGUE.model("naltrexone"), 1, 100);
  private static final String HEADER = "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV\n";

  private static final String PERSON =
      """
      1,-9,2,heroin,,,,use_reported,1
      1,0,1,naltrexone,xr-im,380,mg,,
      1,28,1,naltrexone,xr-im,380,mg,,
      1,48,1,naltrexone,xr-im,380,mg,,
      1,84,1,naltrexone,xr-im,380,mg,,
      1,141,1,naltrexone,xr-im,380,mg,,
      1,169,2,heroin,,,,use_reported,1
      1,170,1,naltrexone,xr-im,380,mg,,
      1,180,0,,,,,visit,1
      """;

  @Test
  void everyDayHasADecisionAndEveryInjectionItsTiming() {
    ReplayReport report = replay(PERSON, 1);
    assertThat(report.people()).isOne();
    assertThat(report.treated()).isOne();
    assertThat(report.injections()).isEqualTo(6);
    assertThat(report.days()).isEqualTo(190);
    assertThat(report.decisions().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(190);
    assertThat(report.decisions())
        .containsOnlyKeys("first injection", "not yet", "check first", "new start");
    assertThat(report.given())
        .containsOnly(
            entry(Timing.EARLY, 1L),
            entry(Timing.ON_TIME, 2L),
            entry(Timing.LATE, 1L),
            entry(Timing.LAPSED, 1L));
    assertThat(report.led()).containsEntry(Leader.OPIOIDS, 1L);
    assertThat(report.intervals()).contains(new ReplayReport.Intervals(5, 21.6, 29, 52.8));
  }

  @Test
  void thePageSetsTheCountsBesideTheWholeArm() {
    String page = ReplayMarkdown.of(replay(PERSON, 1), "made up");
    assertThat(page)
        .contains("Records: made up.")
        .contains("190 days, 190 decisions, no error")
        .contains("| on time | 21 to 35 | 2 | 40.0 % |")
        .contains("from 22 to 53 days, median 29 (n = 5)")
        .contains("21 to 36 days")
        .contains("| opioids on record | 1 | 20.0 % |")
        .contains("not a medical device");
  }

  @Test
  void peopleWithoutAnInjectionAreScreenedOnEachDay() {
    ReplayReport report = replay("1,3,2,heroin,,,,use_reported,1\n", 1);
    assertThat(report.people()).isOne();
    assertThat(report.treated()).isZero();
    assertThat(report.decisions()).containsOnly(entry("first injection", 1L));
    assertThat(report.intervals()).isEqualTo(Optional.empty());
    assertThat(ReplayMarkdown.of(report, "made up")).contains("For each of 1 people, 0 of them");
  }

  /// Forty people whom nobody knows: injections, tablets, uses and screens on any days.
  @Test
  void whateverTheRecordsHoldEveryDayHasADecisionForAnyNumberOfThreads() {
    CounterRandom random = new CounterRandom(7);
    StringBuilder rows = new StringBuilder();
    for (int person = 1; person <= 40; person++) {
      for (int row = 0; row < 8; row++) {
        int day = (int) (random.uniform(person, row, "day", 0) * 150) - 20;
        rows.append(person).append(',').append(day).append(kind(random, person, row));
      }
    }
    ReplayReport one = replay(rows.toString(), 1);
    assertThat(one.people()).isEqualTo(40);
    assertThat(one.decisions().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(one.days())
        .isGreaterThan(2_000);
    assertThat(replay(rows.toString(), 3)).isEqualTo(one);
  }

  private static String kind(CounterRandom random, int person, int row) {
    List<String> kinds =
        List.of(
            ",1,naltrexone,xr-im,380,mg,,\n",
            ",1,naltrexone,xr-im,380,mg,,\n",
            ",1,naltrexone,oral,50,mg,,\n",
            ",2,heroin,,,,use_reported,1\n",
            ",0,opioid,,,,urine_screen,positive\n",
            ",2,methadone,,,,use_reported,1\n");
    return kinds.get((int) (random.uniform(person, row, "kind", 0) * kinds.size()));
  }

  private static ReplayReport replay(String rows, int threads) {
    AtomicInteger done = new AtomicInteger();
    List<Replay.Person> people = people(HEADER + rows);
    ReplayReport report = new Replay(PEOPLE, threads).of(people, number -> done.incrementAndGet());
    assertThat(done).hasValue(people.size());
    return report;
  }

  private static List<Replay.Person> people(String chart) {
    try {
      ChartReading reading =
          ChartReader.read(
              new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8)),
              "a chart",
              ChartOptions.of(CATALOGUE));
      return ChartHistories.of(reading, CATALOGUE).stream()
          .map(history ->
              new Replay.Person(
                  history,
                  ChartFacts.of(reading.chart().person(history.id()).orElseThrow(), history)
                      .facts()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Journal;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.record.ChartFacts;
import org.blockade.service.record.FactReading;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.service.screening.Screener;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same person, read from a chart and from the journal, gets the same answers.
class ChartAndJournalTest {

  /// Cirrhosis, dependence, weight that changes, urines of two kinds.
  private static final String CHART =
      """
      ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,SITE,OBS,DV,WT,AGE,CRCL,HEPATIC,DEPENDENCE
      1,2026-01-02T10:00:00Z,0,,,,,,indication,oud,90,41,70,compensated,yes
      1,2026-01-02T10:00:00Z,0,,,,,,consent,yes,,,,,
      1,2026-01-03T10:00:00Z,1,naltrexone,xr-im,380,mg,left-gluteal,,,,,,,
      1,2026-01-20T10:00:00Z,0,,,,,,urine_fentanyl,positive,84,,,,
      1,2026-01-31T10:00:00Z,1,naltrexone,xr-im,380,mg,right-gluteal,,,,,95,,
      1,2026-02-10T10:00:00Z,0,,,,,,urine_opiates,negative,,,,,
      1,2026-03-20T10:00:00Z,0,,,,,,cows,3,,,,,
      """;

  @TempDir private Path folder;

  static Stream<String> charts() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("examples"))) {
      root = root.getParent();
    }
    List<String> charts = new ArrayList<>(List.of(CHART));
    for (String name : List.of("late-injection", "screen-heroin", "induction-heroin")) {
      charts.add(Files.readString(root.resolve("examples/" + name + ".csv")));
    }
    return charts.stream();
  }

  /// Everything that is answered about a person.
  private record Answers(ProtectionReport protection, PlanAnswer plan, ScreenAnswer screening) {}

  private static Answers answers(PersonHistory person, FactReading reading, ModelTime asOf)
      throws QuestionRefusedException {
    return new Answers(
        Clinics.MODEL
            .protection()
            .report(
                person,
                asOf,
                new Question(60 * 24, 0.9, Optional.empty(), true, new CurveWanted.Every(24))),
        Clinics.MODEL.plan(
            new PersonFacts(person, reading, asOf),
            PlanQuestion.OF_THE_RECORD,
            Outlook.of(person, asOf, Clinics.MODEL)),
        Clinics.MODEL
            .screener()
            .screen(
                person,
                reading,
                new Screener.Question(
                    asOf, Product.INJECTION, Set.of(), Optional.empty(), List.of())));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void theJournalSaysWhatTheChartSays(String chart) throws Exception {
    ChartReading read =
        ChartReader.read(chart, "chart.csv", ChartOptions.of(Clinics.MODEL.catalogue()));
    assertThat(read.complete()).isTrue();
    PersonHistory person = ChartHistories.of(read, Clinics.MODEL.catalogue()).getFirst();
    FactReading reading = ChartFacts.of(read.chart().persons().getFirst(), person);
    TimeAxis.Calendar axis = (TimeAxis.Calendar) person.axis();
    for (int days : new int[] {0, 9, 40}) {
      // An hour later, so that no fact lies on the edge of the question by the last bit of its
      // time.
      ZonedDateTime moment = axis.momentOf(person.lastRecord().plusHours(24 * days + 1));
      ModelTime asOf = axis.timeOf(moment);
      Answers ofChart = answers(person, reading, asOf);
      Instant now = moment.toInstant();
      PersonFacts facts = throughTheJournal(reading.facts(), axis, now, "d" + days);
      assertThat(facts.asOf()).isEqualTo(asOf);
      Answers ofJournal = answers(facts.history(), facts.reading(), facts.asOf());
      assertThat(ofJournal.protection().forecast()).isEqualTo(ofChart.protection().forecast());
      assertThat(ofJournal.protection().suppositions())
          .isEqualTo(ofChart.protection().suppositions());
      assertThat(ofJournal.protection().unknowns()).isEqualTo(ofChart.protection().unknowns());
      assertThat(ofJournal.protection().next()).isEqualTo(ofChart.protection().next());
      assertThat(ofJournal.plan().plan()).isEqualTo(ofChart.plan().plan());
      assertThat(ofJournal.screening().decision()).isEqualTo(ofChart.screening().decision());
    }
  }

  private PersonFacts throughTheJournal(
      List<Fact> facts, TimeAxis.Calendar axis, Instant now, String name) {
    try (Journal journal = Clinics.journal(folder.resolve(name))) {
      List<Draft> drafts =
          facts.stream()
              .map(fact ->
                  new Draft(
                      fact.id(),
                      "p",
                      "nurse",
                      Clinics.MODEL.versions(),
                      new Content.FactStated(axis, fact)))
              .toList();
      journal.append(drafts, Clock.fixed(now, ZoneOffset.UTC));
      return PersonFacts.of(
          "p",
          PersonReading.state("p", journal.entriesOf("p"), now),
          now,
          Clinics.ZONE,
          Clinics.MODEL.catalogue());
    }
  }
}

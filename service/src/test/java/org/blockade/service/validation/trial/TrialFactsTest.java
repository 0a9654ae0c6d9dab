package org.blockade.service.validation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectDays;
import org.blockade.simulator.trial.SubjectSink;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialFactsTest {

  private static final int PEOPLE = 6000;
  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  @ParameterizedTest
  @ValueSource(strings = {"krupitsky-2012", "xbot", "garbutt-2005", "kranzler-2004"})
  void whatWasCalibratedComesOut(String experiment) {
    TrialDesign design = TrialComparison.trial(CATALOGUE, experiment).design();
    TrialDesign small = design.withSize(PEOPLE, 1, design.seed());
    TrialRun run = new TrialRun(small);
    List<ArmTally> tallies =
        IntStream.range(0, small.arms().size())
            .mapToObj(arm -> run.part(new TrialPart(arm, 0, 0, PEOPLE), SubjectSink.NONE))
            .toList();
    List<TrialFact> facts =
        TrialFacts.standard().facts().stream()
            .filter(fact -> fact.experiment().equals(experiment))
            .filter(fact -> fact.role() == Role.CALIBRATED)
            .toList();
    assertThat(facts).isNotEmpty();
    for (TrialFact fact : facts) {
      int arm = small.arms().stream().map(each -> each.name()).toList().indexOf(fact.arm());
      double simulated =
          fact.measure().of(tallies.get(arm), tallies.getFirst(), fact.from(), fact.to());
      assertThat(fact.limits().hold(simulated)).as("%s: %s", fact.id(), simulated).isTrue();
    }
  }

  @Test
  void everyCalibratedNumberNamesAFigureThatIsThere() {
    List<String> ids = TrialFacts.standard().facts().stream().map(TrialFact::id).toList();
    for (CourseTable.Row row : CourseTable.standard().rows()) {
      if (!row.calibratedTo().isEmpty()) {
        assertThat(ids).contains(row.calibratedTo());
      }
    }
  }

  @Test
  void everyTrialCanBeReadAndHasTheArmsThatAreAskedFor() {
    for (TrialFact fact : TrialFacts.standard().facts()) {
      TrialDesign design = TrialComparison.trial(CATALOGUE, fact.experiment()).design();
      assertThat(design.arms().stream().map(arm -> arm.name())).contains(fact.arm());
      assertThat(fact.to()).isLessThanOrEqualTo(design.days());
    }
  }

  /// A small trial counted by hand: every measure is a plain share or median of its counts.
  @Test
  void measuresAreReadFromTheCounts() {
    TrialDesign design = TrialComparison.trial(CATALOGUE, "swift").design().withSize(300, 1, 7);
    int[] second = {0};
    int[] started = {0};
    int[] inCare = {0};
    ArmTally tally =
        new TrialRun(design)
            .part(
                new TrialPart(1, 0, 0, 300),
                (outcome, days) -> {
                  second[0] += outcome.injections() >= 2 ? 1 : 0;
                  started[0] += outcome.firstDose() >= 0 ? 1 : 0;
                  inCare[0] += days.is(55, SubjectDays.Mark.IN_CARE) ? 1 : 0;
                });
    assertThat(TrialMeasure.SECOND_INJECTION.of(tally, tally, 0, 0))
        .isEqualTo(second[0] / 300.0, within(1e-12));
    assertThat(TrialMeasure.STARTED.of(tally, tally, 0, 0))
        .isEqualTo(started[0] / 300.0, within(1e-12));
    assertThat(TrialMeasure.RETAINED.of(tally, tally, 0, 56))
        .isEqualTo(inCare[0] / 300.0, within(1e-12));
    assertThat(TrialMeasure.INJECTIONS_AT_LEAST.of(tally, tally, 2, 0))
        .isEqualTo((double) second[0] / started[0], within(1e-12));
    assertThat(TrialMeasure.HEAVY_DAYS_RATIO.of(tally, tally, 0, 0)).isNaN();
    long relapsed =
        LongStream.of(tally.of(ArmTally.SubjectCount.RELAPSE)).limit(design.days()).sum();
    assertThat(TrialMeasure.RELAPSE_FREE.of(tally, tally, 0, 84))
        .isEqualTo(1 - relapsed / 300.0, within(1e-12));
  }

  @Test
  void theTableShowsBothRunsAndEveryRow() {
    TrialFacts facts = TrialFacts.standard();
    TrialComparison comparison =
        new TrialComparison(
            facts.facts().stream().map(fact -> new TrialRow(fact, fact.first())).toList(),
            Map.of(),
            KnownOut.beside(TrialComparison.class),
            facts.checksum());
    String table = TrialMarkdown.of(comparison);
    for (TrialFact fact : facts.facts()) {
      assertThat(table).contains("| " + fact.id() + " |");
    }
    assertThat(table)
        .contains("| first run | now |")
        .contains("| **OUT** | T1a-placebo | krupitsky-2011 | placebo |")
        .contains("| 0.35 | 0 (out) | 0 |")
        .contains("of 12 figures 11 were within their limits at the first run");
    assertThat(table.lines().filter(line -> line.startsWith("| ")).map(TrialFactsTest::columns))
        .isSubsetOf(11L, 8L);
    assertThat(String.join(" ", TrialText.lines(comparison))).contains("first 0.462");
    assertThat(comparison.asKnown()).isFalse();
  }

  private static long columns(String line) {
    return line.chars().filter(letter -> letter == '|').count() - 1;
  }

  @Test
  void aFileWithFaultsIsRefusedWithAllOfThem() {
    String text =
        """
        facts:
          - {id: A, experiment: xbot, arm: x, measure: luck, published: 0.5, first: 0.5, limits: [0.6, 0.7], rule: r, role: maybe, source: s, evidence: read}
          - {id: A, experiment: xbot, arm: x, measure: started, from: 1.5, published: 0.5, first: 0.5, limits: [0.4, 0.6], rule: r, role: predicted, source: s, evidence: read}
        """;
    DataFile file = DataFile.of("facts.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> TrialFacts.read(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"measure\" is \"luck\"")
        .hasMessageContaining("around what was published")
        .hasMessageContaining("\"role\" is \"maybe\"")
        .hasMessageContaining("stands here twice")
        .hasMessageContaining("\"from\" is a whole number");
  }
}

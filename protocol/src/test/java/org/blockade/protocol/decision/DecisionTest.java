package org.blockade.protocol.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.blockade.protocol.rule.Basis;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

  private static final Recommendation RULE =
      new Recommendation("a rule", "labelled", new Basis("R00", Evidence.CHOICE, "a test"));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "REQUIRED,   MET,            Start",
    "REQUIRED,   NOT_APPLICABLE, Start",
    "REQUIRED,   NOT_MET,        DoNotStart",
    "REQUIRED,   UNKNOWN,        Ask",
    "AT_START,   MET,            Start",
    "AT_START,   NOT_APPLICABLE, Start",
    "AT_START,   NOT_MET,        DoNotStart",
    "AT_START,   UNKNOWN,        Ask",
    "SPECIALIST, MET,            Start",
    "SPECIALIST, NOT_APPLICABLE, Start",
    "SPECIALIST, NOT_MET,        Ask",
    "SPECIALIST, UNKNOWN,        Ask",
    "CAUTION,    MET,            Start",
    "CAUTION,    NOT_APPLICABLE, Start",
    "CAUTION,    NOT_MET,        Start",
    "CAUTION,    UNKNOWN,        Start",
  })
  void aFindingAloneComesTo(Weight weight, Status status, String decision) {
    Decision made = Decision.of(List.of(finding(weight, status)));
    assertThat(made.getClass().getSimpleName()).isEqualTo(decision);
    assertThat(made.findings()).containsExactly(finding(weight, status));
  }

  @ParameterizedTest
  @EnumSource(value = Weight.class, names = "CAUTION", mode = EnumSource.Mode.EXCLUDE)
  void whatWillBeMetIsWaitedForUntilTheLatestDate(Weight weight) {
    List<Finding> findings = List.of(met(weight, 5), met(weight, 9), met(weight, 7));
    assertThat(Decision.of(findings)).isEqualTo(new Decision.WaitUntil(new ModelTime(9), findings));
  }

  @Test
  void aCautionIsNotWaitedFor() {
    assertThat(Decision.of(List.of(met(Weight.CAUTION, 5)))).isInstanceOf(Decision.Start.class);
  }

  @Test
  void aDateStandsBesideAQuestion() {
    List<Finding> findings =
        List.of(met(Weight.REQUIRED, 5), finding(Weight.REQUIRED, Status.UNKNOWN));
    assertThat(Decision.of(findings))
        .isEqualTo(new Decision.Ask(Optional.of(new ModelTime(5)), findings));
  }

  @Test
  void aQuestionMayHaveADateOfItsOwn() {
    List<Finding> findings =
        List.of(finding(Weight.REQUIRED, Status.UNKNOWN).withMetFrom(new ModelTime(5)));
    assertThat(Decision.of(findings))
        .isEqualTo(new Decision.Ask(Optional.of(new ModelTime(5)), findings));
  }

  @ParameterizedTest
  @CsvSource({"NOT_MET", "UNKNOWN"})
  void whatIsCheckedAtTheStartIsCheckedAgainAfterTheWait(Status status) {
    assertThat(Decision.of(List.of(met(Weight.REQUIRED, 5), finding(Weight.AT_START, status))))
        .isInstanceOf(Decision.WaitUntil.class);
  }

  @Test
  void nothingKnownIsAQuestion() {
    assertThat(Decision.of(List.of())).isEqualTo(new Decision.Ask(Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfFindingsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Finding> findings = findings(random);
    Decision one = Decision.of(findings);
    Collections.shuffle(findings, random);
    Decision other = Decision.of(findings);
    assertThat(other.getClass()).isEqualTo(one.getClass());
    assertThat(openFrom(other)).isEqualTo(openFrom(one));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAnswerThatBecomesUnknownNeverOpensTheDoorEarlier(long seed) {
    Random random = new Random(seed);
    List<Finding> findings = findings(random);
    double before = openFrom(Decision.of(findings));
    int which = random.nextInt(findings.size());
    Finding known = findings.get(which);
    // A date that is not known any more is a question that is required.
    findings.set(
        which,
        finding(
            known.metFrom().isPresent() && known.weight() != Weight.CAUTION
                ? Weight.REQUIRED
                : known.weight(),
            Status.UNKNOWN));
    assertThat(openFrom(Decision.of(findings))).isGreaterThanOrEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMoreFindingNeverOpensTheDoorEarlier(long seed) {
    Random random = new Random(seed);
    List<Finding> findings = findings(random);
    Decision before = Decision.of(findings);
    findings.add(finding(random));
    Decision after = Decision.of(findings);
    // A wait overrides what is checked at the start; it is never less than a wait.
    if (before instanceof Decision.Start || before instanceof Decision.WaitUntil) {
      assertThat(openFrom(after)).isGreaterThanOrEqualTo(openFrom(before));
    } else {
      assertThat(after).isNotInstanceOf(Decision.Start.class);
    }
  }

  @Test
  void whatADecisionHoldsDoesNotChangeWithTheListItWasMadeFrom() {
    List<Finding> findings = new ArrayList<>(List.of(finding(Weight.REQUIRED, Status.MET)));
    Decision start = Decision.of(findings);
    findings.clear();
    assertThat(start.findings()).hasSize(1);
  }

  /// From when on a dose is thinkable (h): the smaller, the more a decision permits.
  private static double openFrom(Decision decision) {
    return switch (decision) {
      case Decision.Start start -> Double.NEGATIVE_INFINITY;
      case Decision.WaitUntil wait -> wait.time().hours();
      case Decision.DoNotStart not -> Double.POSITIVE_INFINITY;
      case Decision.Ask ask -> Double.POSITIVE_INFINITY;
    };
  }

  private static List<Finding> findings(Random random) {
    List<Finding> findings = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      findings.add(finding(random));
    }
    return findings;
  }

  private static Finding finding(Random random) {
    Weight weight = Weight.values()[random.nextInt(Weight.values().length)];
    // Most are met, so that every outcome is seen.
    return switch (random.nextInt(10)) {
      case 0 -> finding(weight, Status.NOT_MET);
      case 1 -> finding(weight, Status.UNKNOWN);
      case 2 -> finding(weight, Status.NOT_APPLICABLE);
      case 3, 4 -> met(weight, random.nextInt(100));
      default -> finding(weight, Status.MET);
    };
  }

  private static Finding met(Weight weight, double hours) {
    return finding(weight, Status.NOT_MET).withMetFrom(new ModelTime(hours));
  }

  private static Finding finding(Weight weight, Status status) {
    Finding finding = Finding.of(RULE, weight, status, "it is " + status.words());
    return status == Status.UNKNOWN ? finding.withResolve("look again") : finding;
  }
}

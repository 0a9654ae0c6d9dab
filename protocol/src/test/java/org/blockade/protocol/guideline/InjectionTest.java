package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.blockade.protocol.guideline.Course.DAYS;
import static org.blockade.protocol.guideline.Course.asOf;
import static org.blockade.protocol.guideline.Course.day;
import static org.blockade.protocol.guideline.Course.injection;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.AboutHealth.Habitus;
import org.blockade.protocol.facts.AboutTreatment.AbsenceExcused;
import org.blockade.protocol.facts.AboutTreatment.Needle;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dose, side, needle, visit, reminder and absence.
class InjectionTest {

  @ParameterizedTest
  @CsvSource({
    "380, EXTENDED_RELEASE_INTRAMUSCULAR, true",
    "379, EXTENDED_RELEASE_INTRAMUSCULAR, false",
    "381, EXTENDED_RELEASE_INTRAMUSCULAR, false",
    "350, EXTENDED_RELEASE_INTRAMUSCULAR, false",
    "192, EXTENDED_RELEASE_INTRAMUSCULAR, false",
    "380, ORAL, false",
    "380, INTRAVENOUS, false"
  })
  void onlyTheLabelledDoseIsOne(double milligrams, Route route, boolean labelled) {
    InjectionDose rule = InjectionDose.standard();
    Mass amount = Mass.ofMilligrams(milligrams);
    assertThat(rule.isLabelled(amount, route)).isEqualTo(labelled);
    assertThat(rule.instruction(amount, route).id()).isEqualTo(labelled ? "give" : "refuse");
    assertThat(rule.amount()).isEqualTo(Mass.ofMilligrams(380));
  }

  @Test
  void theSideIsTheOtherOneAndEachSideHasItsAge() {
    InjectionSite.Advice advice =
        site(60, injection(0, Optional.of(Side.LEFT)), injection(28, Optional.of(Side.RIGHT)));
    assertThat(advice.side()).contains(Side.LEFT);
    assertThat(advice.daysSince()).containsOnly(entry(Side.LEFT, 60L), entry(Side.RIGHT, 32L));
    assertThat(ids(advice.instructions())).containsExactly("other-side", "look");
    assertThat(advice.healed()).isTrue();
  }

  @Test
  void aSideThatWasNotRecordedIsAskedFor() {
    InjectionSite.Advice advice = site(28, injection(0, Optional.of(Side.LEFT)), injection(20));
    assertThat(advice.side()).isEmpty();
    assertThat(advice.daysSince()).containsOnly(entry(Side.LEFT, 28L));
    assertThat(ids(advice.instructions())).containsExactly("unknown-side", "look");
  }

  @Test
  void theSameSideTwiceIsTold() {
    InjectionSite.Advice advice =
        site(50, injection(0, Optional.of(Side.LEFT)), injection(28, Optional.of(Side.LEFT)));
    assertThat(ids(advice.instructions())).containsExactly("other-side", "same-side", "look");
    assertThat(ids(site(50, injection(0), injection(28)).instructions()))
        .containsExactly("unknown-side", "look");
    assertThat(InjectionSite.standard().adviceFor(asOf(3, Course.tablet(0)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"13, false", "14, true"})
  void aSiteHasTwoWeeks(int day, boolean healed) {
    assertThat(site(day, injection(0)).healed()).isEqualTo(healed);
  }

  @Test
  void theNeedleFollowsTheHabitusAndIsUnnamedWithoutIt() {
    NeedleLength rule = NeedleLength.standard();
    assertThat(rule.adviceFor(Optional.of(Habitus.VERY_LEAN)).needles())
        .containsExactly(Needle.SHORTER);
    assertThat(rule.adviceFor(Optional.of(Habitus.AVERAGE)).needles())
        .containsExactlyInAnyOrder(Needle.SHORTER, Needle.LONGER);
    assertThat(rule.adviceFor(Optional.of(Habitus.MORE_TISSUE)).needles())
        .containsExactly(Needle.LONGER);
    assertThat(rule.adviceFor(Optional.empty()).needles()).isEmpty();
    assertThat(rule.adviceFor(Optional.empty()).instruction().id()).isEqualTo("look");
    assertThat(rule.adviceFor(Optional.of(Habitus.VERY_LEAN)).instruction().id())
        .isEqualTo("shorter");
    assertThat(rule.adviceFor(Optional.of(Habitus.AVERAGE)).instruction().id()).isEqualTo("either");
    assertThat(rule.adviceFor(Optional.of(Habitus.MORE_TISSUE)).instruction().id())
        .isEqualTo("longer");
    assertThat(rule.inches(Needle.SHORTER)).isEqualTo(1.5);
    assertThat(rule.inches(Needle.LONGER)).isEqualTo(2);
  }

  @Test
  void aVisitHasItsListAndTheTalkAboutAReversalAgent() {
    assertThat(ids(InjectionVisit.standard().all()))
        .containsExactly("urine", "last-use", "pregnancy", "record", "leaflet", "book");
    assertThat(InjectionVisit.Item.BEFORE)
        .containsExactlyInAnyOrder(InjectionVisit.Item.URINE, InjectionVisit.Item.LAST_USE);
    Instruction talk = ReversalAgent.standard().atEachInjection();
    assertThat(talk.text()).contains("naloxone or nalmefene", "Naltrexone reverses no overdose");
    assertThat(talk.basis().rule()).contains("R32");
  }

  @ParameterizedTest
  @CsvSource({"21, QUIET", "22, REMIND", "28, REMIND", "29, LATE_LIST", "90, LATE_LIST"})
  void theClinicSpeaksUpOnItsDays(int day, Reminders.State state) {
    Reminders.Advice advice = Reminders.standard().adviceFor(asOf(day, injection(0))).orElseThrow();
    assertThat(advice.state()).isEqualTo(state);
    assertThat(advice.remindOn()).isEqualTo(day(22));
    assertThat(advice.lateListOn()).isEqualTo(day(29));
    assertThat(advice.remind().id()).isEqualTo("remind");
    assertThat(advice.lateList().id()).isEqualTo("late-list");
    assertThat(Reminders.standard().adviceFor(asOf(day))).isEmpty();
  }

  @ParameterizedTest(name = "away {0} to {1}, asked on day {2}: {3}")
  @CsvSource({
    "25, 30, 20, before 24",
    "28, 28, 20, before 27",
    "25, 28, 24, before 24",
    "25, 30, 25, after 31",
    "21, 30, 15, after 31",
    "22, 30, 15, before 21",
    "10, 28, 5, after 29",
    "29, 40, 20, none",
    "10, 27, 5, none"
  })
  void anInjectionThatFallsDueInAnAbsenceIsMoved(int from, int to, int asked, String expected) {
    Optional<Step> step =
        ExcusedAbsence.standard()
            .stepFor(new AbsenceExcused(day(from), day(to)), day(28), day(21), day(asked), DAYS);
    String found =
        step.map(one ->
                one.instruction().id()
                    + " "
                    + (int) Math.floor(one.when().date().orElseThrow().days()))
            .orElse("none");
    assertThat(found).isEqualTo(expected);
    step.ifPresent(
        one -> assertThat(one.when() instanceof When.By).isEqualTo(expected.startsWith("before")));
  }

  @Test
  void anAbsenceIsNoMissedVisitAndProtectionFadesAllTheSame() {
    assertThat(ExcusedAbsence.standard().notMissed().text()).contains("Protection fades");
  }

  private static InjectionSite.Advice site(
      double day, org.blockade.protocol.facts.DoseGiven... doses) {
    return InjectionSite.standard().adviceFor(asOf(day, doses)).orElseThrow();
  }

  private static List<String> ids(List<Instruction> instructions) {
    return instructions.stream().map(Instruction::id).toList();
  }
}

package org.blockade.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.blockade.simulator.adherence.Induction;
import org.blockade.simulator.adherence.InjectionVisits;
import org.blockade.simulator.adherence.Lengths;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.outcome.CourseNumber;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.blockade.simulator.trial.ArmTally.DayCount;
import org.blockade.simulator.trial.ArmTally.SubjectCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialRunTest {

  /// A day's marks and occupancy as text, so that two runs can be compared.
  private static List<String> days(TrialDesign design, TrialPart part) {
    List<String> all = new ArrayList<>();
    new TrialRun(design)
        .part(
            part,
            (outcome, log) -> {
              StringBuilder text = new StringBuilder(outcome.toString());
              for (int day = 0; day < log.days(); day++) {
                for (SubjectDays.Mark mark : SubjectDays.Mark.values()) {
                  text.append(log.is(day, mark) ? '1' : '0');
                }
                text.append(Double.doubleToLongBits(log.occupancy(day)));
                text.append(Double.doubleToLongBits(log.tolerance(day)));
              }
              all.add(text.toString());
            });
    return all;
  }

  private static TrialDesign twoArms(int subjects) {
    return Designs.opioid(
        12,
        subjects,
        Designs.observed("injection", true),
        Designs.exact("tablets", Designs.tablets(84), true));
  }

  @Test
  void occupancyIsThatOfTheSimulationOfTheSameDoses() {
    TrialDesign design =
        Designs.opioid(24, 20, Designs.exact("injection", Designs.injections(6), true));
    List<DoseEvent> doses =
        IntStream.range(0, 6)
            .mapToObj(k ->
                DoseEvent.of(
                    new ModelTime(k * 28 * 24 + 10),
                    "naltrexone",
                    Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                    Mass.ofMilligrams(380)))
            .toList();
    int[] compared = {0};
    new TrialRun(design)
        .part(
            new TrialPart(0, 0, 0, 20),
            (outcome, log) -> {
              Trajectory exact =
                  Simulation.of(
                          design.drug(),
                          new VirtualSubject(
                              design.drug(), new CounterRandom(42), outcome.subject()))
                      .run(Scenario.of(doses));
              boolean wholeCourse = outcome.left() == SubjectOutcome.NEVER;
              int last = wholeCourse ? log.days() : outcome.left();
              for (int day = 0; day < last; day++) {
                assertThat(log.occupancy(day))
                    .isEqualTo(exact.muOccupancy(new ModelTime(day * 24 + 20)), within(1e-10));
                compared[0]++;
              }
            });
    assertThat(compared[0]).isGreaterThan(1500);
  }

  @Test
  void aSubjectAloneIsTheOneInTheCrowd() {
    TrialDesign design = twoArms(12);
    for (int arm = 0; arm < 2; arm++) {
      List<String> crowd = days(design, new TrialPart(arm, 0, 0, 12));
      for (int subject = 0; subject < 12; subject++) {
        assertThat(days(design, new TrialPart(arm, 0, subject, subject + 1)))
            .containsExactly(crowd.get(subject));
      }
    }
  }

  @Test
  void countsAreTheSameForAnySplitOrderAndThreads() {
    TrialDesign design = twoArms(100);
    ArmTally whole = Designs.run(design, 0);
    for (int size : new int[] {1, 7, 33}) {
      for (int threads : new int[] {1, 2, 3, 8}) {
        List<TrialPart> parts =
            new ArrayList<>(
                TrialPart.of(design, size).stream().filter(part -> part.arm() == 0).toList());
        Collections.reverse(parts);
        ArmTally sum = new ArmTally(design.days());
        TrialRun run = new TrialRun(design);
        Parallel.map(threads, parts.size(), i -> run.part(parts.get(i), SubjectSink.NONE))
            .forEach(sum::add);
        assertThat(sum).isEqualTo(whole);
      }
    }
  }

  @Test
  void theOrderOfArmsDoesNotMatter() {
    TrialDesign design = twoArms(50);
    TrialDesign turned = design.withArms(design.arms().reversed());
    assertThat(Designs.run(turned, 1)).isEqualTo(Designs.run(design, 0));
    assertThat(Designs.run(turned, 0)).isEqualTo(Designs.run(design, 1));
  }

  @Test
  void anotherSeedAndAnotherReplicateAreOtherPeople() {
    TrialDesign design = twoArms(50).withSize(50, 2, 42);
    TrialRun run = new TrialRun(design);
    ArmTally first = run.part(new TrialPart(0, 0, 0, 50), SubjectSink.NONE);
    assertThat(run.part(new TrialPart(0, 1, 0, 50), SubjectSink.NONE)).isNotEqualTo(first);
    assertThat(Designs.run(design.withSize(50, 1, 43), 0)).isNotEqualTo(first);
    assertThat(Designs.run(design.withSize(50, 1, 42), 0)).isEqualTo(first);
  }

  @Test
  void onTimeInjectionsFallOnTheirDays() {
    TrialDesign design =
        Designs.opioid(24, 200, Designs.exact("injection", Designs.injections(6), true));
    new TrialRun(design)
        .part(
            new TrialPart(0, 0, 0, 200),
            (outcome, log) -> {
              int expected = 0;
              for (int day = 0; day < log.days(); day++) {
                boolean given = log.is(day, SubjectDays.Mark.INJECTION);
                if (given) {
                  assertThat(day).isEqualTo(expected * 28);
                  expected++;
                }
              }
              assertThat(outcome.injections()).isEqualTo(expected);
              assertThat(outcome.firstDose()).isZero();
              if (outcome.left() == SubjectOutcome.NEVER && outcome.firstUse() < 0) {
                assertThat(expected).isEqualTo(6);
                assertThat(outcome.calendarDays()).isEqualTo(168);
              }
            });
  }

  @Test
  void whoDoesNotGetAFirstDoseHasNone() {
    Arm nobody =
        new Arm(
            "nobody",
            Designs.injections(6),
            true,
            new Induction("never", 0, Lengths.exactly(0), Lengths.exactly(3)),
            InjectionVisits.onTime(),
            new OralTaking.Every(),
            Optional.empty(),
            false);
    ArmTally tally = Designs.run(Designs.opioid(8, 100, nobody), 0);
    assertThat(tally.of(SubjectCount.INJECTIONS)[0]).isEqualTo(100);
    assertThat(tally.of(SubjectCount.LEFT)[3]).isEqualTo(100);
    assertThat(tally.of(SubjectCount.FIRST_DOSE)[57]).isEqualTo(100);
    assertThat(tally.of(DayCount.PROTECTED)).containsOnly(0);
    assertThat(tally.of(DayCount.IN_CARE)[2]).isEqualTo(100);
    assertThat(tally.of(DayCount.IN_CARE)[3]).isZero();
    assertThat(LongStream.of(tally.of(SubjectCount.RELAPSE_STARTED)).sum()).isZero();
  }

  @Test
  void placeboHasTheVisitsAndNoOccupancy() {
    TrialDesign design =
        Designs.opioid(
            12,
            300,
            Designs.exact("placebo", Designs.injections(3), false),
            Designs.exact("injection", Designs.injections(3), true));
    ArmTally placebo = Designs.run(design, 0);
    ArmTally injection = Designs.run(design, 1);
    assertThat(placebo.of(SubjectCount.INJECTIONS)[0]).isZero();
    assertThat(placebo.of(DayCount.PROTECTED)).containsOnly(0);
    for (int day = 0; day < 84; day++) {
      assertThat(placebo.occupancy(day)[0]).isEqualTo(300);
    }
    assertThat(LongStream.of(injection.of(DayCount.USED)).sum())
        .isLessThan(LongStream.of(placebo.of(DayCount.USED)).sum() / 3);
    assertThat(injection.of(DayCount.IN_CARE)[83]).isGreaterThan(placebo.of(DayCount.IN_CARE)[83]);
  }

  @Test
  void missedTabletsTakeTheBlockadeAway() {
    Arm half =
        new Arm(
            "half",
            Designs.tablets(84),
            true,
            Induction.atOnce(),
            InjectionVisits.onTime(),
            new OralTaking.Independent(0.3),
            Optional.empty(),
            false);
    TrialDesign design =
        Designs.opioid(12, 200, half, Designs.exact("every", Designs.tablets(84), true))
            .withCourse(course(CourseNumber.STOP_TABLETS, 0));
    ArmTally some = Designs.run(design, 0);
    ArmTally all = Designs.run(design, 1);
    assertThat(LongStream.of(some.of(DayCount.PROTECTED)).sum())
        .isLessThan(LongStream.of(all.of(DayCount.PROTECTED)).sum() / 2);
    // twelve hours after the first tablet most people are covered
    assertThat(all.of(DayCount.PROTECTED)[0]).isGreaterThan(100);
  }

  static CourseTable course(CourseNumber number, double value) {
    return new CourseTable(
        CourseTable.standard().rows().stream()
            .map(row ->
                row.number() == number
                    ? new CourseTable.Row(
                        number,
                        row.meaning(),
                        value,
                        StrictMath.min(value, row.low()),
                        StrictMath.max(value, row.high()),
                        row.source(),
                        row.evidence(),
                        row.calibratedTo())
                    : row)
            .toList(),
        "test");
  }

  @Test
  void twoTabletsADayAreTwoTabletsAndOneDay() {
    DosingRegimen twice =
        new DosingRegimen(
            List.of(
                new RegimenPart.Repeated(
                    Designs.tablet(), new Span(12, Span.Unit.HOURS), new Extent.Doses(56))));
    TrialDesign design =
        Designs.opioid(4, 40, Designs.exact("twice", twice, true))
            .withCourse(course(CourseNumber.STOP_TABLETS, 0));
    int[] most = {0};
    ArmTally tally =
        new TrialRun(design)
            .part(
                new TrialPart(0, 0, 0, 40),
                (outcome, log) -> {
                  assertThat(outcome.tablets()).isEqualTo(2 * log.count(SubjectDays.Mark.TABLET));
                  most[0] = StrictMath.max(most[0], outcome.tablets());
                });
    assertThat(most[0]).isGreaterThan(28);
    assertThat(LongStream.of(tally.of(SubjectCount.TABLET_DAYS)).sum()).isEqualTo(40);
  }

  @Test
  void aBridgeKeepsLateInjectionsCovered() {
    InjectionVisits late = new InjectionVisits(Lengths.exactly(56), 28, new double[] {0});
    List<Arm> arms = new ArrayList<>();
    for (Optional<PrescribedDose> bridge :
        List.of(Optional.<PrescribedDose>empty(), Optional.of(Designs.tablet()))) {
      arms.add(
          new Arm(
              "bridge " + bridge.isPresent(),
              Designs.injections(4),
              true,
              Induction.atOnce(),
              late,
              new OralTaking.Every(),
              bridge,
              false));
    }
    TrialDesign design = Designs.opioid(24, 200, arms.toArray(Arm[]::new));
    ArmTally without = Designs.run(design, 0);
    ArmTally with = Designs.run(design, 1);
    assertThat(with.of(DayCount.PROTECTED)[50]).isGreaterThan(without.of(DayCount.PROTECTED)[50]);
    assertThat(without.of(SubjectCount.TABLET_DAYS)[0]).isEqualTo(200);
    assertThat(with.of(SubjectCount.TABLET_DAYS)[0]).isLessThan(80);
  }

  @Test
  void whoMayComeBackDoes() {
    Arm stays = Designs.exact("goes", Designs.injections(6), true);
    Arm returns =
        new Arm(
            "returns",
            stays.regimen(),
            true,
            stays.induction(),
            stays.visits(),
            stays.taking(),
            Optional.empty(),
            true);
    TrialDesign design =
        Designs.opioid(24, 300, stays, returns).withCourse(course(CourseNumber.COME_BACK, 0.05));
    ArmTally gone = Designs.run(design, 0);
    ArmTally back = Designs.run(design, 1);
    assertThat(back.of(DayCount.IN_CARE)[167]).isGreaterThan(gone.of(DayCount.IN_CARE)[167] + 30);
    assertThat(back.of(SubjectCount.LEFT)).isEqualTo(gone.of(SubjectCount.LEFT));
  }

  @Test
  void dosesDifferBetweenOccasionsWhereAsked() {
    TrialDesign same =
        Designs.opioid(8, 1, Designs.exact("injection", Designs.injections(2), true));
    TrialDesign differ =
        new TrialDesign(
            same.title(),
            same.condition(),
            same.days(),
            1,
            1,
            42,
            ArmPeople.SAME,
            same.participants(),
            new BetweenOccasion(0.3, 0.3),
            same.drug(),
            same.effects(),
            same.alcohol(),
            same.course(),
            false,
            0.9,
            same.arms());
    TrialPart one = new TrialPart(0, 0, 0, 1);
    assertThat(days(differ, one)).isNotEqualTo(days(same, one));
    assertThatThrownBy(() -> new BetweenOccasion(-1, 0)).hasMessageContaining("0 to 2");
  }

  @Test
  void uncertaintyDrawsTheNumbersOfEachReplicateFromTheirRanges() {
    TrialDesign plain = twoArms(5);
    TrialDesign unsure =
        new TrialDesign(
            plain.title(),
            plain.condition(),
            plain.days(),
            5,
            400,
            42,
            ArmPeople.SAME,
            plain.participants(),
            plain.occasions(),
            plain.drug(),
            plain.effects(),
            plain.alcohol(),
            plain.course(),
            true,
            0.9,
            plain.arms());
    TrialRun run = new TrialRun(unsure);
    for (CourseNumber number : CourseNumber.values()) {
      CourseTable.Row row = plain.course().row(number);
      double[] drawn =
          IntStream.range(0, 400).mapToDouble(i -> run.course(i).of(number)).sorted().toArray();
      assertThat(drawn[0]).isGreaterThanOrEqualTo(row.low());
      assertThat(drawn[399]).isLessThanOrEqualTo(row.high());
      double middle =
          row.low() > 0 ? StrictMath.sqrt(row.low() * row.high()) : (row.low() + row.high()) / 2;
      assertThat(drawn[200])
          .isBetween(
              middle - 0.15 * (row.high() - row.low()), middle + 0.15 * (row.high() - row.low()));
    }
    assertThat(new TrialRun(plain).course(3)).isEqualTo(plain.course().values());
  }

  @Test
  void heavyDrinkingFallsWithTheMedicine() {
    TrialDesign design =
        Designs.of(
            Condition.ALCOHOL_USE_DISORDER,
            24,
            2000,
            Designs.exact("placebo", Designs.injections(6), false),
            Designs.exact("injection", Designs.injections(6), true));
    long[] placebo = Designs.run(design, 0).of(DayCount.HEAVY_DRINKING);
    long[] injection = Designs.run(design, 1).of(DayCount.HEAVY_DRINKING);
    double ratio = (double) LongStream.of(injection).sum() / LongStream.of(placebo).sum();
    assertThat(ratio).isEqualTo(0.75, within(0.03));
    assertThat(LongStream.of(Designs.run(design, 1).of(DayCount.USED)).sum()).isZero();
  }

  @Test
  void aSubjectIsTheSamePersonInEveryArm() {
    TrialDesign design =
        Designs.opioid(
            12,
            30,
            Designs.exact("a", Designs.injections(3), true),
            Designs.exact("b", Designs.injections(3), true));
    List<String> one = days(design, new TrialPart(0, 0, 0, 30));
    List<String> other = days(design, new TrialPart(1, 0, 0, 30));
    Map<String, String> names = new HashMap<>();
    names.put("arm=0", "arm=1");
    assertThat(one.stream().map(text -> text.replace("arm=0", "arm=1")).toList()).isEqualTo(other);
  }

  /// Who is in an arm hangs on its name alone: not on its place, nor on the other arms.
  @Test
  void anArmHasItsOwnPeopleWhereAsked() {
    Arm one = Designs.observed("one", false);
    Arm two = Designs.observed("two", false);
    TrialDesign same = withWeights(Designs.opioid(8, 30, one, two));
    TrialDesign own = same.withPeople(ArmPeople.OWN);
    assertThat(Designs.run(same, 0).counts()).isEqualTo(Designs.run(same, 1).counts());
    assertThat(Designs.run(own, 0).counts()).isNotEqualTo(Designs.run(own, 1).counts());
    List<Covariates> first = covariates(own, 0);
    assertThat(first).doesNotContainAnyElementsOf(covariates(own, 1));
    assertThat(covariates(same, 0)).isEqualTo(covariates(same, 1));
    TrialDesign turned = own.withArms(List.of(two, Designs.observed("three", true), one));
    assertThat(covariates(turned, 2)).isEqualTo(first);
    assertThat(Designs.run(turned, 2).counts()).isEqualTo(Designs.run(own, 0).counts());
    assertThat(Designs.run(turned, 0).counts()).isEqualTo(Designs.run(own, 1).counts());
  }

  private static TrialDesign withWeights(TrialDesign design) {
    Participants weights =
        new Participants.Drawn(
            List.of(new Participants.Spread(Participants.Measured.WEIGHT, 78, 0.2, 45, 160)),
            List.of(),
            OptionalDouble.empty());
    return new TrialDesign(
        design.title(),
        design.condition(),
        design.days(),
        design.subjects(),
        design.replicates(),
        design.seed(),
        design.people(),
        weights,
        design.occasions(),
        design.drug(),
        design.effects(),
        design.alcohol(),
        design.course(),
        design.uncertainty(),
        design.protectedFrom(),
        design.arms());
  }

  private static List<Covariates> covariates(TrialDesign design, int arm) {
    List<Covariates> people = new ArrayList<>();
    new TrialRun(design)
        .part(
            new TrialPart(arm, 0, 0, design.subjects()),
            (outcome, days) -> people.add(outcome.covariates()));
    return people;
  }

  /// A number that a condition reads changes its counts, and one that it does not read changes
  /// nothing.
  @ParameterizedTest
  @EnumSource(Condition.class)
  void aConditionReadsTheNumbersThatChangeIt(Condition condition) {
    Arm injections = Designs.observed("injections", true);
    Arm tablets = Designs.exact("tablets", Designs.tablets(84), true);
    Arm rich =
        new Arm(
            "rich",
            tablets.regimen(),
            true,
            injections.induction(),
            injections.visits(),
            new OralTaking.Independent(0.6),
            Optional.empty(),
            true);
    TrialDesign design = Designs.of(condition, 12, 120, rich, injections);
    for (CourseNumber number : CourseNumber.values()) {
      CourseTable.Row row = design.course().row(number);
      assertThat(row.low()).as(number.symbol()).isLessThan(row.high());
      assertThat(counts(design, number, row.low()).equals(counts(design, number, row.high())))
          .as(number.symbol())
          .isNotEqualTo(condition.reads(number));
    }
  }

  private static List<Long> counts(TrialDesign design, CourseNumber number, double value) {
    TrialDesign changed = design.withCourse(course(number, value));
    return IntStream.range(0, 2)
        .mapToObj(arm -> Designs.run(changed, arm).counts())
        .flatMapToLong(Arrays::stream)
        .boxed()
        .toList();
  }

  @Test
  void whatATrialCannotGiveIsRefused() {
    PrescribedDose vein =
        new PrescribedDose("naltrexone", Mass.ofMilligrams(1), Route.INTRAVENOUS, 0);
    Arm arm = Designs.exact("vein", new DosingRegimen(List.of(new RegimenPart.Single(vein))), true);
    TrialDesign design = Designs.opioid(4, 5, arm);
    assertThatThrownBy(() -> new TrialRun(design)).hasMessageContaining("\"vein\"");
    TrialDesign sound = Designs.opioid(4, 5, Designs.exact("a", Designs.injections(1), true));
    assertThatThrownBy(() -> new TrialRun(sound).part(new TrialPart(1, 0, 0, 5), SubjectSink.NONE))
        .hasMessageContaining("not one of the trial");
    assertThatThrownBy(() -> new TrialRun(sound).part(new TrialPart(0, 0, 0, 6), SubjectSink.NONE))
        .hasMessageContaining("not one of the trial");
    assertThatThrownBy(() -> Designs.opioid(4, 0, sound.arms().getFirst()))
        .hasMessageContaining("1 subject");
    assertThatThrownBy(() -> Designs.opioid(4, 5, arm, arm)).hasMessageContaining("own name");
    assertThatThrownBy(() -> sound.withSize(5, 0, 1)).hasMessageContaining("1 replicate");
  }

  @Test
  void countsSurviveBeingWrittenDown() {
    ArmTally tally = Designs.run(twoArms(20), 0);
    assertThat(ArmTally.ofCounts(tally.counts())).isEqualTo(tally);
    assertThat(tally.subjects()).isEqualTo(20);
    long[] broken = tally.counts();
    broken[0]++;
    assertThatThrownBy(() -> ArmTally.ofCounts(broken)).hasMessageContaining("not the counts");
    assertThatThrownBy(() -> tally.add(new ArmTally(7))).hasMessageContaining("different length");
  }

  @Test
  void everySubjectIsCountedOnceInEveryCount() {
    TrialDesign design = twoArms(60);
    ArmTally tally = Designs.run(design, 0);
    for (SubjectCount what : SubjectCount.values()) {
      long sum = LongStream.of(tally.of(what)).sum();
      switch (what) {
        case RELAPSE_STARTED, RELAPSE_NOT_STARTED -> assertThat(sum).isLessThan(60);
        default -> assertThat(sum).as(what.name()).isEqualTo(60);
      }
    }
    for (int day = 0; day < design.days(); day++) {
      assertThat(LongStream.of(tally.occupancy(day)).sum()).isEqualTo(60);
    }
  }
}

package org.blockade.protocol.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaltrexoneCourseTest {

  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final List<String> DRUGS = List.of("naltrexone", "naloxone", "heroin");
  private static final List<Route> ROUTES =
      List.of(Route.ORAL, Route.EXTENDED_RELEASE_INTRAMUSCULAR, Route.INTRAVENOUS);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfFactsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<DoseGiven> facts = facts(random, true);
    ModelTime asOf = new ModelTime(random.nextInt(2000));
    NaltrexoneCourse course = new NaltrexoneCourse(facts, asOf, DAYS);
    Collections.shuffle(facts, random);
    assertThat(new NaltrexoneCourse(facts, asOf, DAYS)).isEqualTo(course);
  }

  @Test
  void theOrderOfFactsOfTheSameTimeDoesNotMatter() {
    List<DoseGiven> facts = new ArrayList<>();
    ModelTime time = new ModelTime(10);
    facts.add(given(time, "naltrexone", Route.ORAL, 50, Optional.empty()));
    facts.add(injection(time, Optional.of(Side.LEFT)));
    facts.add(injection(time, Optional.of(Side.RIGHT)));
    facts.add(injection(time, Optional.empty()));
    NaltrexoneCourse course = new NaltrexoneCourse(facts, time, DAYS);
    for (int i = 0; i < facts.size(); i++) {
      Collections.rotate(facts, 1);
      assertThat(new NaltrexoneCourse(facts, time, DAYS).lastDose()).isEqualTo(course.lastDose());
      assertThat(new NaltrexoneCourse(facts, time, DAYS).lastInjection())
          .isEqualTo(course.lastInjection());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyNaltrexoneUpToTheTimeOfTheQuestionIsPartOfIt(long seed) {
    Random random = new Random(seed);
    List<DoseGiven> facts = facts(random, false);
    ModelTime asOf = new ModelTime(random.nextInt(2000));
    NaltrexoneCourse course = new NaltrexoneCourse(facts, asOf, DAYS);
    List<DoseGiven> expected =
        facts.stream()
            .filter(fact -> fact.dose().drug().equals("naltrexone"))
            .filter(fact -> fact.dose().time().hours() <= asOf.hours())
            .toList();
    assertThat(course.given()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(course.given())
        .isSortedAccordingTo((a, b) -> a.dose().time().compareTo(b.dose().time()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLastDoseIsTheLaterOfTheLastTabletAndTheLastInjection(long seed) {
    Random random = new Random(seed);
    List<DoseGiven> facts =
        facts(random, true).stream()
            .filter(fact -> fact.dose().route() != Route.INTRAVENOUS)
            .toList();
    NaltrexoneCourse course =
        new NaltrexoneCourse(facts, new ModelTime(random.nextInt(2000)), DAYS);
    List<DoseGiven> lasts = new ArrayList<>();
    course.lastTablet().ifPresent(lasts::add);
    course.lastInjection().ifPresent(lasts::add);
    assertThat(course.lastDose().map(fact -> fact.dose().time()))
        .isEqualTo(lasts.stream().map(fact -> fact.dose().time()).max((a, b) -> a.compareTo(b)));
    lasts.forEach(last -> assertThat(course.daysSince(last)).isNotNegative());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void askingAgainLaterOnlyAddsWhatWasGivenSince(long seed) {
    Random random = new Random(seed);
    List<DoseGiven> facts = facts(random, false);
    ModelTime asOf = new ModelTime(random.nextInt(1000));
    NaltrexoneCourse before = new NaltrexoneCourse(facts, asOf, DAYS);
    NaltrexoneCourse later = new NaltrexoneCourse(facts, asOf.plusHours(500), DAYS);
    assertThat(later.given().subList(0, before.given().size())).isEqualTo(before.given());
  }

  @Test
  void aPersonWithoutNaltrexoneHasNoLastDose() {
    NaltrexoneCourse course =
        new NaltrexoneCourse(
            List.of(given(ModelTime.ORIGIN, "heroin", Route.INTRAVENOUS, 25, Optional.empty())),
            new ModelTime(100),
            DAYS);
    assertThat(course.lastDose()).isEmpty();
    assertThat(course.lastTablet()).isEmpty();
    assertThat(course.lastInjection()).isEmpty();
  }

  @Test
  void laterChangesToTheListGivenDoNotReachIt() {
    List<DoseGiven> facts = new ArrayList<>();
    NaltrexoneCourse course = new NaltrexoneCourse(facts, new ModelTime(100), DAYS);
    facts.add(injection(ModelTime.ORIGIN, Optional.empty()));
    assertThat(course.given()).isEmpty();
  }

  /// Facts in the order of nothing; each at a time of its own if the times are to differ.
  private static List<DoseGiven> facts(Random random, boolean timesDiffer) {
    List<DoseGiven> facts = new ArrayList<>();
    List<Integer> hours = new ArrayList<>();
    int count = random.nextInt(20);
    while (facts.size() < count) {
      int hour = random.nextInt(2000);
      if (timesDiffer && hours.contains(hour)) {
        continue;
      }
      hours.add(hour);
      Optional<Side> side =
          random.nextBoolean()
              ? Optional.of(random.nextBoolean() ? Side.LEFT : Side.RIGHT)
              : Optional.empty();
      facts.add(
          given(
              new ModelTime(hour),
              DRUGS.get(random.nextInt(DRUGS.size())),
              ROUTES.get(random.nextInt(ROUTES.size())),
              1 + random.nextInt(400),
              side));
    }
    return facts;
  }

  private static DoseGiven injection(ModelTime time, Optional<Side> side) {
    return given(time, "naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380, side);
  }

  private static DoseGiven given(
      ModelTime time, String drug, Route route, double milligrams, Optional<Side> side) {
    return new DoseGiven(DoseEvent.of(time, drug, route, Mass.ofMilligrams(milligrams)), side);
  }
}

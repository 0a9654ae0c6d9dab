package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewStartTest {

  private static final NewStart RULE = NewStart.standard(NextInjection.standard());
  private static final TimeAxis DAYS = new TimeAxis.StudyDays();

  @ParameterizedTest
  @CsvSource({"0, false", "35, false", "56, false", "57, true", "400, true"})
  void anInjectionIsANewStartOnceItHasLapsed(int day, boolean newStart) {
    assertThat(RULE.isNewStart(course(day, injection(0)))).isEqualTo(newStart);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "6, false", "7, true", "60, true"})
  void aTabletIsANewStartAWeekAfterTheLastOne(int day, boolean newStart) {
    assertThat(RULE.isNewStart(course(day, tablet(0)))).isEqualTo(newStart);
  }

  @Test
  void aTabletBesideAnInjectionThatStillCountsIsNone() {
    assertThat(RULE.isNewStart(course(56, injection(0), tablet(10)))).isFalse();
    assertThat(RULE.isNewStart(course(57, injection(0), tablet(10)))).isTrue();
  }

  @Test
  void nobodyWithoutADoseStartsAgain() {
    assertThat(RULE.isNewStart(course(100))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"20, 20, true", "6, 20, true", "5, 20, false", "21, 20, false"})
  void anOpioidCountsForFourteenDays(int useDay, int day, boolean counts) {
    List<OpioidUse> uses = List.of(use(useDay));
    assertThat(RULE.opioidBefore(course(day, tablet(10)), uses)).isEqualTo(found(useDay, counts));
    assertThat(RULE.opioidBefore(course(day), uses)).isEqualTo(found(useDay, counts));
  }

  private static Optional<OpioidUse> found(int day, boolean counts) {
    return counts ? Optional.of(use(day)) : Optional.empty();
  }

  @Test
  void anOpioidAfterTheLastDoseCountsHoweverLongAgo() {
    assertThat(RULE.opioidBefore(course(60, injection(0)), List.of(use(30)))).contains(use(30));
    assertThat(RULE.opioidBefore(course(60, injection(0)), List.of(use(-1)))).isEmpty();
  }

  @Test
  void theLastOfSeveralIsTold() {
    assertThat(RULE.opioidBefore(course(60, injection(0)), List.of(use(30), use(58), use(61))))
        .contains(use(58));
  }

  private static NaltrexoneCourse course(int day, DoseGiven... given) {
    return new NaltrexoneCourse(Arrays.asList(given), ModelTime.ofDays(day).plusHours(20), DAYS);
  }

  private static OpioidUse use(int day) {
    return new OpioidUse(
        ModelTime.ofDays(day).plusHours(20), OpioidUse.UNSPECIFIED, OpioidUse.Sign.URINE);
  }

  private static DoseGiven injection(int day) {
    return given(day, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380);
  }

  private static DoseGiven tablet(int day) {
    return given(day, Route.ORAL, 50);
  }

  private static DoseGiven given(int day, Route route, double milligrams) {
    return new DoseGiven(
        DoseEvent.of(
            ModelTime.ofDays(day).plusHours(10),
            "naltrexone",
            route,
            Mass.ofMilligrams(milligrams)),
        Optional.empty());
  }
}

package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.protocol.guideline.Course.asOf;
import static org.blockade.protocol.guideline.Course.day;
import static org.blockade.protocol.guideline.Course.injection;
import static org.blockade.protocol.guideline.Course.tablet;
import static org.blockade.protocol.guideline.Course.until;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.StricterDate;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.population.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurgeryAndSwitchTest {

  private static final SurgeryPlan SURGERY = SurgeryPlan.standard();
  private static final SwitchToAgonist SWITCH = SwitchToAgonist.standard();

  @ParameterizedTest(
      name =
          "operation on day {0}, forecast lost in all by day {1}: clear from {2}, {3} leads, gone {4}")
  @CsvSource({
    // The forecast is stricter: the block may hold longer than 30 days.
    "40, 48, 48, FORECAST, false",
    "48, 48, 48, FORECAST, true",
    "47.9, 48, 48, FORECAST, false",
    // The calendar is stricter: the forecast would let it be sooner.
    "28, 25, 30, CALENDAR, false",
    "30, 25, 30, CALENDAR, true",
    "29.9, 25, 30, CALENDAR, false",
    "35, 30, 30, CALENDAR, true"
  })
  void theLaterOfCalendarAndForecastLeadsBeforeSurgery(
      double surgery, double late, double clear, Leader leader, boolean gone) {
    SurgeryPlan.Advice advice =
        SURGERY.adviceFor(
            day(surgery),
            asOf(5, injection(0)),
            Optional.empty(),
            Optional.of(until(20, 24, late)));
    StricterDate date = advice.clear().orElseThrow();
    assertThat(date.calendar()).isEqualTo(day(30));
    assertThat(date.forecast()).contains(new Loss.At(day(late)));
    assertThat(date.leading()).isEqualTo(day(clear));
    assertThat(date.leader()).isEqualTo(leader);
    assertThat(advice.gone()).isEqualTo(gone);
    assertThat(ids(advice.steps()).contains("gone")).isEqualTo(gone);
    assertThat(ids(advice.steps()).contains("not-gone")).isEqualTo(!gone);
  }

  @Test
  void tabletsStop72HoursAndInjections30DaysBefore() {
    SurgeryPlan.Advice advice =
        SURGERY.adviceFor(day(60), asOf(5, injection(0)), Optional.of(day(28)), Optional.empty());
    assertThat(advice.lastTabletBy()).isEqualTo(day(57));
    assertThat(advice.lastInjectionBy()).isEqualTo(day(30));
    assertThat(advice.earliest()).contains(day(24));
    assertThat(advice.hold()).isFalse();
    assertThat(advice.clear().orElseThrow().leader()).isEqualTo(Leader.CALENDAR_ALONE);
    assertThat(ids(advice.steps()))
        .containsExactly("last-tablet", "last-injection", "gone", "unprotected", "restart");
    assertThat(advice.steps().getFirst().when()).isEqualTo(new When.By(day(57)));
  }

  @ParameterizedTest
  @CsvSource({"58, false", "57.9, true", "40, true"})
  void anInjectionThatFallsDueLessThan30DaysBeforeIsHeld(double surgery, boolean hold) {
    SurgeryPlan.Advice advice =
        SURGERY.adviceFor(
            day(surgery), asOf(5, injection(0)), Optional.of(day(28)), Optional.empty());
    assertThat(advice.hold()).isEqualTo(hold);
    assertThat(ids(advice.steps()).contains("hold-due")).isEqualTo(hold);
  }

  @Test
  void afterTheOperationNothingIsStoppedOrHeldAnyMore() {
    SurgeryPlan.Advice advice =
        SURGERY.adviceFor(day(4), asOf(5, injection(0)), Optional.of(day(28)), Optional.empty());
    assertThat(advice.hold()).isFalse();
    assertThat(ids(advice.steps())).containsExactly("not-gone", "unprotected", "restart");
  }

  @Test
  void theLaterOfTabletAndInjectionCountsAndNothingOnRecordIsNoPromise() {
    assertThat(clear(asOf(20, injection(0), tablet(19)))).contains(day(30));
    assertThat(clear(asOf(29, injection(0), tablet(28.5)))).contains(day(31.5));
    assertThat(clear(asOf(5, tablet(4)))).contains(day(7));
    SurgeryPlan.Advice nothing =
        SURGERY.adviceFor(day(100), asOf(5), Optional.empty(), Optional.empty());
    assertThat(nothing.clear()).isEmpty();
    assertThat(nothing.earliest()).isEmpty();
    assertThat(nothing.gone()).isFalse();
    assertThat(ids(nothing.steps())).contains("not-gone");
  }

  private static Optional<org.blockade.simulator.quantity.ModelTime> clear(
      NaltrexoneCourse course) {
    return SURGERY
        .adviceFor(day(200), course, Optional.empty(), Optional.empty())
        .clear()
        .map(StricterDate::leading);
  }

  @ParameterizedTest(name = "lost in all by day {0}: agonist from day {1}, {2} leads")
  @CsvSource({"20, 30, CALENDAR", "30, 30, CALENDAR", "48, 48, FORECAST"})
  void theLaterOfCalendarAndForecastLeadsBeforeAnAgonist(double late, double from, Leader leader) {
    SwitchToAgonist.Advice advice =
        SWITCH.adviceFor(asOf(5, injection(0)), Optional.of(until(10, 15, late)));
    assertThat(advice.from().orElseThrow().leading()).isEqualTo(day(from));
    assertThat(advice.from().orElseThrow().leader()).isEqualTo(leader);
    assertThat(advice.steps().getFirst().when()).isEqualTo(new When.NotBefore(day(from)));
    assertThat(ids(advice.steps())).containsExactly("from", "meanwhile");
  }

  @Test
  void anAgonistComesADayAfterATabletAndHasNoDateWithoutNaltrexoneOnRecord() {
    assertThat(SWITCH.adviceFor(asOf(5, tablet(4)), Optional.empty()).from().orElseThrow())
        .isEqualTo(new StricterDate(day(5), Optional.empty(), day(5), Leader.CALENDAR_ALONE));
    SwitchToAgonist.Advice nothing = SWITCH.adviceFor(asOf(5), Optional.empty());
    assertThat(nothing.from()).isEmpty();
    assertThat(nothing.steps().getFirst().when()).isInstanceOf(When.Undated.class);
  }

  @Test
  void aForecastWithoutAnEndLeadsToTheEndOfItsSearchAndOneThatNeverHeldToTheCalendar() {
    ProtectedUntil open =
        new ProtectedUntil(
            new Loss.At(day(20)), new Loss.At(day(40)), new Loss.After(day(180)), day(0), "m");
    assertThat(SWITCH.adviceFor(asOf(5, injection(0)), Optional.of(open)).from().orElseThrow())
        .isEqualTo(
            new StricterDate(
                day(30), Optional.of(new Loss.After(day(180))), day(180), Leader.FORECAST));
    Loss never = new Loss.AlreadyLost();
    ProtectedUntil nothing = new ProtectedUntil(never, never, never, day(0), "m");
    assertThat(SWITCH.adviceFor(asOf(5, injection(0)), Optional.of(nothing)).from().orElseThrow())
        .isEqualTo(new StricterDate(day(30), Optional.of(never), day(30), Leader.CALENDAR));
  }

  @Test
  void noInstructionNamesAnAmountOfAnOpioid() {
    for (Step step : SWITCH.adviceFor(asOf(5, injection(0)), Optional.empty()).steps()) {
      assertThat(step.instruction().text()).doesNotContainPattern("[0-9] ?mg");
    }
  }

  private static List<String> ids(List<Step> steps) {
    return steps.stream().map(step -> step.instruction().id()).toList();
  }
}

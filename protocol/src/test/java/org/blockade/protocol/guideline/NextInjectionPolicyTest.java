package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.guideline.NextInjection.Policy;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextInjectionPolicyTest {

  private static final String OWN_BANDS =
      """
      interval: {value: 28, unit: d, evidence: read, source: "label"}
      labelled_amount: {value: 380, unit: mg, evidence: read, source: "label"}
      bands:
        - {status: early, from_day: 0, evidence: choice, source: "ours"}
        - {status: on-time, from_day: 24, evidence: choice, source: "ours"}
        - {status: late, from_day: 33, evidence: choice, source: "ours"}
        - {status: lapsed, from_day: 43, evidence: choice, source: "ours"}
      """;

  @ParameterizedTest(name = "{0} given {1}: due {2}, {3} days past due on 15 March")
  @CsvSource({
    "EVERY_28_DAYS, 2026-02-11T10:15, 2026-03-11T10:15, 4",
    "MONTHLY, 2026-02-11T10:15, 2026-03-11T10:15, 4",
    "MONTHLY, 2026-01-31T10:15, 2026-02-28T10:15, 15",
    "EVERY_28_DAYS, 2026-01-31T10:15, 2026-02-28T10:15, 15",
    "MONTHLY, 2026-02-28T10:15, 2026-03-28T10:15, -13",
    "MONTHLY, 2026-03-05T10:15, 2026-04-05T10:15, -21",
    "EVERY_28_DAYS, 2026-03-05T10:15, 2026-04-02T10:15, -18"
  })
  void aMonthIsTheSameDayOfTheNextOne(Policy policy, String given, String due, long past) {
    TimeAxis.Calendar calendar = Course.calendar("2026-01-01");
    NextInjection rule = NextInjection.standard(policy);
    ModelTime injected = Course.moment(calendar, given);
    NaltrexoneCourse course =
        new NaltrexoneCourse(
            List.of(
                new DoseGiven(
                    DoseEvent.of(
                        injected,
                        "naltrexone",
                        Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                        Mass.ofMilligrams(380)),
                    Optional.empty())),
            Course.moment(calendar, "2026-03-15T12:00"),
            calendar);
    NextInjection.Advice advice = rule.adviceFor(course).orElseThrow();
    assertThat(calendar.momentOf(advice.due()).toLocalDateTime()).hasToString(due);
    assertThat(advice.daysPastDue()).isEqualTo(past);
    assertThat(rule.policy()).isEqualTo(policy);
  }

  @Test
  void aMonthNeedsDates() {
    assertThat(Policy.MONTHLY.fits(Course.DAYS)).isFalse();
    assertThat(Policy.MONTHLY.fits(Course.calendar("2026-01-01"))).isTrue();
    assertThat(Policy.EVERY_28_DAYS.fits(Course.DAYS)).isTrue();
    assertThatThrownBy(
            () -> NextInjection.standard(Policy.MONTHLY).dueAfter(Course.day(0), Course.DAYS))
        .hasMessageContaining("a month needs dates");
  }

  @Test
  void aPolicyHasItsWord() {
    assertThat(Policy.ofWord("28d")).contains(Policy.EVERY_28_DAYS);
    assertThat(Policy.ofWord("monthly")).contains(Policy.MONTHLY);
    assertThat(Policy.ofWord("weekly")).isEmpty();
  }

  @Test
  void aClinicMayBringItsOwnBands() {
    NextInjection own = read(OWN_BANDS);
    assertThat(own.timingOn(23)).isEqualTo(Timing.EARLY);
    assertThat(own.timingOn(32)).isEqualTo(Timing.ON_TIME);
    assertThat(own.timingOn(33)).isEqualTo(Timing.LATE);
    assertThat(own.timingOn(43)).isEqualTo(Timing.LAPSED);
    assertThat(own.firstDay(Timing.LATE)).isEqualTo(33);
    assertThat(own.usualWindow()).isEqualTo(new NextInjection.Window(24, 32));
    LateInjection late = LateInjection.standard(own);
    assertThat(
            late.adviceFor(Course.asOf(33, Course.injection(0)), List.of(), Optional.empty())
                .orElseThrow()
                .leading())
        .isEqualTo(Timing.LATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from_day: 24|from_day: 0",
        "from_day: 24|from_day: 33",
        "from_day: 24|from_day: 24.5",
        "from_day: 0|from_day: 1",
        "status: on-time|status: late",
        "status: lapsed|status: early",
        "{value: 28, unit: d|{value: 0, unit: d"
      })
  void bandsThatOverlapOrLeaveAHoleAreRefused(String change) {
    String[] parts = change.split("\\|", -1);
    assertThatThrownBy(() -> read(OWN_BANDS.replace(parts[0], parts[1])))
        .isInstanceOf(DataFileException.class);
  }

  @Test
  void aBandThatIsMissingIsRefused() {
    String three = OWN_BANDS.substring(0, OWN_BANDS.indexOf("  - {status: lapsed"));
    assertThatThrownBy(() -> read(three)).hasMessageContaining("each once");
  }

  private static NextInjection read(String text) {
    return NextInjection.read(
        DataFile.of("own.yaml", text.getBytes(StandardCharsets.UTF_8)), Policy.EVERY_28_DAYS);
  }
}

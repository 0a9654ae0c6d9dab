package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.checks.analytic.ExponentialSum.DIGITS;
import static org.blockade.checks.analytic.ExponentialSum.number;
import static org.blockade.checks.analytic.Probe.VOLUME;
import static org.blockade.checks.analytic.Probe.concentrations;
import static org.blockade.checks.analytic.Probe.dose;
import static org.blockade.checks.analytic.Probe.expected;
import static org.blockade.checks.analytic.Probe.nanomoles;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Steady states against geometric series in closed form, and against long explicit sums of past
/// doses.
class SteadyStateTest {

  private static final double LIMIT = 1e-9;

  /// A past dose of which less than this is left counts no more.
  private static final double NEGLIGIBLE = 1e-15;

  private static final double[] TIMES = {
    0, 0.01, 0.2, 0.4, 0.5, 1, 2, 3.3, 5, 6, 7.9, 8, 9, 12, 15.5, 24, 36, 49, 72, 100, 150, 240, 400
  };

  static Stream<Probe> probes() {
    return Stream.of(Probe.withOneCompartment(), Probe.withTwoCompartments());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aBolusAtSteadyStateIsAGeometricSeries(Probe probe) {
    for (double interval : new double[] {0.5, 6, 24, 168, 1000}) {
      Trajectory trajectory =
          probe.run(dose(0, Route.INTRAVENOUS, 0, new SteadyState.Replacing(interval)));
      compare(
          "bolus every " + interval,
          trajectory,
          probe.parent().inSteadyState(number(interval)),
          BigDecimal.ZERO,
          nanomoles());
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aTabletAtSteadyStateIsAGeometricSeriesFromItsLagOn(Probe probe) {
    double interval = 8;
    Trajectory trajectory = probe.run(dose(0, Route.ORAL, 0, new SteadyState.Replacing(interval)));
    ExponentialSum afterDose = probe.parentOfGut().inSteadyState(number(interval));
    BigDecimal amount = nanomoles().multiply(Probe.TABLET_BASE);
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    agreement.add(
        "tablets",
        concentrations(trajectory, "probe", TIMES),
        expected(
            TIMES,
            time -> {
              BigDecimal sinceEntry = time.subtract(Probe.LAG);
              BigDecimal phase =
                  sinceEntry.signum() < 0 ? sinceEntry.add(number(interval)) : sinceEntry;
              return afterDose.at(phase).multiply(amount).divide(VOLUME, DIGITS);
            }));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  /// Among these: durations that are whole multiples of the interval, also where the division of
  /// the two in binary is not exact; durations longer than the interval; intervals shorter than the
  /// lag.
  @ParameterizedTest
  @CsvSource({
    "iv, 4, 12",
    "iv, 12, 12",
    "iv, 30, 12",
    "iv, 36, 12",
    "iv, 100, 7",
    "iv, 0.9, 0.3",
    "iv, 2.1, 0.7",
    "iv, 0.7, 0.5",
    "iv, 11.9, 12",
    "iv, 11.7, 12",
    "oral, 0, 0.4",
    "oral, 0, 0.2",
    "oral, 0, 0.1",
    "oral, 0.05, 0.2",
    "oral, 4, 12",
    "oral, 11.8, 12",
    "oral, 12, 12",
    "oral, 29, 12",
    "oral, 1, 0.3"
  })
  void aSteadyStateIsTheSumOfAllPastDoses(String route, double duration, double interval) {
    // Of doses that come this often thousands are summed: one compartment has to do.
    for (Probe probe : interval < 1 ? List.of(Probe.withOneCompartment()) : probes().toList()) {
      boolean oral = route.equals("oral");
      Trajectory trajectory =
          probe.run(
              dose(
                  0,
                  oral ? Route.ORAL : Route.INTRAVENOUS,
                  duration,
                  new SteadyState.Replacing(interval)));
      ExponentialSum response = oral ? probe.parentOfGut() : probe.parent();
      BigDecimal amount = oral ? nanomoles().multiply(Probe.TABLET_BASE) : nanomoles();
      BigDecimal lag = oral ? Probe.LAG : BigDecimal.ZERO;
      Function<BigDecimal, BigDecimal> one =
          duration == 0
              ? time -> response.at(time).multiply(amount)
              : ClosedFormTest.pulse(response, amount.divide(number(duration), DIGITS), duration);
      Agreement agreement = new Agreement(Agreement.BILLIONTH);
      double[] times = {0, 0.35, 0.4, 1, 7, 24.5, 90};
      agreement.add(
          route,
          concentrations(trajectory, "probe", times),
          expected(
              times, time -> allPastDoses(ClosedFormTest.later(lag, one), time, interval, amount)));
      assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
    }
  }

  private static BigDecimal allPastDoses(
      Function<BigDecimal, BigDecimal> one, BigDecimal time, double interval, BigDecimal amount) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal negligible = amount.multiply(number(NEGLIGIBLE));
    BigDecimal more = amount;
    for (int past = 0; past * interval < 150 || more.compareTo(negligible) > 0; past++) {
      more = one.apply(time.add(number(interval).multiply(BigDecimal.valueOf(past))));
      sum = sum.add(more);
    }
    return sum.divide(VOLUME, DIGITS);
  }

  @Test
  void anInfusionWhoseDurationDividesByItsIntervalInDecimalsReachesASteadyState() {
    Probe probe = Probe.withOneCompartment();
    for (int hundredths = 1; hundredths <= 60; hundredths++) {
      for (int multiple = 1; multiple <= 40; multiple++) {
        double interval = hundredths / 100.0;
        double duration = multiple * hundredths / 100.0;
        Trajectory trajectory =
            probe.run(dose(0, Route.INTRAVENOUS, duration, new SteadyState.Replacing(interval)));
        double constant = nanomoles().doubleValue() / interval / Probe.CLEARANCE.doubleValue();
        assertThat(concentrations(trajectory, "probe", new double[] {0})[0] / constant - 1)
            .as("%s h every %s h", duration, interval)
            .isBetween(-LIMIT, LIMIT);
      }
    }
  }

  /// 0.05 h divides the lag of 0.25 h, but not in binary: a dose whose entry falls on the record
  /// belongs to the past or to what is still to come, never to both. No one is dosed every three
  /// minutes; the sum must be right all the same.
  @Test
  void aSteadyStateDoesNotJumpWhereTheIntervalDividesTheLag() {
    double there = naltrexoneInSteadyState(0.05);
    double beside = naltrexoneInSteadyState(0.05 * (1 - 1e-12));
    assertThat(there / beside - 1).isBetween(-LIMIT, LIMIT);
  }

  private static double naltrexoneInSteadyState(double interval) {
    DoseEvent dose =
        new DoseEvent(
            ModelTime.ORIGIN,
            "naltrexone",
            Route.ORAL,
            Mass.ofMilligrams(20),
            0,
            new SteadyState.Replacing(interval));
    return Simulation.ofTypicalPerson(DrugCatalogue.standard().model("naltrexone"))
        .run(Scenario.of(List.of(dose)))
        .plasma("naltrexone", new ModelTime(0.24));
  }

  @Test
  void anAddedSteadyStateKeepsWhatWasThere() {
    Probe probe = Probe.withTwoCompartments();
    DoseEvent before = dose(0, Route.INTRAVENOUS);
    Trajectory trajectory =
        probe.run(before, dose(3, Route.INTRAVENOUS, 0, new SteadyState.Adding(12)));
    ExponentialSum steady = probe.parent().inSteadyState(number(12));
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    double[] times = {3, 4, 7, 15, 40, 120};
    agreement.add(
        "SS 2",
        concentrations(trajectory, "probe", times),
        expected(
            times,
            time ->
                steady
                    .at(time.subtract(number(3)))
                    .add(probe.parent().at(time))
                    .multiply(nanomoles())
                    .divide(VOLUME, DIGITS)));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void aReplacingSteadyStateForgetsWhatWasThere() {
    Probe probe = Probe.withOneCompartment();
    DoseEvent steady = dose(3, Route.ORAL, 0, new SteadyState.Replacing(12));
    Trajectory alone = probe.run(steady);
    Trajectory after =
        probe.run(
            dose(2.9, Route.ORAL), dose(0, Route.INTRAVENOUS, 50, SteadyState.NOT_ASSUMED), steady);
    double[] times = {3, 4, 7, 15, 40, 120};
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    agreement.add(
        "after", concentrations(after, "probe", times), concentrations(alone, "probe", times));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void theLaterOfTwoReplacingSteadyStatesOfTheSameTimeIsTheOnlyOneThatCounts() {
    Probe probe = Probe.withOneCompartment();
    DoseEvent steady = dose(3, Route.INTRAVENOUS, 0, new SteadyState.Replacing(12));
    Trajectory twice = probe.run(steady, steady);
    double[] times = {3, 4, 7, 15, 40};
    assertThat(concentrations(twice, "probe", times))
        .containsExactly(concentrations(probe.run(steady), "probe", times));
  }

  private static void compare(
      String name,
      Trajectory trajectory,
      ExponentialSum response,
      BigDecimal lag,
      BigDecimal amount) {
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    agreement.add(
        name,
        concentrations(trajectory, "probe", TIMES),
        expected(
            TIMES,
            time -> response.at(time.subtract(lag)).multiply(amount).divide(VOLUME, DIGITS)));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }
}

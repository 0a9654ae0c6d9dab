package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.blockade.checks.analytic.ExponentialSum.DIGITS;
import static org.blockade.checks.analytic.ExponentialSum.number;
import static org.blockade.checks.analytic.Probe.TRACE_VOLUME;
import static org.blockade.checks.analytic.Probe.VOLUME;
import static org.blockade.checks.analytic.Probe.areas;
import static org.blockade.checks.analytic.Probe.concentrations;
import static org.blockade.checks.analytic.Probe.dose;
import static org.blockade.checks.analytic.Probe.effectSites;
import static org.blockade.checks.analytic.Probe.expected;
import static org.blockade.checks.analytic.Probe.nanomoles;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.simulation.Trajectory;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine against closed forms: error at most 1e-9 relative to the larger of the value and a
/// billionth of its peak.
class ClosedFormTest {

  private static final double LIMIT = 1e-9;

  /// Times from seconds to months, few of them round.
  private static final double[] TIMES = {
    0, 1e-3, 0.01, 0.1, 0.25, 0.4, 0.4001, 0.5, 0.7, 1, 1.5, 2, 3, 3.999, 4, 5.3, 6, 8, 12, 16.7,
    24, 31.4, 48, 72, 96.01, 120, 168, 200.2, 240, 300, 336, 480, 672, 900.9, 1200, 1600, 2160
  };

  static Stream<Probe> probes() {
    return Stream.of(Probe.withOneCompartment(), Probe.withTwoCompartments());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aBolusFollowsItsExponentials(Probe probe) {
    Trajectory trajectory = probe.run(dose(0, Route.INTRAVENOUS));
    compare(trajectory, probe.parent(), probe.traceOfParent(), number(0), nanomoles());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aTabletFollowsTheBatemanFunctionAfterItsLagAndSplitsToTheMetabolite(Probe probe) {
    Trajectory trajectory = probe.run(dose(0, Route.ORAL));
    compare(
        trajectory,
        probe.parentOfGut(),
        probe.traceOfGut(),
        Probe.LAG,
        nanomoles().multiply(Probe.TABLET_BASE));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aConstantInfusionRisesToItsEndAndFallsAfterIt(Probe probe) {
    for (double duration : new double[] {0.05, 1, 4, 30, 700}) {
      Trajectory trajectory =
          probe.run(dose(0, Route.INTRAVENOUS, duration, SteadyState.NOT_ASSUMED));
      BigDecimal rate = nanomoles().divide(number(duration), DIGITS);
      compare(
          "infusion of " + duration + " h",
          trajectory,
          pulse(probe.parent(), rate, duration),
          pulse(probe.traceOfParent(), rate, duration));
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aTabletGivenAsAnInfusionStartsAfterItsLag(Probe probe) {
    Trajectory trajectory = probe.run(dose(0, Route.ORAL, 5, SteadyState.NOT_ASSUMED));
    BigDecimal rate = nanomoles().multiply(Probe.TABLET_BASE).divide(number(5), DIGITS);
    compare(
        "slow tablet",
        trajectory,
        later(Probe.LAG, pulse(probe.parentOfGut(), rate, 5)),
        later(Probe.LAG, pulse(probe.traceOfGut(), rate, 5)));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aDepotFollowsItsBurstAndItsErlangReleases(Probe probe) {
    Trajectory trajectory = probe.run(dose(0, Route.EXTENDED_RELEASE_INTRAMUSCULAR));
    compare("depot", trajectory, depot(probe.parent()), depot(probe.traceOfParent()));
  }

  @Test
  void whatADepotStillHoldsIsTheUpperRegularisedGammaFunction() {
    Trajectory trajectory =
        Probe.withOneCompartment().run(dose(0, Route.EXTENDED_RELEASE_INTRAMUSCULAR));
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    double given = nanomoles().doubleValue() * 0.8;
    double[] actual = new double[TIMES.length];
    double[] expected = new double[TIMES.length];
    for (int i = 0; i < TIMES.length; i++) {
      actual[i] = AmountsBySite.of(trajectory, TIMES[i]).depot();
      expected[i] =
          given
              * (0.1 * Math.exp(-Math.log(2) / 2 * TIMES[i])
                  + 0.3 * Gamma.regularizedGammaQ(3, 3 / 60.0 * TIMES[i])
                  + 0.6 * Gamma.regularizedGammaQ(5, 5 / 300.0 * TIMES[i]));
    }
    agreement.add("held by the depot", actual, expected);
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void dosesOfAllRoutesAddUpWhateverTheirOrder(Probe probe) {
    double[] starts = {31.25, 0, 7.7, 31.25, 400};
    Route[] routes = {
      Route.INTRAVENOUS,
      Route.EXTENDED_RELEASE_INTRAMUSCULAR,
      Route.ORAL,
      Route.ORAL,
      Route.INTRAVENOUS
    };
    Trajectory trajectory =
        probe.run(
            dose(starts[0], routes[0]),
            dose(starts[1], routes[1]),
            dose(starts[2], routes[2]),
            dose(starts[3], routes[3]),
            dose(starts[4], routes[4]));
    compare(
        "mixed doses",
        trajectory,
        time -> sum(starts, routes, time, probe.parent(), probe.parentOfGut()),
        time -> sum(starts, routes, time, probe.traceOfParent(), probe.traceOfGut()));
  }

  private static BigDecimal sum(
      double[] starts,
      Route[] routes,
      BigDecimal time,
      ExponentialSum ofVein,
      ExponentialSum ofGut) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < starts.length; i++) {
      BigDecimal since = time.subtract(number(starts[i]));
      sum =
          sum.add(
              switch (routes[i]) {
                case INTRAVENOUS -> ofVein.at(since).multiply(nanomoles());
                case ORAL ->
                    ofGut
                        .at(since.subtract(Probe.LAG))
                        .multiply(nanomoles())
                        .multiply(Probe.TABLET_BASE);
                case EXTENDED_RELEASE_INTRAMUSCULAR -> depot(ofVein).apply(since);
                default -> throw new IllegalArgumentException("not a route of the probe");
              });
    }
    return sum;
  }

  /// A unit response, delayed and scaled, for the plasma, the biophase and the area.
  private static void compare(
      Trajectory trajectory,
      ExponentialSum parent,
      ExponentialSum trace,
      BigDecimal lag,
      BigDecimal amount) {
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    agreement.add(
        "parent",
        concentrations(trajectory, "probe", TIMES),
        expected(TIMES, at(parent, VOLUME, lag, amount)));
    agreement.add(
        "trace",
        concentrations(trajectory, "trace", TIMES),
        expected(TIMES, at(trace, TRACE_VOLUME, lag, amount)));
    agreement.add(
        "parent's biophase",
        effectSites(trajectory, "probe", TIMES),
        expected(TIMES, at(Probe.biophase(parent, VOLUME), BigDecimal.ONE, lag, amount)));
    agreement.add(
        "trace's biophase",
        effectSites(trajectory, "trace", TIMES),
        expected(TIMES, at(Probe.biophase(trace, TRACE_VOLUME), BigDecimal.ONE, lag, amount)));
    agreement.add(
        "parent's area",
        areas(trajectory, "probe", TIMES),
        expected(TIMES, at(parent.integral(), VOLUME, lag, amount)));
    agreement.add(
        "trace's area",
        areas(trajectory, "trace", TIMES),
        expected(TIMES, at(trace.integral(), TRACE_VOLUME, lag, amount)));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  /// Central amounts as functions of time.
  private static void compare(
      String name,
      Trajectory trajectory,
      Function<BigDecimal, BigDecimal> parent,
      Function<BigDecimal, BigDecimal> trace) {
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    agreement.add(
        name + ", parent",
        concentrations(trajectory, "probe", TIMES),
        expected(TIMES, time -> parent.apply(time).divide(VOLUME, DIGITS)));
    agreement.add(
        name + ", trace",
        concentrations(trajectory, "trace", TIMES),
        expected(TIMES, time -> trace.apply(time).divide(TRACE_VOLUME, DIGITS)));
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  private static Function<BigDecimal, BigDecimal> at(
      ExponentialSum response, BigDecimal volume, BigDecimal lag, BigDecimal amount) {
    return time -> response.at(time.subtract(lag)).multiply(amount).divide(volume, DIGITS);
  }

  static Function<BigDecimal, BigDecimal> pulse(
      ExponentialSum response, BigDecimal rate, double duration) {
    ExponentialSum rise = response.integral();
    return time -> rise.at(time).subtract(rise.at(time.subtract(number(duration)))).multiply(rate);
  }

  static Function<BigDecimal, BigDecimal> later(
      BigDecimal lag, Function<BigDecimal, BigDecimal> curve) {
    return time -> curve.apply(time.subtract(lag));
  }

  private static Function<BigDecimal, BigDecimal> depot(ExponentialSum response) {
    ErlangRelease burst = new ErlangRelease(1, number(Math.log(2)).divide(number(2), DIGITS));
    ErlangRelease second = ErlangRelease.of(3, 60);
    ErlangRelease third = ErlangRelease.of(5, 300);
    BigDecimal amount = nanomoles().multiply(Probe.DEPOT_AVAILABLE);
    return time ->
        number(0.1)
            .multiply(burst.into(response, time))
            .add(number(0.3).multiply(second.into(response, time)))
            .add(number(0.6).multiply(third.into(response, time)))
            .multiply(amount);
  }
}

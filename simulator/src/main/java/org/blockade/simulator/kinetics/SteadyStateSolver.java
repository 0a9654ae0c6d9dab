package org.blockade.simulator.kinetics;

import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;

/// The state of a person who has taken the same dose at the same interval for ever.
///
/// With `P` the propagator of one interval and `b` what one interval of doses leaves behind from an
/// empty start, the state at a dose record is `x = b + P b + P^2 b + ...`. The sum is made by
/// doubling, `S(2m) = S(m) + P^m S(m)`: only numbers that are not negative are added, so no digit
/// is lost, and 30 doublings are a thousand million doses.
final class SteadyStateSolver {

  /// A contribution below this, relative to the sum, is the end of the series.
  private static final double NEGLIGIBLE = 0x1p-58;

  private static final int MOST_DOUBLINGS = 40;

  /// A duration this close to a whole number of intervals, relative to one, is that whole number.
  private static final double ROUNDING = 1e-12;

  private final KineticSystem system;
  private final int size;

  SteadyStateSolver(KineticSystem system) {
    this.system = system;
    this.size = system.layout().size();
  }

  /// State at the time of a steady-state record, before its own dose.
  ///
  /// @param interval dosing interval (h)
  double[] stateAtRecord(DoseEvent dose, double interval) {
    double[] sum = withoutAccumulators(afterOneInterval(dose, interval));
    double[] power = withoutAccumulatorRows(system.propagator().matrix(interval));
    double[] more = new double[size];
    for (int doubling = 0; doubling < MOST_DOUBLINGS; doubling++) {
      system.propagator().multiply(power, sum, more);
      boolean settled = true;
      for (int i = 0; i < size; i++) {
        settled &= more[i] <= NEGLIGIBLE * sum[i];
        sum[i] += more[i];
      }
      if (settled) {
        return sum;
      }
      power = system.propagator().product(power, power);
    }
    throw new IllegalArgumentException(
        "a dose every " + interval + " h has no steady state in this model");
  }

  /// When in the interval that ends with the record its last dose entered: the latest that is not
  /// `pending`. Both count `lag - k interval` alike, so that rounding cannot count a dose twice.
  private static double phase(double lag, double interval) {
    int past = 0;
    while (lag - past * interval >= 0) {
      past++;
    }
    return StrictMath.max(0, interval + (lag - past * interval)); // rounding may give -1e-17
  }

  /// Doses and parts of infusions that began before the record and go on after it, as inputs
  /// relative to the record: start (h, 0 or more) and duration (h, 0 for a dose at once).
  static List<Pending> pending(double lag, double duration, double interval) {
    List<Pending> pending = new ArrayList<>();
    for (int k = 0; lag - k * interval >= 0 || lag - k * interval + duration > 0; k++) {
      double start = lag - k * interval;
      if (start >= 0) {
        pending.add(new Pending(start, duration, 1));
      } else {
        double left = start + duration;
        pending.add(new Pending(0, left, left / duration));
      }
    }
    return pending;
  }

  /// An input that is still to come.
  ///
  /// @param part fraction of the dose that is still to come
  record Pending(double startHours, double durationHours, double part) {}

  private double[] afterOneInterval(DoseEvent dose, double interval) {
    KineticSystem.Entry entry = system.entry(dose);
    double amount = system.baseOf(dose);
    double phase = phase(entry.lagHours(), interval);
    double[] state = new double[size];
    if (dose.infusionHours() == 0) {
      state = system.propagator().advance(state, phase);
      for (KineticSystem.Share share : system.shares(dose)) {
        state[share.state()] += share.fraction() * amount;
      }
      return system.propagator().advance(state, interval - phase);
    }
    double rate = amount / dose.infusionHours();
    double whole = StrictMath.rint(dose.infusionHours() / interval);
    double extra = dose.infusionHours() - whole * interval;
    if (extra < 0 && extra < -ROUNDING * interval) {
      whole -= 1;
      extra += interval;
    }
    extra = StrictMath.max(0, extra); // 0.3 h every 0.1 h is three whole intervals, not 2.9999
    double end = phase + extra;
    double[] switches =
        end <= interval
            ? new double[] {0, phase, end, interval}
            : new double[] {0, end - interval, phase, interval};
    boolean highFirst = end > interval;
    for (int i = 0; i < 3; i++) {
      boolean high = highFirst == (i != 1);
      state[entry.infusionRate()] = (high ? whole + 1 : whole) * rate;
      state = system.propagator().advance(state, switches[i + 1] - switches[i]);
    }
    state[entry.infusionRate()] = 0;
    return state;
  }

  private double[] withoutAccumulators(double[] state) {
    double[] kept = state.clone();
    for (int i = 0; i < size; i++) {
      if (!system.layout().hasSteadyState(i)) {
        kept[i] = 0;
      }
    }
    return kept;
  }

  private double[] withoutAccumulatorRows(double[] matrix) {
    double[] kept = matrix.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (!system.layout().hasSteadyState(i) || !system.layout().hasSteadyState(j)) {
          kept[i * size + j] = 0;
        }
      }
    }
    return kept;
  }
}

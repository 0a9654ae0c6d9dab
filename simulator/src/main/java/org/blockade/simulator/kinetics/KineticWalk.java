package org.blockade.simulator.kinetics;

import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.SteadyState;

/// One drug in one person, hour by hour, where the next dose depends on what happened so far.
///
/// A `KineticTrajectory` needs every dose beforehand; here they are given on the way. The state is
/// propagated exactly from one call to the next. How a walk is cut into steps may change the last
/// digits, so who compares bits walks the same times.
public final class KineticWalk {

  private final KineticSystem system;
  private final List<double[]> weights;
  private final int leading;
  private double[] state;
  private double now;
  private double[] waiting = new double[4];
  private double[][] inputs = new double[4][];
  private int count;

  /// A walk from time 0 with nothing in the body.
  ///
  /// @param readouts what `read` gives, by position
  public KineticWalk(KineticSystem system, List<Readout> readouts) {
    this.system = system;
    this.leading = system.leadingStates(new double[system.layout().size()]);
    this.weights = readouts.stream().map(system::weights).toList();
    this.state = new double[leading];
  }

  /// The time reached (h).
  public double now() {
    return now;
  }

  /// Takes a dose at the time of the dose, which is now or later; it enters after its lag.
  ///
  /// @param part of the amount that counts: 1, or another number where this occasion differs
  public void give(DoseEvent dose, double part) {
    if (!(dose.time().hours() >= now)) {
      throw new IllegalArgumentException(
          "a dose at " + dose.time().hours() + " h comes after " + now + " h was reached");
    }
    if (dose.infusionHours() != 0 || !(dose.steadyState() instanceof SteadyState.NotAssumed)) {
      throw new IllegalArgumentException("a walk takes single doses, given at once");
    }
    double amount = system.baseOf(dose) * part;
    double[] input = new double[leading];
    for (KineticSystem.Share share : system.shares(dose)) {
      if (share.state() < leading) {
        input[share.state()] += share.fraction() * amount;
      }
    }
    insert(dose.time().hours() + system.entry(dose).lagHours(), input);
  }

  private void insert(double time, double[] input) {
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * count);
      inputs = Arrays.copyOf(inputs, 2 * count);
    }
    int at = count++;
    while (at > 0 && waiting[at - 1] > time) {
      waiting[at] = waiting[at - 1];
      inputs[at] = inputs[at - 1];
      at--;
    }
    waiting[at] = time;
    inputs[at] = input;
  }

  /// Goes on to a time (h), now or later; doses of that time are in.
  public void advanceTo(double hours) {
    if (!(hours >= now)) {
      throw new IllegalArgumentException(hours + " h is before " + now + " h, which was reached");
    }
    int entered = 0;
    while (entered < count && waiting[entered] <= hours) {
      step(waiting[entered]);
      double[] input = inputs[entered++];
      for (int i = 0; i < leading; i++) {
        state[i] += input[i];
      }
    }
    if (entered > 0) {
      System.arraycopy(waiting, entered, waiting, 0, count - entered);
      System.arraycopy(inputs, entered, inputs, 0, count - entered);
      count -= entered;
    }
    step(hours);
  }

  private void step(double hours) {
    if (hours > now) {
      state = system.propagator().advance(state, hours - now, leading);
      now = hours;
    }
  }

  /// A readout now.
  public double read(int readout) {
    double[] row = weights.get(readout);
    double sum = 0;
    for (int i = 0; i < leading; i++) {
      sum += row[i] * state[i];
    }
    return sum;
  }
}

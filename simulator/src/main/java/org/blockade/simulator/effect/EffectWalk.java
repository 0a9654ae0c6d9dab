package org.blockade.simulator.effect;

import java.util.Arrays;
import org.blockade.simulator.receptor.BindingTrajectory;
import org.blockade.simulator.receptor.Follower;

/// Tolerance and withdrawal of one person, advanced step by step with the receptor that drives
/// them.
public final class EffectWalk implements Follower {

  private static final int ROOM = 256;

  private final SlowStates equations;
  private final SlowStates.Stages tried = new SlowStates.Stages();
  private final double[] now;
  private double[] states = new double[ROOM * SlowStates.COUNT];
  private int steps;

  /// A person who carries this along at the start.
  public EffectWalk(EffectParameters parameters, Carried start) {
    this.equations = new SlowStates(parameters);
    OpioidEffect.Tolerance tolerance = start.tolerance();
    this.now =
        new double[] {
          tolerance.acute(), tolerance.adaptive(), tolerance.slow(), start.slowWithdrawal()
        };
  }

  @Override
  public double error(
      double step, double activation, double blocked, BindingTrajectory.Stages stages) {
    equations.advance(step, now, stages, tried);
    return equations.error(step, now, activation, blocked, tried);
  }

  @Override
  public void accept() {
    if ((steps + 2) * SlowStates.COUNT > states.length) {
      states = Arrays.copyOf(states, 2 * states.length);
    }
    System.arraycopy(now, 0, states, steps * SlowStates.COUNT, SlowStates.COUNT);
    steps++;
    for (int state = 0; state < now.length; state++) {
      now[state] = tried.end(state);
    }
  }

  /// The effects over the course of the receptor that this followed.
  public EffectCourse along(BindingTrajectory binding) {
    if (binding.steps() != steps) {
      throw new IllegalArgumentException("this did not follow that receptor");
    }
    double[] all = Arrays.copyOf(states, (steps + 1) * SlowStates.COUNT);
    System.arraycopy(now, 0, all, steps * SlowStates.COUNT, SlowStates.COUNT);
    return new EffectCourse(equations, binding, all);
  }
}

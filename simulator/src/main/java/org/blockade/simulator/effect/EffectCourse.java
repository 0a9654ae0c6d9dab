package org.blockade.simulator.effect;

import java.util.Arrays;
import org.blockade.simulator.receptor.BindingTrajectory;

/// Activation, tolerance, withdrawal, high and breathing over time, on the steps that the receptor
/// was computed with. An effect at another time comes from a step of its own.
public final class EffectCourse {

  private final SlowStates equations;
  private final BindingTrajectory binding;

  /// The slow states at the start of each step, and at the end.
  private final double[] states;

  EffectCourse(SlowStates equations, BindingTrajectory binding, double[] states) {
    this.equations = equations;
    this.binding = binding;
    this.states = states;
  }

  /// The effect at a time (h).
  public OpioidEffect at(double time) {
    return at(binding.at(time));
  }

  /// The effect at a point of the receptor that this is the effect of.
  public OpioidEffect at(BindingTrajectory.Point point) {
    int first = point.step() * SlowStates.COUNT;
    double[] slow = Arrays.copyOfRange(states, first, first + SlowStates.COUNT);
    if (point.elapsed() > 0) {
      SlowStates.Stages stages = new SlowStates.Stages();
      equations.advance(point.elapsed(), slow, point.stages(), stages);
      for (int state = 0; state < slow.length; state++) {
        slow[state] = stages.end(state);
      }
    }
    return OpioidEffect.of(
        equations.parameters(),
        point.activation(),
        new OpioidEffect.Tolerance(slow[0], slow[1], slow[2]),
        slow[3]);
  }
}

package org.blockade.simulator.effect;

/// What a person carries along: tolerance and the slow part of withdrawal.
public record Carried(OpioidEffect.Tolerance tolerance, double slowWithdrawal) {

  /// A person who has taken nothing before.
  public static Carried nothing(EffectParameters parameters) {
    double tone = parameters.tone().activation();
    return new Carried(new OpioidEffect.Tolerance(tone, tone, tone), 0);
  }
}

package org.blockade.protocol.rule;

import java.util.Comparator;

/// An instruction with its date.
public record Step(Instruction instruction, When when) {

  /// Areas in their order; within one, what has a date first, in time order. What is alike in both
  /// stays in the order in which it was planned.
  public static final Comparator<Step> ORDER =
      Comparator.comparing((Step step) -> step.instruction().area())
          .thenComparing(step ->
              step.when().date().map(time -> time.hours()).orElse(Double.POSITIVE_INFINITY));
}

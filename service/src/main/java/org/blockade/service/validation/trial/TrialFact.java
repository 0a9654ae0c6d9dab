package org.blockade.service.validation.trial;

import org.blockade.service.validation.fact.Limits;
import org.blockade.simulator.drug.Evidence;

/// A published figure of a trial.
///
/// @param id id in the evidence
/// @param experiment the simulated trial that stands for it
/// @param from first day, or number of injections, or of weeks, as the measure asks
/// @param to last day
/// @param first what the first version of the model gave, before anybody knew how it comes out
/// @param limits within which a simulated figure counts as in
/// @param rule where the limits come from
public record TrialFact(
    String id,
    String experiment,
    String arm,
    TrialMeasure measure,
    int from,
    int to,
    double published,
    double first,
    Limits limits,
    String rule,
    Role role,
    String source,
    Evidence evidence) {

  /// Whether the first version was within the limits.
  public boolean firstIn() {
    return limits.hold(first);
  }
}

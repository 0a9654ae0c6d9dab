package org.blockade.protocol.plan;

import java.util.Optional;
import org.blockade.protocol.guideline.OralSchedules;
import org.blockade.simulator.quantity.ModelTime;

/// What a plan is asked about beside the record.
///
/// @param surgery a planned operation, where somebody named one; else that of the record
/// @param release a day of release from custody
/// @param stopping whether naltrexone ends now
/// @param toAgonist whether the person changes to buprenorphine or methadone
/// @param tablets the schedule of tablets, where somebody named one
public record PlanQuestion(
    Optional<ModelTime> surgery,
    Optional<ModelTime> release,
    boolean stopping,
    boolean toAgonist,
    Optional<OralSchedules.Schedule> tablets) {

  /// Only what the record says.
  public static final PlanQuestion OF_THE_RECORD =
      new PlanQuestion(Optional.empty(), Optional.empty(), false, false, Optional.empty());
}

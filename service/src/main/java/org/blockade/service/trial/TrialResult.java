package org.blockade.service.trial;

import java.util.List;
import org.blockade.formats.trial.TrialFile;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.Condition;

/// The counts of a trial.
///
/// @param complete false where it was stopped before its end: then the arms have fewer subjects
///   than the design says
public record TrialResult(TrialFile file, List<ArmResult> arms, boolean complete) {

  public TrialResult {
    arms = List.copyOf(arms);
  }

  /// The outcome by which replicates are compared: relapse, or heavy drinking days.
  public ArmTally.SubjectCount main() {
    return main(file.design().condition());
  }

  static ArmTally.SubjectCount main(Condition condition) {
    return switch (condition) {
      case OPIOID_USE_DISORDER -> ArmTally.SubjectCount.RELAPSE;
      case ALCOHOL_USE_DISORDER -> ArmTally.SubjectCount.HEAVY_DAYS;
    };
  }

  /// Subjects of an arm as designed, over all replicates.
  public long designed() {
    return (long) file.design().subjects() * file.design().replicates();
  }
}

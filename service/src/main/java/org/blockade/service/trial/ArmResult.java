package org.blockade.service.trial;

import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.trial.ArmTally;

/// What became of an arm: its counts over all replicates and, of each replicate, the counts of the
/// one outcome by which replicates are compared.
///
/// @param studies one for each replicate
public record ArmResult(String name, ArmTally tally, List<Study> studies) {

  public ArmResult {
    studies = List.copyOf(studies);
  }

  /// One replicate.
  ///
  /// @param subjects how many of it are in
  /// @param main how many subjects have each value of the main outcome: see `TrialResult.MAIN`
  @SuppressWarnings("ArrayRecordComponent") // copied in and out
  public record Study(long subjects, long[] main) {
    public Study {
      main = main.clone();
    }

    @Override
    public long[] main() {
      return main.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Study that
          && subjects == that.subjects
          && Arrays.equals(main, that.main);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(main);
    }
  }
}

package org.blockade.service.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  /// @param main how many subjects have each value of the main outcome: see `TrialResult.main`
  /// @param curves kept where a trial is compared with what was observed
  @SuppressWarnings("ArrayRecordComponent") // copied in and out
  public record Study(long subjects, long[] main, Optional<Curves> curves) {
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
          && Arrays.equals(main, that.main)
          && curves.equals(that.curves);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(main);
    }
  }

  /// What the curves of one replicate are made of.
  ///
  /// @param left how many subjects left care on each day, and never
  /// @param sinceInjection person-days by days since the last injection
  /// @param used of these, those with opioid use
  @SuppressWarnings("ArrayRecordComponent") // copied in, read only
  public record Curves(long[] left, long[] sinceInjection, long[] used) {
    public Curves {
      left = left.clone();
      sinceInjection = sinceInjection.clone();
      used = used.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Curves that
          && Arrays.equals(left, that.left)
          && Arrays.equals(sinceInjection, that.sinceInjection)
          && Arrays.equals(used, that.used);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(left);
    }
  }
}

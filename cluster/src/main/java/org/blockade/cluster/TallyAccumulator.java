package org.blockade.cluster;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;
import org.blockade.simulator.trial.ArmTally;

/// Brings counts from the machines that compute to the one that asks.
///
/// Spark may compute a stretch again, e.g. when a machine is lost. A stretch is therefore told by
/// its number and counts once, whichever copy comes first: all copies are the same bits.
final class TallyAccumulator extends AccumulatorV2<TallyAccumulator.Counts, Map<Study, ArmTally>> {

  private static final long serialVersionUID = 1;

  /// Never changed, only replaced: Spark sends what a task has so far while the task goes on.
  private Counts counts = Counts.none();

  /// Counts by arm and replicate, and the stretches they come from. As rows of numbers, because a
  /// tally does not travel.
  record Counts(BitSet stretches, TreeMap<Study, long[]> rows) implements Serializable {

    static Counts none() {
      return new Counts(new BitSet(), new TreeMap<>());
    }

    static Counts of(int stretch, Map<Study, ArmTally> tallies) {
      Counts counts = none();
      counts.stretches.set(stretch);
      tallies.forEach((study, tally) -> counts.rows.put(study, tally.counts()));
      return counts;
    }

    /// With more stretches.
    ///
    /// @throws IllegalStateException if only some of them are new, because then their counts cannot
    ///   be told apart
    Counts plus(Counts more) {
      BitSet all = (BitSet) stretches.clone();
      all.or(more.stretches);
      int added = all.cardinality() - stretches.cardinality();
      if (added == 0) {
        return this;
      }
      if (added < more.stretches.cardinality()) {
        throw new IllegalStateException("counts of stretches that are already counted in part");
      }
      TreeMap<Study, long[]> sums = new TreeMap<>(rows);
      more.rows.forEach((study, row) -> sums.merge(study, row, Counts::sum));
      return new Counts(all, sums);
    }

    private static long[] sum(long[] one, long[] other) {
      ArmTally sum = ArmTally.ofCounts(one);
      sum.add(ArmTally.ofCounts(other));
      return sum.counts();
    }
  }

  @Override
  public boolean isZero() {
    return counts.stretches().isEmpty();
  }

  @Override
  public TallyAccumulator copy() {
    TallyAccumulator copy = new TallyAccumulator();
    copy.counts = counts;
    return copy;
  }

  @Override
  public void reset() {
    counts = Counts.none();
  }

  @Override
  public void add(Counts more) {
    counts = counts.plus(more);
  }

  @Override
  public void merge(AccumulatorV2<Counts, Map<Study, ArmTally>> other) {
    counts = counts.plus(((TallyAccumulator) other).counts);
  }

  /// Number of stretches counted.
  int stretches() {
    return counts.stretches().cardinality();
  }

  @Override
  public Map<Study, ArmTally> value() {
    TreeMap<Study, ArmTally> tallies = new TreeMap<>();
    counts.rows().forEach((study, row) -> tallies.put(study, ArmTally.ofCounts(row)));
    return tallies;
  }
}

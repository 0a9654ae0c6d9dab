package org.blockade.cluster;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.blockade.simulator.trial.TrialDesign;

/// What an executor does: reads the design, and computes the stretches whose numbers it is given.
record StretchTask(DesignText text, int stretches, TallyAccumulator tallies)
    implements FlatMapFunction<Integer, Row> {

  @Override
  public Iterator<Row> call(Integer index) {
    TrialDesign design = text.design();
    return new StretchRows(
        design,
        Ranges.of(design, stretches, index),
        counts -> tallies.add(TallyAccumulator.Counts.of(index, counts)));
  }
}

package org.blockade.cluster;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;

/// The rows of a stretch, computed as they are asked for, some subjects at a time, so that memory
/// does not grow with the stretch. After the last row the counts are told, once.
final class StretchRows implements Iterator<Row> {

  /// Subjects computed in one go. The results do not depend on it.
  private static final int AT_ONCE = 256;

  private final TrialDesign design;
  private final TrialRun run;
  private final SubjectColumns columns;
  private final List<TrialPart> parts;
  private final Consumer<Map<Study, ArmTally>> whenDone;

  private final Queue<Row> rows = new ArrayDeque<>();
  private final Map<Study, ArmTally> tallies = new TreeMap<>();
  private int part;
  private int done;
  private boolean told;

  StretchRows(TrialDesign design, List<TrialPart> parts, Consumer<Map<Study, ArmTally>> whenDone) {
    this.design = design;
    this.run = new TrialRun(design);
    this.columns = SubjectColumns.of(design.condition());
    this.parts = parts;
    this.whenDone = whenDone;
  }

  @Override
  public boolean hasNext() {
    while (rows.isEmpty() && part < parts.size()) {
      compute();
    }
    if (rows.isEmpty() && !told) {
      told = true;
      whenDone.accept(tallies);
    }
    return !rows.isEmpty();
  }

  private void compute() {
    TrialPart whole = parts.get(part);
    int from = whole.from() + done;
    int to = Math.min(from + AT_ONCE, whole.to());
    String arm = design.arms().get(whole.arm()).name();
    ArmTally tally =
        run.part(
            new TrialPart(whole.arm(), whole.replicate(), from, to),
            (outcome, days) -> rows.add(columns.row(arm, outcome)));
    tallies
        .computeIfAbsent(
            new Study(whole.arm(), whole.replicate()), study -> new ArmTally(design.days()))
        .add(tally);
    done = to - whole.from();
    if (to == whole.to()) {
      part++;
      done = 0;
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.remove();
  }
}

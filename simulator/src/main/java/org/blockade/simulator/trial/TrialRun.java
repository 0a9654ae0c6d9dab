package org.blockade.simulator.trial;

import java.util.List;
import org.blockade.simulator.outcome.CourseNumber;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.outcome.CourseValues;
import org.blockade.simulator.population.CounterRandom;

/// Computes the parts of a trial. The result of a part depends on the design and the part alone:
/// parts may be computed in any order, on any number of threads or machines, and again.
public final class TrialRun {

  /// The study itself as a subject, for draws that all its people share.
  private static final int STUDY = -1;

  private final TrialDesign design;
  private final List<Prescription> prescriptions;

  /// A run of a design.
  ///
  /// @throws IllegalArgumentException if an arm prescribes what a trial cannot give
  public TrialRun(TrialDesign design) {
    this.design = design;
    this.prescriptions = design.arms().stream().map(Prescription::of).toList();
  }

  /// Computes a part.
  ///
  /// @param sink told every subject, in order
  public ArmTally part(TrialPart part, SubjectSink sink) {
    if (part.arm() >= design.arms().size()
        || part.replicate() >= design.replicates()
        || part.to() > design.subjects()) {
      throw new IllegalArgumentException("this part is not one of the trial: " + part);
    }
    ArmTally tally = new ArmTally(design.days());
    SubjectDays log = new SubjectDays(design.days());
    CourseValues course = course(part.replicate());
    Arm arm = design.arms().get(part.arm());
    for (int subject = part.from(); subject < part.to(); subject++) {
      SubjectOutcome outcome =
          new SubjectRun(
                  design,
                  arm,
                  prescriptions.get(part.arm()),
                  course,
                  part.replicate(),
                  subject,
                  log)
              .run();
      tally.add(outcome, log);
      sink.accept(outcome, log);
    }
    return tally;
  }

  /// The numbers of the course in a replicate: as they stand or, with uncertainty, each drawn
  /// evenly from its range on the logarithmic scale (on the plain scale where the range begins at
  /// 0).
  public CourseValues course(int replicate) {
    CourseValues values = design.course().values();
    if (!design.uncertainty()) {
      return values;
    }
    CounterRandom random = new CounterRandom(design.seed());
    for (CourseNumber number : CourseNumber.values()) {
      CourseTable.Row row = design.course().row(number);
      double draw = random.uniform(STUDY, replicate, "course." + number.symbol(), 0);
      double value =
          row.low() > 0
              ? row.low() * StrictMath.pow(row.high() / row.low(), draw)
              : row.low() + (row.high() - row.low()) * draw;
      values = values.with(number, value);
    }
    return values;
  }
}

package org.blockade.formats.trial;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.TrialDesign;

/// A trial as it was read.
///
/// @param reference the arm that the others are compared with; its name
/// @param people where the covariates come from, if from a table
/// @param adherence SHA-256 of the table of inductions and visits
/// @param observed what a real study saw; no simulated number depends on it
public record TrialFile(
    TrialDesign design,
    String reference,
    Optional<People> people,
    String adherence,
    Optional<ObservedTable> observed) {

  /// A table of virtual people.
  ///
  /// @param name as the file of the trial names it
  /// @param checksum SHA-256 of its bytes
  public record People(String name, String checksum) {}

  public TrialFile {
    if (design.arms().stream().noneMatch(arm -> arm.name().equals(reference))) {
      throw new IllegalArgumentException("the reference is one of the arms");
    }
  }

  /// Place of the reference among the arms.
  public int referenceArm() {
    return design.arms().stream().map(arm -> arm.name()).toList().indexOf(reference);
  }

  /// Numbers of the course that the file gives in place of those that come with Blockade.
  public List<CourseTable.Row> overrides() {
    CourseTable standard = CourseTable.standard();
    return design.course().rows().stream()
        .filter(row -> !row.equals(standard.row(row.number())))
        .toList();
  }

  /// The same trial of another size.
  public TrialFile withSize(int subjects, long seed) {
    return withDesign(design.withSize(subjects, design.replicates(), seed));
  }

  /// The same trial with what a real study saw, or without.
  public TrialFile withObserved(Optional<ObservedTable> other) {
    return new TrialFile(design, reference, people, adherence, other);
  }

  /// The same file about another design.
  public TrialFile withDesign(TrialDesign other) {
    return new TrialFile(other, reference, people, adherence, observed);
  }
}

package org.blockade.simulator.trial;

/// Takes subjects as they are done, in their order within a part of a trial.
@FunctionalInterface
public interface SubjectSink {

  /// Nobody listens.
  SubjectSink NONE = (outcome, days) -> {};

  /// Takes a subject.
  ///
  /// @param days overwritten by the next subject
  void accept(SubjectOutcome outcome, SubjectDays days);
}

package org.blockade.service.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.blockade.formats.trial.TrialFile;
import org.blockade.service.present.trial.TrialPage;

/// A virtual trial that somebody asked for.
public final class CohortRun {

  private final String id;
  private final String owner;
  private final TrialFile file;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<State> state = new AtomicReference<>(new State.Waiting());

  CohortRun(String id, String owner, TrialFile file) {
    this.id = id;
    this.owner = owner;
    this.file = file;
  }

  /// How far it is.
  public sealed interface State {

    /// Another one runs.
    record Waiting() implements State {}

    /// It runs.
    ///
    /// @param done virtual people who are in
    record Running(long done, long total) implements State {}

    /// It has ended, or was stopped.
    ///
    /// @param page empty where it was stopped before every arm had people
    record Ended(Optional<TrialPage> page) implements State {}

    /// It could not be computed, which is no fault of whoever asked.
    record Failed() implements State {}
  }

  public String id() {
    return id;
  }

  /// What it is about.
  public String title() {
    return file.design().title();
  }

  public State state() {
    return state.get();
  }

  /// Key of its state in words.
  public String words() {
    return switch (state()) {
      case State.Waiting _ -> "cohort.waiting";
      case State.Running _ -> "cohort.running";
      case State.Ended(Optional<TrialPage> page) ->
          page.filter(each -> each.report().result().complete()).isPresent()
              ? "cohort.ended"
              : "cohort.stopped";
      case State.Failed _ -> "cohort.failed";
    };
  }

  /// Whether it still has to be waited for.
  public boolean open() {
    return switch (state()) {
      case State.Waiting _ -> true;
      case State.Running _ -> true;
      case State.Ended _ -> false;
      case State.Failed _ -> false;
    };
  }

  boolean of(String account) {
    return owner.equals(account);
  }

  TrialFile file() {
    return file;
  }

  boolean stopped() {
    return stopped.get();
  }

  void stop() {
    stopped.set(true);
  }

  void now(State next) {
    state.set(next);
  }

  /// People as designed, over all arms.
  long total() {
    return (long) file.design().subjects()
        * file.design().replicates()
        * file.design().arms().size();
  }
}

package org.blockade.service.web;

import java.util.Optional;
import org.blockade.service.present.trial.TrialPage;

/// A virtual trial: how far it is, or what it showed.
public record CohortRunPage(Frame frame, CohortRun run, CohortRun.State state) {

  /// What it showed, in English.
  public Optional<TrialPage> result() {
    return switch (state) {
      case CohortRun.State.Ended(Optional<TrialPage> page) -> page;
      case CohortRun.State.Waiting _ -> Optional.empty();
      case CohortRun.State.Running _ -> Optional.empty();
      case CohortRun.State.Failed _ -> Optional.empty();
    };
  }

  /// Virtual people who are in.
  public long done() {
    return state instanceof CohortRun.State.Running running ? running.done() : 0;
  }

  public long total() {
    return run.total();
  }

  /// How far it is in words.
  public String progress() {
    return switch (state) {
      case CohortRun.State.Waiting _ -> frame.say("cohort.waits");
      case CohortRun.State.Running running ->
          frame.say("cohort.progress", running.done(), running.total());
      case CohortRun.State.Ended _ -> frame.say(run.words());
      case CohortRun.State.Failed _ -> frame.say("cohort.failed");
    };
  }
}

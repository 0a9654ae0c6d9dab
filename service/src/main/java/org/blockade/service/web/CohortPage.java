package org.blockade.service.web;

import java.util.List;
import java.util.Locale;
import org.blockade.simulator.data.DataProblem;

/// Setting up a virtual trial.
///
/// @param problems of the trial's text, with their lines
/// @param full whether it was refused because too many wait
/// @param runs of this account
public record CohortPage(
    Frame frame, FormValues form, List<DataProblem> problems, boolean full, List<CohortRun> runs) {

  public CohortPage {
    problems = List.copyOf(problems);
    runs = List.copyOf(runs);
  }

  /// What is wrong with a field, in words; empty for nothing.
  public String problem(String field) {
    String key = form.problem(field);
    return key.isEmpty() ? "" : say(key);
  }

  /// Words with the limits in them.
  public String say(String key) {
    return frame.say(
        key,
        count(CohortLimits.SUBJECTS),
        CohortLimits.ARMS,
        CohortLimits.WEEKS,
        count(CohortLimits.DAYS),
        CohortRuns.MOST_WAITING,
        CohortRuns.KEPT);
  }

  private String count(long number) {
    return String.format(Locale.of(frame.language()), "%,d", number);
  }
}

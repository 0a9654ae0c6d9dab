package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.overdose.ArrestShare;
import org.blockade.simulator.overdose.BlockadeOnBoard;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.OverdosePopulation;
import org.blockade.simulator.overdose.OverdoseScenario;
import org.blockade.simulator.overdose.Rescue;
import org.blockade.simulator.overdose.RescueProduct;

/// Answers what naloxone or nalmefene does after a published overdose.
///
/// Nothing is ever on board here: an outcome under naltrexone would tell which overdoses act
/// despite it, and that is not computed.
public final class RescueReporter {

  /// Length of the typical course and distance of its points (s). Choices: what happens early,
  /// drawn smoothly.
  static final double COURSE_SECONDS = 1800;

  private static final double SECONDS_PER_POINT = 10;

  private final OverdoseModel model;
  private final long seed;
  private final int subjects;
  private final int threads;
  private final Progress progress;

  /// @param subjects virtual people for each share
  public RescueReporter(
      OverdoseModel model, long seed, int subjects, int threads, Progress progress) {
    this.model = model;
    this.seed = seed;
    this.subjects = subjects;
    this.threads = threads;
    this.progress = progress;
  }

  /// How many runs of a virtual person an answer takes.
  public static int runs(RescueQuestion question, int subjects) {
    return question.tolerances().size() * (1 + question.products().size()) * subjects;
  }

  /// Answers a question.
  public RescueAnswer answer(RescueQuestion question) {
    OverdosePopulation people = OverdosePopulation.draw(model, seed, subjects);
    List<RescueAnswer.Case> cases = new ArrayList<>();
    for (OpioidTolerance tolerance : question.tolerances()) {
      cases.add(oneCase(question, tolerance, Optional.empty(), people, cases.size()));
      for (RescueProduct product : question.products()) {
        cases.add(oneCase(question, tolerance, Optional.of(product), people, cases.size()));
      }
    }
    return new RescueAnswer(
        question,
        model.timing(),
        model.rule(),
        cases,
        model
            .scenario(question.overdose(), question.tolerances().getFirst(), new Rescue.None())
            .seconds(),
        model.identity(),
        people.identity(),
        seed,
        subjects);
  }

  private RescueAnswer.Case oneCase(
      RescueQuestion question,
      OpioidTolerance tolerance,
      Optional<RescueProduct> product,
      OverdosePopulation people,
      int before) {
    Rescue rescue =
        product
            .<Rescue>map(given ->
                new Rescue.Antagonist(
                    given, question.delaySeconds(), question.doses(), model.timing().gapSeconds()))
            .orElseGet(Rescue.None::new);
    OverdoseScenario scenario = model.scenario(question.overdose(), tolerance, rescue);
    ArrestShare share =
        people.arrested(
            scenario,
            threads,
            done -> progress.advancedTo(before * subjects + done, runs(question, subjects)));
    OverdoseScenario early =
        new OverdoseScenario(
            question.overdose(), tolerance, rescue, BlockadeOnBoard.NONE, COURSE_SECONDS);
    return new RescueAnswer.Case(tolerance, product, share, model.course(early, SECONDS_PER_POINT));
  }
}

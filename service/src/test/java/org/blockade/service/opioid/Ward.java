package org.blockade.service.opioid;

import java.util.List;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;

/// Charts, questions and answers for the tests of this package.
final class Ward {

  static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  static final DrugModel NALTREXONE = CATALOGUE.model("naltrexone");
  static final EffectParameters EFFECTS = EffectParameters.standard();
  static final OpioidNumbers NUMBERS = OpioidNumbers.standard();
  static final OpioidFreeInterval INTERVAL = OpioidFreeInterval.standard();
  static final int SUBJECTS = 8;

  private Ward() {}

  private static ChartReading reading(String text) {
    ChartReading reading = ChartReader.read(text, "chart.csv", ChartOptions.of(CATALOGUE));
    if (!reading.complete()) {
      throw new IllegalArgumentException(reading.problems().toString());
    }
    return reading;
  }

  static Chart chart(String text) {
    return reading(text).chart();
  }

  static PersonHistory person(String chart) {
    return ChartHistories.of(reading(chart), CATALOGUE).getFirst();
  }

  static PublishedChallenge challenge(String id) {
    return PublishedChallenge.all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static ChallengeAnswer challenge(String chart, String id, double asOfDay, double horizonDays) {
    return challenge(chart, id, asOfDay, horizonDays, 1);
  }

  static ChallengeAnswer challenge(
      String chart, String id, double asOfDay, double horizonDays, int threads) {
    ModelTime asOf = ModelTime.ofDays(asOfDay);
    return new ChallengeReporter(
            CATALOGUE, NALTREXONE, EFFECTS, 1, SUBJECTS, threads, Progress.NOBODY)
        .answer(
            person(chart),
            new ChallengeQuestion(challenge(id), asOf, asOf, horizonDays * 24, 24, List.of()));
  }

  static InductionAnswer induction(String chart, double startDay, int threads) {
    return induction(person(chart), startDay, threads);
  }

  /// The same of a chart of which not every row can be read.
  static InductionAnswer inductionAsRead(String chart, double startDay, int threads) {
    ChartReading reading = ChartReader.read(chart, "chart.csv", ChartOptions.of(CATALOGUE));
    return induction(ChartHistories.of(reading, CATALOGUE).getFirst(), startDay, threads);
  }

  private static InductionAnswer induction(PersonHistory person, double startDay, int threads) {
    try {
      return new InductionReporter(
              CATALOGUE,
              NALTREXONE,
              EFFECTS,
              NUMBERS,
              INTERVAL,
              1,
              SUBJECTS,
              threads,
              Progress.NOBODY)
          .answer(
              person,
              new InductionQuestion(
                  ModelTime.ofDays(startDay),
                  NUMBERS.firstDose("25mg").orElseThrow(),
                  21,
                  List.of()));
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  static AfterStoppingAnswer afterStopping(String chart, double asOfDay, int threads) {
    return new AfterStoppingReporter(
            CATALOGUE,
            NALTREXONE,
            EFFECTS,
            NUMBERS,
            INTERVAL,
            VirtualPopulation.draw(NALTREXONE, 1, SUBJECTS),
            threads)
        .answer(
            person(chart),
            new AfterStoppingQuestion(ModelTime.ofDays(asOfDay), 84 * 24, 24, 0.9, List.of()));
  }
}

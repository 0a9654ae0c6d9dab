package org.blockade.service.forecast;

import java.util.List;
import java.util.Optional;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;

/// Charts, questions and answers for the tests of this package.
final class Clinic {

  static final int SUBJECTS = 20;
  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();
  private static final DrugModel MODEL = CATALOGUE.model("naltrexone");
  private static final VirtualPopulation POPULATION = VirtualPopulation.draw(MODEL, 1, SUBJECTS);
  private static final double HORIZON_HOURS = 60 * 24;
  private static final double THRESHOLD = 0.9;

  private Clinic() {}

  /// The people of a chart, every row of which must be good.
  static List<PersonHistory> people(String chart) {
    ChartReading reading = ChartReader.read(chart, "chart.csv", ChartOptions.of(CATALOGUE));
    if (!reading.complete()) {
      throw new IllegalArgumentException(reading.problems().toString());
    }
    return ChartHistories.of(reading, CATALOGUE);
  }

  static PersonHistory person(String chart) {
    return people(chart).getFirst();
  }

  static WhatIf whatIf(String words) {
    return switch (new RegimenReader(CATALOGUE).readWhatIf(words)) {
      case WhatIfReading.Read read -> read.whatIf();
      case WhatIfReading.Refused refused -> throw new IllegalArgumentException(refused.message());
    };
  }

  static Question question() {
    return new Question(
        HORIZON_HOURS, THRESHOLD, Optional.empty(), true, new CurveWanted.Every(24));
  }

  static Question question(String words) {
    return new Question(
        HORIZON_HOURS,
        THRESHOLD,
        Optional.of(new Question.Asked(words, whatIf(words))),
        true,
        new CurveWanted.Every(24));
  }

  static ProtectionReporter reporter(int threads) {
    return new ProtectionReporter(
        MODEL,
        Optional.of(CATALOGUE.model("naltrexone", "pessimistic")),
        ProtectionBands.standard(),
        NextInjection.standard(),
        POPULATION,
        threads);
  }

  /// The answer as of the last thing on record.
  static ProtectionReport report(String chart) {
    PersonHistory person = person(chart);
    return report(person, person.lastRecord(), question());
  }

  static ProtectionReport report(PersonHistory person, ModelTime asOf, Question question) {
    try {
      return reporter(1).report(person, asOf, question);
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException(e);
    }
  }
}

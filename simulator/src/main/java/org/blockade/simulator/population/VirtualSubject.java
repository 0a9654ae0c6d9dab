package org.blockade.simulator.population;

import org.blockade.simulator.drug.BetweenSubject;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Parameter;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.PersonParameters;

/// One virtual person: the typical values for the covariates, each moved by its random effect.
///
/// @param number position in the population, 0 first
/// @param replicate which of several studies with the same seed; 0 where there is one
public record VirtualSubject(DrugModel model, CounterRandom random, int number, int replicate)
    implements PersonParameters {

  private static final int MOST_DRAWS = 200;

  /// A person of the only study of a seed.
  public VirtualSubject(DrugModel model, CounterRandom random, int number) {
    this(model, random, number, 0);
  }

  @Override
  public ParameterValues with(Covariates covariates) {
    ParameterValues values = model.typical(covariates);
    for (Parameter parameter : model.parameters().all()) {
      if (parameter.between().isPresent()) {
        String symbol = parameter.symbol();
        values = values.with(symbol, draw(values.value(symbol), parameter.between().get(), symbol));
      }
    }
    return values;
  }

  /// Typical value x exp(eta). A truncated distribution is drawn from until a value lies in it.
  private double draw(double typical, BetweenSubject between, String symbol) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      double standard = random.normal(number, replicate, between.effect(), draw);
      double value = typical * StrictMath.exp(between.standardDeviation() * standard);
      if (between.atMost().isEmpty() || value <= between.atMost().getAsDouble()) {
        return value;
      }
    }
    throw new IllegalStateException(
        symbol + " has a typical value of " + typical + ", far above what its truncation allows");
  }
}

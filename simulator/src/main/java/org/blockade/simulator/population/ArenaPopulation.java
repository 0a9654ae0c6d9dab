package org.blockade.simulator.population;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.Simulation;

/// A number of virtual people in whom several drugs meet. Person 7 of a seed handles naltrexone as
/// person 7 of a forecast of that seed does.
///
/// @param people each ready to run scenarios
public record ArenaPopulation(long seed, List<Arena> people) {

  private static final int REPLICATE = 0;

  public ArenaPopulation {
    people = List.copyOf(people);
  }

  /// Draws a population: kinetics and potency as the drug files say, and how soon a person feels
  /// withdrawal.
  public static ArenaPopulation draw(
      Collection<DrugModel> models, EffectParameters effects, long seed, int size) {
    CounterRandom random = new CounterRandom(seed);
    List<Arena> people =
        IntStream.range(0, size)
            .mapToObj(number -> person(models, effects, random, number))
            .toList();
    return new ArenaPopulation(seed, people);
  }

  private static Arena person(
      Collection<DrugModel> models, EffectParameters effects, CounterRandom random, int number) {
    List<Simulation> drugs =
        models.stream()
            .map(model -> Simulation.of(model, new VirtualSubject(model, random, number)))
            .toList();
    double standard = random.normal(number, REPLICATE, "withdrawal.half", 0);
    double spread = effects.withdrawal().halfSpread();
    return Arena.of(drugs, effects.withWithdrawalHalf(StrictMath.exp(spread * standard)));
  }
}

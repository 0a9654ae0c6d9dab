package org.blockade.simulator.population;

import java.util.List;
import java.util.stream.IntStream;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.simulation.Simulation;

/// A number of virtual people who take the same drug.
///
/// @param subjects each ready to run scenarios
public record VirtualPopulation(DrugModel model, long seed, List<Simulation> subjects) {

  public VirtualPopulation {
    subjects = List.copyOf(subjects);
  }

  /// Draws a population.
  public static VirtualPopulation draw(DrugModel model, long seed, int size) {
    CounterRandom random = new CounterRandom(seed);
    return new VirtualPopulation(
        model,
        seed,
        IntStream.range(0, size)
            .mapToObj(number -> Simulation.of(model, new VirtualSubject(model, random, number)))
            .toList());
  }
}

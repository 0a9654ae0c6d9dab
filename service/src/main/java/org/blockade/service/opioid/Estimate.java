package org.blockade.service.opioid;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.blockade.simulator.population.Spread;

/// A number for the typical person, and its spread between people.
public record Estimate(double typical, Spread people) {

  static <T> Estimate of(T typical, List<T> people, ToDoubleFunction<T> value) {
    return new Estimate(
        value.applyAsDouble(typical), Spread.of(people.stream().mapToDouble(value).toArray()));
  }
}

package org.blockade.service.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.blockade.simulator.population.CounterRandom;

/// How much of the variance of a result each of its inputs explains.
///
/// First-order indices by the estimator of Saltelli and others (2010), total indices by that of
/// Jansen (1999), from two independent samples of the unit cube and their mixtures.
///
/// @param first share of the variance that an input explains alone
/// @param total the same with everything in which it takes part
/// @param mean of the result
/// @param variance of the result
public record SobolIndices(List<Double> first, List<Double> total, double mean, double variance) {

  public SobolIndices {
    first = List.copyOf(first);
    total = List.copyOf(total);
  }

  /// Computes them with `samples * (inputs + 2)` evaluations.
  ///
  /// @param model of inputs from 0 to 1, each evenly distributed
  /// @throws IllegalArgumentException for fewer than 1 input or 2 samples
  public static SobolIndices of(
      int inputs, int samples, CounterRandom random, ToDoubleFunction<double[]> model) {
    if (inputs < 1 || samples < 2) {
      throw new IllegalArgumentException("there is 1 input or more, and 2 samples or more");
    }
    double[] one = new double[samples];
    double[] other = new double[samples];
    double[][] mixed = new double[inputs][samples];
    for (int sample = 0; sample < samples; sample++) {
      double[] a = point(inputs, sample, 0, random);
      double[] b = point(inputs, sample, 1, random);
      one[sample] = model.applyAsDouble(a);
      other[sample] = model.applyAsDouble(b);
      for (int input = 0; input < inputs; input++) {
        double[] ab = a.clone();
        ab[input] = b[input];
        mixed[input][sample] = model.applyAsDouble(ab);
      }
    }
    double mean = 0;
    for (int sample = 0; sample < samples; sample++) {
      mean += (one[sample] + other[sample]) / (2.0 * samples);
    }
    double variance = 0;
    for (int sample = 0; sample < samples; sample++) {
      variance +=
          ((one[sample] - mean) * (one[sample] - mean)
                  + (other[sample] - mean) * (other[sample] - mean))
              / (2.0 * samples - 1);
    }
    List<Double> first = new ArrayList<>();
    List<Double> total = new ArrayList<>();
    for (int input = 0; input < inputs; input++) {
      double alone = 0;
      double together = 0;
      for (int sample = 0; sample < samples; sample++) {
        double change = mixed[input][sample] - one[sample];
        // the mean is taken off, which does not change what is estimated and makes it steadier
        alone += (other[sample] - mean) * change / samples;
        together += change * change / (2.0 * samples);
      }
      first.add(variance == 0 ? 0 : alone / variance);
      total.add(variance == 0 ? 0 : together / variance);
    }
    return new SobolIndices(first, total, mean, variance);
  }

  private static double[] point(int inputs, int sample, int matrix, CounterRandom random) {
    double[] point = new double[inputs];
    for (int input = 0; input < inputs; input++) {
      point[input] = random.uniform(sample, matrix, "sensitivity", input);
    }
    return point;
  }
}

package org.blockade.service.trial;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.simulator.population.CounterRandom;

/// How much of the variance of a result each of its inputs explains.
///
/// First-order indices by the estimator of Saltelli and others (2010), total indices by that of
/// Jansen (1999), from two independent samples of the unit cube and their mixtures. Intervals are
/// the middle 95 % of what samples drawn from these samples with replacement give (the percentile
/// bootstrap, Archer and others 1997); few samples have none.
///
/// @param first share of the variance that an input explains alone
/// @param total the same with everything in which it takes part
/// @param mean of the result
/// @param variance of the result
public record SobolIndices(
    List<Estimate> first, List<Estimate> total, double mean, double variance) {

  /// Samples drawn from the samples. A choice: enough for ends of intervals to two digits.
  private static final int RESAMPLES = 1000;

  /// With fewer samples there are no intervals. A choice: one sample in forty is a fortieth, what
  /// lies outside of an interval at either end.
  public static final int FEWEST_WITH_INTERVALS = 40;

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
    Evaluated all = new Evaluated(one, other, mixed);
    int[] drawn = IntStream.range(0, samples).toArray();
    double[] values = all.indices(drawn);
    double[][] again = new double[samples < FEWEST_WITH_INTERVALS ? 0 : RESAMPLES][];
    for (int resample = 0; resample < again.length; resample++) {
      for (int i = 0; i < samples; i++) {
        drawn[i] = (int) (random.uniform(i, resample, "sensitivity resample", 0) * samples);
      }
      again[resample] = all.indices(drawn);
    }
    return new SobolIndices(
        estimates(values, again, 0, inputs),
        estimates(values, again, inputs, 2 * inputs),
        values[2 * inputs],
        values[2 * inputs + 1]);
  }

  private static List<Estimate> estimates(double[] values, double[][] again, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(index -> {
          if (again.length == 0) {
            return Estimate.of(values[index]);
          }
          double[] sorted =
              Arrays.stream(again).mapToDouble(each -> each[index]).sorted().toArray();
          int outside = RESAMPLES / 40;
          return new Estimate(values[index], sorted[outside], sorted[RESAMPLES - 1 - outside]);
        })
        .toList();
  }

  /// The model at the points of both samples, and of their mixtures.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Evaluated(double[] one, double[] other, double[][] mixed) {

    /// First-order and total indices, mean and variance, of some of the samples.
    double[] indices(int[] samples) {
      int count = samples.length;
      double mean = 0;
      for (int sample : samples) {
        mean += (one[sample] + other[sample]) / (2.0 * count);
      }
      double variance = 0;
      for (int sample : samples) {
        variance +=
            ((one[sample] - mean) * (one[sample] - mean)
                    + (other[sample] - mean) * (other[sample] - mean))
                / (2.0 * count - 1);
      }
      int inputs = mixed.length;
      double[] indices = new double[2 * inputs + 2];
      for (int input = 0; input < inputs; input++) {
        double alone = 0;
        double together = 0;
        for (int sample : samples) {
          double change = mixed[input][sample] - one[sample];
          // the mean is taken off, which does not change what is estimated and makes it steadier
          alone += (other[sample] - mean) * change / count;
          together += change * change / (2.0 * count);
        }
        indices[input] = variance == 0 ? 0 : alone / variance;
        indices[inputs + input] = variance == 0 ? 0 : together / variance;
      }
      indices[2 * inputs] = mean;
      indices[2 * inputs + 1] = variance;
      return indices;
    }
  }

  private static double[] point(int inputs, int sample, int matrix, CounterRandom random) {
    double[] point = new double[inputs];
    for (int input = 0; input < inputs; input++) {
      point[input] = random.uniform(sample, matrix, "sensitivity", input);
    }
    return point;
  }
}

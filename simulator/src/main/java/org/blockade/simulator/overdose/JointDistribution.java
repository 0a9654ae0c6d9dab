package org.blockade.simulator.overdose;

import java.util.List;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.population.CounterRandom;

/// Parameters that are normal together, each on its scale: `mean + L z` with `L` the Cholesky
/// factor of the covariance and `z` standard normal; on a scale of logarithms the value is `exp` of
/// that.
///
/// @param name group in the file, and what its random numbers are for
/// @param parameters in the order of the numbers
/// @param logarithmic whether the scale of a parameter is that of its natural logarithm
/// @param means on the scales
/// @param factor `L`, row by row, each as long as its number
record JointDistribution(
    String name,
    List<String> parameters,
    List<Boolean> logarithmic,
    List<Double> means,
    List<List<Double>> factor) {

  private static final int REPLICATE = 0;
  private static final String LOGARITHM = "log";
  private static final List<String> SCALES = List.of(LOGARITHM, "itself");

  JointDistribution {
    parameters = List.copyOf(parameters);
    logarithmic = List.copyOf(logarithmic);
    means = List.copyOf(means);
    factor = factor.stream().map(List::copyOf).toList();
  }

  /// One person's values, in the order of the parameters.
  double[] draw(CounterRandom random, int person) {
    int count = parameters.size();
    double[] standard = new double[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      standard[i] =
          random.normal(person, REPLICATE, "overdose " + name + " " + parameters.get(i), 0);
      double value = means.get(i);
      for (int j = 0; j <= i; j++) {
        value += factor.get(i).get(j) * standard[j];
      }
      values[i] = logarithmic.get(i) ? StrictMath.exp(value) : value;
    }
    return values;
  }

  /// Reads a group whose parameters and units are the expected ones.
  static JointDistribution read(
      DataNode groups, String name, List<String> parameters, List<String> units) {
    DataNode group = groups.child(name);
    mustBe(group, "parameters", parameters);
    mustBe(group, "units", units);
    group.text("source");
    group.word("evidence", Evidence::ofWord, Evidence.words());
    List<Boolean> logarithmic = scales(group, parameters);
    List<Double> means = group.numbers("mean");
    if (means.size() != parameters.size()) {
      group.report("mean", "\"mean\" has one number for each of " + parameters);
    }
    DataNode rows = group.child("covariance");
    double[][] factor = new double[parameters.size()][];
    boolean sound = true;
    for (int i = 0; i < factor.length && sound; i++) {
      String parameter = parameters.get(i);
      List<Double> row = rows.numbers(parameter);
      factor[i] = new double[i + 1];
      if (row.size() != i + 1) {
        rows.report(parameter, "row " + (i + 1) + " of a covariance has " + (i + 1) + " numbers");
        sound = false;
      } else if (!factorise(row, factor, i)) {
        rows.report(parameter, "with this row the covariance is not positive definite");
        sound = false;
      }
    }
    if (sound) {
      rows.close();
    }
    group.close();
    return new JointDistribution(
        name, parameters, logarithmic, means, sound ? boxed(factor) : List.of());
  }

  private static List<Boolean> scales(DataNode group, List<String> parameters) {
    List<String> scales = group.texts("scales");
    if (scales.size() != parameters.size() || !SCALES.containsAll(scales)) {
      group.report("scales", "\"scales\" has one of " + SCALES + " for each of " + parameters);
    }
    return scales.stream().map(LOGARITHM::equals).toList();
  }

  private static void mustBe(DataNode group, String key, List<String> expected) {
    if (!group.texts(key).equals(expected)) {
      group.report(key, "\"" + key + "\" must be " + expected);
    }
  }

  /// Row `i` of the Cholesky factor; whether there is one.
  private static boolean factorise(List<Double> row, double[][] factor, int i) {
    for (int j = 0; j <= i; j++) {
      double rest = row.get(j);
      for (int k = 0; k < j; k++) {
        rest -= factor[i][k] * factor[j][k];
      }
      if (j < i) {
        factor[i][j] = rest / factor[j][j];
      } else if (rest > 0) {
        factor[i][i] = StrictMath.sqrt(rest);
      } else {
        return false;
      }
    }
    return true;
  }

  private static List<List<Double>> boxed(double[][] factor) {
    return java.util.Arrays.stream(factor)
        .map(row -> java.util.Arrays.stream(row).boxed().toList())
        .toList();
  }
}

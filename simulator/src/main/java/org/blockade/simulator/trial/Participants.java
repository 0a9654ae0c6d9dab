package org.blockade.simulator.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.population.CounterRandom;

/// Who takes part: what shifts the kinetics of each virtual person.
public sealed interface Participants {

  /// Covariates of a subject.
  Covariates of(CounterRandom random, int subject, int replicate);

  /// A covariate that is a number.
  enum Measured {
    WEIGHT("weight", "kg"),
    AGE("age", "a"),
    CREATININE_CLEARANCE("creatinine_clearance", "mL/min");

    private final String word;
    private final String unit;

    Measured(String word, String unit) {
      this.word = word;
      this.unit = unit;
    }

    /// Its word in files.
    public String word() {
      return word;
    }

    /// Its unit.
    public String unit() {
      return unit;
    }
  }

  /// How a covariate is spread: log-normal around a median, cut off at both ends by drawing again.
  ///
  /// @param cv coefficient of variation; 0 where all are alike
  record Spread(Measured covariate, double median, double cv, double least, double most) {
    public Spread {
      if (!(0 < least && least <= median && median <= most && most < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            covariate.word() + " needs 0 < least <= median <= most, in " + covariate.unit());
      }
      if (!(cv >= 0 && cv < 2)) {
        throw new IllegalArgumentException("a CV is 0 to 2, not " + cv);
      }
    }

    double value(double standard) {
      return median * StrictMath.exp(StrictMath.sqrt(StrictMath.log1p(cv * cv)) * standard);
    }

    boolean holds(double value) {
      return least <= value && value <= most;
    }
  }

  /// How two covariates move together: the correlation of their logarithms.
  record Correlation(Measured one, Measured other, double coefficient) {
    public Correlation {
      if (!(coefficient > -1 && coefficient < 1) || one == other) {
        throw new IllegalArgumentException(
            "a correlation is between -1 and 1, of two covariates, not " + coefficient);
      }
    }
  }

  /// Drawn from distributions.
  ///
  /// @param spreads a covariate without one is unknown for everybody
  /// @param dependent share of people with alcohol or opioid dependence; empty for unknown
  record Drawn(List<Spread> spreads, List<Correlation> correlations, OptionalDouble dependent)
      implements Participants {

    private static final int MOST_DRAWS = 1000;

    public Drawn {
      spreads = List.copyOf(spreads);
      correlations = List.copyOf(correlations);
      if (spreads.stream().map(Spread::covariate).distinct().count() != spreads.size()) {
        throw new IllegalArgumentException("a covariate has one distribution");
      }
      factor(spreads, correlations);
    }

    /// Nothing known of anybody.
    public static Drawn unknown() {
      return new Drawn(List.of(), List.of(), OptionalDouble.empty());
    }

    /// Lower triangle of the correlations' Cholesky factor.
    private static double[][] factor(List<Spread> spreads, List<Correlation> correlations) {
      int size = spreads.size();
      double[][] matrix = new double[size][size];
      for (int i = 0; i < size; i++) {
        matrix[i][i] = 1;
      }
      List<Measured> order = spreads.stream().map(Spread::covariate).toList();
      for (Correlation correlation : correlations) {
        int i = order.indexOf(correlation.one());
        int j = order.indexOf(correlation.other());
        if (i < 0 || j < 0) {
          throw new IllegalArgumentException(
              "a correlation is between covariates that have a distribution");
        }
        matrix[i][j] = correlation.coefficient();
        matrix[j][i] = correlation.coefficient();
      }
      double[][] lower = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = matrix[i][j];
          for (int k = 0; k < j; k++) {
            sum -= lower[i][k] * lower[j][k];
          }
          if (i == j && !(sum > 0)) {
            throw new IllegalArgumentException("these correlations cannot hold together");
          }
          lower[i][j] = i == j ? StrictMath.sqrt(sum) : sum / lower[j][j];
        }
      }
      return lower;
    }

    @Override
    public Covariates of(CounterRandom random, int subject, int replicate) {
      double[][] lower = factor(spreads, correlations);
      CounterRandom.Stream normals = random.stream(subject, replicate, "covariates");
      int size = spreads.size();
      double[] values = new double[size];
      for (int draw = 0; !drawn(lower, normals, draw, values); draw++) {
        if (draw == MOST_DRAWS) {
          throw new IllegalArgumentException(
              "the limits of the covariates leave nobody: "
                  + MOST_DRAWS
                  + " draws were all outside of them");
        }
      }
      Optional<Covariates.Dependence> dependence = Optional.empty();
      if (dependent.isPresent()) {
        boolean is =
            random.stream(subject, replicate, "covariates.dependent")
                .happens(0, dependent.getAsDouble());
        dependence =
            Optional.of(is ? Covariates.Dependence.DEPENDENT : Covariates.Dependence.NOT_DEPENDENT);
      }
      return new Covariates(
          value(values, Measured.WEIGHT),
          value(values, Measured.AGE),
          value(values, Measured.CREATININE_CLEARANCE),
          dependence,
          Optional.empty());
    }

    private boolean drawn(
        double[][] lower, CounterRandom.Stream normals, int draw, double[] values) {
      int size = values.length;
      boolean within = true;
      for (int i = 0; i < size; i++) {
        double standard = 0;
        for (int j = 0; j <= i; j++) {
          standard += lower[i][j] * normals.normal(draw * size + j);
        }
        values[i] = spreads.get(i).value(standard);
        within &= spreads.get(i).holds(values[i]);
      }
      return within;
    }

    private OptionalDouble value(double[] values, Measured covariate) {
      for (int i = 0; i < values.length; i++) {
        if (spreads.get(i).covariate() == covariate) {
          return OptionalDouble.of(values[i]);
        }
      }
      return OptionalDouble.empty();
    }
  }

  /// Given one by one, e.g. from a table; subject 0 is the first. With more subjects than rows, the
  /// table is gone through again.
  record Listed(List<Covariates> people) implements Participants {
    public Listed {
      people = List.copyOf(people);
      if (people.isEmpty()) {
        throw new IllegalArgumentException("a table of virtual subjects has one or more");
      }
    }

    @Override
    public Covariates of(CounterRandom random, int subject, int replicate) {
      return people.get(subject % people.size());
    }
  }
}

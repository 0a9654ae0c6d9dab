package org.blockade.simulator.survival;

/// What tells the times to an event of two groups apart: the log-rank test and the hazard ratio of
/// a proportional-hazards model with the group as its only covariate.
///
/// @param logHazardRatio log of the hazard of the first group over that of the second; ties as
///   Efron (1977) has them. NaN where a group has no event
/// @param standardError of the logarithm
/// @param chiSquare of the log-rank test, one degree of freedom
public record TwoGroups(double logHazardRatio, double standardError, double chiSquare) {

  private static final double Z_95 = 1.959963984540054;
  private static final int MOST_STEPS = 100;
  private static final double PRECISION = 1e-12;

  /// Compares two groups that were counted on the same days.
  public static TwoGroups of(EventCounts first, EventCounts second) {
    if (first.days() != second.days()) {
      throw new IllegalArgumentException("two groups are counted on the same days");
    }
    long[] firstEvents = first.events();
    long[] secondEvents = second.events();
    long[] firstRisk = first.atRisk();
    long[] secondRisk = second.atRisk();
    double chiSquare = logRank(firstEvents, secondEvents, firstRisk, secondRisk);
    double[] cox = cox(firstEvents, secondEvents, firstRisk, secondRisk);
    return new TwoGroups(cox[0], cox[1], chiSquare);
  }

  private static double logRank(long[] d1, long[] d2, long[] n1, long[] n2) {
    double difference = 0;
    double variance = 0;
    for (int day = 0; day < d1.length; day++) {
      double events = (double) d1[day] + d2[day];
      double risk = (double) n1[day] + n2[day];
      if (events > 0) {
        double share = n1[day] / risk;
        difference += d1[day] - events * share;
        if (risk > 1) {
          variance += events * share * (1 - share) * (risk - events) / (risk - 1);
        }
      }
    }
    return variance == 0 ? 0 : difference * difference / variance;
  }

  /// Newton's method on Efron's partial likelihood; its information gives the standard error.
  private static double[] cox(long[] d1, long[] d2, long[] n1, long[] n2) {
    double beta = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double score = 0;
      double information = 0;
      double ratio = StrictMath.exp(beta);
      for (int day = 0; day < d1.length; day++) {
        long events = d1[day] + d2[day];
        score += d1[day];
        for (long tied = 0; tied < events; tied++) {
          double gone = (double) tied / events;
          double weighted = ratio * (n1[day] - gone * d1[day]);
          double share = weighted / (weighted + n2[day] - gone * d2[day]);
          score -= share;
          information += share * (1 - share);
        }
      }
      if (!(information > 0)) {
        return new double[] {Double.NaN, Double.NaN};
      }
      double change = score / information;
      beta += change;
      if (StrictMath.abs(change) < PRECISION) {
        return new double[] {beta, 1 / StrictMath.sqrt(information)};
      }
      if (StrictMath.abs(beta) > 50) {
        return new double[] {Double.NaN, Double.NaN};
      }
    }
    return new double[] {Double.NaN, Double.NaN};
  }

  /// The hazard of the first group over that of the second.
  public double hazardRatio() {
    return StrictMath.exp(logHazardRatio);
  }

  /// Lower end of its interval of 95 %.
  public double low() {
    return StrictMath.exp(logHazardRatio - Z_95 * standardError);
  }

  /// Upper end of its interval of 95 %.
  public double high() {
    return StrictMath.exp(logHazardRatio + Z_95 * standardError);
  }

  /// Whether the log-rank test tells the groups apart at 5 %, two-sided.
  public boolean differ() {
    return chiSquare > Z_95 * Z_95;
  }
}

package org.blockade.simulator.overdose;

/// How many of a number of virtual people were arrested.
///
/// A spread between virtual people of this model, not an estimate for people of flesh and blood.
///
/// @param people how many were simulated
/// @param arrested how many of them had an arrest
public record ArrestShare(int people, int arrested) {

  public ArrestShare {
    if (people < 1 || arrested < 0 || arrested > people) {
      throw new IllegalArgumentException(arrested + " arrested of " + people + " people");
    }
  }

  /// Normal quantile of 97.5 %.
  private static final double QUANTILE = 1.959963984540054;

  /// Where the share would lie if endless people were simulated, with 95 % confidence.
  public record Interval(double low, double high) {}

  /// What the number of people leaves open: the interval of Wilson (J Am Stat Assoc 1927,
  /// 22:209-212), which stays within 0 and 1. It says nothing about the error of the model.
  public Interval interval() {
    double squared = QUANTILE * QUANTILE / people;
    double middle = (share() + squared / 2) / (1 + squared);
    double half =
        QUANTILE
            * StrictMath.sqrt(share() * (1 - share()) / people + squared / people / 4)
            / (1 + squared);
    // At the ends the bound is exactly 0 or 1; rounding may miss it by a digit, either way.
    return new Interval(arrested == 0 ? 0 : middle - half, arrested == people ? 1 : middle + half);
  }

  /// The share, 0 to 1.
  public double share() {
    return (double) arrested / people;
  }

  /// Its binomial standard error. A share of 0 or 1 has none to tell: there it is the bound for one
  /// person more, 1 / people.
  public double standardError() {
    if (arrested == 0 || arrested == people) {
      return 1.0 / people;
    }
    return StrictMath.sqrt(share() * (1 - share()) / people);
  }
}

package org.blockade.checks.analytic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// A sum of exponentials `c exp(-r t)` for `t >= 0`, and 0 before, in sixty digits: the answer of a
/// linear compartment to a unit dose. Every closed form of the tests is built from these by adding,
/// scaling and convolving; the rates of two sums that are convolved must differ.
record ExponentialSum(List<Term> terms) {

  static final MathContext DIGITS = new MathContext(60);

  record Term(BigDecimal factor, BigDecimal rate) {}

  ExponentialSum {
    terms = List.copyOf(terms);
  }

  static BigDecimal number(double value) {
    return new BigDecimal(value);
  }

  /// `exp(-r t)`.
  static ExponentialSum decay(BigDecimal rate) {
    return new ExponentialSum(List.of(new Term(BigDecimal.ONE, rate)));
  }

  /// 1 from time 0 on.
  static ExponentialSum step() {
    return decay(BigDecimal.ZERO);
  }

  /// Amount in the central compartment after a unit dose into it, with elimination `k10` and one
  /// peripheral compartment.
  static ExponentialSum twoCompartments(BigDecimal k10, BigDecimal k12, BigDecimal k21) {
    BigDecimal sum = k10.add(k12).add(k21);
    BigDecimal four = BigDecimal.valueOf(4);
    BigDecimal two = BigDecimal.TWO;
    BigDecimal root = sum.pow(2).subtract(four.multiply(k10).multiply(k21)).sqrt(DIGITS);
    BigDecimal alpha = sum.add(root).divide(two, DIGITS);
    BigDecimal beta = sum.subtract(root).divide(two, DIGITS);
    return new ExponentialSum(
        List.of(
            new Term(alpha.subtract(k21).divide(root, DIGITS), alpha),
            new Term(k21.subtract(beta).divide(root, DIGITS), beta)));
  }

  ExponentialSum plus(ExponentialSum other) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return new ExponentialSum(all);
  }

  ExponentialSum times(BigDecimal factor) {
    return new ExponentialSum(
        terms.stream()
            .map(term -> new Term(term.factor().multiply(factor, DIGITS), term.rate()))
            .toList());
  }

  /// The convolution of the two: one compartment feeding another.
  ExponentialSum into(ExponentialSum other) {
    List<Term> all = new ArrayList<>();
    for (Term mine : terms) {
      for (Term theirs : other.terms) {
        BigDecimal factor =
            mine.factor()
                .multiply(theirs.factor())
                .divide(theirs.rate().subtract(mine.rate()), DIGITS);
        all.add(new Term(factor, mine.rate()));
        all.add(new Term(factor.negate(), theirs.rate()));
      }
    }
    return new ExponentialSum(all);
  }

  /// The integral from 0.
  ExponentialSum integral() {
    return into(step());
  }

  /// The same dose for ever in the past, at an interval, the last of them at time 0: a geometric
  /// series for each rate.
  ExponentialSum inSteadyState(BigDecimal interval) {
    return new ExponentialSum(
        terms.stream()
            .map(term ->
                new Term(
                    term.factor()
                        .divide(
                            BigDecimal.ONE.subtract(exp(term.rate().multiply(interval).negate())),
                            DIGITS),
                    term.rate()))
            .toList());
  }

  BigDecimal at(BigDecimal time) {
    BigDecimal sum = BigDecimal.ZERO;
    if (time.signum() < 0) {
      return sum;
    }
    for (Term term : terms) {
      sum = sum.add(term.factor().multiply(exp(term.rate().multiply(time).negate())));
    }
    return sum.round(DIGITS);
  }

  /// `exp(x)`, by halving, a Taylor series and squaring.
  static BigDecimal exp(BigDecimal x) {
    if (x.signum() == 0) {
      return BigDecimal.ONE;
    }
    MathContext more = new MathContext(80);
    int halvings = Math.max(0, (int) Math.ceil(Math.log(Math.abs(x.doubleValue())) / Math.log(2)));
    BigDecimal small = x.divide(BigDecimal.TWO.pow(halvings + 4), more);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int order = 1; order < 60 && term.signum() != 0; order++) {
      term = term.multiply(small, more).divide(BigDecimal.valueOf(order), more);
      sum = sum.add(term, more);
    }
    for (int i = 0; i < halvings + 4; i++) {
      sum = sum.multiply(sum, more);
    }
    return sum;
  }
}

package org.blockade.formats.chart;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plasma naltrexone (ng/mL) as sums of exponentials, written out from the equations and the
/// numbers of docs/reference/model.md; nothing of the engine is used.
///
/// For two compartments with `k10 = CL/V1`, `k12 = Q/V1`, `k21 = Q/V2` a dose into the vein leaves
/// `C(t) = dose/V1 [ (a - k21)/(a - b) exp(-a t) + (k21 - b)/(a - b) exp(-b t) ]`, with `a` and `b`
/// the roots of `x^2 - (k10 + k12 + k21) x + k10 k21`. All other forms are integrals or geometric
/// series of it.
final class ClosedForm {

  private static final double V1 = 220;
  private static final double Q = 100;
  private static final double V2 = 330;
  private static final double CL = 140;
  private static final double CL_PER_KILOGRAM = 0.548;
  private static final double USUAL_WEIGHT = 70;
  private static final double ABSORPTION = 2.1;
  private static final double LAG = 0.25;
  private static final double AVAILABLE = 0.10;
  private static final double BASE_OF_SALT = 0.9035;
  private static final double NANOGRAMS_PER_MILLILITRE = 1000; // of one mg/L
  private static final Pattern TERM = Pattern.compile("([a-z_]+)\\(([^)]*)\\)");

  private final double[] rates;
  private final double[] shares;

  private ClosedForm(double weight) {
    double k10 = (CL + CL_PER_KILOGRAM * (weight - USUAL_WEIGHT)) / V1;
    double k12 = Q / V1;
    double k21 = Q / V2;
    double sum = k10 + k12 + k21;
    double root = Math.sqrt(sum * sum - 4 * k10 * k21);
    double a = (sum + root) / 2;
    double b = (sum - root) / 2;
    this.rates = new double[] {a, b};
    this.shares = new double[] {(a - k21) / (a - b), (k21 - b) / (a - b)};
  }

  /// The value of a sum of terms, e.g. `bolus(1, 26) + infusion(10, 4, 2)`: amounts in mg, times in
  /// h, `WT=90` last where the weight is not 70 kg. Of each term the last number is the time since
  /// it began.
  static double value(String formula) {
    double value = 0;
    Matcher terms = TERM.matcher(formula);
    while (terms.find()) {
      value += term(terms.group(1), terms.group(2).split(",\\s*"));
    }
    return value;
  }

  private static double term(String name, String[] words) {
    boolean weighed = words[words.length - 1].startsWith("WT=");
    double weight =
        weighed ? Double.parseDouble(words[words.length - 1].substring(3)) : USUAL_WEIGHT;
    double[] numbers = new double[words.length - (weighed ? 1 : 0)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    ClosedForm form = new ClosedForm(weight);
    return switch (name) {
      case "bolus" -> form.bolus(numbers[0], numbers[1]);
      case "infusion" -> form.infusion(numbers[0], numbers[1], numbers[2]);
      case "tablet" -> form.tablet(numbers[0], numbers[1]);
      case "steady_bolus" -> form.steadyBolus(numbers[0], numbers[1], numbers[2]);
      case "steady_infusion" -> form.steadyInfusion(numbers[0], numbers[1], numbers[2], numbers[3]);
      default -> throw new IllegalArgumentException(name.toUpperCase(Locale.ROOT));
    };
  }

  private double bolus(double milligrams, double time) {
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      sum += shares[i] * Math.exp(-rates[i] * time);
    }
    return NANOGRAMS_PER_MILLILITRE * milligrams / V1 * sum;
  }

  private double infusion(double milligrams, double duration, double time) {
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      double after = Math.max(0, time - duration);
      sum += shares[i] / rates[i] * (Math.exp(-rates[i] * after) - Math.exp(-rates[i] * time));
    }
    return NANOGRAMS_PER_MILLILITRE * milligrams / duration / V1 * sum;
  }

  private double tablet(double milligrams, double time) {
    double since = time - LAG;
    if (since <= 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      sum +=
          shares[i]
              * (Math.exp(-rates[i] * since) - Math.exp(-ABSORPTION * since))
              / (ABSORPTION - rates[i]);
    }
    return AVAILABLE * BASE_OF_SALT * NANOGRAMS_PER_MILLILITRE * milligrams / V1 * ABSORPTION * sum;
  }

  private double steadyBolus(double milligrams, double interval, double time) {
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      sum += shares[i] * Math.exp(-rates[i] * time) / (1 - Math.exp(-rates[i] * interval));
    }
    return NANOGRAMS_PER_MILLILITRE * milligrams / V1 * sum;
  }

  /// What each infusion of an endless past leaves; those before the last 4000 h leave nothing.
  private double steadyInfusion(double milligrams, double duration, double interval, double time) {
    double sum = 0;
    for (double since = time; since < 4000; since += interval) {
      sum += infusion(milligrams, duration, since);
    }
    return sum;
  }
}

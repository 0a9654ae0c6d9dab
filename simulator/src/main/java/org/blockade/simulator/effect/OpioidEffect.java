package org.blockade.simulator.effect;

/// What the receptors of a person do at one time.
///
/// Opioid dossier, section 9, with `A = sum eps_i R_i` the activation, `A0` that of a person who has
/// taken nothing, `T1`, `T2`, `T3` tolerance (`dT_k/dt = (A - T_k) / tau_k`) and `E2` the slow part
/// of withdrawal (`dE2/dt = (max(0, g (T2 - A0) - dB) - E2) / tau_E`). `dA = A - A0`, or `b (A - A0)`
/// where that is negative; `dB` is the same of `T1`, recent activation (in the dossier `dB = dA`). A
/// receptor that an antagonist holds speeds `T2` and `E2` up, by `1 + k R_antagonist` (in the
/// dossier `k = 0`); see docs/decisions for what chose these two changes:
///
///     COWS:          48 x^3 / (x50^3 + x^3),  x = w1 max(0, gamma (T1 - A0) - dA) + w2 E2
///     high:          100 a^2 / (A50^2 + a^2), a = max(0, A - A0 - beta (T1 - A0)),
///                    A50 = a50 (1 + kmax l / (l + T50)), l = (T2 + T3) / 2 - A0
///     ventilation:   1 - a^4 / (A50^4 + a^4), a = max(0, A - A0),
///                    A50 = a50 (1 + kmax l / (l + T50)), l = T3 - A0
///
/// Tolerance below that of a person who has taken nothing (after weeks of blockade) counts as none: the
/// dossier has nothing that would tell a size of the opposite.
///
/// @param activation `A`, 0 to 1
/// @param tolerance `T1`, `T2`, `T3`
/// @param slowWithdrawal `E2`
/// @param high rating on a visual analogue scale, 0 to 100
/// @param ventilation share of ventilation that is left at fixed carbon dioxide, 0 to 1; not to be
///     read as breathing at rest
/// @param cows Clinical Opiate Withdrawal Scale, 0 to 48
public record OpioidEffect(
    double activation,
    Tolerance tolerance,
    double slowWithdrawal,
    double high,
    double ventilation,
    double cows) {

  /// The three parts of tolerance.
  public record Tolerance(double acute, double adaptive, double slow) {}

  static OpioidEffect of(
      EffectParameters parameters, double activation, Tolerance tolerance, double slowWithdrawal) {
    double tone = parameters.tone().activation();
    double above = StrictMath.max(0, activation - tone);
    return new OpioidEffect(
        activation,
        tolerance,
        slowWithdrawal,
        high(parameters.high(), tone, activation, tolerance),
        1 - hill(above, respiratoryHalf(parameters, tolerance), parameters.ventilation().hill()),
        cows(parameters, activation, tolerance, slowWithdrawal));
  }

  private static double high(
      EffectParameters.High high, double tone, double activation, Tolerance tolerance) {
    double felt =
        StrictMath.max(0, activation - tone - high.acuteShare() * (tolerance.acute() - tone));
    double learned = StrictMath.max(0, (tolerance.adaptive() + tolerance.slow()) / 2 - tone);
    double half = high.half() * (1 + high.shift() * learned / (learned + high.shiftHalf()));
    return 100 * hill(felt, half, high.hill());
  }

  /// Activation that halves ventilation under this tolerance.
  public static double respiratoryHalf(EffectParameters parameters, Tolerance tolerance) {
    EffectParameters.Ventilation ventilation = parameters.ventilation();
    double learned = StrictMath.max(0, tolerance.slow() - parameters.tone().activation());
    return ventilation.half()
        * (1 + ventilation.shift() * learned / (learned + ventilation.shiftHalf()));
  }

  /// What is missed: a share of an adaptation that activation does not meet.
  static double missed(
      EffectParameters parameters, double share, double adaptation, double activation) {
    double tone = parameters.tone().activation();
    double gap = activation - tone;
    double counted = gap < 0 ? parameters.withdrawal().belowTone() * gap : gap;
    return StrictMath.max(0, share * (adaptation - tone) - counted);
  }

  private static double cows(
      EffectParameters parameters, double activation, Tolerance tolerance, double slow) {
    EffectParameters.Withdrawal withdrawal = parameters.withdrawal();
    double x =
        withdrawal.fastWeight()
                * missed(parameters, withdrawal.dependenceShare(), tolerance.acute(), activation)
            + withdrawal.slowWeight() * slow;
    return withdrawal.most() * hill(x, withdrawal.half(), withdrawal.hill());
  }

  private static double hill(double x, double half, double hill) {
    if (x == 0) {
      return 0;
    }
    double power = power(x / half, hill);
    return power / (1 + power);
  }

  /// Exponents are small whole numbers in all that is published here: a product is much cheaper
  /// than a power.
  static double power(double x, double exponent) {
    if (exponent != StrictMath.rint(exponent) || !(exponent >= 1 && exponent <= 8)) {
      return StrictMath.pow(x, exponent);
    }
    double product = x;
    for (int i = 1; i < exponent; i++) {
      product *= x;
    }
    return product;
  }
}

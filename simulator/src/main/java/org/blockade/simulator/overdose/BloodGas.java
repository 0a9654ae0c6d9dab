package org.blockade.simulator.overdose;

/// Dissociation curves of blood by Spencer, in which O2 and CO2 move each other (Haldane, Bohr).
///
/// For one gas with pressure `P` and the other with `P'`, `F = P (1 + beta P') / (K (1 + alpha
/// P'))` and content `= Z C F^(1/a) / (1 + F^(1/a))`, L of gas per L of blood.
///
/// @param scale `Z`
/// @param oxygen curve of O2
/// @param carbonDioxide curve of CO2
record BloodGas(double scale, Curve oxygen, Curve carbonDioxide) {

  /// One curve.
  ///
  /// @param capacity `C`
  /// @param half `K`, mmHg
  /// @param steepness `a`
  /// @param alpha 1/mmHg
  /// @param beta 1/mmHg
  record Curve(double capacity, double half, double steepness, double alpha, double beta) {

    private double filling(double pressure, double other) {
      return pressure * (1 + beta * other) / (half * (1 + alpha * other));
    }

    private double content(double scale, double pressure, double other) {
      double filled = filling(pressure, other);
      double power = filled > 0 ? StrictMath.exp(StrictMath.log(filled) / steepness) : 0;
      return scale * capacity * power / (1 + power);
    }

    /// `K (c / (Z C - c))^a`, the pressure where the other gas does not matter.
    private double lonePressure(double scale, double content) {
      double ratio = content / (scale * capacity - content);
      return ratio > 0 ? half * StrictMath.exp(steepness * StrictMath.log(ratio)) : 0;
    }
  }

  double oxygenContent(double oxygenPressure, double carbonDioxidePressure) {
    return oxygen.content(scale, oxygenPressure, carbonDioxidePressure);
  }

  double carbonDioxideContent(double oxygenPressure, double carbonDioxidePressure) {
    return carbonDioxide.content(scale, carbonDioxidePressure, oxygenPressure);
  }

  double loneOxygen(double content) {
    return oxygen.lonePressure(scale, content);
  }

  double loneCarbonDioxide(double content) {
    return carbonDioxide.lonePressure(scale, content);
  }

  /// PO2 of blood, from the two lone pressures.
  double oxygenPressure(double loneOxygen, double loneCarbonDioxide) {
    return pressure(oxygen, loneOxygen, carbonDioxide, loneCarbonDioxide);
  }

  /// PCO2 of blood, from the two lone pressures.
  double carbonDioxidePressure(double loneOxygen, double loneCarbonDioxide) {
    return pressure(carbonDioxide, loneCarbonDioxide, oxygen, loneOxygen);
  }

  /// The lone pressures are `D = P (1 + beta P') / (1 + alpha P')`. Taking `P'` out of the two of
  /// them leaves `q P^2 + l P - D (1 + alpha D') = 0`, whose roots have a negative product: the
  /// larger one is the pressure.
  private static double pressure(Curve own, double lone, Curve other, double otherLone) {
    double square = other.beta() + other.alpha() * own.beta() * otherLone;
    double linear =
        1
            + own.beta() * otherLone
            - other.beta() * lone
            - own.alpha() * other.alpha() * lone * otherLone;
    double constant = lone * (1 + own.alpha() * otherLone);
    double middle = -linear / (2 * square);
    return middle + StrictMath.sqrt(middle * middle + constant / square);
  }
}

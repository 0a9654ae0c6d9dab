package org.blockade.service.validation.fact;

/// The unit of a published number.
public enum AnchorUnit {
  CONCENTRATION("ng/mL", 1),
  AREA("ng.h/mL", 1),
  HOURS("h", 1),
  DAYS("d", 24),
  MINUTES("min", 1.0 / 60),
  DOSE("mg", 1),
  CLEARANCE("L/h", 1),
  VOLUME("L", 1),
  RATIO("ratio", 1),
  POINTS("points", 1),
  RATING("of 100", 1),
  FRACTION("fraction", 1);

  private final String code;
  private final double measured;

  AnchorUnit(String code, double measured) {
    this.code = code;
    this.measured = measured;
  }

  /// The code in the data file and in tables.
  public String code() {
    return code;
  }

  /// Whether it is a share of something whole: occupancy and attenuation. All others are exposures.
  public boolean isFraction() {
    return this == FRACTION;
  }

  /// A measured number in this unit; times are measured in hours.
  public double of(double measuredNumber) {
    return measuredNumber / measured;
  }

  /// Whether a measure that gives `natural` can be told in this unit.
  public boolean tells(AnchorUnit natural) {
    return this == natural || ((this == DAYS || this == MINUTES) && natural == HOURS);
  }
}

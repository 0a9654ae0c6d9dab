package org.blockade.simulator.quantity;

/// An amount of substance (nmol).
public record Amount(double nanomoles) {

  public Amount {
    if (!(nanomoles >= 0) || Double.isInfinite(nanomoles)) {
      throw new IllegalArgumentException(
          "an amount is a finite number of nmol, 0 or more, not " + nanomoles);
    }
  }

  /// A part of this amount.
  public Amount times(double factor) {
    return new Amount(nanomoles * factor);
  }
}

package org.blockade.simulator.quantity;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A unit of mass, by its UCUM code.
public enum MassUnit {
  NANOGRAM("ng", 1e-6),
  MICROGRAM("ug", 1e-3),
  MILLIGRAM("mg", 1.0),
  GRAM("g", 1e3);

  private final String code;
  private final double milligrams;

  MassUnit(String code, double milligrams) {
    this.code = code;
    this.milligrams = milligrams;
  }

  /// The UCUM code, case-sensitive form.
  public String code() {
    return code;
  }

  double milligrams() {
    return milligrams;
  }

  /// The unit with this UCUM code, in the case-sensitive form (`mg`) or the case-insensitive one
  /// (`MG`). `Mg` is neither: it is a megagram, and nobody means that.
  public static Optional<MassUnit> ofCode(String written) {
    return Arrays.stream(values())
        .filter(unit -> unit.code.equals(written) || upper(unit.code).equals(written))
        .findFirst();
  }

  /// All codes, for an error message.
  public static String codes() {
    return Arrays.stream(values()).map(MassUnit::code).collect(Collectors.joining(", "));
  }

  private static String upper(String code) {
    return code.toUpperCase(java.util.Locale.ROOT);
  }
}

package org.blockade.service.fhir.code;

/// A unit of UCUM, for a kind of quantity.
///
/// @param factor by which a value is multiplied to stand in the unit of its kind
public record Unit(String code, Kind kind, double factor) {

  /// What is measured, and the unit in which it is kept here.
  public enum Kind {
    /// Of a dose, in milligrams.
    MASS("mass"),
    /// Of a dose, in tablets or kits.
    PRODUCT("product"),
    /// Of a body, in kilograms.
    WEIGHT("weight"),
    /// In units per litre.
    ENZYME("enzyme"),
    /// In mL/min.
    FLOW("flow"),
    /// In years.
    AGE("age"),
    /// In days.
    TIME("time"),
    /// A plain number.
    COUNT("count");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}

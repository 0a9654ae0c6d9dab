package org.blockade.simulator.drug;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The units a drug file may use. There is one unit per kind of quantity, so that a file in minutes
/// or millilitres is refused instead of converted: a slip of a factor 60 or 1000 cannot hide.
public enum ParameterUnit {
  CLEARANCE("L/h"),
  VOLUME("L"),
  RATE("1/h"),
  TIME("h"),
  FRACTION("fraction"),
  COUNT("count"),
  RATIO("ratio"),
  MOLAR_MASS("g/mol"),
  CONCENTRATION("ng/mL"),
  MASS("mg"),
  WEIGHT("kg"),
  AGE("a"),
  CREATININE_CLEARANCE("mL/min"),
  CLEARANCE_PER_WEIGHT("L/h/kg"),
  CLEARANCE_PER_AGE("L/h/a"),
  CLEARANCE_PER_CREATININE_CLEARANCE("L/h/(mL/min)");

  private final String code;

  ParameterUnit(String code) {
    this.code = code;
  }

  /// The code in files: UCUM, or the word `fraction`, `count` or `ratio`.
  public String code() {
    return code;
  }

  /// The unit with this code.
  public static Optional<ParameterUnit> ofCode(String code) {
    return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
  }

  /// All codes, for an error message.
  public static String codes() {
    return Arrays.stream(values()).map(ParameterUnit::code).collect(Collectors.joining(", "));
  }
}

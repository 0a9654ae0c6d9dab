package org.blockade.service.fhir.read;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Unit;

/// Quantities with units of UCUM, brought to the units that are used here.
final class Quantities {

  /// What a unit may look like to be repeated: longer or other words may be anything.
  private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9/\\[\\]{}_.%*'^-]{1,12}");

  private final CodeTable codes;

  Quantities(CodeTable codes) {
    this.codes = codes;
  }

  /// The value of a quantity in the unit of a kind; empty where it has no value.
  ///
  /// @throws NotUnderstoodException if its unit is none of that kind, or it is only a bound
  OptionalDouble value(Element quantity, Unit.Kind... kinds) {
    OptionalDouble value = quantity.number("value");
    if (value.isEmpty()) {
      return value;
    }
    return OptionalDouble.of(value.getAsDouble() * unit(quantity, kinds).factor());
  }

  /// The unit of a quantity.
  Unit unit(Element quantity, Unit.Kind... kinds) {
    if (quantity.has("comparator")) {
      throw new NotUnderstoodException("the quantity is only a bound (comparator), not a value");
    }
    Optional<String> system = quantity.text("system");
    if (system.filter(uri -> !uri.equals(CodeTable.UCUM)).isPresent()) {
      throw new NotUnderstoodException("the unit is not of UCUM; write " + CodeTable.UCUM);
    }
    String word = word(quantity);
    for (Unit.Kind kind : kinds) {
      Optional<Unit> unit = codes.unit(word, kind);
      if (unit.isPresent()) {
        return unit.get();
      }
    }
    throw new NotUnderstoodException(
        (SHOWN.matcher(word).matches() ? "the unit \"" + word + "\"" : "the unit")
            + " is not known here; write a unit of UCUM, e.g. mg, kg, U/L");
  }

  /// The code of the unit; where there is none, its name, if it is the same word.
  static String word(Element quantity) {
    return quantity
        .text("code")
        .or(() -> quantity.text("unit"))
        .orElseThrow(() -> new NotUnderstoodException("the quantity has no unit"));
  }
}

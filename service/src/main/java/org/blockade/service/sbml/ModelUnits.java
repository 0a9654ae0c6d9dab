package org.blockade.service.sbml;

import java.util.EnumMap;
import java.util.Map;
import org.blockade.simulator.drug.ParameterUnit;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Unit;
import org.sbml.jsbml.UnitDefinition;

/// The units of an archive: hours, nmol and litres inside, ng/mL where people look.
final class ModelUnits {

  static final String HOUR = "hour";
  static final String NANOMOLE = "nmol";
  static final String LITRE = "litre";
  static final String RATE = "nmol_per_hour";
  static final String CONCENTRATION = "nmol_per_litre";
  static final String DIMENSIONLESS = "dimensionless";

  /// How many ng/L are one ng/mL: the factor that turns nmol/L times g/mol into ng/mL.
  static final String SMALLER = "ng_per_mL_per_ng_per_L";

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double NANOGRAMS_PER_LITRE = 1000;
  private static final int NANO = -9;
  private static final int MICRO = -6;

  private static final Map<ParameterUnit, String> OF_PARAMETER =
      new EnumMap<>(
          Map.of(
              ParameterUnit.CLEARANCE, "litre_per_hour",
              ParameterUnit.VOLUME, LITRE,
              ParameterUnit.RATE, "per_hour",
              ParameterUnit.TIME, HOUR,
              ParameterUnit.FRACTION, DIMENSIONLESS,
              ParameterUnit.COUNT, DIMENSIONLESS,
              ParameterUnit.RATIO, DIMENSIONLESS,
              ParameterUnit.MOLAR_MASS, "gram_per_mole",
              ParameterUnit.CONCENTRATION, "ng_per_mL"));

  private ModelUnits() {}

  /// The unit of a parameter that the equations use.
  static String of(ParameterUnit unit) {
    String known = OF_PARAMETER.get(unit);
    if (known == null) {
      throw new IllegalArgumentException("no equation of an archive has a unit " + unit.code());
    }
    return known;
  }

  static void define(Model model) {
    UnitDefinition hour = unit(model, HOUR, "hour");
    add(hour, Unit.Kind.SECOND, 1, 0, SECONDS_PER_HOUR);
    UnitDefinition nanomole = unit(model, NANOMOLE, "nmol");
    add(nanomole, Unit.Kind.MOLE, 1, NANO, 1);
    UnitDefinition rate = unit(model, RATE, "nmol/h");
    add(rate, Unit.Kind.MOLE, 1, NANO, 1);
    add(rate, Unit.Kind.SECOND, -1, 0, SECONDS_PER_HOUR);
    UnitDefinition concentration = unit(model, CONCENTRATION, "nmol/L");
    add(concentration, Unit.Kind.MOLE, 1, NANO, 1);
    add(concentration, Unit.Kind.LITRE, -1, 0, 1);
    UnitDefinition clearance = unit(model, "litre_per_hour", "L/h");
    add(clearance, Unit.Kind.LITRE, 1, 0, 1);
    add(clearance, Unit.Kind.SECOND, -1, 0, SECONDS_PER_HOUR);
    UnitDefinition perHour = unit(model, "per_hour", "1/h");
    add(perHour, Unit.Kind.SECOND, -1, 0, SECONDS_PER_HOUR);
    UnitDefinition molarMass = unit(model, "gram_per_mole", "g/mol");
    add(molarMass, Unit.Kind.GRAM, 1, 0, 1);
    add(molarMass, Unit.Kind.MOLE, -1, 0, 1);
    UnitDefinition massConcentration = unit(model, "ng_per_mL", "ng/mL");
    add(massConcentration, Unit.Kind.GRAM, 1, MICRO, 1);
    add(massConcentration, Unit.Kind.LITRE, -1, 0, 1);
    UnitDefinition smaller = unit(model, SMALLER, "ng/mL over ng/L");
    add(smaller, Unit.Kind.DIMENSIONLESS, 1, 0, NANOGRAMS_PER_LITRE);
  }

  private static UnitDefinition unit(Model model, String id, String name) {
    UnitDefinition definition = model.createUnitDefinition(id);
    definition.setName(name);
    return definition;
  }

  private static void add(
      UnitDefinition definition, Unit.Kind kind, double exponent, int scale, double multiplier) {
    Unit unit = definition.createUnit(kind);
    unit.setExponent(exponent);
    unit.setScale(scale);
    unit.setMultiplier(multiplier);
  }
}

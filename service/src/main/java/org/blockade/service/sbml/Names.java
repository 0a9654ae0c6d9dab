package org.blockade.service.sbml;

import org.blockade.simulator.drug.Entrance;

/// The identifiers of an archive. States are called as the engine calls them.
final class Names {

  private Names() {}

  /// A name as an identifier of SBML: letters, digits and `_`, no digit first.
  static String id(String name) {
    String id = name.replaceAll("[^A-Za-z0-9]+", "_");
    return Character.isDigit(id.charAt(0)) ? "_" + id : id;
  }

  static String central(String substance) {
    return id(substance + " central");
  }

  static String peripheral(String substance, String volume) {
    return id(substance + " peripheral " + volume);
  }

  static String effectSite(String substance) {
    return id(substance + " effect site");
  }

  static String gut(Entrance entrance) {
    return id(entrance + " gut");
  }

  static String stage(Entrance entrance, String fraction, int stage) {
    return id(entrance + " " + fraction + " stage " + stage);
  }

  static String infusionRate(Entrance entrance) {
    return id(entrance + " infusion rate");
  }

  /// Plasma concentration (nmol/L).
  static String concentration(String substance) {
    return id(substance + " concentration");
  }

  /// Plasma concentration (ng/mL).
  static String plasma(String substance) {
    return id(substance + " plasma");
  }

  static String drive(String substance) {
    return id(substance + " drive");
  }
}

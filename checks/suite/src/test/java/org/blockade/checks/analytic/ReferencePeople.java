package org.blockade.checks.analytic;

/// People of the dossier, for the general integrator.
final class ReferencePeople {

  private ReferencePeople() {}

  /// The typical person: the table of section 8.1.
  static DossierModel.Person typical() {
    return new DossierModel.Person(
        2.1,
        0.96,
        0.1,
        140,
        220,
        100,
        330,
        1,
        65.1,
        172,
        227,
        844,
        0.02,
        Math.log(2) / 2,
        0.27,
        76.8,
        0.71,
        372,
        0.0255,
        0.96,
        0.055,
        10);
  }
}

package org.blockade.simulator.overdose;

/// The antagonists that a rescuer can give, one labelled dose each.
public enum RescueProduct {
  /// Naloxone, generic solution, 2 mg in 2 mL into a muscle (Mann 2022).
  NALOXONE_GENERIC("generic", "naloxone 2 mg in 2 mL into a muscle"),
  /// Naloxone, auto-injector, 2 mg in 0.4 mL into a muscle (Mann 2022).
  NALOXONE_AUTO_INJECTOR("auto_injector", "naloxone 2 mg in 0.4 mL into a muscle, auto-injector"),
  /// Nalmefene, 3 mg into the nose (kinetics of Laffont 2024).
  NALMEFENE_NASAL("nalmefene_nasal", "nalmefene 3 mg into the nose");

  private final String key;
  private final String title;

  RescueProduct(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /// Its name among the numbers of the model.
  String key() {
    return key;
  }

  /// The product in words.
  public String title() {
    return title;
  }
}

package org.blockade.simulator.overdose;

/// Whether the body is used to opioids, in the two words of the publication: naive people and
/// chronic users.
public enum OpioidTolerance {
  /// Not used to opioids; so is a person whose tolerance is gone after weeks of naltrexone.
  NAIVE,
  /// Daily use in high amounts. In this model it lowers the risk of arrest only a little.
  CHRONIC
}

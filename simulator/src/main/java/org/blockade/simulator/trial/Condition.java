package org.blockade.simulator.trial;

/// What the people of a trial are treated for.
public enum Condition {
  OPIOID_USE_DISORDER,
  ALCOHOL_USE_DISORDER
}

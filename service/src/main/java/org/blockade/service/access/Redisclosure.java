package org.blockade.service.access;

/// What goes with everything that leaves the clinic.
public final class Redisclosure {

  private Redisclosure() {}

  /// The notice (42 CFR 2.32).
  public static String notice() {
    return "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
  }
}

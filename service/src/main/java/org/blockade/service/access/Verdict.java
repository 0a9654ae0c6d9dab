package org.blockade.service.access;

/// Whether somebody may.
public enum Verdict {
  ALLOWED,
  /// The role may, the person has not agreed.
  NEEDS_CONSENT,
  REFUSED;

  /// The better of two, for somebody with two roles.
  Verdict or(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }
}

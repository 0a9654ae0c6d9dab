package org.blockade.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is in the clinic. An account may have several.
public enum Role {
  PRESCRIBER,
  NURSE,
  COUNSELLOR,
  FRONT_DESK,
  /// Sees counts and people without identity.
  RESEARCHER,
  /// Looks after consents, disclosures and the audit trail.
  PRIVACY_OFFICER,
  /// Looks after accounts, policy and backups; sees no patient.
  ADMIN;

  /// The word in data and addresses, e.g. `front-desk`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The role of a word.
  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}

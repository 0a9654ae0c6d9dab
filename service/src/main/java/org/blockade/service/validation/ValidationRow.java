package org.blockade.service.validation;

import java.util.Optional;

/// One line of the table.
///
/// @param predicted in the unit of the anchor
/// @param reproducesDossier whether the dossier's own prediction comes out; empty where it made
///   none
/// @param why why the row is known to be out, if it is on that list
public record ValidationRow(
    Anchor anchor,
    double predicted,
    Verdict verdict,
    Optional<Boolean> reproducesDossier,
    Optional<String> why) {

  /// Whether a prediction is within its limits.
  public enum Verdict {
    IN("in", "✓"),
    OUT("OUT", "✗");

    private final String word;
    private final String icon;

    Verdict(String word, String icon) {
      this.word = word;
      this.icon = icon;
    }

    /// The word in tables.
    public String word() {
      return word;
    }

    /// An icon beside the word.
    public String icon() {
      return icon;
    }
  }

  /// Whether the list of known rows expects another verdict.
  public boolean surprising() {
    return (verdict == Verdict.OUT) != why.isPresent();
  }
}

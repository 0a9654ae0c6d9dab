package org.blockade.service.validation.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One statement of a source article.
///
/// @param id article and number, e.g. `S2-14`
/// @param says what the article says, in our words
/// @param feature what carries it here
/// @param where the page that tells about that
/// @param test the test that fails when it is broken
/// @param correction what is wrong, dated or too strong about it
public record ArticleStatement(
    String id,
    String says,
    Verdict verdict,
    String feature,
    String where,
    String test,
    Optional<Correction> correction) {

  public ArticleStatement {
    if (verdict != Verdict.AGREES && correction.isEmpty()) {
      throw new IllegalArgumentException(id + " is " + verdict.word() + " without saying how");
    }
  }

  /// How the statement stands beside label and guideline.
  public enum Verdict {
    /// It can stand as it is.
    AGREES,
    /// True within a limit that the article leaves out.
    LIMITED,
    /// Wrong, dated or too strong.
    CORRECTED,
    /// Nobody has confirmed it.
    UNVERIFIED;

    /// The word in the data file and on the page.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> ofWord(String word) {
      return Arrays.stream(values()).filter(verdict -> verdict.word().equals(word)).findFirst();
    }
  }

  /// What is right, and who says so.
  public record Correction(String text, String source) {}
}

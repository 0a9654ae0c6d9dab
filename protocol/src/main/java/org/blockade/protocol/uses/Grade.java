package org.blockade.protocol.uses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.words.Wording;

/// What the evidence for a use is made of. The scale is a choice.
public enum Grade {
  /// Randomised trials that agree.
  TRIALS("randomised trials that agree", "ensayos aleatorizados que coinciden"),
  /// Randomised trials that are small, few, or disagree.
  MIXED_TRIALS("few, small or mixed trials", "ensayos pocos, pequeños o discordantes"),
  /// Open studies and case reports only.
  CASES("open studies or case reports only", "solo estudios abiertos o casos"),
  /// Studied in trials, which found no benefit.
  AGAINST("a trial found no benefit", "un ensayo no halló beneficio"),
  /// Nothing that could show it.
  NONE("none that supports it", "ninguna que lo apoye");

  private final String english;
  private final String spanish;

  Grade(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /// The grade in words.
  public Wording wording() {
    return new Wording(english, spanish);
  }

  /// The word in data files.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Grade> ofWord(String word) {
    return Arrays.stream(values()).filter(grade -> grade.word().equals(word)).findFirst();
  }
}

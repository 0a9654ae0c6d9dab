package org.blockade.service.validation.trial;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a published figure was to the model.
public enum Role {
  CALIBRATED("calibrated", "a number of the course or of the visits was set by it"),
  SAME_TRIAL("same-trial", "seen and not used: other figures of the same trial were"),
  PREDICTED("predicted", "nothing of the trial was used in the first run");

  private final String word;
  private final String meaning;

  Role(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// The word in the data file and in tables.
  public String word() {
    return word;
  }

  /// What it means.
  public String meaning() {
    return meaning;
  }

  static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}

package org.blockade.protocol.words;

import java.util.Arrays;
import java.util.Optional;

/// A language in which Blockade speaks to people.
public enum Language {
  ENGLISH("en"),
  SPANISH("es");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// ISO 639-1, as in data files and options: `en`, `es`.
  public String code() {
    return code;
  }

  /// The language of a code.
  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }
}

package org.blockade.protocol.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who does something.
public enum Who {
  PRESCRIBER("prescriber"),
  NURSE("nurse"),
  PHARMACY("pharmacy"),
  CLINIC("clinic"),
  COUNSELLOR("counsellor"),
  SURGICAL_TEAM("surgical team"),
  PERSON("person");

  private final String word;

  Who(String word) {
    this.word = word;
  }

  /// The word in data files and in answers.
  public String word() {
    return word;
  }

  static Optional<Who> ofWord(String word) {
    return Arrays.stream(values()).filter(who -> who.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Who::word).collect(Collectors.joining(", "));
  }
}

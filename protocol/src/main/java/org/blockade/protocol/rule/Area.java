package org.blockade.protocol.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The part of a plan that something belongs to; a plan lists them in this order.
public enum Area {
  MEDICINE("medicine"),
  SAFETY("safety"),
  CHECKS("checks"),
  FOLLOW_UP("follow-up"),
  COUNSELLING("counselling"),
  SUPPORT("support"),
  GOALS("goals"),
  DIARY("diary");

  private final String word;

  Area(String word) {
    this.word = word;
  }

  /// The word in data files and in answers.
  public String word() {
    return word;
  }

  static Optional<Area> ofWord(String word) {
    return Arrays.stream(values()).filter(area -> area.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Area::word).collect(Collectors.joining(", "));
  }
}

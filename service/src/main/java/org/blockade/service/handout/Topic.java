package org.blockade.service.handout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a sheet is about.
public enum Topic {
  HOW_IT_WORKS,
  CHOOSING,
  SIDE_EFFECTS,
  MISSED_DOSE,
  BEFORE_SURGERY,
  STOPPING;

  /// The word in options and file names: `missed-dose`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The topic of a word.
  public static Optional<Topic> ofWord(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  /// Every word, for a message.
  public static String words() {
    return String.join(", ", Arrays.stream(values()).map(Topic::word).toList());
  }
}

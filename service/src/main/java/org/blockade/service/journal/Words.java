package org.blockade.service.journal;

/// What a text of an entry must be, so that every database keeps it as it is.
final class Words {

  private Words() {}

  /// A text that says something, of a bounded length.
  static String told(String what, String text, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is missing; say it in words");
    }
    if (text.length() > most) {
      throw new IllegalArgumentException(what + " is longer than " + most + " characters");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " holds control characters; leave them out");
    }
    return new Json.Text(text).value();
  }
}

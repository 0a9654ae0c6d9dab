package org.blockade.formats.regimen;

/// A piece of somebody's input, safe to repeat in a message: short, in quotation marks, on one
/// line, and with every invisible character shown as its code.
public final class Excerpt {

  /// More than this of one piece of input is not repeated. A choice.
  private static final int MOST_CHARACTERS = 40;

  /// A phrase up to this length (`50 mg`) tells nothing about a person. A choice.
  private static final int SHORT_PHRASE = 8;

  private Excerpt() {}

  /// The excerpt of a text.
  public static String of(String text) {
    StringBuilder excerpt = new StringBuilder("\"");
    text.codePoints().limit(MOST_CHARACTERS).forEach(point -> append(excerpt, point));
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      excerpt.append("...");
    }
    return excerpt.append('"').toString();
  }

  /// The excerpt of what should be one word, a name or a unit. Anything longer may be a note about
  /// a person that slipped into another column, and is not repeated.
  public static String ofWord(String text) {
    boolean phrase =
        text.length() > SHORT_PHRASE && text.codePoints().anyMatch(Character::isWhitespace);
    return phrase ? "the entry" : of(text);
  }

  private static void append(StringBuilder excerpt, int point) {
    if (shows(point)) {
      excerpt.appendCodePoint(point);
    } else {
      excerpt.append("\\u{").append(Integer.toHexString(point)).append('}');
    }
  }

  /// Format characters count as invisible: some of them turn the direction of the text after them.
  private static boolean shows(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

package org.blockade.formats.regimen;

import java.util.Collection;
import java.util.regex.Pattern;

/// A piece of somebody's input, safe to repeat in a message: short, in quotation marks, on one
/// line, and with every invisible character shown as its code.
public final class Excerpt {

  /// More than this of one piece of input is not repeated. A choice.
  private static final int MOST_CHARACTERS = 40;

  /// What a name of a drug, a route or a unit can look like, and its length. A choice: a misspelt
  /// drug is shown, so that it can be put right.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}-]{1,20}");

  /// So many digits may be a date, a number of a record or of a telephone. A choice.
  private static final int MANY_DIGITS = 5;

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

  /// The excerpt of what should be one word, a name or a unit: letters, digits and hyphens, and few
  /// of them. Anything else may be about a person, slipped here from another column, and is not
  /// repeated.
  public static String ofWord(String text) {
    boolean word = WORD.matcher(text).matches();
    return word && text.codePoints().filter(Character::isDigit).count() < MANY_DIGITS
        ? of(text)
        : "the entry";
  }

  /// The excerpt of a word that should be one of some names: only where it is spelt much like one
  /// of them. Any other word may be about a person, a name slipped here from another column.
  public static String ofName(String text, Collection<String> known) {
    return NearNames.of(text, known).isEmpty() ? "the entry" : ofWord(text);
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

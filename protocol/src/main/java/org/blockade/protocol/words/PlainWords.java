package org.blockade.protocol.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text without what does not matter to its meaning: letter case, accents, apostrophes, hyphens.
///
/// Punctuation ends a clause. What is neither letter nor digit nor punctuation (a picture) is kept
/// as a word of its own, so that it is reported and not dropped.
public final class PlainWords {

  private PlainWords() {}

  /// The words of each clause.
  public static List<List<String>> clauses(String text) {
    List<List<String>> clauses = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int letter : simplified(text).codePoints().toArray()) {
      if (Character.isLetterOrDigit(letter)) {
        word.appendCodePoint(letter);
      } else if (!vanishes(letter)) {
        endWord(word, clause);
        if (isPicture(letter)) {
          clause.add(Character.toString(letter));
        } else if (endsClause(letter)) {
          clauses.add(clause);
          clause = new ArrayList<>();
        }
      }
    }
    endWord(word, clause);
    clauses.add(clause);
    return clauses.stream().filter(each -> !each.isEmpty()).map(List::copyOf).toList();
  }

  /// All words in one list.
  public static List<String> words(String text) {
    return clauses(text).stream().flatMap(List::stream).toList();
  }

  private static String simplified(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }

  private static void endWord(StringBuilder word, List<String> clause) {
    if (!word.isEmpty()) {
      clause.add(word.toString());
      word.setLength(0);
    }
  }

  /// Accents, invisible letters and apostrophes: "can't" and "cant" are the same word.
  private static boolean vanishes(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> letter == '\'' || letter == '\u2019' || letter == '`' || letter == '\u00b4';
    };
  }

  private static boolean isPicture(int letter) {
    return switch (Character.getType(letter)) {
      case Character.OTHER_SYMBOL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  /// A hyphen, a slash, a colon and a blank stand between words of one phrase:
  /// "bupropion/naltrexone", "injection site: pain".
  private static boolean endsClause(int letter) {
    return switch (Character.getType(letter)) {
      case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION ->
          false;
      default -> letter != '/' && letter != ':' && letter != '\t';
    };
  }
}

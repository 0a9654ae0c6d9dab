package org.blockade.formats.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The words of a SITE cell.
final class SiteWords {

  /// A word with more letters wrong than this is no slip of the pen. A choice.
  private static final int MOST_WRONG = 3;

  private SiteWords() {}

  /// The side that a word names; any other word is kept as it is.
  static Site read(String words) {
    return Stream.of(Site.Gluteal.values())
        .filter(side -> word(side).equals(plain(words)))
        .<Site>map(side -> side)
        .findFirst()
        .orElseGet(() -> new Site.Named(words));
  }

  private static String word(Site.Gluteal side) {
    return side.name().toLowerCase(Locale.ROOT) + "-gluteal";
  }

  private static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
  }

  /// What would be right in place of a word that names no side.
  static String suggestion(String words) {
    String plain = plain(words);
    List<String> near =
        Stream.of(Site.Gluteal.values())
            .filter(side -> isNear(plain, side))
            .map(SiteWords::word)
            .toList();
    return near.size() == 1
        ? "did you mean " + near.getFirst() + "?"
        : "write left-gluteal or right-gluteal";
  }

  private static boolean isNear(String plain, Site.Gluteal side) {
    String other = word(side == Site.Gluteal.LEFT ? Site.Gluteal.RIGHT : Site.Gluteal.LEFT);
    int wrong = lettersWrong(plain, word(side));
    boolean names = plain.contains(side.name().toLowerCase(Locale.ROOT));
    return names || (wrong <= MOST_WRONG && wrong < lettersWrong(plain, other));
  }

  /// Letters to put in, take out or change (the distance of Levenshtein).
  private static int lettersWrong(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = StrictMath.min(changed, StrictMath.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }
}

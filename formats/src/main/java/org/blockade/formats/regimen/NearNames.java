package org.blockade.formats.regimen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Known names that are spelt much like a written word. They are told, never taken for it.
public final class NearNames {

  /// So many are told. A choice.
  private static final int MOST = 3;

  /// Words of up to so many letters are near to no other name. A choice.
  private static final int SHORT = 2;

  /// Words of more letters than this may differ in two. A choice.
  private static final int LONG = 5;

  /// Of a long list of names also one is told that differs in this part of the word. A choice.
  private static final int LOOSE = 3;

  private NearNames() {}

  /// The names within one letter of a word, or two where it is long; those of the same letters come
  /// first. Empty where none is: then the word may be no misspelt name at all.
  public static List<String> of(String written, Collection<String> known) {
    return within(written, known, letters(written.length()));
  }

  /// The same, but a third of the word may differ.
  public static List<String> loosely(String written, Collection<String> known) {
    return within(
        written, known, StrictMath.max(letters(written.length()), written.length() / LOOSE));
  }

  private static int letters(int length) {
    if (length <= SHORT) {
      return 0;
    }
    return length <= LONG ? 1 : 2;
  }

  private static List<String> within(String written, Collection<String> known, int most) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    return known.stream()
        .distinct()
        .filter(name -> distance.apply(name.toLowerCase(Locale.ROOT), word) >= 0)
        .sorted(
            Comparator.comparingInt(
                    (String name) -> distance.apply(name.toLowerCase(Locale.ROOT), word))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }
}

package org.blockade.simulator.drug;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A drug that can be named.
///
/// @param words other names for it
/// @param file its drug file, if there is one; without it the drug cannot be simulated
public record CatalogueEntry(
    String id, String title, Kind kind, List<String> words, Optional<String> file) {

  /// What the drug does at the mu-opioid receptor.
  public enum Kind {
    ANTAGONIST("antagonist"),
    AGONIST("agonist"),
    PARTIAL_AGONIST("partial-agonist"),
    OTHER("other");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The word in data files.
    public String word() {
      return word;
    }

    static Optional<Kind> ofWord(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
      return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }
  }

  public CatalogueEntry {
    words = List.copyOf(words);
  }

  /// Whether doses of it can be simulated.
  public boolean simulated() {
    return file.isPresent();
  }

  boolean answersTo(String name) {
    return id.equals(name) || words.contains(name);
  }
}

package org.blockade.simulator.drug;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A medicine that holds a drug of the catalogue beside another one, and is neither.
///
/// @param parts names of the drugs in it
/// @param words other names, such as brands
/// @param reason why it must not be taken for one of its parts
public record CombinedMedicine(
    String title, List<String> parts, List<String> words, String reason) {

  public CombinedMedicine {
    parts = List.copyOf(parts);
    words = List.copyOf(words);
  }

  /// Why it is refused where a drug of the catalogue is meant, in one sentence.
  public String refusal() {
    return title + " is not the naltrexone of this catalogue: " + reason;
  }

  /// A name holds all parts, in any order and with anything between: `bupropion/naltrexone`.
  boolean answersTo(String name) {
    Set<String> found =
        Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
            .collect(Collectors.toUnmodifiableSet());
    return found.containsAll(parts) || words.stream().anyMatch(found::contains);
  }
}

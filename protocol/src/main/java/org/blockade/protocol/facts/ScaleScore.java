package org.blockade.protocol.facts;

import java.util.List;
import java.util.OptionalInt;

/// A score on a scale.
///
/// @param items one score for each item in the scale's order; empty where only the total is known
/// @param total their sum
public record ScaleScore(Scale scale, List<Integer> items, int total) implements AboutTests {

  public ScaleScore {
    items = List.copyOf(items);
    if (total < 0 || total > scale.most()) {
      throw new IllegalArgumentException(
          "a total of " + scale.title() + " is 0 to " + scale.most());
    }
    if (!items.isEmpty()) {
      check(scale, items);
      if (items.stream().mapToInt(Integer::intValue).sum() != total) {
        throw new IllegalArgumentException(
            "the total of " + scale.title() + " is the sum of its items");
      }
    }
  }

  /// A score of which every item is known.
  public static ScaleScore ofItems(Scale scale, List<Integer> items) {
    check(scale, items);
    return new ScaleScore(scale, items, items.stream().mapToInt(Integer::intValue).sum());
  }

  /// A score of which only the total is known.
  public static ScaleScore ofTotal(Scale scale, int total) {
    return new ScaleScore(scale, List.of(), total);
  }

  /// The score of one item, 1 first; empty where only the total is known.
  public OptionalInt item(int number) {
    return items.isEmpty() ? OptionalInt.empty() : OptionalInt.of(items.get(number - 1));
  }

  private static void check(Scale scale, List<Integer> items) {
    List<Scale.Item> allowed = scale.items();
    if (items.size() != allowed.size()) {
      throw new IllegalArgumentException(
          scale.title() + " has " + allowed.size() + " items, not " + items.size());
    }
    for (int i = 0; i < items.size(); i++) {
      if (!allowed.get(i).scores().contains(items.get(i))) {
        throw new IllegalArgumentException(
            "item "
                + (i + 1)
                + " of "
                + scale.title()
                + " ("
                + allowed.get(i).title()
                + ") is scored "
                + allowed.get(i).scores());
      }
    }
  }
}

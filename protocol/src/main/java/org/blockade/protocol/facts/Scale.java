package org.blockade.protocol.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// A scale with items. Which scores an item may have stands in `scales.yaml`.
public enum Scale {
  /// Opioid withdrawal as a clinician sees it.
  COWS("COWS"),
  /// Opioid withdrawal as the person feels it, 16 items. The short form is another instrument.
  SOWS("SOWS"),
  /// Drinking in the last year.
  AUDIT_C("AUDIT-C"),
  /// Depression in the last two weeks.
  PHQ_9("PHQ-9"),
  /// Craving for alcohol in the last week.
  PACS("PACS");

  private static final Map<Scale, List<Item>> ITEMS = read();

  private final String title;

  Scale(String title) {
    this.title = title;
  }

  /// One item.
  ///
  /// @param scores those that it may have
  public record Item(String title, List<Integer> scores, Evidence evidence, String source) {

    public Item {
      scores = List.copyOf(scores);
    }

    int most() {
      return scores.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
  }

  /// How the scale is called.
  public String title() {
    return title;
  }

  /// Its items, in their order.
  public List<Item> items() {
    return ITEMS.getOrDefault(this, List.of());
  }

  /// The highest total.
  public int most() {
    return items().stream().mapToInt(Item::most).sum();
  }

  private static Map<Scale, List<Item>> read() {
    DataFile file = DataFile.resource(Scale.class, "scales.yaml");
    Map<Scale, List<Item>> items = new EnumMap<>(Scale.class);
    for (Scale scale : values()) {
      items.put(scale, items(file.root(), scale));
    }
    file.root().close();
    file.requireSound();
    return items;
  }

  private static List<Item> items(DataNode root, Scale scale) {
    List<Item> items = new ArrayList<>();
    for (DataNode node : root.children(scale.title)) {
      String title = node.text("item");
      List<Integer> scores = node.numbers("scores").stream().map(Double::intValue).toList();
      int times =
          node.optionalNumber("times").stream()
              .mapToInt(value -> (int) value)
              .findFirst()
              .orElse(1);
      Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
      String source = node.text("source");
      node.close();
      for (int i = 1; i <= times; i++) {
        String name = times == 1 ? title : title + " " + i;
        evidence.ifPresent(kind -> items.add(new Item(name, scores, kind, source)));
      }
    }
    if (items.isEmpty()) {
      root.report(scale.title, "\"" + scale.title + "\" has no items");
    }
    return List.copyOf(items);
  }
}

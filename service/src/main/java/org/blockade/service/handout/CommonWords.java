package org.blockade.service.handout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// What stands on every sheet of a language.
///
/// @param count pattern of a natural frequency, with `{count}` and `{of}`
/// @param regions how the regions of contacts are called, by their code
public record CommonWords(
    String count,
    String emergencyHeading,
    List<String> emergency,
    String contacts,
    String contactsSay,
    String sources,
    String reviewed,
    String notADevice,
    Map<String, String> regions) {

  public CommonWords {
    emergency = List.copyOf(emergency);
    regions = Map.copyOf(regions);
  }

  /// The words of a language.
  static CommonWords of(Language language) {
    DataFile file = DataFile.resource(CommonWords.class, "common." + language.code() + ".yaml");
    DataNode root = file.root();
    DataNode emergency = root.child("emergency");
    Map<String, String> regions = new LinkedHashMap<>();
    for (DataNode region : root.children("regions")) {
      regions.put(region.text("code"), region.text("title"));
      region.close();
    }
    CommonWords words =
        new CommonWords(
            root.text("read_aloud"),
            emergency.text("heading"),
            emergency.texts("say"),
            root.text("contacts"),
            root.text("contacts_say"),
            root.text("sources"),
            root.text("reviewed"),
            root.text("not_a_device"),
            regions);
    emergency.close();
    root.close();
    file.requireSound();
    return words;
  }

  /// A natural frequency in words: `72 of 100`.
  public String words(Frequency frequency) {
    return count
        .replace("{count}", Integer.toString(frequency.count()))
        .replace("{of}", Integer.toString(frequency.of()));
  }

  /// How a region is called; its code where the file has no name for it.
  public String region(String code) {
    return Objects.requireNonNullElse(regions.get(code), code);
  }
}

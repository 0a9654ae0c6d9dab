package org.blockade.service.handout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blockade.protocol.words.Language;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// What a wallet card says, and how long the label says that a dose blocks.
///
/// @param say the statement about pain in an emergency, a sentence each
/// @param phrases the other words, by the name of their place: `labels.product`
record CardWords(LabelledBlock labelledBlock, List<Wording> say, Map<String, Wording> phrases) {

  private static final List<String> SINGLE =
      List.of("title", "front", "back", "ask", "scan", "note");
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "blocked", List.of("injection", "tablet", "unknown"),
          "estimate", List.of("between", "some", "most", "later"),
          "products", List.of("injection", "tablet", "other"),
          "labels",
              List.of(
                  "product", "last_dose", "blocked", "estimate", "name", "contact", "diagnosis"));

  CardWords {
    say = List.copyOf(say);
    phrases = Map.copyOf(phrases);
  }

  static CardWords standard() {
    DataFile file = DataFile.resource(CardWords.class, "card.yaml");
    DataNode root = file.root();
    LabelledBlock block = LabelledBlock.read(root.child("labelled_block"));
    DataNode emergency = root.child("emergency");
    emergency.word("evidence", Evidence::ofWord, Evidence.words());
    emergency.text("source");
    emergency.close();
    List<Wording> say = new ArrayList<>();
    for (DataNode sentence : root.children("say")) {
      say.add(new Wording(sentence.text("en"), sentence.text("es")));
      sentence.close();
    }
    Map<String, Wording> phrases = new LinkedHashMap<>();
    SINGLE.forEach(key -> phrases.put(key, Wording.read(root, key)));
    GROUPS.forEach((group, keys) -> {
      DataNode node = root.child(group);
      keys.forEach(key -> phrases.put(group + "." + key, Wording.read(node, key)));
      node.close();
    });
    root.close();
    file.requireSound();
    return new CardWords(block, say, phrases);
  }

  /// The words of a place.
  String phrase(String place, Language language) {
    return Objects.requireNonNull(phrases.get(place), place).in(language);
  }
}

package org.blockade.service.fhir.hooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// What `cards.yaml` says.
record CardTexts(Map<CardKind, Text> texts, List<Card.Code> reasons) {

  static final String SYSTEM = Addresses.BASE + "CodeSystem/";

  /// What stands in place of words that are too long for a summary.
  static final String SEE = "see the detail";

  /// The sentences of a kind.
  record Text(String topic, String summary, String detail, String source) {

    /// The summary with what is filled in; what would make it too long stands in the detail.
    String summary(String day, String what) {
      String part = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
      String filled = summary.replace("{day}", day).replace("{what}", part);
      return filled.length() < Card.SUMMARY
          ? filled
          : summary.replace("{day}", day).replace("{what}", SEE);
    }
  }

  static CardTexts standard() {
    DataFile file = DataFile.resource(CardTexts.class, "cards.yaml");
    DataNode root = file.root();
    Map<CardKind, Text> texts = new LinkedHashMap<>();
    for (DataNode node : root.children("cards")) {
      String id = node.text("id");
      node.word("evidence", Evidence::ofWord, Evidence.words());
      Text text =
          new Text(
              node.text("topic"), node.text("summary"), node.text("detail"), node.text("source"));
      CardKind.ofWord(id)
          .ifPresentOrElse(
              kind -> texts.put(kind, text), () -> node.report("id", "no such kind of card"));
      node.close();
    }
    List<Card.Code> reasons = new ArrayList<>();
    for (DataNode node : root.children("reasons")) {
      reasons.add(
          new Card.Code(SYSTEM + "override-reasons", node.text("code"), node.text("display")));
      node.close();
    }
    root.close();
    file.requireSound();
    if (texts.size() != CardKind.values().length) {
      throw new IllegalStateException("cards.yaml has a text for each kind of card");
    }
    return new CardTexts(texts, reasons);
  }

  Text of(CardKind kind) {
    return Objects.requireNonNull(texts.get(kind));
  }

  /// The reasons from which somebody may choose who goes another way.
  ///
  /// @param canBePutOff whether the card may be silenced for a time
  List<Card.Code> reasons(boolean canBePutOff) {
    return reasons.stream()
        .filter(reason -> canBePutOff || !reason.code().equals(CardBook.SNOOZE))
        .toList();
  }
}

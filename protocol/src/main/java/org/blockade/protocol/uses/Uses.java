package org.blockade.protocol.uses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blockade.protocol.words.PlainWords;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The uses of naltrexone that are known here.
public final class Uses {

  private final List<Use> all;
  private final Wording prescribing;
  private final Wording unknown;

  private Uses(List<Use> all, Wording prescribing, Wording unknown) {
    this.all = List.copyOf(all);
    this.prescribing = prescribing;
    this.unknown = unknown;
  }

  /// The uses that come with Blockade.
  public static Uses standard() {
    return read(DataFile.resource(Uses.class, "naltrexone.yaml"));
  }

  /// The uses of a file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  static Uses read(DataFile file) {
    DataNode root = file.root();
    Wording prescribing = statement(root.child("prescribing"));
    Wording unknown = statement(root.child("unknown"));
    List<Use> all = new ArrayList<>();
    for (DataNode node : root.children("uses")) {
      Standing standing =
          node.word(
                  "standing", Standing::ofWord, "labelled, off-label, no-support, another-medicine")
              .orElse(Standing.NO_SUPPORT);
      Grade grade =
          node.word("grade", Grade::ofWord, "trials, mixed-trials, cases, against, none")
              .orElse(Grade.NONE);
      List<String> words = new ArrayList<>(node.texts("en"));
      words.addAll(node.texts("es"));
      all.add(
          new Use(
              node.text("id"),
              Wording.read(node, "title"),
              standing,
              grade,
              Wording.read(node, "statement"),
              words,
              evidence(node),
              node.text("source")));
      node.close();
    }
    root.close();
    file.requireSound();
    return new Uses(all, prescribing, unknown);
  }

  private static Wording statement(DataNode node) {
    Wording statement = Wording.read(node, "statement");
    evidence(node);
    node.text("source");
    node.close();
    return statement;
  }

  private static Evidence evidence(DataNode node) {
    return node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE);
  }

  /// Every use, in the order of the file: labelled first, claims without support last.
  public List<Use> all() {
    return all;
  }

  /// Who may prescribe it.
  public Wording prescribing() {
    return prescribing;
  }

  /// What to say of a use that is not known here.
  public Wording unknown() {
    return unknown;
  }

  /// The uses that a text names, in any order of words and letter case; empty where it names none.
  public List<Use> find(String text) {
    Set<String> asked = new HashSet<>(PlainWords.words(text));
    return all.stream()
        .filter(use ->
            use.words().stream().anyMatch(words -> asked.containsAll(PlainWords.words(words))))
        .toList();
  }
}

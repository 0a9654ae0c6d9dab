package org.blockade.service.validation.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blockade.service.validation.fact.Limits;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The published figures of trials, in the order of their file.
public record TrialFacts(List<TrialFact> facts, String checksum) {

  public TrialFacts {
    facts = List.copyOf(facts);
  }

  /// The figures that come with Blockade.
  public static TrialFacts standard() {
    return read(DataFile.resource(TrialFacts.class, "facts.yaml"));
  }

  /// Reads and checks a file of figures.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static TrialFacts read(DataFile file) {
    List<TrialFact> facts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (DataNode node : file.root().children("facts")) {
      String id = node.text("id");
      if (!ids.add(id)) {
        node.report("id", "\"" + id + "\" stands here twice; keep one");
      }
      facts.add(fact(id, node));
      node.close();
    }
    file.root().close();
    file.requireSound();
    return new TrialFacts(facts, file.checksum());
  }

  private static TrialFact fact(String id, DataNode node) {
    List<Double> limits = node.numbers("limits");
    double published = node.number("published");
    boolean sound =
        limits.size() == 2 && limits.getFirst() <= published && published <= limits.getLast();
    if (!sound) {
      node.report("limits", "limits are [low, high] around what was published");
    }
    return new TrialFact(
        id,
        node.text("experiment"),
        node.text("arm"),
        node.word("measure", TrialMeasure::ofWord, TrialMeasure.words())
            .orElse(TrialMeasure.STARTED),
        whole(node, "from"),
        whole(node, "to"),
        published,
        node.number("first"),
        sound ? new Limits(limits.getFirst(), limits.getLast()) : new Limits(0, 0),
        node.text("rule"),
        node.word("role", Role::ofWord, Role.words()).orElse(Role.PREDICTED),
        node.text("source"),
        node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.REMEMBERED));
  }

  private static int whole(DataNode node, String key) {
    double number = node.optionalNumber(key).orElse(0);
    if (number != StrictMath.rint(number) || number < 0) {
      node.report(key, "\"" + key + "\" is a whole number");
    }
    return (int) number;
  }

  /// Names of the trials that are simulated, each once, in the order of their first figure.
  public List<String> experiments() {
    return facts.stream().map(TrialFact::experiment).distinct().toList();
  }
}

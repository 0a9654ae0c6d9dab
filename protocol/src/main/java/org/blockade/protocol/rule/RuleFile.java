package org.blockade.protocol.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The data file of a recommendation: what it is, and its thresholds. Code takes every threshold
/// from here, so that a clinic can read it, and change it where it is a choice.
///
/// The file has a mapping `recommendation` (title, strength, rule, evidence, source) and, if it
/// needs them, a mapping `thresholds` of names to value, unit, rule, evidence and source.
public final class RuleFile {

  private final Recommendation recommendation;
  private final Map<String, Threshold> thresholds;

  private RuleFile(Recommendation recommendation, Map<String, Threshold> thresholds) {
    this.recommendation = recommendation;
    this.thresholds = Map.copyOf(thresholds);
  }

  /// Reads the file beside a class.
  public static RuleFile beside(Class<?> rule, String name) {
    return read(DataFile.resource(rule, name), root -> {});
  }

  /// Reads a file that holds more than a recommendation and its thresholds.
  ///
  /// @param rest reads the other keys of the root, and reports their problems there
  /// @throws org.blockade.simulator.data.DataFileException if it has a problem
  public static RuleFile read(DataFile file, Consumer<DataNode> rest) {
    DataNode node = file.root().child("recommendation");
    Recommendation recommendation =
        new Recommendation(node.text("title"), node.text("strength"), Basis.read(node));
    node.close();
    Map<String, Threshold> thresholds = new HashMap<>();
    if (file.root().has("thresholds")) {
      DataNode all = file.root().child("thresholds");
      for (String name : all.keys()) {
        thresholds.put(name, threshold(all.child(name)));
      }
    }
    rest.accept(file.root());
    file.root().close();
    file.requireSound();
    return new RuleFile(recommendation, thresholds);
  }

  private static Threshold threshold(DataNode node) {
    Threshold threshold = new Threshold(node.number("value"), node.text("unit"), Basis.read(node));
    node.close();
    return threshold;
  }

  /// What the file recommends.
  public Recommendation recommendation() {
    return recommendation;
  }

  /// A threshold of the file.
  ///
  /// @throws IllegalStateException if the file has none of that name and unit, which is a mistake
  ///   of the program or its data
  public Threshold threshold(String name, String unit) {
    Threshold threshold = thresholds.get(name);
    if (threshold == null || !threshold.unit().equals(unit)) {
      throw new IllegalStateException(
          recommendation.title() + ": the data file has no threshold \"" + name + "\" in " + unit);
    }
    return threshold;
  }
}

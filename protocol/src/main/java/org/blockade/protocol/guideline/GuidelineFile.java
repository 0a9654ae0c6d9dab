package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Instructions;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.Threshold;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The data file of a recommendation that tells people what to do: its thresholds and its
/// instructions.
record GuidelineFile(RuleFile rule, Instructions instructions) {

  static GuidelineFile beside(Class<?> recommendation, String name) {
    return read(DataFile.resource(recommendation, name), root -> {});
  }

  /// @param rest reads the other keys of the root, and reports their problems there
  static GuidelineFile read(DataFile file, Consumer<DataNode> rest) {
    List<Instructions> instructions = new ArrayList<>();
    RuleFile rule =
        RuleFile.read(
            file,
            root -> {
              instructions.add(Instructions.read(root));
              rest.accept(root);
            });
    return new GuidelineFile(rule, instructions.getFirst());
  }

  Threshold threshold(String name, String unit) {
    return rule.threshold(name, unit);
  }

  Instruction instruction(String id) {
    return instructions.of(id);
  }
}

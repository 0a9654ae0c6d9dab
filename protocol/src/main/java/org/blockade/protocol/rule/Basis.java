package org.blockade.protocol.rule;

import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// On what a statement rests.
///
/// @param rule id of the rule in the evidence dossier, e.g. `R32`; several are separated by a space
/// @param evidence how it is known; `CHOICE` where a clinic may decide otherwise
/// @param source who says so, and what
public record Basis(String rule, Evidence evidence, String source) {

  /// Reads `rule`, `evidence` and `source` of a node; what is wrong is reported to its file.
  public static Basis read(DataNode node) {
    String rule = node.text("rule");
    Evidence evidence =
        node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE);
    return new Basis(rule, evidence, node.text("source"));
  }
}

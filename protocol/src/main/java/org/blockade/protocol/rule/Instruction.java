package org.blockade.protocol.rule;

import org.blockade.simulator.data.DataNode;

/// What is to be done, by whom, and on what that rests. It has no date yet.
public record Instruction(String id, Area area, Who who, String text, Basis basis) {

  /// Reads an instruction; what is wrong is reported to its file.
  public static Instruction read(String id, DataNode node) {
    Area area = node.word("area", Area::ofWord, Area.words()).orElse(Area.MEDICINE);
    Who who = node.word("who", Who::ofWord, Who.words()).orElse(Who.CLINIC);
    Instruction instruction = new Instruction(id, area, who, node.text("text"), Basis.read(node));
    node.close();
    return instruction;
  }

  /// The same, with a date.
  public Step when(When when) {
    return new Step(this, when);
  }
}

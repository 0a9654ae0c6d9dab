package org.blockade.protocol.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.blockade.simulator.data.DataNode;

/// The instructions of one recommendation, by id.
public final class Instructions {

  private final Map<String, Instruction> byId;

  private Instructions(Map<String, Instruction> byId) {
    this.byId = byId;
  }

  /// Reads the mapping `instructions` of a file's root.
  public static Instructions read(DataNode root) {
    DataNode node = root.child("instructions");
    Map<String, Instruction> byId = new LinkedHashMap<>();
    for (String id : node.keys()) {
      byId.put(id, Instruction.read(id, node.child(id)));
    }
    node.close();
    return new Instructions(byId);
  }

  /// The instruction of that id.
  ///
  /// @throws IllegalStateException if the file has none: code and data no longer fit
  public Instruction of(String id) {
    Instruction instruction = byId.get(id);
    if (instruction == null) {
      throw new IllegalStateException("no instruction \"" + id + "\"; there are " + byId.keySet());
    }
    return instruction;
  }
}

package org.blockade.service.validation.fact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The rows that are known to be out, each with one line why.
///
/// @param reasons by anchor id, in the order of the file
public record KnownOut(Map<String, String> reasons) {

  public KnownOut {
    reasons = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /// The list `known-out.yaml` that lies beside a class.
  public static KnownOut beside(Class<?> owner) {
    return read(DataFile.resource(owner, "known-out.yaml"));
  }

  /// Reads a list.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static KnownOut read(DataFile file) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (DataNode node : file.root().children("out")) {
      String id = node.text("id");
      if (reasons.put(id, node.text("why")) != null) {
        node.report("id", "\"" + id + "\" stands here twice; keep one");
      }
      node.close();
    }
    file.root().close();
    file.requireSound();
    return new KnownOut(reasons);
  }

  /// Why a row is out.
  public Optional<String> reason(String id) {
    return Optional.ofNullable(reasons.get(id));
  }
}

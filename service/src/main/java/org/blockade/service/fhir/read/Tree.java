package org.blockade.service.fhir.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a document, JSON or XML.
sealed interface Tree {

  /// Members by name, in the order of the document.
  record Thing(Map<String, Tree> members) implements Tree {
    public Thing {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// Values in order.
  record Many(List<Tree> values) implements Tree {
    public Many {
      values = List.copyOf(values);
    }
  }

  /// A text, a number or a truth value, as it is written.
  ///
  /// @param quoted whether it may be a text: in XML everything may be
  /// @param bare whether it may be a number or a truth value
  record Leaf(String text, boolean quoted, boolean bare) implements Tree {}

  /// `null`, which stands for a missing value of a list.
  record Nothing() implements Tree {}
}

package org.blockade.protocol.words;

import org.blockade.simulator.data.DataNode;

/// The same statement in every language.
///
/// @param english neither it nor the other is empty
/// @param spanish the same in Spanish
public record Wording(String english, String spanish) {

  /// Reads `key: {en: ..., es: ...}`; what is missing is reported to the file.
  public static Wording read(DataNode node, String key) {
    DataNode child = node.child(key);
    Wording wording = new Wording(child.text("en"), child.text("es"));
    child.close();
    return wording;
  }

  /// The statement in one language.
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case SPANISH -> spanish;
    };
  }
}

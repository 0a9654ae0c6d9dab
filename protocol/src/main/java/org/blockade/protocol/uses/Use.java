package org.blockade.protocol.uses;

import java.util.List;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.drug.Evidence;

/// One use of naltrexone, real or claimed.
///
/// @param grade what the evidence for it is made of
/// @param statement what can be said about it, in one or two sentences
/// @param words what people call it, in every language
/// @param evidence how the statement is known to us
public record Use(
    String id,
    Wording title,
    Standing standing,
    Grade grade,
    Wording statement,
    List<String> words,
    Evidence evidence,
    String source) {

  public Use {
    words = List.copyOf(words);
  }
}

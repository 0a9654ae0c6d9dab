package org.blockade.protocol.facts;

/// Another fact was wrong, and does not count from here on. What is right is a fact of its own.
///
/// @param of id of the fact that was wrong
public record Correction(String of) implements Statement {

  public Correction {
    if (of.isBlank()) {
      throw new IllegalArgumentException("a correction names the id of the fact that was wrong");
    }
  }
}

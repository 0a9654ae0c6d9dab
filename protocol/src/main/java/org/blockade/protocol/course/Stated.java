package org.blockade.protocol.course;

import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.quantity.ModelTime;

/// A fact whose kind of statement is known.
///
/// @param statement that of the fact
public record Stated<S extends Statement>(Fact fact, S statement) {

  /// When it was so.
  public ModelTime occurred() {
    return fact.occurred();
  }
}

package org.blockade.protocol.triage;

import org.blockade.protocol.words.Wording;

/// A tier as people see it.
///
/// @param symbol one sign that stands before the word, so that colour is never alone
/// @param word e.g. "CALL THE CLINIC THE SAME DAY"
/// @param meaning what that means
public record TierText(String symbol, Wording word, Wording meaning) {}

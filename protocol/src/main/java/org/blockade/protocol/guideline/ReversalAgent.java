package org.blockade.protocol.guideline;

import org.blockade.protocol.rule.Instruction;

/// A reversal agent at every injection.
///
/// Recommendation: talk about naloxone or nalmefene at the first and at every injection, and see
/// that one is prescribed or at hand. Naltrexone is never offered as one. Strength: labelled.
/// Source: `reversal-agent.yaml`, rules R32, R58.
///
/// When: every injection. Then: the talk.
public final class ReversalAgent {

  private final GuidelineFile file =
      GuidelineFile.beside(ReversalAgent.class, "reversal-agent.yaml");

  private ReversalAgent() {}

  /// The recommendation with the text that comes with Blockade.
  public static ReversalAgent standard() {
    return new ReversalAgent();
  }

  /// The talk at each injection.
  public Instruction atEachInjection() {
    return file.instruction("each");
  }
}

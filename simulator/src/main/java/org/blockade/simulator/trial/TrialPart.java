package org.blockade.simulator.trial;

import java.util.ArrayList;
import java.util.List;

/// A range of subjects of one arm of one replicate: the piece of a trial that is computed in one
/// go, kept, sent to another machine, or done again.
///
/// @param from first subject
/// @param to after the last
public record TrialPart(int arm, int replicate, int from, int to) {

  public TrialPart {
    if (!(arm >= 0 && replicate >= 0 && 0 <= from && from < to)) {
      throw new IllegalArgumentException("a part has one subject or more");
    }
  }

  /// All parts of a trial, in order.
  ///
  /// @param size subjects in a part, the last one may have fewer
  public static List<TrialPart> of(TrialDesign design, int size) {
    List<TrialPart> parts = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      for (int replicate = 0; replicate < design.replicates(); replicate++) {
        for (int from = 0; from < design.subjects(); from += size) {
          parts.add(
              new TrialPart(arm, replicate, from, StrictMath.min(from + size, design.subjects())));
        }
      }
    }
    return List.copyOf(parts);
  }

  /// Number of subjects.
  public int subjects() {
    return to - from;
  }
}

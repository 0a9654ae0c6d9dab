package org.blockade.cluster;

import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;

/// Deals the subjects of a trial out to pieces of work of nearly equal size.
///
/// All subjects stand in one row (arm, replicate, subject), which is cut into as many stretches as
/// asked for. A stretch may go over the end of an arm, so it consists of one or more parts.
final class Ranges {

  private Ranges() {}

  /// Subjects of all arms and replicates.
  static long people(TrialDesign design) {
    return (long) design.arms().size() * design.replicates() * design.subjects();
  }

  /// The parts of a stretch, in order.
  ///
  /// @param index of the stretch, 0 first
  /// @param stretches into which the trial is cut; none is empty if there are no more of them than
  ///   people
  static List<TrialPart> of(TrialDesign design, int stretches, int index) {
    long from = cut(design, stretches, index);
    long to = cut(design, stretches, index + 1);
    List<TrialPart> parts = new ArrayList<>();
    while (from < to) {
      long study = from / design.subjects();
      int first = (int) (from % design.subjects());
      int end = (int) Math.min(design.subjects(), first + (to - from));
      parts.add(
          new TrialPart(
              (int) (study / design.replicates()),
              (int) (study % design.replicates()),
              first,
              end));
      from += end - first;
    }
    return List.copyOf(parts);
  }

  /// Where a stretch begins; without a product that could be too large for a long.
  private static long cut(TrialDesign design, int stretches, int index) {
    long people = people(design);
    return people / stretches * index + people % stretches * index / stretches;
  }
}

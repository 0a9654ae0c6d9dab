package org.blockade.service.record;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.Fact;
import org.blockade.simulator.quantity.ModelTime;

/// The facts of one person's chart, and what of the chart is none.
///
/// @param gaps what could not be read and may speak against a dose
/// @param notes what was read and is not interpreted
public record FactReading(List<Fact> facts, List<Remark> gaps, List<Remark> notes) {

  public FactReading {
    facts = List.copyOf(facts);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  /// A sentence about the chart; it never repeats a value of it.
  ///
  /// @param time when it was; empty where that could not be read, so that it counts at any time
  public record Remark(Optional<ModelTime> time, String sentence) {

    boolean countsAsOf(ModelTime asOf) {
      return time.filter(asOf::isBefore).isEmpty();
    }
  }

  /// The gaps that count as of a time, each sentence once.
  public List<String> gapsAsOf(ModelTime asOf) {
    return sentences(gaps, asOf);
  }

  /// The notes that count as of a time, each sentence once.
  public List<String> notesAsOf(ModelTime asOf) {
    return sentences(notes, asOf);
  }

  private static List<String> sentences(List<Remark> remarks, ModelTime asOf) {
    return remarks.stream()
        .filter(remark -> remark.countsAsOf(asOf))
        .map(Remark::sentence)
        .distinct()
        .toList();
  }
}

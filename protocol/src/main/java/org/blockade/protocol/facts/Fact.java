package org.blockade.protocol.facts;

import java.util.Comparator;
import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// One dated statement about one person.
///
/// @param id names the fact within the person's record, so that it can be corrected
/// @param occurred when it was so
/// @param recorded when it became known to whoever keeps the record
public record Fact(
    String id, ModelTime occurred, ModelTime recorded, Source source, Statement statement) {

  /// Time order, and one canonical order for what was so at the same time: the order in which facts
  /// arrive cannot matter.
  public static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::occurred)
          .thenComparing(Fact::recorded)
          .thenComparing(Fact::id)
          .thenComparing(Fact::source)
          .thenComparing(fact -> fact.statement().toString());

  public Fact {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a fact has an id; give each its own word");
    }
    if (recorded.isBefore(occurred)) {
      throw new IllegalArgumentException(
          "a fact is recorded when it occurs or later; a plan states its own date");
    }
    if (lookedBackOn(statement).filter(occurred::isBefore).isPresent()) {
      throw new IllegalArgumentException(
          "a fact that tells of an earlier time cannot tell of a later one; look at its dates");
    }
  }

  private static Optional<ModelTime> lookedBackOn(Statement statement) {
    return switch (statement) {
      case AboutOpioids.NoneTaken(Optional<ModelTime> since) -> since;
      case AboutHealth.Alcohol(AboutHealth.Drinking drinking, Optional<ModelTime> last) -> last;
      case AboutOpioids opioids -> Optional.empty();
      case AboutHealth health -> Optional.empty();
      case AboutTests tests -> Optional.empty();
      case AboutTreatment treatment -> Optional.empty();
      case Correction correction -> Optional.empty();
    };
  }

  /// A fact that was recorded when it occurred.
  public static Fact of(String id, ModelTime time, Source source, Statement statement) {
    return new Fact(id, time, time, source, statement);
  }
}

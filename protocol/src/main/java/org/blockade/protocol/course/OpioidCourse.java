package org.blockade.protocol.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.simulator.quantity.ModelTime;

/// A person's opioids so far, and what the person says about the time without.
///
/// A positive urine counts as a use when it was given: it does not say when the use was, and an
/// earlier day would be a guess that makes waiting shorter.
///
/// @param uses in time order
/// @param none statements that none was taken, in time order
public record OpioidCourse(List<Use> uses, List<Stated<AboutOpioids.NoneTaken>> none) {

  /// A use of one agent.
  public record Use(String drug, AboutOpioids.Form form, ModelTime time) {}

  public OpioidCourse {
    uses = List.copyOf(uses);
    none = List.copyOf(none);
  }

  /// The course that a record tells.
  public static OpioidCourse of(PersonRecord record) {
    List<Use> uses = new ArrayList<>();
    for (Stated<AboutOpioids.Taken> taken : record.all(AboutOpioids.Taken.class)) {
      uses.add(new Use(taken.statement().drug(), taken.statement().form(), taken.occurred()));
    }
    for (Stated<AboutTests.UrineScreen> urine : record.all(AboutTests.UrineScreen.class)) {
      if (urine.statement().result() == AboutTests.Result.POSITIVE) {
        uses.add(
            new Use(
                agent(urine.statement().analyte()), AboutOpioids.Form.ORDINARY, urine.occurred()));
      }
    }
    uses.sort(Comparator.comparing(Use::time).thenComparing(Use::drug).thenComparing(Use::form));
    return new OpioidCourse(uses, record.all(AboutOpioids.NoneTaken.class));
  }

  /// An opiate immunoassay does not say which opiate it found.
  private static String agent(AboutTests.Analyte analyte) {
    return switch (analyte) {
      case OPIATES -> OpioidUse.UNSPECIFIED;
      case FENTANYL, NORFENTANYL -> "fentanyl";
      case OXYCODONE -> "oxycodone";
      case METHADONE -> "methadone";
      case BUPRENORPHINE -> "buprenorphine";
    };
  }

  /// The last use of any agent.
  public Optional<Use> last() {
    return uses.isEmpty() ? Optional.empty() : Optional.of(uses.getLast());
  }

  /// Whether the last word about it is that no opioid was ever taken, and nothing says otherwise.
  public boolean neverTaken() {
    return uses.isEmpty()
        && !none.isEmpty()
        && lastWords().stream().allMatch(stated -> stated.statement().since().isEmpty());
  }

  /// When somebody last said that none was taken.
  public Optional<ModelTime> lastAsked() {
    return none.isEmpty() ? Optional.empty() : Optional.of(none.getLast().occurred());
  }

  /// The last statements that none was taken: several where they are of the same time.
  private List<Stated<AboutOpioids.NoneTaken>> lastWords() {
    return none.stream()
        .filter(stated -> lastAsked().filter(stated.occurred()::equals).isPresent())
        .toList();
  }

  /// The time from which on the last statement says that none was taken; the latest, where there
  /// are several.
  public Optional<ModelTime> noneSince() {
    return lastWords().stream()
        .flatMap(stated -> stated.statement().since().stream())
        .max(Comparator.naturalOrder());
  }

  /// Whether a use lies in the time for which a last statement says that there was none.
  ///
  /// @param record tells which times are of the same local day
  public boolean contradicted(PersonRecord record) {
    return lastWords().stream()
        .anyMatch(stated -> uses.stream().anyMatch(use -> contradicts(use, stated, record)));
  }

  private static boolean contradicts(
      Use use, Stated<AboutOpioids.NoneTaken> stated, PersonRecord record) {
    return !use.time().isAfter(stated.occurred())
        && stated
            .statement()
            .since()
            .map(since -> record.axis().daysBetween(since, use.time()) > 0)
            .orElse(true);
  }
}

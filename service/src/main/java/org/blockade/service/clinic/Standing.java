package org.blockade.service.clinic;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.Decision;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.PersonState;
import org.blockade.service.screening.ScreenAnswer;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Finds the one word for a person.
final class Standing {

  /// What a decision about the treatment as a whole is about.
  static final String TREATMENT = "treatment";

  /// That it was stopped.
  static final String STOPPED = "stopped";

  private Standing() {}

  /// @param screening asked where no naltrexone is on record
  static ProtectionState of(
      PersonState<?> state,
      PersonRecord record,
      Optional<ScreenAnswer> screening,
      Optional<Outlook> outlook,
      ModelTime asOf) {
    if (!state.complete()) {
      return ProtectionState.UNKNOWN;
    }
    if (isStopped(state, record)) {
      return ProtectionState.STOPPED;
    }
    if (state.record().isEmpty()) {
      return ProtectionState.UNKNOWN;
    }
    if (outlook.isPresent()) {
      return outlook.get().stateAt(asOf);
    }
    return screening
        .map(answer ->
            switch (answer.decision()) {
              case Decision.WaitUntil wait -> ProtectionState.WAITING;
              case Decision.Start start -> ProtectionState.STARTING;
              case Decision.Ask ask -> ProtectionState.STARTING;
              case Decision.DoNotStart not -> ProtectionState.STARTING;
            })
        // Naltrexone is on record, and nothing is known of what it does.
        .orElse(ProtectionState.UNKNOWN);
  }

  private static boolean isStopped(PersonState<?> state, PersonRecord record) {
    Optional<Entry> last = lastAboutTreatment(state.decisions());
    return last.filter(entry -> outcome(entry).equals(STOPPED))
        .filter(entry ->
            record
                .naltrexone()
                .lastDose()
                .filter(dose -> isAfter(dose.dose().time(), entry, record.axis()))
                .isEmpty())
        .isPresent();
  }

  private static boolean isAfter(ModelTime time, Entry entry, TimeAxis axis) {
    return axis instanceof TimeAxis.Calendar calendar
        && calendar.momentOf(time).toInstant().isAfter(entry.recorded());
  }

  private static Optional<Entry> lastAboutTreatment(List<Entry> decisions) {
    return decisions.stream()
        .filter(entry ->
            entry.content() instanceof Content.DecisionMade decision
                && decision.about().equals(TREATMENT))
        .reduce((earlier, later) -> later);
  }

  private static String outcome(Entry entry) {
    return entry.content() instanceof Content.DecisionMade decision ? decision.outcome() : "";
  }
}

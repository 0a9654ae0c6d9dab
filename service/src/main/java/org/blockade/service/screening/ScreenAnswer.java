package org.blockade.service.screening;

import java.util.List;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.quantity.ModelTime;

/// May this person have a first dose, and when?
///
/// @param wanted what was asked about
/// @param decision with every finding
/// @param notes what of the chart was not interpreted, and other things the reader must know
public record ScreenAnswer(
    PersonHistory person, ModelTime asOf, FirstDose wanted, Decision decision, List<String> notes) {

  public ScreenAnswer {
    notes = List.copyOf(notes);
  }

  /// Whether the answer is a question.
  public boolean isQuestion() {
    return decision instanceof Decision.Ask;
  }
}

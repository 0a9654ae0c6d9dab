package org.blockade.service.plan;

import java.util.List;
import org.blockade.protocol.plan.TreatmentPlan;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.drug.DrugModel;

/// A plan for one person, with what made it.
///
/// @param notes what the reader should know about how the record was used
public record PlanAnswer(
    PersonHistory person,
    TreatmentPlan plan,
    DrugModel model,
    long seed,
    int subjects,
    List<String> notes) {

  public PlanAnswer {
    notes = List.copyOf(notes);
  }

  /// Whether there is anything to plan on.
  public boolean known() {
    return !plan.naltrexone().given().isEmpty();
  }
}

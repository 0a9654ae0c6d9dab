package org.blockade.service.forecast;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;

/// How well naltrexone protects one person, and what follows.
///
/// @param person the history that was read
/// @param course the naltrexone in it, as of the time of the question
/// @param model the leading model
/// @param forecast protection if no further dose is given but those that a regimen plans
/// @param sensitivity when protection is lost under the other parameter set
/// @param next the next dose
/// @param suppositions what doses to come would do
/// @param unknowns what is not known and would matter
/// @param notes what the reader should know about how the record was used
public record ProtectionReport(
    PersonHistory person,
    NaltrexoneCourse course,
    DrugModel model,
    ProtectionForecast forecast,
    Optional<Sensitivity> sensitivity,
    NextDue next,
    List<Supposition> suppositions,
    List<String> unknowns,
    List<Note> notes) {

  public ProtectionReport {
    suppositions = List.copyOf(suppositions);
    unknowns = List.copyOf(unknowns);
    notes = List.copyOf(notes);
  }

  /// The loss of protection in the typical person under another parameter set.
  public record Sensitivity(DrugModel model, Loss loss) {}

  /// The same with one supposition in place of those it has.
  ProtectionReport with(Supposition supposition) {
    return new ProtectionReport(
        person, course, model, forecast, sensitivity, next, List.of(supposition), unknowns, notes);
  }

  /// Doses that are planned after the time of the question and counted by the forecast; a chart
  /// plans none.
  public int plannedAhead() {
    return person.plannedAfter(asOf()).size();
  }

  /// Whether a supposition gives a dose that a note asks to assess before.
  public boolean onlyAfterAssessment(Supposition supposition) {
    return !supposition.added().isEmpty()
        && notes.stream().anyMatch(note -> note.kind().asksToAssess());
  }

  /// What is known of doses after the time of the question.
  public LaterDoses laterDoses() {
    return person.laterDosesAre(asOf());
  }

  /// The time of the question.
  public ModelTime asOf() {
    return forecast.request().asOf();
  }
}

package org.blockade.service.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.NewStart;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.plan.OpioidsOnRecord;
import org.blockade.protocol.plan.PlanQuestion;
import org.blockade.protocol.plan.Planner;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.record.FactReading;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;

/// Makes plans for people. One reporter serves any number of people and threads.
public final class PlanReporter {

  private final DrugModel model;
  private final VirtualPopulation population;
  private final NewStart newStart;
  private final Planner planner;
  private final ProtectionReporter forecasts;
  private final double threshold;

  /// @param injections the clinic's interval and bands
  /// @param threads threads for one person; 1 where many people run side by side
  public PlanReporter(
      DrugModel model, NextInjection injections, VirtualPopulation population, int threads) {
    ProtectionBands bands = ProtectionBands.standard();
    this.model = model;
    this.population = population;
    this.newStart = NewStart.standard(injections);
    this.planner = new Planner(injections);
    this.forecasts =
        new ProtectionReporter(model, Optional.empty(), bands, injections, population, threads);
    this.threshold = bands.protectedFrom();
  }

  /// The plan for a person as of a time.
  ///
  /// @param reading what the record states, also later than the time of the question
  /// @param remarks what has to be said about how the record was read
  public PlanAnswer plan(
      PersonHistory person,
      FactReading reading,
      ModelTime asOf,
      PlanQuestion question,
      List<String> remarks) {
    return plan(
        person,
        reading,
        asOf,
        question,
        remarks,
        forecasts.protectedUntil(person, asOf, threshold));
  }

  /// The same with a forecast that was made before.
  ///
  /// @param forecast from the last dose on, as this reporter's model and people make it
  public PlanAnswer plan(
      PersonHistory person,
      FactReading reading,
      ModelTime asOf,
      PlanQuestion question,
      List<String> remarks,
      Optional<ProtectedUntil> forecast) {
    PersonRecord record = PersonRecord.of(reading.facts(), asOf, person.axis());
    OpioidsOnRecord opioids =
        OpioidsOnRecord.of(record, person.opioidUse(), opioidUnread(person, record.naltrexone()));
    List<String> notes = new ArrayList<>(remarks);
    notes.addAll(reading.gapsAsOf(asOf));
    notes.addAll(reading.notesAsOf(asOf));
    person.laterDoses(asOf).ifPresent(notes::add);
    return new PlanAnswer(
        person,
        planner.plan(record, opioids, question, forecast, reading.gapsAsOf(asOf)),
        model,
        population.seed(),
        population.subjects().size(),
        notes);
  }

  /// What names an opioid matters as long as a use would; at an unknown time it may matter always.
  private boolean opioidUnread(PersonHistory person, NaltrexoneCourse course) {
    List<OpioidUse> possible =
        person.opioidUnread().stream()
            .flatMap(Optional::stream)
            .map(time -> new OpioidUse(time, OpioidUse.UNSPECIFIED, OpioidUse.Sign.REPORTED))
            .toList();
    return person.opioidUnread().stream().anyMatch(Optional::isEmpty)
        || newStart.opioidBefore(course, possible).isPresent();
  }
}

package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.population.ArenaPopulation;
import org.blockade.simulator.population.Spread;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.ArenaState;
import org.blockade.simulator.simulation.Scenario;

/// Answers on which day a first dose of naltrexone would be borne.
///
/// The opioids of a person run once; from the state on each candidate day two short runs go on, one
/// with the first dose and one with the naloxone challenge. The model speaks only where its numbers
/// hold: see `OpioidHistory.silence`.
public final class InductionReporter {

  private static final String NALOXONE = "naloxone";
  private static final int PEAK_POINTS = 24;

  private final DrugCatalogue catalogue;
  private final DrugModel naltrexone;
  private final EffectParameters effects;
  private final OpioidNumbers numbers;
  private final OpioidFreeInterval interval;
  private final long seed;
  private final int subjects;
  private final int threads;
  private final Progress progress;

  /// @param subjects virtual people for the spread
  public InductionReporter(
      DrugCatalogue catalogue,
      DrugModel naltrexone,
      EffectParameters effects,
      OpioidNumbers numbers,
      OpioidFreeInterval interval,
      long seed,
      int subjects,
      int threads,
      Progress progress) {
    this.catalogue = catalogue;
    this.naltrexone = naltrexone;
    this.effects = effects;
    this.numbers = numbers;
    this.interval = interval;
    this.seed = seed;
    this.subjects = subjects;
    this.threads = threads;
    this.progress = progress;
  }

  /// Peaks of COWS on one candidate day.
  private record Peaks(double first, double naloxone) {}

  /// Answers a question about a person.
  ///
  /// @throws QuestionRefusedException if the candidates do not lie after the opioids
  public InductionAnswer answer(PersonHistory person, InductionQuestion question)
      throws QuestionRefusedException {
    ModelTime start = question.start();
    OpioidRecord opioids = OpioidRecord.of(person);
    if (opioids.last().filter(use -> !use.time().isBefore(start)).isPresent()) {
      throw new QuestionRefusedException(
          "an opioid is on record at that time or after it; begin later");
    }
    OpioidHistory history = OpioidHistory.of(opioids, numbers, catalogue);
    List<InductionAnswer.Day> days = days(person, opioids, question);
    Optional<String> silence =
        person.courseAsOf(start).lastDose().isPresent()
            ? Optional.of(
                "naltrexone is on record already, and this is about a first dose; opioids after"
                    + " naltrexone are not simulated")
            : history.silence();
    OpioidHistory spoken =
        new OpioidHistory(history.doses(), history.supposed(), history.lastUses(), silence);
    Optional<InductionAnswer.Prediction> model =
        silence.isPresent()
            ? Optional.empty()
            : Optional.of(predict(person, history, days, question));
    return new InductionAnswer(
        person,
        naltrexone,
        question,
        spoken,
        days,
        model,
        interval.adviceFor(history.lastUses(), person.axis()),
        numbers.induction().bearable(),
        seed,
        subjects,
        notes(history, model.isPresent(), question));
  }

  private static List<InductionAnswer.Day> days(
      PersonHistory person, OpioidRecord opioids, InductionQuestion question) {
    ModelTime last = opioids.last().map(OpioidUse::time).orElse(question.start());
    return IntStream.range(0, question.days())
        .mapToObj(day -> person.axis().plusDays(question.start(), day))
        .map(time -> new InductionAnswer.Day(time, person.axis().daysBetween(last, time)))
        .toList();
  }

  private InductionAnswer.Prediction predict(
      PersonHistory person,
      OpioidHistory history,
      List<InductionAnswer.Day> days,
      InductionQuestion question) {
    Set<DrugModel> models = new LinkedHashSet<>();
    models.add(naltrexone);
    models.add(catalogue.model(NALOXONE));
    history.drugs().forEach(drug -> models.add(catalogue.model(drug)));
    Scenario scenario =
        new Scenario(
            new DosingHistory(history.doses(), person.resets()),
            person.covariates().knownAsOf(question.start()));
    List<Peaks> typical =
        peaks(Arena.ofTypicalPerson(models, effects), scenario, days, question.firstDose());
    List<List<Peaks>> people =
        new VirtualPeople<>(
                ArenaPopulation.draw(models, effects, seed, subjects).people(), threads, progress)
            .each(arena -> peaks(arena, scenario, days, question.firstDose()));
    List<Estimate> first = estimates(typical, people, Peaks::first);
    double bearable = numbers.induction().bearable();
    List<Double> shares =
        IntStream.range(0, days.size())
            .mapToObj(day ->
                (double) people.stream().filter(each -> each.get(day).first() < bearable).count()
                    / people.size())
            .toList();
    return new InductionAnswer.Prediction(
        first,
        estimates(typical, people, Peaks::naloxone),
        shares,
        firstFrom(
            days,
            IntStream.range(0, days.size())
                .mapToObj(day -> first.get(day).typical() < bearable)
                .toList()),
        firstFrom(days, shares.stream().map(share -> share >= 1 - Spread.TAIL).toList()));
  }

  private static List<Estimate> estimates(
      List<Peaks> typical, List<List<Peaks>> people, ToDoubleFunction<Peaks> value) {
    return IntStream.range(0, typical.size())
        .mapToObj(day ->
            Estimate.of(
                typical.get(day), people.stream().map(each -> each.get(day)).toList(), value))
        .toList();
  }

  /// The first day from which on it holds on every candidate.
  private static Optional<InductionAnswer.Day> firstFrom(
      List<InductionAnswer.Day> days, List<Boolean> holds) {
    int from = holds.lastIndexOf(false) + 1;
    return from < days.size() ? Optional.of(days.get(from)) : Optional.empty();
  }

  private List<Peaks> peaks(
      Arena person,
      Scenario scenario,
      List<InductionAnswer.Day> days,
      OpioidNumbers.FirstDose firstDose) {
    List<DoseEvent> doses = scenario.dosing().doses();
    ArenaCourse course =
        person.run(
            scenario, doses.getFirst().time(), days.getLast().time(), ChallengeReporter.ACCURACY);
    double watch = numbers.induction().watchHours();
    double afterNaloxone =
        numbers.naloxone().getLast().time().hours() + numbers.naloxoneWatchHours();
    return days.stream()
        .map(InductionAnswer.Day::time)
        .map(time -> {
          ArenaState state = course.state(time);
          return new Peaks(
              peak(person, scenario, state, List.of(firstDose.dose()), watch),
              peak(person, scenario, state, numbers.naloxone(), afterNaloxone));
        })
        .toList();
  }

  private static double peak(
      Arena person, Scenario scenario, ArenaState state, List<DoseEvent> given, double hours) {
    ModelTime time = state.time();
    List<DoseEvent> doses =
        given.stream().map(dose -> dose.at(time.plusHours(dose.time().hours()))).toList();
    ArenaCourse course =
        person.run(scenario.plus(doses), state, time.plusHours(hours), ChallengeReporter.ACCURACY);
    return Peak.of(elapsed -> course.effect(time.plusHours(elapsed)).cows(), hours, PEAK_POINTS);
  }

  private List<String> notes(OpioidHistory history, boolean speaks, InductionQuestion question) {
    List<String> notes = new ArrayList<>(question.remarks());
    if (!speaks) {
      return notes;
    }
    history.supposed().forEach(title -> notes.add("no amounts on record, so supposed: " + title));
    if (history.days() < numbers.induction().shortRecordDays()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "SHORT RECORD: opioid doses of %.0f days only; use before them would make withdrawal"
                  + " worse than shown",
              history.days()));
    }
    notes.add("opioids that are not on record would make withdrawal worse than shown");
    return notes;
  }
}

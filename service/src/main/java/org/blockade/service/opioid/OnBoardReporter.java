package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// Answers how naltrexone on board and a rescue antagonist share the receptors.
///
/// Gaddum's equilibrium of two antagonists: with drives `u` and `v` they hold `u / (1 + u + v)` and
/// `v / (1 + u + v)`. An overdose does not enter, so no answer can tell which one would act.
public final class OnBoardReporter {

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MINUTES_PER_HOUR = 60;

  /// How long is looked at, and in which steps (min). Choices.
  private static final int LAST_MINUTE = 120;

  private static final int MINUTES_PER_POINT = 5;

  private final DrugCatalogue catalogue;
  private final OverdoseModel model;
  private final VirtualPopulation population;
  private final int threads;
  private final Progress progress;

  /// @param population virtual people who take naltrexone
  public OnBoardReporter(
      DrugCatalogue catalogue,
      OverdoseModel model,
      VirtualPopulation population,
      int threads,
      Progress progress) {
    this.catalogue = catalogue;
    this.model = model;
    this.population = population;
    this.threads = threads;
    this.progress = progress;
  }

  /// An antagonist as the drug files have it: one set of kinetics for each route.
  private record Given(String drug, Route route, RescueProduct labelled) {

    static Given of(RescueProduct product) {
      return switch (product) {
        case NALOXONE_GENERIC, NALOXONE_AUTO_INJECTOR ->
            new Given("naloxone", Route.INTRAMUSCULAR, RescueProduct.NALOXONE_AUTO_INJECTOR);
        case NALMEFENE_NASAL -> new Given("nalmefene", Route.INTRANASAL, product);
      };
    }
  }

  /// Answers a question about a person.
  public OnBoardAnswer answer(PersonHistory recorded, OnBoardQuestion question) {
    PersonHistory person = recorded.only(population.model());
    Scenario scenario = person.pastOf(question.at());
    List<Double> minutes =
        IntStream.iterate(0, minute -> minute <= LAST_MINUTE, minute -> minute + MINUTES_PER_POINT)
            .mapToObj(minute -> (double) minute)
            .toList();
    List<ModelTime> times =
        minutes.stream().map(minute -> question.at().plusHours(minute / MINUTES_PER_HOUR)).toList();
    List<OnBoardAnswer.Shared> rescues =
        scenario.dosing().doses().isEmpty()
            ? List.of()
            : rescues(question, minutes, times, scenario);
    return new OnBoardAnswer(
        person.counted(scenario),
        population.model(),
        question,
        model.timing(),
        rescues,
        population.seed(),
        population.subjects().size(),
        notes(recorded, person, question));
  }

  private List<OnBoardAnswer.Shared> rescues(
      OnBoardQuestion question, List<Double> minutes, List<ModelTime> times, Scenario scenario) {
    List<Double> typical =
        drives(Simulation.ofTypicalPerson(population.model()).run(scenario), times);
    List<List<Double>> people =
        new VirtualPeople<>(population.subjects(), threads, progress)
            .each(person -> drives(person.run(scenario), times));
    Set<Given> given = new LinkedHashSet<>();
    question.products().forEach(product -> given.add(Given.of(product)));
    return given.stream()
        .map(antagonist -> shared(antagonist, question, minutes, typical, people))
        .sorted(Comparator.comparing(OnBoardAnswer.Shared::title)) // by name: no ranking
        .toList();
  }

  private OnBoardAnswer.Shared shared(
      Given given,
      OnBoardQuestion question,
      List<Double> minutes,
      List<Double> typical,
      List<List<Double>> people) {
    List<DoseEvent> doses = new ArrayList<>();
    for (int dose = 0; dose < question.doses(); dose++) {
      doses.add(
          DoseEvent.of(
              new ModelTime(dose * model.timing().gapSeconds() / SECONDS_PER_HOUR),
              given.drug(),
              given.route(),
              model.labelledDose(given.labelled())));
    }
    List<Double> rescue =
        drives(
            Simulation.ofTypicalPerson(catalogue.model(given.drug())).run(Scenario.of(doses)),
            minutes.stream().map(minute -> new ModelTime(minute / MINUTES_PER_HOUR)).toList());
    List<OnBoardAnswer.Point> points = new ArrayList<>();
    for (int i = 0; i < minutes.size(); i++) {
      int at = i;
      double other = rescue.get(at);
      List<Double> all = people.stream().map(drives -> drives.get(at)).toList();
      points.add(
          new OnBoardAnswer.Point(
              minutes.get(at),
              Estimate.of(typical.get(at), all, drive -> drive / (1 + drive + other)),
              Estimate.of(typical.get(at), all, drive -> other / (1 + drive + other))));
    }
    return new OnBoardAnswer.Shared(
        given.drug(), given.drug() + " " + given.route().words(), points);
  }

  private static List<Double> drives(Trajectory trajectory, List<ModelTime> times) {
    return times.stream()
        .map(trajectory::muOccupancy)
        .map(occupancy -> occupancy / (1 - occupancy))
        .toList();
  }

  private static List<String> notes(
      PersonHistory recorded, PersonHistory person, OnBoardQuestion question) {
    List<String> notes = new ArrayList<>(question.remarks());
    if (recorded.doses().size() != person.doses().size()) {
      notes.add("other drugs on the chart, opioids too, do not enter");
    }
    person.laterDoses(question.at()).ifPresent(notes::add);
    return notes;
  }
}

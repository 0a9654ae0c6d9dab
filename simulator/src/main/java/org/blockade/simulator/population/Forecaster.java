package org.blockade.simulator.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.MuOccupancy;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// Makes forecasts with one model and one virtual population. The same request gives the same bits,
/// whatever the number of threads.
public final class Forecaster {

  private final DrugModel model;
  private final ProtectionBands bands;
  private final Simulation typicalPerson;
  private final VirtualPopulation population;
  private final int threads;

  /// @param threads threads for one forecast; 1 where many forecasts run side by side
  public Forecaster(
      DrugModel model, ProtectionBands bands, VirtualPopulation population, int threads) {
    this.model = model;
    this.bands = bands;
    this.typicalPerson = Simulation.ofTypicalPerson(model);
    this.population = population;
    this.threads = threads;
  }

  /// What one virtual person contributes.
  ///
  /// @param begun what can be gone on from
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Answer(
      double now, Loss loss, double hoursBelow, double[] curve, Simulation.Begun begun) {}

  /// A scenario that was run in everybody, to go on from with further doses.
  public static final class Begun {

    private final Scenario scenario;
    private final Simulation.Begun typical;
    private final List<Simulation.Begun> people;

    private Begun(Scenario scenario, Simulation.Begun typical, List<Simulation.Begun> people) {
      this.scenario = scenario;
      this.typical = typical;
      this.people = List.copyOf(people);
    }

    private boolean goesOnWith(List<DoseEvent> later, ModelTime from) {
      return Stream.concat(Stream.of(typical), people.stream())
          .allMatch(one -> !from.isBefore(one.time()) && one.goesOnWith(later));
    }
  }

  /// An answer, and what can be gone on from.
  public record Answered(ProtectionForecast forecast, Begun begun) {}

  /// Answers a request.
  public ProtectionForecast forecast(ForecastRequest request) {
    return answer(request).forecast();
  }

  /// Answers a request of which others will be asked with further doses.
  public Answered answer(ForecastRequest request) {
    List<Answer> answers = answers(request, (person, number) -> person.run(request.scenario()));
    Trajectory typical = typicalPerson.run(request.scenario());
    return new Answered(
        forecast(request, typical, answers),
        new Begun(
            request.scenario(),
            Simulation.begun(request.scenario(), typical),
            answers.stream().map(Answer::begun).toList()));
  }

  /// Answers a request with the bits of `forecast`, but runs only what is new where it can.
  ///
  /// @param begun the scenario of the request without these doses
  /// @param later the further doses
  public ProtectionForecast forecast(ForecastRequest request, Begun begun, List<DoseEvent> later) {
    if (!request.scenario().equals(begun.scenario.plus(later))) {
      throw new IllegalArgumentException("a request that is not what was begun and these doses");
    }
    if (request.curveTimes().stream().anyMatch(time -> time.isBefore(request.asOf()))
        || !begun.goesOnWith(later, request.asOf())) {
      return forecast(request);
    }
    List<Answer> answers =
        answers(request, (person, number) -> person.goOn(begun.people.get(number), later));
    return forecast(request, typicalPerson.goOn(begun.typical, later), answers);
  }

  /// How a virtual person's trajectory comes about.
  @FunctionalInterface
  private interface Run {
    Trajectory of(Simulation person, int number);
  }

  private List<Answer> answers(ForecastRequest request, Run run) {
    return Parallel.map(
        threads,
        population.subjects().size(),
        number -> answer(run.of(population.subjects().get(number), number), request));
  }

  private ProtectionForecast forecast(
      ForecastRequest request, Trajectory typical, List<Answer> answers) {
    CoveredWindows windows = CoveredWindows.of(typical, request.threshold(), request.search());
    return new ProtectionForecast(
        request,
        population.seed(),
        answers.size(),
        now(request, typical, answers),
        loss(request, windows, answers),
        windows,
        Spread.of(answers.stream().mapToDouble(Answer::hoursBelow).toArray()),
        curve(request, typical, answers));
  }

  /// The loss of protection in the typical person alone, by the model of this forecaster.
  public Loss typicalLoss(ForecastRequest request) {
    return typicalLoss(typicalPerson, request);
  }

  /// The loss of protection in the typical person alone, by another model.
  public static Loss typicalLoss(DrugModel model, ForecastRequest request) {
    return typicalLoss(Simulation.ofTypicalPerson(model), request);
  }

  private static Loss typicalLoss(Simulation typicalPerson, ForecastRequest request) {
    Trajectory trajectory = typicalPerson.run(request.scenario());
    return loss(CoveredWindows.of(trajectory, request.threshold(), request.search()));
  }

  private static Answer answer(Trajectory trajectory, ForecastRequest request) {
    MuOccupancy occupancy = trajectory.tabulated(first(request), last(request));
    CoveredWindows windows = CoveredWindows.of(occupancy, request.threshold(), request.search());
    double[] curve = request.curveTimes().stream().mapToDouble(occupancy::muOccupancy).toArray();
    return new Answer(
        occupancy.muOccupancy(request.asOf()),
        loss(windows),
        windows.hoursBelowUntil(request.horizon()),
        curve,
        Simulation.begun(request.scenario(), trajectory));
  }

  /// The first time that is asked about.
  private static ModelTime first(ForecastRequest request) {
    return asked(request).min(Comparator.naturalOrder()).orElseThrow();
  }

  /// The last one.
  private static ModelTime last(ForecastRequest request) {
    return asked(request).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Stream<ModelTime> asked(ForecastRequest request) {
    return Stream.concat(
        Stream.of(request.search().from(), request.search().to()), request.curveTimes().stream());
  }

  private static Loss loss(CoveredWindows windows) {
    if (windows.windows().isEmpty()) {
      return new Loss.AlreadyLost();
    }
    return windows
        .finalLoss()
        .<Loss>map(Loss.At::new)
        .orElseGet(() -> new Loss.After(windows.searched().to()));
  }

  private ProtectionForecast.Now now(
      ForecastRequest request, Trajectory typical, List<Answer> answers) {
    double[] values = answers.stream().mapToDouble(Answer::now).toArray();
    long covered = answers.stream().filter(answer -> answer.now() >= request.threshold()).count();
    double occupancy = typical.muOccupancy(request.asOf());
    return new ProtectionForecast.Now(
        occupancy,
        Spread.of(values),
        (double) covered / answers.size(),
        bands.withProtectedFrom(request.threshold()).levelOf(occupancy),
        covered >= bands.certainShare() * answers.size());
  }

  private static ProtectionForecast.LossOfProtection loss(
      ForecastRequest request, CoveredWindows typical, List<Answer> answers) {
    Spread spread =
        Spread.of(answers.stream().mapToDouble(answer -> Loss.hours(answer.loss())).toArray());
    ModelTime end = request.search().to();
    long already =
        answers.stream().filter(answer -> answer.loss() instanceof Loss.AlreadyLost).count();
    return new ProtectionForecast.LossOfProtection(
        loss(typical),
        Loss.ofHours(spread.low(), end),
        Loss.ofHours(spread.median(), end),
        Loss.ofHours(spread.high(), end),
        (double) already / answers.size());
  }

  private OccupancyCurve curve(ForecastRequest request, Trajectory typical, List<Answer> answers) {
    List<Structure.Substance> substances = model.structure().substances();
    String parent = substances.getFirst().id();
    String metabolite = substances.getLast().id();
    List<OccupancyCurve.Point> points = new ArrayList<>();
    double[] people = new double[answers.size()];
    for (int i = 0; i < request.curveTimes().size(); i++) {
      ModelTime time = request.curveTimes().get(i);
      for (int person = 0; person < people.length; person++) {
        people[person] = answers.get(person).curve()[i];
      }
      points.add(
          new OccupancyCurve.Point(
              time,
              typical.plasma(parent, time),
              typical.plasma(metabolite, time),
              typical.muOccupancy(time),
              Spread.of(people)));
    }
    return new OccupancyCurve(points);
  }

  /// Times of a curve: a step apart, from the start to the end of a window, and the times of
  /// events.
  public static List<ModelTime> grid(TimeWindow window, double stepHours, List<ModelTime> events) {
    TreeSet<ModelTime> times = new TreeSet<>();
    long steps = (long) StrictMath.ceil(window.hours() / stepHours);
    for (long step = 0; step < steps; step++) {
      times.add(window.from().plusHours(step * stepHours));
    }
    times.add(window.to());
    events.stream().filter(window::contains).forEach(times::add);
    return List.copyOf(times);
  }
}

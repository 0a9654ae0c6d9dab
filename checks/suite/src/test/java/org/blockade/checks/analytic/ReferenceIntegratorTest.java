package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// The engine against a general integrator on random people, doses, resets, covariates and steady
/// states. The integrator knows nothing of the engine: it follows `DossierModel`, meets a steady
/// state by a long run-in, and starts anew at each event.
class ReferenceIntegratorTest {

  private static final int REGIMENS = 200;
  private static final double LIMIT = 1e-8;
  private static final double END = 1500;
  private static final double SALT = 0.9035;
  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");

  /// Parameters that differ between the people of this test.
  private static final List<String> DRAWN =
      List.of(
          "ka", "CL", "V1", "Q", "V2", "CLM", "VM1", "QM", "VM2", "T1", "MTT2", "MTT3", "ke",
          "EC_N", "EC_M", "F", "f1", "tlag");

  /// A person: a factor on each drawn parameter, and covariates over time.
  private record Draw(double[] factors, List<CovariateChange> covariates) {

    double factor(String symbol) {
      return factors[DRAWN.indexOf(symbol)];
    }
  }

  @Test
  void aGeneralIntegratorAgreesOnTwoHundredRandomRegimensAndPeople() {
    Agreement agreement = new Agreement(Agreement.BILLIONTH);
    for (int number = 0; number < REGIMENS; number++) {
      compare(number, new SplittableRandom(1000 + number), agreement);
    }
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(LIMIT);
  }

  private static void compare(int number, SplittableRandom random, Agreement agreement) {
    Draw draw = draw(random);
    List<DoseEvent> doses = doses(random);
    List<ModelTime> resets = resets(random);
    double[] times = random.doubles(24, 0, END).sorted().toArray();
    Trajectory trajectory =
        Simulation.of(MODEL, covariates -> parameters(draw, covariates))
            .run(
                new Scenario(
                    new DosingHistory(shuffled(doses, random), resets), draw.covariates()));
    double[][] expected = new Reference(draw, doses, resets).at(times);
    String name = "regimen " + number + " " + doses;
    agreement.add(name + " naltrexone", plasma(trajectory, "naltrexone", times), expected[0]);
    agreement.add(name + " naltrexol", plasma(trajectory, "naltrexol", times), expected[1]);
    double[] occupancy = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      occupancy[i] = trajectory.muOccupancy(new ModelTime(times[i]));
    }
    agreement.add(name + " occupancy", occupancy, expected[2]);
    boolean areaRunsThrough =
        resets.isEmpty()
            && doses.stream().allMatch(dose -> dose.steadyState() == SteadyState.NOT_ASSUMED);
    if (areaRunsThrough) {
      agreement.add(name + " area", areas(trajectory, "naltrexone", times), expected[3]);
      agreement.add(name + " naltrexol area", areas(trajectory, "naltrexol", times), expected[4]);
    }
  }

  private static double[] plasma(Trajectory trajectory, String substance, double[] times) {
    return Arrays.stream(times)
        .map(time -> trajectory.plasma(substance, new ModelTime(time)))
        .toArray();
  }

  private static double[] areas(Trajectory trajectory, String substance, double[] times) {
    return Arrays.stream(times)
        .map(time -> trajectory.area(substance, new ModelTime(time)))
        .toArray();
  }

  private static Draw draw(SplittableRandom random) {
    double[] factors = new double[DRAWN.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.exp(random.nextDouble(-0.7, 0.7));
    }
    List<CovariateChange> changes = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      int count = random.nextInt(1, 4);
      for (int i = 0; i < count; i++) {
        double time = i == 0 ? 0 : random.nextDouble(0, END);
        changes.add(new CovariateChange(new ModelTime(time), covariates(random)));
      }
    }
    return new Draw(factors, changes);
  }

  private static Covariates covariates(SplittableRandom random) {
    return new Covariates(
        random.nextBoolean()
            ? OptionalDouble.of(random.nextDouble(45, 120))
            : OptionalDouble.empty(),
        random.nextBoolean()
            ? OptionalDouble.of(random.nextDouble(18, 80))
            : OptionalDouble.empty(),
        random.nextBoolean()
            ? OptionalDouble.of(random.nextDouble(20, 140))
            : OptionalDouble.empty(),
        pick(Covariates.Dependence.values(), random),
        pick(Covariates.Hepatic.values(), random)
            .filter(hepatic -> hepatic != Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS));
  }

  private static <T> Optional<T> pick(T[] values, SplittableRandom random) {
    int index = random.nextInt(values.length + 1);
    return index == values.length ? Optional.empty() : Optional.of(values[index]);
  }

  private static ParameterValues parameters(Draw draw, Covariates covariates) {
    ParameterValues values = MODEL.typical(covariates);
    for (String symbol : DRAWN) {
      values = values.with(symbol, values.value(symbol) * draw.factor(symbol));
    }
    return values;
  }

  private static List<DoseEvent> doses(SplittableRandom random) {
    List<DoseEvent> doses = new ArrayList<>();
    int kinds = random.nextInt(1, 5);
    for (int i = 0; i < kinds; i++) {
      switch (random.nextInt(6)) {
        case 0 -> {
          double first = random.nextDouble(0, 300);
          double interval = random.nextBoolean() ? 24 : random.nextDouble(4, 60);
          double milligrams = random.nextDouble(10, 150);
          int count = random.nextInt(1, 20);
          for (int k = 0; k < count; k++) {
            doses.add(dose(first + k * interval, Route.ORAL, milligrams, 0));
          }
        }
        case 1 -> {
          int count = random.nextInt(1, 4);
          for (int k = 0; k < count; k++) {
            doses.add(
                dose(
                    random.nextDouble(0, END),
                    Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                    random.nextDouble(75, 400),
                    0));
          }
        }
        case 2 ->
            doses.add(
                dose(random.nextDouble(0, END), Route.INTRAVENOUS, random.nextDouble(0.1, 10), 0));
        case 3 -> {
          double duration = random.nextDouble(0.2, 100);
          double start = random.nextDouble(0, END);
          doses.add(dose(start, Route.INTRAVENOUS, random.nextDouble(0.1, 50), duration));
          doses.add(dose(start + duration / 3, Route.INTRAVENOUS, 7, duration));
        }
        case 4 ->
            doses.add(
                new DoseEvent(
                    new ModelTime(random.nextDouble(0, END)),
                    "naltrexol",
                    Route.INTRAVENOUS,
                    Mass.ofMilligrams(random.nextDouble(1, 30)),
                    random.nextBoolean() ? 0 : random.nextDouble(0.1, 30),
                    SteadyState.NOT_ASSUMED));
        default -> doses.add(steady(random));
      }
    }
    return doses;
  }

  private static DoseEvent dose(double time, Route route, double milligrams, double duration) {
    return new DoseEvent(
        new ModelTime(time),
        "naltrexone",
        route,
        Mass.ofMilligrams(milligrams),
        duration,
        SteadyState.NOT_ASSUMED);
  }

  private static DoseEvent steady(SplittableRandom random) {
    boolean depot = random.nextInt(4) == 0;
    double interval = depot ? random.nextDouble(400, 900) : random.nextDouble(5, 60);
    Route route =
        depot
            ? Route.EXTENDED_RELEASE_INTRAMUSCULAR
            : random.nextBoolean() ? Route.ORAL : Route.INTRAVENOUS;
    double duration =
        route == Route.INTRAVENOUS && random.nextBoolean()
            ? interval * random.nextDouble(0.1, 2.7)
            : 0;
    return new DoseEvent(
        new ModelTime(random.nextDouble(0, END / 2)),
        "naltrexone",
        route,
        Mass.ofMilligrams(random.nextDouble(20, 100)),
        duration,
        random.nextBoolean()
            ? new SteadyState.Replacing(interval)
            : new SteadyState.Adding(interval));
  }

  private static List<ModelTime> resets(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? random.doubles(random.nextInt(1, 3), 0, END).mapToObj(ModelTime::new).toList()
        : List.of();
  }

  private static List<DoseEvent> shuffled(List<DoseEvent> doses, SplittableRandom random) {
    return doses.stream()
        .map(dose -> new Ranked(random.nextLong(), dose))
        .sorted(Comparator.comparingLong(Ranked::rank))
        .map(Ranked::dose)
        .toList();
  }

  private record Ranked(long rank, DoseEvent dose) {}

  /// The same history for the general integrator.
  private static final class Reference {

    private final Draw draw;
    private final List<DoseEvent> doses;
    private final List<ModelTime> resets;

    private double now;
    private double[] state = new double[DossierModel.SIZE];
    private DossierModel.Person person;
    private final List<DossierModel.Injection> injections = new ArrayList<>();
    private final List<Input> pending = new ArrayList<>();

    /// A bolus, or the start and end of an infusion, still to come or running.
    private record Input(DoseEvent dose, double start, double end) {}

    Reference(Draw draw, List<DoseEvent> doses, List<ModelTime> resets) {
      this.draw = draw;
      this.doses = doses;
      this.resets = resets;
      this.person = person(atTime(0));
    }

    private Covariates atTime(double time) {
      Covariates covariates =
          draw.covariates().isEmpty()
              ? Covariates.UNKNOWN
              : draw.covariates().getFirst().covariates();
      double latest = Double.NEGATIVE_INFINITY;
      for (CovariateChange change : draw.covariates()) {
        if (change.from().hours() <= time && change.from().hours() > latest) {
          latest = change.from().hours();
          covariates = change.covariates();
        }
      }
      return covariates;
    }

    /// Parameters with the published slopes, from the text of the dossier.
    private DossierModel.Person person(Covariates c) {
      double clearance =
          140
              + 0.548 * (c.weightKilograms().orElse(70) - 70)
              - 0.108 * (c.ageYears().orElse(35) - 35);
      if (c.dependence().equals(Optional.of(Covariates.Dependence.DEPENDENT))) {
        clearance *= 1.23;
      }
      double metaboliteClearance =
          65.1 + 0.229 * (c.creatinineClearanceMillilitresPerMinute().orElse(100) - 100);
      double available =
          c.hepatic().equals(Optional.of(Covariates.Hepatic.COMPENSATED_CIRRHOSIS)) ? 0.25 : 0.1;
      return new DossierModel.Person(
          2.1 * draw.factor("ka"),
          0.96,
          available * draw.factor("F"),
          clearance * draw.factor("CL"),
          220 * draw.factor("V1"),
          100 * draw.factor("Q"),
          330 * draw.factor("V2"),
          1,
          metaboliteClearance * draw.factor("CLM"),
          172 * draw.factor("VM1"),
          227 * draw.factor("QM"),
          844 * draw.factor("VM2"),
          0.02 * draw.factor("f1"),
          Math.log(2) / (2 * draw.factor("T1")),
          0.27,
          76.8 * draw.factor("MTT2"),
          0.71,
          372 * draw.factor("MTT3"),
          0.0255 * draw.factor("ke"),
          0.96,
          0.055 * draw.factor("EC_N"),
          10 * draw.factor("EC_M"));
    }

    private double lag(DoseEvent dose) {
      return dose.route() == Route.ORAL ? 0.25 * draw.factor("tlag") : 0;
    }

    private static double base(DoseEvent dose) {
      double gramsPerMole = dose.drug().equals("naltrexol") ? 343.42 : 341.41;
      double fraction = dose.route() == Route.ORAL ? SALT : 1;
      return dose.amount().milligrams() * fraction / gramsPerMole * 1e6;
    }

    double[][] at(double[] times) {
      double[] stops =
          DoubleStream.concat(
                  Arrays.stream(times),
                  DoubleStream.concat(
                      Stream.concat(resets.stream(), doses.stream().map(DoseEvent::time))
                          .mapToDouble(ModelTime::hours),
                      draw.covariates().stream().mapToDouble(change -> change.from().hours())))
              .sorted()
              .distinct()
              .toArray();
      double[][] curves = new double[5][times.length];
      int next = 0;
      for (double stop : stops) {
        runTo(stop);
        person = person(atTime(stop));
        if (resets.contains(new ModelTime(stop))) {
          empty();
        }
        recordDosesAt(stop);
        runTo(stop);
        if (next < times.length && times[next] == stop) {
          curves[0][next] = state[DossierModel.N_CENTRAL] / person.v1() * 0.34141;
          curves[1][next] = state[DossierModel.M_CENTRAL] / person.vm1() * 0.34342;
          curves[2][next] = DossierModel.occupancy(person, state);
          curves[3][next] = state[DossierModel.N_AREA] * 0.34141;
          curves[4][next] = state[DossierModel.M_AREA] * 0.34342;
          next++;
        }
      }
      return curves;
    }

    private void empty() {
      state = new double[DossierModel.SIZE];
      injections.clear();
      pending.clear();
    }

    private void recordDosesAt(double time) {
      List<DoseEvent> here = doses.stream().filter(dose -> dose.time().hours() == time).toList();
      for (DoseEvent dose : here) {
        switch (dose.steadyState()) {
          case SteadyState.NotAssumed none -> {}
          case SteadyState.Replacing replacing -> {
            empty();
            addPast(dose, replacing.intervalHours());
          }
          case SteadyState.Adding adding -> addPast(dose, adding.intervalHours());
        }
        enter(dose, time);
      }
    }

    /// A long run-in of the same dose, from an empty body with today's parameters.
    private void addPast(DoseEvent dose, double interval) {
      double slowest = Math.min(person.ke(), 0.03);
      if (dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR) {
        slowest = Math.min(slowest, 3 / person.mtt3());
      }
      int count = (int) Math.ceil(45 / slowest / interval) + 1;
      Reference past = new Reference(draw, List.of(), List.of());
      past.person = person;
      double record = dose.time().hours();
      past.now = record - count * interval;
      for (int k = count; k >= 1; k--) {
        double time = record - k * interval;
        past.runTo(time);
        past.enter(dose, time);
      }
      past.runTo(record);
      for (int i = 0; i < DossierModel.N_AREA; i++) {
        state[i] += past.state[i];
      }
      injections.addAll(past.injections);
      pending.addAll(past.pending);
    }

    private void enter(DoseEvent dose, double time) {
      if (dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR) {
        injections.add(new DossierModel.Injection(time, base(dose)));
      } else {
        double start = time + lag(dose);
        pending.add(new Input(dose, start, start + dose.infusionHours()));
      }
    }

    /// Integrates to a time, stopping at each entry and at each end of an infusion.
    private void runTo(double time) {
      takeBoluses();
      boolean more = true;
      while (more) {
        double stop = time;
        double rateN = 0;
        double rateM = 0;
        for (Input input : pending) {
          if (input.start() > now) {
            stop = Math.min(stop, input.start());
          } else if (input.end() > now) {
            stop = Math.min(stop, input.end());
            double rate = base(input.dose()) / input.dose().infusionHours();
            if (input.dose().drug().equals("naltrexol")) {
              rateM += rate;
            } else {
              rateN += rate;
            }
          }
        }
        state = DossierModel.integrate(person, injections, rateN, rateM, now, stop, state);
        more = stop < time;
        now = stop;
        takeBoluses();
      }
    }

    private void takeBoluses() {
      for (Input input : pending) {
        if (input.dose().infusionHours() == 0 && input.start() == now) {
          int place =
              input.dose().route() == Route.ORAL
                  ? DossierModel.GUT
                  : input.dose().drug().equals("naltrexol")
                      ? DossierModel.M_CENTRAL
                      : DossierModel.N_CENTRAL;
          double share = input.dose().route() == Route.ORAL ? 0.96 : 1;
          state[place] += base(input.dose()) * share;
        }
      }
      pending.removeIf(input -> input.end() <= now);
    }
  }
}

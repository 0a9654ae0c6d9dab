package org.blockade.service.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import javax.xml.stream.XMLStreamException;
import org.assertj.core.data.Offset;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random records, whose events often fall together: what the archive says is what the engine does.
class RandomArchiveTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final double EVERY_HOURS = 4.9;
  private static final double MOST_RELATIVE = 1e-6;
  private static final double NOTHING = 1e-12;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theArchiveOfARandomRecordGivesTheCurveOfTheEngine(long seed) throws XMLStreamException {
    ModelExperiment experiment =
        new ModelExperiment(
            MODEL,
            scenario(new SplittableRandom(seed)),
            new ModelTime(350),
            EVERY_HOURS,
            List.of());
    Trajectory engine = Simulation.ofTypicalPerson(MODEL).run(experiment.scenario());
    double[] times = new double[experiment.steps() + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * EVERY_HOURS;
    }
    Map<String, double[]> archive =
        new SbmlRun(ModelArchive.model(experiment))
            .at(times, List.of("naltrexone_plasma", "naltrexol_plasma", "mu_occupancy"));
    archive.forEach((id, curve) -> {
      for (int i = 0; i < times.length; i++) {
        ModelTime time = new ModelTime(times[i] + experiment.origin());
        double expected =
            switch (id) {
              case "naltrexone_plasma" -> engine.plasma("naltrexone", time);
              case "naltrexol_plasma" -> engine.plasma("naltrexol", time);
              default -> engine.muOccupancy(time);
            };
        assertThat(curve[i])
            .as("%s at %s of %s", id, time, experiment.scenario())
            .isCloseTo(expected, Offset.offset(MOST_RELATIVE * expected + NOTHING));
      }
    });
  }

  private static Scenario scenario(SplittableRandom random) {
    List<DoseEvent> doses = new ArrayList<>(List.of(dose(random, 0)));
    List<ModelTime> resets = new ArrayList<>();
    List<CovariateChange> changes = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      double time = random.nextInt(40) * 6 - (random.nextInt(6) == 0 ? 30 : 0);
      if (random.nextInt(7) == 0) {
        resets.add(new ModelTime(random.nextBoolean() ? time : time + 0.1)); // within a lag
      } else {
        doses.add(dose(random, time));
      }
      if (random.nextInt(3) == 0) {
        double from = random.nextBoolean() ? time : time + 0.25; // where a tablet enters
        changes.add(new CovariateChange(new ModelTime(from), covariates(random)));
      }
    }
    return new Scenario(new DosingHistory(doses, resets), changes);
  }

  private static DoseEvent dose(SplittableRandom random, double time) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> dose(time, "naltrexone", Route.ORAL, 50, random.nextInt(5) == 0 ? 2 : 0);
      case 2 ->
          dose(
              time, "naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380, random.nextInt(2) * 3);
      case 3 -> dose(time, "naltrexone", Route.INTRAVENOUS, 2, random.nextInt(4) * 6);
      case 4 -> dose(time, "naltrexol", Route.INTRAVENOUS, 5, random.nextInt(2) * 7);
      default -> steady(random, time);
    };
  }

  private static DoseEvent dose(
      double time, String drug, Route route, double milligrams, double infusionHours) {
    return new DoseEvent(
        new ModelTime(time),
        drug,
        route,
        Mass.ofMilligrams(milligrams),
        infusionHours,
        SteadyState.NOT_ASSUMED);
  }

  /// Of a tablet at an interval shorter than its lag several doses are on their way.
  private static DoseEvent steady(SplittableRandom random, double time) {
    double interval = random.nextInt(3) == 0 ? 0.2 : 24;
    return new DoseEvent(
        new ModelTime(time),
        "naltrexone",
        random.nextBoolean() ? Route.ORAL : Route.INTRAVENOUS,
        Mass.ofMilligrams(20),
        0,
        random.nextBoolean()
            ? new SteadyState.Replacing(interval)
            : new SteadyState.Adding(interval));
  }

  private static Covariates covariates(SplittableRandom random) {
    return new Covariates(
        OptionalDouble.of(random.nextInt(50, 110)),
        OptionalDouble.empty(),
        OptionalDouble.of(random.nextInt(40, 120)),
        Optional.of(Covariates.Dependence.values()[random.nextInt(2)]),
        Optional.of(Covariates.Hepatic.values()[random.nextInt(2)]));
  }
}

package org.blockade.simulator.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;

class KineticWalkTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final Readout PLASMA =
      new Readout(List.of(new Readout.Term("naltrexone", 1, 0.5)));

  private static KineticSystem system() {
    return new KineticSystem(
        MODEL,
        MODEL.parameters().typical(),
        List.of(
            Entrance.of(tablet(0)),
            new Entrance("naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR)));
  }

  private static DoseEvent tablet(double hour) {
    return DoseEvent.of(new ModelTime(hour), "naltrexone", Route.ORAL, Mass.ofMilligrams(50));
  }

  private static DoseEvent injection(double hour) {
    return DoseEvent.of(
        new ModelTime(hour),
        "naltrexone",
        Route.EXTENDED_RELEASE_INTRAMUSCULAR,
        Mass.ofMilligrams(380));
  }

  @Test
  void aWalkIsTheTrajectoryOfTheSameDoses() {
    RandomGenerator random = new SplittableRandom(20261122);
    for (int round = 0; round < 20; round++) {
      List<DoseEvent> doses = new ArrayList<>();
      KineticWalk walk = new KineticWalk(system(), List.of(PLASMA));
      List<Double> times = new ArrayList<>();
      List<Double> read = new ArrayList<>();
      double now = 0;
      for (int step = 0; step < 40; step++) {
        if (random.nextInt(3) == 0) {
          DoseEvent dose =
              random.nextBoolean()
                  ? tablet(now + random.nextDouble(5))
                  : injection(now + random.nextDouble(5));
          doses.add(dose);
          walk.give(dose, 1);
        }
        now += random.nextDouble(40);
        walk.advanceTo(now);
        times.add(now);
        read.add(walk.read(0));
      }
      if (doses.isEmpty()) {
        continue;
      }
      KineticTrajectory exact = KineticTrajectory.of(DosingHistory.of(doses), system(), List.of());
      for (int i = 0; i < times.size(); i++) {
        double expected = PLASMA.of(exact.at(new ModelTime(times.get(i))));
        assertThat(read.get(i)).isEqualTo(expected, within(1e-11 * (1 + expected)));
      }
    }
  }

  @Test
  void aPartOfADoseIsThatPart() {
    KineticWalk whole = new KineticWalk(system(), List.of(PLASMA));
    KineticWalk half = new KineticWalk(system(), List.of(PLASMA));
    whole.give(tablet(1), 1);
    half.give(tablet(1), 0.5);
    whole.advanceTo(6);
    half.advanceTo(6);
    assertThat(half.read(0)).isEqualTo(whole.read(0) / 2, within(1e-12));
    assertThat(whole.now()).isEqualTo(6);
  }

  @Test
  void whatIsPastOrNotASingleDoseIsRefused() {
    KineticWalk walk = new KineticWalk(system(), List.of(PLASMA));
    walk.advanceTo(10);
    assertThatThrownBy(() -> walk.advanceTo(9)).hasMessageContaining("was reached");
    assertThatThrownBy(() -> walk.give(tablet(9), 1)).hasMessageContaining("was reached");
    DoseEvent steady =
        new DoseEvent(
            new ModelTime(12),
            "naltrexone",
            Route.ORAL,
            Mass.ofMilligrams(50),
            0,
            new SteadyState.Adding(24));
    assertThatThrownBy(() -> walk.give(steady, 1)).hasMessageContaining("single doses");
  }
}

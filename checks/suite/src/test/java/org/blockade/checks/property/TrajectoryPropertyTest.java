package org.blockade.checks.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.MassUnit;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.Occupancy;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// Laws of a linear body and of one receptor site, on random histories.
class TrajectoryPropertyTest {

  private static final int RUNS = 50;
  private static final double TINY = 1e-9;
  private static final List<String> SUBSTANCES = List.of("naltrexone", "naltrexol");

  @Test
  void plasmaOfAllDosesIsTheSumOfPlasmaOfEach() {
    SplittableRandom random = new SplittableRandom(21);
    for (int run = 0; run < RUNS; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      Trajectory together = Histories.run(doses);
      List<Trajectory> alone = doses.stream().map(Histories::run).toList();
      for (double hours : Histories.times(random, 20)) {
        ModelTime time = new ModelTime(hours);
        for (String substance : SUBSTANCES) {
          double sum = alone.stream().mapToDouble(one -> one.plasma(substance, time)).sum();
          assertThat(together.plasma(substance, time)).isCloseTo(sum, near(sum));
        }
      }
    }
  }

  @Test
  void threeTimesTheDoseGivesThreeTimesThePlasma() {
    SplittableRandom random = new SplittableRandom(22);
    for (int run = 0; run < RUNS; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      Trajectory single = Histories.run(doses);
      Trajectory triple = Histories.run(doses.stream().map(dose -> times(dose, 3)).toList());
      for (double hours : Histories.times(random, 20)) {
        ModelTime time = new ModelTime(hours);
        for (String substance : SUBSTANCES) {
          double expected = 3 * single.plasma(substance, time);
          assertThat(triple.plasma(substance, time)).isCloseTo(expected, near(expected));
        }
      }
    }
  }

  @Test
  void theSameHistoryLaterGivesTheSameCurveLater() {
    SplittableRandom random = new SplittableRandom(23);
    for (int run = 0; run < RUNS; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      double shift = random.nextDouble(-3000, 3000);
      Trajectory here = Histories.run(doses);
      Trajectory there =
          Histories.run(doses.stream().map(dose -> dose.at(dose.time().plusHours(shift))).toList());
      for (double hours : Histories.times(random, 20)) {
        double expected = here.muOccupancy(new ModelTime(hours));
        assertThat(there.muOccupancy(new ModelTime(hours + shift)))
            .isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void moreDrugNeverLowersOccupancy() {
    SplittableRandom random = new SplittableRandom(24);
    for (int run = 0; run < RUNS; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      List<DoseEvent> more = new ArrayList<>(doses);
      more.addAll(Histories.doses(random));
      Trajectory less = Histories.run(doses);
      Trajectory raised = Histories.run(more);
      Trajectory larger = Histories.run(doses.stream().map(dose -> times(dose, 1.5)).toList());
      for (double hours : Histories.times(random, 30)) {
        ModelTime time = new ModelTime(hours);
        double least = less.muOccupancy(time) * (1 - 1e-12);
        assertThat(raised.muOccupancy(time)).isGreaterThanOrEqualTo(least);
        assertThat(larger.muOccupancy(time)).isGreaterThanOrEqualTo(least);
      }
    }
  }

  @Test
  void nothingIsNegativeAndNoReceptorIsFull() {
    SplittableRandom random = new SplittableRandom(25);
    for (int run = 0; run < RUNS; run++) {
      Trajectory trajectory = Histories.run(Histories.doses(random));
      for (double hours : Histories.times(random, 50)) {
        ModelTime time = new ModelTime(hours);
        assertThat(Arrays.stream(trajectory.state(time).values()).min().orElseThrow())
            .isNotNegative();
        Occupancy occupancy = trajectory.occupancy(time);
        assertThat(occupancy.mu()).isBetween(0.0, Math.nextDown(1.0));
        assertThat(occupancy.mu()).isEqualTo(trajectory.muOccupancy(time));
      }
    }
  }

  /// Kappa receptors need twice the concentration of mu receptors, delta receptors 79 times.
  @Test
  void kappaIsHeldLessThanMuAndDeltaLeast() {
    SplittableRandom random = new SplittableRandom(26);
    for (int run = 0; run < RUNS; run++) {
      Trajectory trajectory = Histories.run(Histories.doses(random));
      for (double hours : Histories.times(random, 20)) {
        Occupancy occupancy = trajectory.occupancy(new ModelTime(hours));
        if (occupancy.mu() > 0) {
          double drive = occupancy.mu() / (1 - occupancy.mu());
          assertThat(occupancy.kappa())
              .isLessThan(occupancy.mu())
              .isCloseTo(drive / (2 + drive), withinPercentage(TINY));
          assertThat(occupancy.delta())
              .isLessThan(occupancy.kappa())
              .isCloseTo(drive / (79 + drive), withinPercentage(TINY));
        }
      }
    }
  }

  @Test
  void aLessSensitiveReceptorIsAlwaysHeldLess() {
    SplittableRandom random = new SplittableRandom(27);
    for (int run = 0; run < RUNS; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      Trajectory leading = Histories.run(doses);
      Trajectory pessimistic = Histories.run(Histories.PESSIMISTIC, doses);
      for (double hours : Histories.times(random, 20)) {
        ModelTime time = new ModelTime(hours);
        if (leading.muOccupancy(time) > 1e-12) {
          assertThat(pessimistic.muOccupancy(time)).isLessThan(leading.muOccupancy(time));
        }
        assertThat(pessimistic.plasma("naltrexone", time))
            .isEqualTo(leading.plasma("naltrexone", time));
      }
    }
  }

  @Test
  void aResetEndsRunningInfusionsAndTakesBackDosesThatWereStillToEnter() {
    List<DoseEvent> doses =
        List.of(
            Histories.injection(0),
            Histories.dose(90, Route.INTRAVENOUS, 50, 100),
            Histories.tablet(99.9, 50));
    Trajectory trajectory = run(doses, List.of(new ModelTime(100)));
    for (double hours : new double[] {100, 100.2, 100.5, 110, 195, 600}) {
      assertThat(trajectory.state(new ModelTime(hours)).values()).containsOnly(0);
      assertThat(trajectory.muOccupancy(new ModelTime(hours))).isZero();
    }
    assertThat(trajectory.muOccupancy(new ModelTime(99.99))).isGreaterThan(0.9);
  }

  @Test
  void aDoseAtTheTimeOfAResetComesAfterIt() {
    DoseEvent dose = Histories.tablet(100, 50);
    Trajectory reset = run(List.of(Histories.tablet(0, 150), dose), List.of(new ModelTime(100)));
    Trajectory alone = Histories.run(dose);
    for (double hours : new double[] {100, 101, 130, 200}) {
      assertThat(reset.muOccupancy(new ModelTime(hours)))
          .isEqualTo(alone.muOccupancy(new ModelTime(hours)));
    }
  }

  @Test
  void theAreaUnderTheCurveStartsAnewAtAReset() {
    DoseEvent second = Histories.tablet(100, 50);
    Trajectory trajectory =
        run(List.of(Histories.tablet(0, 150), second), List.of(new ModelTime(100)));
    assertThat(trajectory.area("naltrexone", new ModelTime(99.999))).isGreaterThan(1);
    assertThat(trajectory.area("naltrexone", new ModelTime(100))).isZero();
    assertThat(trajectory.area("naltrexone", new ModelTime(120)))
        .isEqualTo(Histories.run(second).area("naltrexone", new ModelTime(120)));
  }

  @Test
  void beforeTheFirstDoseThereIsNothing() {
    Trajectory trajectory = Histories.run(Histories.tablet(50, 50));
    for (double hours : new double[] {-1000, 0, 49.999, 50, 50.2}) {
      assertThat(trajectory.muOccupancy(new ModelTime(hours))).isZero();
    }
    assertThat(Histories.run(List.of()).muOccupancy(new ModelTime(7))).isZero();
  }

  @Test
  void aDoseInGramsIsTheSameDoseInMicrograms() {
    DoseEvent milligrams = Histories.tablet(0, 50);
    DoseEvent grams =
        DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, new Mass(0.05, MassUnit.GRAM));
    double expected = Histories.run(milligrams).plasma("naltrexone", new ModelTime(2));
    assertThat(Histories.run(grams).plasma("naltrexone", new ModelTime(2)))
        .isCloseTo(expected, withinPercentage(1e-12));
  }

  private static Trajectory run(List<DoseEvent> doses, List<ModelTime> resets) {
    return Simulation.ofTypicalPerson(Histories.MODEL)
        .run(new Scenario(new DosingHistory(doses, resets), List.of()));
  }

  private static DoseEvent times(DoseEvent dose, double factor) {
    return new DoseEvent(
        dose.time(),
        dose.drug(),
        dose.route(),
        new Mass(dose.amount().value() * factor, dose.amount().unit()),
        dose.infusionHours(),
        dose.steadyState());
  }

  private static Offset<Double> near(double expected) {
    return within(TINY * expected);
  }
}

package org.blockade.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.MuOccupancy;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// A table of occupancy beside the occupancy that it is a table of.
class TabulatedTest {

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");

  private static DoseEvent dose(double day, Route route, double milligrams) {
    return DoseEvent.of(ModelTime.ofDays(day), "naltrexone", route, Mass.ofMilligrams(milligrams));
  }

  private static final Scenario SCENARIO =
      Scenario.of(
          List.of(
              dose(0, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380),
              dose(20.3, Route.ORAL, 50),
              dose(21.3, Route.ORAL, 50),
              dose(29, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380)));

  /// The typical person and many others.
  private static List<Trajectory> people() {
    return Stream.concat(
            Stream.of(Simulation.ofTypicalPerson(MODEL)),
            VirtualPopulation.draw(MODEL, 7, 60).subjects().stream())
        .map(person -> person.run(SCENARIO))
        .toList();
  }

  private static Trajectory trajectory() {
    return people().getFirst();
  }

  /// A tenth of the last digit that is shown of an occupancy (0.01 %).
  private static final double LAST_DIGIT = 1e-5;

  @Test
  void theTableIsTheOccupancyOfEverybodyAtEveryTimeAndAtEveryEvent() {
    SplittableRandom random = new SplittableRandom(1);
    for (Trajectory exact : people()) {
      MuOccupancy table = exact.tabulated(ModelTime.ofDays(10), ModelTime.ofDays(220));
      assertThat(table.eventTimes()).isEqualTo(exact.eventTimes());
      List<ModelTime> times = new ArrayList<>(List.of(ModelTime.ofDays(220)));
      exact.eventTimes().stream().skip(1).forEach(times::add);
      random.doubles(300, 10, 220).forEach(day -> times.add(ModelTime.ofDays(day)));
      for (ModelTime time : times) {
        assertThat(table.muOccupancy(time))
            .as("day %s", time.days())
            .isEqualTo(exact.muOccupancy(time), within(LAST_DIGIT));
      }
    }
  }

  /// What the table is for: no crossing moves by more than it is searched to (56 s).
  @Test
  void protectionIsLostWhenItIsLostByTheOccupancyItself() {
    TimeWindow search = new TimeWindow(ModelTime.ofDays(10), ModelTime.ofDays(220));
    for (Trajectory exact : people()) {
      MuOccupancy table = exact.tabulated(search.from(), search.to());
      for (double threshold : new double[] {0.3, 0.5, 0.8, 0.9, 0.95}) {
        List<TimeWindow> right = CoveredWindows.of(exact, threshold, search).windows();
        List<TimeWindow> made = CoveredWindows.of(table, threshold, search).windows();
        assertThat(made).hasSameSizeAs(right);
        for (int i = 0; i < right.size(); i++) {
          assertThat(made.get(i).from().hours())
              .isEqualTo(right.get(i).from().hours(), within(0x1p-6));
          assertThat(made.get(i).to().hours()).isEqualTo(right.get(i).to().hours(), within(0x1p-6));
        }
      }
    }
  }

  @Test
  void aTableDoesNotDependOnWhatElseIsAsked() {
    MuOccupancy narrow = trajectory().tabulated(ModelTime.ofDays(30), ModelTime.ofDays(60));
    MuOccupancy wide = trajectory().tabulated(ModelTime.ofDays(-1), ModelTime.ofDays(300));
    for (double day = 30; day <= 60; day += 0.37) {
      assertThat(narrow.muOccupancy(ModelTime.ofDays(day)))
          .isEqualTo(wide.muOccupancy(ModelTime.ofDays(day)));
    }
    assertThat(wide.muOccupancy(ModelTime.ofDays(-0.5))).isZero();
  }

  @Test
  void whatWasNotTabulatedIsRefused() {
    MuOccupancy table = trajectory().tabulated(ModelTime.ofDays(40), ModelTime.ofDays(60));
    assertThatThrownBy(() -> table.muOccupancy(ModelTime.ofDays(10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.muOccupancy(ModelTime.ofDays(200)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

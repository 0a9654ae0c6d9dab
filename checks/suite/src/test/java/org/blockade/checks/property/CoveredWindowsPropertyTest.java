package org.blockade.checks.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// Windows of coverage: they and the gaps are all of the time searched, and nothing in them lies on
/// the wrong side of the threshold.
class CoveredWindowsPropertyTest {

  /// Crossings are closed to 2^-6 h.
  private static final double RESOLUTION = 0x1p-6;

  @Test
  void windowsAndGapsFillTheSearchWithoutOverlap() {
    SplittableRandom random = new SplittableRandom(31);
    for (int run = 0; run < 100; run++) {
      Trajectory trajectory = Histories.run(Histories.doses(random));
      double from = random.nextDouble(-100, 2000);
      TimeWindow search =
          new TimeWindow(new ModelTime(from), new ModelTime(from + random.nextDouble(1, 3000)));
      CoveredWindows covered = CoveredWindows.of(trajectory, random.nextDouble(0.05, 0.98), search);
      List<TimeWindow> all = new ArrayList<>(covered.windows());
      all.addAll(covered.gaps());
      all.sort(Comparator.comparing(TimeWindow::from));
      double end = search.from().hours();
      for (TimeWindow window : all) {
        assertThat(window.from().hours()).isEqualTo(end);
        assertThat(window.hours()).isNotNegative();
        end = window.to().hours();
      }
      assertThat(end).isEqualTo(search.to().hours());
      double below = covered.gaps().stream().mapToDouble(TimeWindow::hours).sum();
      assertThat(covered.hoursBelowUntil(search.to())).isCloseTo(below, within(1e-9));
      assertThat(covered.hoursBelowUntil(search.from())).isZero();
      assertThat(covered.finalLoss().isPresent())
          .isEqualTo(!covered.windows().isEmpty() && !covered.coveredAtEnd());
    }
  }

  /// Every ten minutes. Times within two minutes of an end of a window are not judged.
  @Test
  void noTimeInAWindowIsBelowTheThresholdAndNoneInAGapAbove() {
    SplittableRandom random = new SplittableRandom(32);
    for (int run = 0; run < 40; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      double threshold = random.nextDouble(0.3, 0.97);
      assertEveryTimeIsOnItsSide(doses, threshold, Histories.LAST_START + 1200);
    }
  }

  /// A tablet of 39 mg holds 0.90 of the receptors from 7.8 h to 11.5 h after it, between two steps
  /// of the scan; one of 25 mg holds 0.8435 from 1.3 h to 2.4 h, dips, and holds it again.
  @Test
  void aWindowThatIsShorterThanAStepOfTheScanIsFound() {
    assertEveryTimeIsOnItsSide(List.of(Histories.tablet(0, 39)), 0.9, 48);
    assertEveryTimeIsOnItsSide(List.of(Histories.tablet(0, 25)), 0.8435, 48);
  }

  @Test
  void aGapThatASlowInfusionClosesIsNotSteppedOver() {
    assertEveryTimeIsOnItsSide(
        List.of(Histories.tablet(0, 50), Histories.dose(27, Route.INTRAVENOUS, 2, 12)), 0.9, 100);
  }

  @Test
  void aGapOfMinutesBeforeTheNextDoseIsFound() {
    CoveredWindows once =
        CoveredWindows.of(Histories.run(Histories.tablet(0, 50)), 0.9, until(200));
    double lost = once.finalLoss().orElseThrow().hours();
    for (double minutes : new double[] {5, 20, 60, 300}) {
      CoveredWindows twice =
          CoveredWindows.of(
              Histories.run(
                  Histories.tablet(0, 50),
                  Histories.dose(lost + minutes / 60, Route.INTRAVENOUS, 2, 0)),
              0.9,
              until(200));
      assertThat(twice.windows()).hasSize(2);
      assertThat(twice.windows().get(0).to().hours()).isCloseTo(lost, within(RESOLUTION));
      assertThat(twice.windows().get(1).from().hours())
          .isCloseTo(lost + minutes / 60, within(RESOLUTION));
    }
  }

  @Test
  void aThresholdThatIsTouchedExactlyCounts() {
    Trajectory trajectory = Histories.run(Histories.tablet(0, 50));
    double reached = trajectory.muOccupancy(new ModelTime(30));
    CoveredWindows covered =
        CoveredWindows.of(
            trajectory, reached, new TimeWindow(new ModelTime(30), new ModelTime(40)));
    assertThat(covered.coveredAtStart()).isTrue();
    assertThat(covered.windows()).hasSize(1);
    assertThat(covered.windows().getFirst().hours()).isLessThanOrEqualTo(RESOLUTION);
  }

  /// Under an endless infusion occupancy rises to a plateau; just below it coverage never ends,
  /// just above it never begins.
  @Test
  void aThresholdNextToAPlateauIsToldApart() {
    Trajectory trajectory = Histories.run(Histories.dose(0, Route.INTRAVENOUS, 2000, 20_000));
    double plateau = trajectory.muOccupancy(new ModelTime(15_000));
    TimeWindow search = new TimeWindow(ModelTime.ORIGIN, new ModelTime(15_000));
    assertThat(CoveredWindows.of(trajectory, plateau * (1 - 1e-9), search).windows()).hasSize(1);
    assertThat(CoveredWindows.of(trajectory, plateau * (1 - 1e-9), search).coveredAtEnd()).isTrue();
    assertThat(CoveredWindows.of(trajectory, plateau * (1 + 1e-9), search).windows()).isEmpty();
  }

  @Test
  void aDoseAfterTheSearchDoesNotReachIntoIt() {
    TimeWindow search = until(20);
    assertThat(CoveredWindows.of(Histories.run(Histories.tablet(21, 50)), 0.5, search).windows())
        .isEmpty();
  }

  private static TimeWindow until(double hours) {
    return new TimeWindow(ModelTime.ORIGIN, new ModelTime(hours));
  }

  private static void assertEveryTimeIsOnItsSide(
      List<DoseEvent> doses, double threshold, double end) {
    Trajectory trajectory = Histories.run(doses);
    CoveredWindows covered = CoveredWindows.of(trajectory, threshold, until(end));
    for (int step = 0; step * 0.17 < end; step++) {
      ModelTime time = new ModelTime(step * 0.17);
      boolean nearEnd =
          covered.windows().stream()
              .anyMatch(window ->
                  Math.abs(window.from().hoursSince(time)) < 2 * RESOLUTION
                      || Math.abs(window.to().hoursSince(time)) < 2 * RESOLUTION);
      if (!nearEnd) {
        boolean inside = covered.windows().stream().anyMatch(window -> window.contains(time));
        assertThat(inside)
            .as(
                "occupancy %s at %s h, threshold %s, windows %s, doses %s",
                trajectory.muOccupancy(time), time.hours(), threshold, covered.windows(), doses)
            .isEqualTo(trajectory.muOccupancy(time) >= threshold);
      }
    }
  }
}

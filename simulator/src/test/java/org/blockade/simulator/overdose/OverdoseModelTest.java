package org.blockade.simulator.overdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverdoseModelTest {

  private static final OverdoseModel MODEL = OverdoseModel.standard();
  private static final Rescue NOTHING = new Rescue.None();

  private static OverdoseScenario chronic(PublishedOverdose overdose, Rescue rescue) {
    return MODEL.scenario(overdose, OpioidTolerance.CHRONIC, rescue);
  }

  private static OverdoseScenario shortened(OverdoseScenario scenario, double seconds) {
    return new OverdoseScenario(
        scenario.overdose(), scenario.tolerance(), scenario.rescue(), scenario.onBoard(), seconds);
  }

  private static Stream<OverdoseCourse> courses(double seconds) {
    return Arrays.stream(PublishedOverdose.values())
        .flatMap(overdose ->
            Stream.concat(
                    Stream.of(NOTHING), Arrays.stream(RescueProduct.values()).map(MODEL::rescue))
                .flatMap(rescue ->
                    Arrays.stream(OpioidTolerance.values())
                        .map(tolerance -> MODEL.scenario(overdose, tolerance, rescue))))
        .map(scenario -> MODEL.course(shortened(scenario, seconds), 10));
  }

  @Test
  void atRestNothingMoves() {
    OverdoseEquations equations =
        MODEL.equations(MODEL.typical(), chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING));
    double[] rates = new double[OverdoseEquations.SIZE];
    OverdoseHistory past = new OverdoseHistory(1);
    equations.rates(0, MODEL.rest(), past, rates);
    // with its own past behind it, so that the delays are in force
    for (int i = 0; i < 60; i++) {
      past.add(
          equations.arterialOxygen(),
          equations.arterialCarbonDioxide(),
          equations.brainCarbonDioxide());
    }
    equations.rates(59, MODEL.rest(), past, rates);
    assertThat(Rest.largestRelative(MODEL.rest(), rates)).isLessThan(1e-9);
    assertThat(Rest.largestRelative(MODEL.rest(), rates)).isNotNaN();
  }

  @Test
  void restIsThatOfAHealthyPerson() {
    OverdosePoint rest =
        MODEL.course(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 60).points().getFirst();
    assertThat(rest.ventilation()).isCloseTo(1, within(1e-12));
    assertThat(rest.arterialOxygen()).isBetween(85.0, 100.0);
    assertThat(rest.arterialCarbonDioxide()).isBetween(37.0, 42.0);
    assertThat(rest.bloodFlow()).isBetween(4.8, 5.1);
    assertThat(rest.opioidShare()).isZero();
  }

  @Test
  void everythingStaysWithinWhatItCanBe() {
    courses(1800)
        .forEach(course -> {
          for (OverdosePoint point : course.points()) {
            String where = course.scenario() + " at " + point.seconds();
            assertThat(point.ventilation()).as(where).isBetween(0.0, 20.0);
            assertThat(point.arterialOxygen()).as(where).isBetween(0.0, 149.0);
            assertThat(point.arterialCarbonDioxide()).as(where).isBetween(0.0, 200.0);
            assertThat(point.bloodFlow()).as(where).isBetween(0.0, 12.0);
            assertThat(point.opioidShare()).as(where).isNotNegative();
            assertThat(point.rescueShare()).as(where).isNotNegative();
            assertThat(point.onBoardShare()).as(where).isZero();
            assertThat(point.opioidShare() + point.rescueShare()).as(where).isLessThan(1);
          }
        });
  }

  @Test
  void noStateEverFallsBelowNothingAndTheOpioidOnlyLeaves() {
    OverdoseScenario scenario =
        chronic(
            PublishedOverdose.FENTANYL_HIGH, MODEL.rescue(RescueProduct.NALOXONE_AUTO_INJECTOR));
    OverdoseRun run = MODEL.run(MODEL.typical(), shortened(scenario, 1200), MODEL.step());
    double given = run.state()[OverdoseEquations.OPIOID];
    run.course("", 1);
    double[] state = run.state();
    double left =
        state[OverdoseEquations.OPIOID]
            + state[OverdoseEquations.OPIOID_FAST]
            + state[OverdoseEquations.OPIOID_SLOW];
    assertThat(given).isPositive();
    assertThat(left).isPositive().isLessThan(given);
    for (int i = 0; i < OverdoseEquations.SIZE; i++) {
      if (i != OverdoseEquations.CO2_FLOW
          && i != OverdoseEquations.O2_FLOW
          && i != OverdoseEquations.PERIPHERAL
          && i != OverdoseEquations.CENTRAL) {
        assertThat(state[i]).as("state " + i).isNotNegative();
      }
    }
  }

  @Test
  void withoutEliminationEveryOpioidMoleculeStays() {
    OverdosePerson typical = MODEL.typical();
    OpioidKinetics usual = typical.kinetics(PublishedOverdose.Opioid.FENTANYL);
    OpioidKinetics closed =
        new OpioidKinetics(
            0,
            usual.toFast(),
            usual.fromFast(),
            usual.toSlow(),
            usual.fromSlow(),
            usual.centralVolume(),
            usual.effectSiteRate());
    OverdoseRun run =
        MODEL.run(
            People.with(typical, PublishedOverdose.Opioid.FENTANYL, closed),
            shortened(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 900),
            MODEL.step());
    double given = run.state()[OverdoseEquations.OPIOID];
    run.course("", 1);
    double left =
        run.state()[OverdoseEquations.OPIOID]
            + run.state()[OverdoseEquations.OPIOID_FAST]
            + run.state()[OverdoseEquations.OPIOID_SLOW];
    assertThat(left / given).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(PublishedOverdose.class)
  void halvingTheStepChangesNextToNothing(PublishedOverdose overdose) {
    OverdoseScenario scenario =
        shortened(chronic(overdose, MODEL.rescue(RescueProduct.NALOXONE_AUTO_INJECTOR)), 1200);
    OverdoseCourse whole = MODEL.run(MODEL.typical(), scenario, 1).course("", 10);
    OverdoseCourse half = MODEL.run(MODEL.typical(), scenario, 0.5).course("", 20);
    assertThat(half.points()).hasSameSizeAs(whole.points());
    assertThat(half.arrest().isPresent()).isEqualTo(whole.arrest().isPresent());
    for (int i = 0; i < whole.points().size(); i++) {
      OverdosePoint one = whole.points().get(i);
      OverdosePoint other = half.points().get(i);
      assertThat(one.seconds()).isEqualTo(other.seconds());
      assertThat(one.ventilation()).isCloseTo(other.ventilation(), within(2e-3));
      assertThat(one.opioidShare()).isCloseTo(other.opioidShare(), within(2e-4));
      assertThat(one.arterialOxygen()).isCloseTo(other.arterialOxygen(), within(0.2));
    }
  }

  @Test
  void thePointsDoNotDependOnHowManyAreAsked() {
    OverdoseScenario scenario =
        shortened(
            chronic(
                PublishedOverdose.CARFENTANIL_MEAN, MODEL.rescue(RescueProduct.NALOXONE_GENERIC)),
            600);
    List<OverdosePoint> fine = MODEL.course(scenario, 1).points();
    List<OverdosePoint> coarse = MODEL.course(scenario, 60).points();
    assertThat(coarse).hasSize(11);
    assertThat(fine).containsAll(coarse);
  }

  @Test
  void breathingFailsThenOxygenThenTheHeart() {
    OverdoseCourse course = MODEL.course(chronic(PublishedOverdose.FENTANYL_HIGH, NOTHING), 10);
    Arrest arrest = course.arrest().orElseThrow();
    assertThat(course.calledForHelp().orElseThrow()).isLessThan(arrest.lowOxygenSeconds());
    assertThat(arrest.seconds()).isCloseTo(arrest.lowOxygenSeconds() + 220, within(1e-9));
    assertThat(course.points().getLast().bloodFlow()).isLessThan(0.01);
    assertThat(course.points().getLast().ventilation()).isZero();
    assertThat(course.doses()).isEmpty();
  }

  @Test
  void aDoseComesAMinuteAfterTheCallAndGoesIntoTheReceptors() {
    OverdoseCourse course =
        MODEL.course(
            chronic(
                PublishedOverdose.FENTANYL_MEAN,
                MODEL.rescue(RescueProduct.NALOXONE_AUTO_INJECTOR)),
            1);
    double call = course.calledForHelp().orElseThrow();
    assertThat(course.doses()).hasSize(1);
    assertThat(course.doses().getFirst()).isCloseTo(call + 60, within(1e-9));
    assertThat(course.points())
        .filteredOn(point -> point.seconds() <= call + 60)
        .allMatch(point -> point.rescueShare() == 0);
    OverdosePoint later = course.points().get((int) call + 300);
    OverdosePoint alone =
        MODEL
            .course(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 1)
            .points()
            .get((int) call + 300);
    assertThat(later.rescueShare()).isGreaterThan(0.01);
    assertThat(later.opioidShare()).isLessThan(alone.opioidShare() - 0.01);
    assertThat(course.arrest()).isEmpty();
  }

  @Test
  void ventilationAtTheCallIsFortyPercentOfThatAtRest() {
    OverdoseCourse course = MODEL.course(chronic(PublishedOverdose.CARFENTANIL_MEAN, NOTHING), 1);
    double call = course.calledForHelp().orElseThrow();
    OverdosePoint before = course.points().get((int) call);
    OverdosePoint after = course.points().get((int) call + 1);
    assertThat(before.ventilation()).isGreaterThanOrEqualTo(0.4);
    assertThat(after.ventilation()).isLessThan(0.4);
  }

  @Test
  void laterHelpIsWorseAndRepeatedHelpIsNotWorse() {
    OverdoseScenario none = chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING);
    RescueProduct product = RescueProduct.NALOXONE_AUTO_INJECTOR;
    assertThat(course(none, new Rescue.Antagonist(product, 60, 1, 150)).arrest()).isEmpty();
    assertThat(course(none, new Rescue.Antagonist(product, 600, 1, 150)).arrest()).isPresent();
    OverdoseCourse once = course(none, new Rescue.Antagonist(product, 60, 1, 150));
    OverdoseCourse twice = course(none, new Rescue.Antagonist(product, 60, 2, 150));
    assertThat(twice.doses()).hasSize(2);
    assertThat(twice.doses().get(1) - twice.doses().get(0)).isCloseTo(150, within(1e-9));
    for (int i = 0; i < once.points().size(); i++) {
      assertThat(twice.points().get(i).opioidShare())
          .isLessThanOrEqualTo(once.points().get(i).opioidShare() + 1e-9);
    }
  }

  private static OverdoseCourse course(OverdoseScenario scenario, Rescue rescue) {
    return MODEL.course(shortened(scenario.with(rescue), 1800), 10);
  }

  @Test
  void aBodyUsedToOpioidsBreathesMoreUnderTheSame() {
    OverdoseScenario chronic = shortened(chronic(PublishedOverdose.CARFENTANIL_MEAN, NOTHING), 200);
    OverdoseScenario naive =
        shortened(
            MODEL.scenario(PublishedOverdose.CARFENTANIL_MEAN, OpioidTolerance.NAIVE, NOTHING),
            200);
    List<OverdosePoint> used = MODEL.course(chronic, 10).points();
    List<OverdosePoint> unused = MODEL.course(naive, 10).points();
    for (int i = 1; i < used.size(); i++) {
      assertThat(used.get(i).ventilation())
          .isGreaterThanOrEqualTo(unused.get(i).ventilation() - 1e-9);
    }
    assertThat(used.get(10).ventilation()).isGreaterThan(unused.get(10).ventilation());
  }

  @Test
  void moreBlockadeOnBoardLeavesFewerReceptorsToTheOpioid() {
    OverdoseScenario free = shortened(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 900);
    double[] drives = {0, 1, 10, 100, 1000};
    OverdoseCourse last = MODEL.course(free, 10);
    for (int i = 1; i < drives.length; i++) {
      double drive = drives[i];
      OverdoseCourse more = MODEL.course(free.with(seconds -> drive), 10);
      for (int p = 1; p < more.points().size(); p++) {
        OverdosePoint point = more.points().get(p);
        assertThat(point.opioidShare()).isLessThan(last.points().get(p).opioidShare());
        assertThat(point.opioidShare() + point.rescueShare() + point.onBoardShare()).isLessThan(1);
      }
      last = more;
    }
    assertThat(last.arrest()).isEmpty();
    assertThat(last.calledForHelp()).isEmpty();
  }

  @Test
  void atEquilibriumTheReceptorsAreSharedAsGaddumSays() {
    // a constant opioid at the receptor: R = v / (1 + u + v) with v = kon L^n / koff
    OverdoseScenario scenario =
        chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING).with(seconds -> 3.0);
    OverdoseEquations equations = MODEL.equations(MODEL.typical(), scenario);
    Binding binding = MODEL.typical().binding(PublishedOverdose.Opioid.FENTANYL);
    double[] state = MODEL.rest();
    state[OverdoseEquations.OPIOID_SITE] = 2000;
    double ratio = binding.rate(2000) / binding.dissociation();
    state[OverdoseEquations.OPIOID_BOUND] = ratio / (1 + 3 + ratio);
    double[] rates = new double[OverdoseEquations.SIZE];
    equations.rates(0, state, new OverdoseHistory(1), rates);
    assertThat(rates[OverdoseEquations.OPIOID_BOUND]).isCloseTo(0, within(1e-15));
  }

  @Test
  void aDriveThatChangesWithTimeActsAtItsTime() {
    OverdoseScenario free = shortened(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 400);
    OverdoseCourse later = MODEL.course(free.with(seconds -> seconds < 200 ? 0 : 50), 10);
    OverdoseCourse never = MODEL.course(free, 10);
    assertThat(later.points().subList(0, 20)).isEqualTo(never.points().subList(0, 20));
    assertThat(later.points().getLast().opioidShare())
        .isLessThan(never.points().getLast().opioidShare());
  }

  @Test
  void aDriveThatIsNoDriveIsRefused() {
    OverdoseScenario free = chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING);
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> MODEL.course(free.with(seconds -> bad), 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("drive of the antagonist on board");
    }
  }

  @Test
  void whatCannotBeARescueIsRefused() {
    RescueProduct product = RescueProduct.NALOXONE_GENERIC;
    assertThatThrownBy(() -> new Rescue.Antagonist(product, -1, 1, 150))
        .hasMessageContaining("delay");
    assertThatThrownBy(() -> new Rescue.Antagonist(product, Double.NaN, 1, 150))
        .hasMessageContaining("delay");
    assertThatThrownBy(() -> new Rescue.Antagonist(product, 60, 0, 150))
        .hasMessageContaining("1 to 10 doses");
    assertThatThrownBy(() -> new Rescue.Antagonist(product, 60, 11, 150))
        .hasMessageContaining("1 to 10 doses");
    assertThatThrownBy(() -> new Rescue.Antagonist(product, 60, 2, 0)).hasMessageContaining("gap");
    assertThatThrownBy(
            () -> shortened(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), Double.NaN))
        .hasMessageContaining("a course lasts");
    assertThatThrownBy(() -> MODEL.course(chronic(PublishedOverdose.FENTANYL_MEAN, NOTHING), 0.3))
        .hasMessageContaining("seconds apart");
  }

  @Test
  void nalmefeneIntoTheNoseReachesThePublishedPeakInPlasma() {
    // Crystal 2024: maximum 12.2 ng/mL (mean) at 15 min (median) after one spray
    AntagonistKinetics kinetics = MODEL.typical().kinetics(RescueProduct.NALMEFENE_NASAL);
    OverdoseCourse course =
        MODEL.course(
            chronic(PublishedOverdose.FENTANYL_MEAN, MODEL.rescue(RescueProduct.NALMEFENE_NASAL)),
            60);
    assertThat(kinetics.entry()).isInstanceOf(AntagonistKinetics.Entry.Parallel.class);
    assertThat(course.doses()).hasSize(1);
    OverdoseScenario scenario = shortened(course.scenario(), course.doses().getFirst() + 18 * 60);
    OverdoseRun run = MODEL.run(MODEL.typical(), scenario, 1);
    run.course("", 60);
    double nanograms = run.state()[OverdoseEquations.RESCUE] * 339.435 / 1e6;
    assertThat(nanograms).isBetween(9.0, 13.0);
  }
}

package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.LaboratoryChallenge;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

/// A virtual population of 2000 against the run of 2000 that the evidence dossier reports (section
/// 8.2, last paragraph).
///
/// Limits, fixed before the first run: three Monte Carlo standard errors of a run of this size, and
/// half a unit of the last digit that the dossier prints. The error of a quantile is told on the
/// scale of ranks, without assuming a distribution; that of a spread by resampling.
class DossierPopulationTest {

  private static final int PEOPLE = 2000;
  private static final long SEED = 2026;
  private static final double ERRORS = 3;
  private static final double DAY_28 = 28 * 24;
  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");

  private static final List<Person> TAKERS = people(Route.ORAL, 50);
  private static final List<Person> INJECTED = people(Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380);

  private record Person(VirtualSubject subject, Trajectory trajectory) {

    double occupancy(double hours) {
      return trajectory.muOccupancy(new ModelTime(hours));
    }

    /// Attenuation of 25 mg heroin on day 28, after weeks of sustained block.
    double attenuation() {
      return LaboratoryChallenge.HEROIN_25_MG.attenuation(
          MODEL, subject.with(Covariates.UNKNOWN), occupancy(DAY_28), true);
    }
  }

  private static List<Person> people(Route route, double milligrams) {
    CounterRandom random = new CounterRandom(SEED);
    Scenario scenario =
        Scenario.of(
            List.of(
                DoseEvent.of(
                    ModelTime.ORIGIN, "naltrexone", route, Mass.ofMilligrams(milligrams))));
    return IntStream.range(0, PEOPLE)
        .mapToObj(number -> new VirtualSubject(MODEL, random, number))
        .map(subject -> new Person(subject, Simulation.of(MODEL, subject).run(scenario)))
        .toList();
  }

  private static double[] values(List<Person> people, ToDoubleFunction<Person> value) {
    return people.stream().mapToDouble(value).toArray();
  }

  @Test
  void occupancyAfterATabletSpreadsAsInTheDossier() {
    double[] hours = {48, 72, 120, 168};
    double[] published = {0.08, 0.12, 0.18, 0.16};
    for (int i = 0; i < hours.length; i++) {
      double time = hours[i];
      assertStatistic(
          "SD of occupancy at " + time + " h",
          values(TAKERS, person -> person.occupancy(time)),
          DossierPopulationTest::standardDeviation,
          published[i],
          0.005);
    }
  }

  @Test
  void plasmaOnDay28OfAnInjectionSpreadsAsInTheDossier() {
    double[] plasma = plasma();
    assertQuantile("median plasma", plasma, 0.5, 1.03, 0.005);
    assertQuantile("low plasma", plasma, 0.05, 0.38, 0.005);
    assertQuantile("high plasma", plasma, 0.95, 1.94, 0.005);
  }

  @Test
  void theCoefficientOfVariationOfPlasmaOnDay28IsThatOfTheDossier() {
    assertStatistic(
        "CV", plasma(), sample -> standardDeviation(sample) / StatUtils.mean(sample), 0.46, 0.005);
  }

  @Test
  void occupancyOnDay28OfAnInjectionSpreadsAsInTheDossier() {
    double[] occupancy = values(INJECTED, person -> person.occupancy(DAY_28));
    assertQuantile("median occupancy", occupancy, 0.5, 0.96, 0.005);
    assertQuantile("low occupancy", occupancy, 0.05, 0.88, 0.005);
    assertQuantile("high occupancy", occupancy, 0.95, 0.98, 0.005);
  }

  @Test
  void attenuationOnDay28OfAnInjectionSpreadsAsInTheDossier() {
    double[] attenuation = values(INJECTED, Person::attenuation);
    assertQuantile("median attenuation", attenuation, 0.5, 0.90, 0.005);
    assertQuantile("low attenuation", attenuation, 0.05, 0.48, 0.005);
    assertQuantile("high attenuation", attenuation, 0.95, 0.99, 0.005);
  }

  @Test
  void thePartOfPeopleBelowABoundOnDay28IsThatOfTheDossier() {
    double[] attenuation = values(INJECTED, Person::attenuation);
    assertShare("attenuation below 0.8", attenuation, 0.8, 0.26);
    assertShare("plasma below 0.5 ng/mL", plasma(), 0.5, 0.10);
  }

  private static double[] plasma() {
    return values(
        INJECTED, person -> person.trajectory().plasma("naltrexone", new ModelTime(DAY_28)));
  }

  private static double standardDeviation(double[] sample) {
    return new StandardDeviation().evaluate(sample);
  }

  private static void assertQuantile(
      String name, double[] sample, double probability, double published, double rounding) {
    double error = ERRORS * Math.sqrt(probability * (1 - probability) / PEOPLE);
    double low = percentile(sample, probability - error) - rounding;
    double high = percentile(sample, probability + error) + rounding;
    assertThat(published)
        .as("%s: here %s", name, percentile(sample, probability))
        .isBetween(low, high);
  }

  private static double percentile(double[] sample, double probability) {
    return new Percentile()
        .withEstimationType(Percentile.EstimationType.R_7)
        .evaluate(sample, 100 * probability);
  }

  private static void assertShare(String name, double[] sample, double bound, double published) {
    double share = (double) Arrays.stream(sample).filter(value -> value < bound).count() / PEOPLE;
    double limit = ERRORS * Math.sqrt(published * (1 - published) / PEOPLE) + 0.005;
    assertThat(share).as(name).isBetween(published - limit, published + limit);
  }

  private static void assertStatistic(
      String name,
      double[] sample,
      ToDoubleFunction<double[]> statistic,
      double published,
      double rounding) {
    SplittableRandom random = new SplittableRandom(1);
    double[] resampled =
        IntStream.range(0, 300)
            .mapToDouble(number ->
                statistic.applyAsDouble(
                    random.ints(PEOPLE, 0, PEOPLE).mapToDouble(index -> sample[index]).toArray()))
            .toArray();
    double limit = ERRORS * standardDeviation(resampled) + rounding;
    assertThat(statistic.applyAsDouble(sample))
        .as("%s, published %s", name, published)
        .isBetween(published - limit, published + limit);
  }
}

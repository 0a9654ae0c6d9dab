package org.blockade.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The drug files of opioids and of their antagonists against what was measured in people (rows of
/// opioids_pk.csv and opioids_binding.csv). One limit for all: a factor of 1.5 either way, for the
/// typical person. Rows that built a number of the file are marked; they check the file, not the
/// model.
class PublishedExposureTest {

  private static final double FACTOR = 1.5;
  private static final double STEP = 0.01;
  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  private static Trajectory after(String drug, String route, double milligrams) {
    DoseEvent dose =
        DoseEvent.of(
            ModelTime.ORIGIN, drug, Route.ofId(route).orElseThrow(), Mass.ofMilligrams(milligrams));
    return run(drug, List.of(dose));
  }

  private static Trajectory run(String drug, List<DoseEvent> doses) {
    return Simulation.ofTypicalPerson(CATALOGUE.model(drug)).run(Scenario.of(doses));
  }

  private static double peakTime(Trajectory trajectory, String substance, double until) {
    double best = 0;
    for (double time = 0; time < until; time += STEP) {
      if (trajectory.plasma(substance, new ModelTime(time))
          > trajectory.plasma(substance, new ModelTime(best))) {
        best = time;
      }
    }
    return best;
  }

  private static double peak(Trajectory trajectory, String substance, double until) {
    return trajectory.plasma(substance, new ModelTime(peakTime(trajectory, substance, until)));
  }

  private static double halfLife(Trajectory trajectory, String substance, double from, double to) {
    double fall =
        trajectory.plasma(substance, new ModelTime(from))
            / trajectory.plasma(substance, new ModelTime(to));
    return (to - from) * StrictMath.log(2) / StrictMath.log(fall);
  }

  private static void assertNear(double found, double published) {
    assertThat(found).isBetween(published / FACTOR, published * FACTOR);
  }

  @ParameterizedTest(name = "{5}: {0} {1} {2} mg")
  @CsvSource({
    "oxycodone, oral, 15, oxycodone, 128, PK050 (built F_ORAL)",
    "codeine, oral, 50, codeine, 305.3, PK059: 1020 nmol.h/L",
    "codeine, oral, 30, morphine, 11, PK062: extensive metabolisers",
    "hydrocodone, oral, 90, hydrocodone, 1064, PK057 (built CL)",
    "naloxone, iv, 2, naloxone, 8.68, PK067: dose over 3.84 L/min",
    "naloxone, im, 2, naloxone, 10.12, PK064: F dose over 31.31 mL/s",
    "naloxone, in, 4, naloxone, 7.34, PK066: F dose over 38.8 mL/s",
    "naloxone, in, 4, naloxone, 10.10, PK071: dose over 396 L/h",
    "nalmefene, in, 3, nalmefene, 47.1, PK070: dose over 63.7 L/h",
    "buprenorphine, sl, 16, buprenorphine, 43.0, PK037: F dose over 52.1 L/h",
    "fentanyl, iv, 0.1, fentanyl, 1.32, PK029: dose over 1.26 L/min",
    "fentanyl, iv, 0.1, fentanyl, 1.70, PK031: dose over 0.98 L/min",
    "heroin, iv, 10, morphine, 104.9, PK012: all as morphine over 73.6 L/h"
  })
  void theAreaIsAsPublished(
      String drug, String route, double milligrams, String substance, double published) {
    assertNear(after(drug, route, milligrams).area(substance, new ModelTime(24 * 60)), published);
  }

  @ParameterizedTest(name = "{5}: {0} {1} {2} mg")
  @CsvSource({
    "oxycodone, oral, 15, oxycodone, 22.6, PK050",
    "oxycodone, oral, 30, oxycodone, 39.3, PK050",
    "hydrocodone, oral, 10, hydrocodone, 23.6, PK058 (remembered)",
    "heroin, oral, 10, morphine, 7.7, PK018 (chose ka_ORAL)",
    "buprenorphine, sl, 16, buprenorphine, 5.5, BI060: middle of 5 to 6",
    "naloxone, in, 4, naloxone, 4.46, PK066: own run of the published set",
    "naloxone, im, 2, naloxone, 6.86, PK064: own run of the published set"
  })
  void thePeakIsAsPublished(
      String drug, String route, double milligrams, String substance, double published) {
    assertNear(peak(after(drug, route, milligrams), substance, 12), published);
  }

  @ParameterizedTest(name = "{4}: {0} {1}")
  @CsvSource({
    "oxycodone, oral, oxycodone, 1.4, PK050 (chose ka_ORAL)",
    "naloxone, in, naloxone, 0.333, BI058: 20 min"
  })
  void thePeakIsWhenItWasSeen(String drug, String route, String substance, double published) {
    assertNear(peakTime(after(drug, route, 4), substance, 12), published);
  }

  @ParameterizedTest(name = "{6}: {0} {1}")
  @CsvSource({
    "methadone, oral, methadone, 24, 120, 25, PK044",
    "oxycodone, oral, oxycodone, 6, 14, 3.55, PK050",
    "hydrocodone, oral, hydrocodone, 6, 14, 3.8, PK055 (built V1)",
    "codeine, oral, codeine, 5, 12, 2.58, PK059 (built V1)",
    "naloxone, im, naloxone, 1, 4, 1.2, PK064",
    "naloxone, iv, naloxone, 0.5, 3, 1.07, PK069",
    "heroin, iv, mam, 0.5, 2, 0.363, PK010: 21.8 min",
    "heroin, iv, heroin, 0.01, 0.1, 0.029, PK017: middle of 1.3 to 2.2 min"
  })
  void theHalfLifeIsAsPublished(
      String drug, String route, String substance, double from, double to, double published) {
    assertNear(halfLife(after(drug, route, 4), substance, from, to), published);
  }

  private record Found(double value, double published) {

    double ratio() {
      return value / published;
    }
  }

  private static Found missed(String row) {
    return switch (row) {
      case "PK047" ->
          new Found(halfLife(after("hydromorphone", "iv", 4), "hydromorphone", 1, 4), 2.5);
      case "PK014" -> new Found(halfLife(after("heroin", "iv", 4), "heroin", 0.01, 0.1), 0.05);
      case "PK035" ->
          new Found(halfLife(after("carfentanil", "iv", 0.01), "carfentanil", 0.5, 3), 0.75);
      case "PK032" ->
          new Found(
              after("fentanyl", "iv", 0.1).area("fentanyl", new ModelTime(24 * 60)),
              100 / (0.632 * 60));
      case "PK060" -> {
        Trajectory codeine = after("codeine", "oral", 50);
        ModelTime late = new ModelTime(24 * 60);
        yield new Found(
            codeine.area("codeine", late) / 299.36 / (codeine.area("morphine", late) / 285.34), 50);
      }
      case "PK056" -> new Found(peakTime(after("hydrocodone", "oral", 10), "hydrocodone", 12), 2.9);
      case "BI060" -> new Found(peak(after("buprenorphine", "sl", 2), "buprenorphine", 12), 0.75);
      default -> throw new IllegalArgumentException(row);
    };
  }

  /// Published rows that the files do not meet, with what they give instead and why.
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "PK047, 0.52, hydromorphone half-life 2 to 3 h: 1.3 h in hours 1 to 4 and 5.4 h in hours 4 to 12",
    "PK014, 0.46, heroin half-life 3.0 (1.3) min: the dossier runs 1.4 min as at large doses (PK017)",
    "PK035, 1.68, carfentanil half-life of about 45 min was the aim of the rule: the rule gives 76 min",
    "PK032, 0.50, fentanyl area of another fit: half the clearance of the set of the FDA",
    "PK060, 0.40, codeine over morphine area 50: see the comment of codeine.yaml",
    "PK056, 0.47, hydrocodone peak at 2.9 h: would halve the remembered peak of PK058",
    "BI060, 2.18, buprenorphine 2 mg peak 0.5 to 1 ng/mL: central volume as in volunteers"
  })
  void theseRowsAreKnownToBeOut(String row, double ratio, String why) {
    Found found = missed(row);
    assertThat(found.ratio() < 1 / FACTOR || found.ratio() > FACTOR).as(why).isTrue();
    assertThat(found.ratio()).as(why).isBetween(ratio - 0.02, ratio + 0.02);
  }

  /// PK016: the morphine of oral heroin is 79 % of that of as much oral morphine, and no heroin and
  /// no 6-monoacetylmorphine is seen.
  @Test
  void oralHeroinReachesPlasmaAsMorphine() {
    ModelTime late = new ModelTime(240);
    double ofHeroin = after("heroin", "oral", 10).area("morphine", late);
    double ofMorphine = after("morphine", "oral", 10).area("morphine", late);
    assertThat(ofHeroin / ofMorphine).isBetween(0.78, 0.80);
    assertThat(peak(after("heroin", "oral", 10), "heroin", 6)).isLessThan(0.1);
    assertThat(peak(after("heroin", "oral", 10), "mam", 6)).isLessThan(0.1);
  }

  /// PK038: the bioavailability falls as the dose grows, with the power -0.371.
  @Test
  void buprenorphineUnderTheTongueIsLessAvailableInLargerDoses() {
    ModelTime late = new ModelTime(24 * 60);
    double small = after("buprenorphine", "sl", 2).area("buprenorphine", late);
    double large = after("buprenorphine", "sl", 32).area("buprenorphine", late);
    assertThat(large / small).isBetween(5.71, 5.73); // 16 ^ (1 - 0.371)
  }

  /// BI060, in people who take it daily; within 10 points, the spread of such scans.
  @ParameterizedTest
  @CsvSource({"2, 41", "16, 80", "32, 84"})
  void dailyBuprenorphineHoldsTheReceptorsAsInPet(double milligrams, double percent) {
    assertThat(highestOccupancyOfDailyBuprenorphine(milligrams))
        .isBetween(percent - 10, percent + 10);
  }

  /// CK032, within 3 points. The run after 2 mg (40 %) is out, at 44 %: the dossier does not say at
  /// which hour it looked.
  @ParameterizedTest
  @CsvSource({"16, 72", "32, 80"})
  void dailyBuprenorphineHoldsTheReceptorsAsInTheDossier(double milligrams, double percent) {
    assertThat(highestOccupancyOfDailyBuprenorphine(milligrams))
        .isBetween(percent - 3, percent + 3);
  }

  private static double highestOccupancyOfDailyBuprenorphine(double milligrams) {
    List<DoseEvent> daily =
        IntStream.range(0, 30)
            .mapToObj(day ->
                DoseEvent.of(
                    ModelTime.ofDays(day),
                    "buprenorphine",
                    Route.SUBLINGUAL,
                    Mass.ofMilligrams(milligrams)))
            .toList();
    Trajectory trajectory = run("buprenorphine", daily);
    double highest = 0;
    for (double hour = 0; hour < 24; hour += 0.1) {
      highest =
          StrictMath.max(highest, trajectory.muOccupancy(ModelTime.ofDays(29).plusHours(hour)));
    }
    return 100 * highest;
  }

  /// Dossier run CK033 (71, 83 and 77 %), within 3 points.
  @ParameterizedTest
  @CsvSource({"in, 2, 71", "in, 4, 83"})
  void naloxoneIntoTheNoseHoldsTheReceptorsAsInTheDossier(
      String route, double milligrams, double percent) {
    Trajectory trajectory = after("naloxone", route, milligrams);
    double highest = 0;
    for (double hour = 0; hour < 4; hour += STEP) {
      highest = StrictMath.max(highest, trajectory.muOccupancy(new ModelTime(hour)));
    }
    assertThat(100 * highest).isBetween(percent - 3, percent + 3);
  }

  @Test
  void naloxoneIntoAVeinHoldsTheReceptorsAfter55MinutesAsInTheDossier() {
    double occupancy = after("naloxone", "iv", 2).muOccupancy(new ModelTime(55 / 60.0));
    assertThat(100 * occupancy).isBetween(74.0, 80.0);
  }

  static Stream<Arguments> routes() {
    List<Arguments> routes = new ArrayList<>();
    for (CatalogueEntry entry : CATALOGUE.entries()) {
      if (entry.simulated()) {
        DrugModel model = CATALOGUE.model(entry.id());
        model.formulations().forEach(form -> routes.add(Arguments.of(model, form)));
      }
    }
    return routes.stream();
  }

  /// Nothing is made or lost by any route of any drug, and something of it reaches a receptor.
  @ParameterizedTest(name = "{1}")
  @MethodSource("routes")
  void everyRouteOfEveryDrugReachesTheReceptors(DrugModel model, Formulation form) {
    double milligrams = StrictMath.sqrt(form.leastMilligrams() * form.mostMilligrams());
    DoseEvent dose =
        DoseEvent.of(
            ModelTime.ORIGIN,
            form.entrance().substance(),
            form.entrance().route(),
            Mass.ofMilligrams(milligrams));
    Trajectory trajectory = Simulation.ofTypicalPerson(model).run(Scenario.of(List.of(dose)));
    assertThat(trajectory.muOccupancy(new ModelTime(1))).isBetween(1e-5, 1.0);
    double given = model.baseOf(dose, model.parameters().typical()).nanomoles();
    assertThat(trajectory.state(new ModelTime(100)).totalAmount())
        .isBetween(given * (1 - 1e-9), given * (1 + 1e-9));
  }
}

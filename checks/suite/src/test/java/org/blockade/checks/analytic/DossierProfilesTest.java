package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.LaboratoryChallenge;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;

/// The curves of the evidence dossier, which its author computed with another program.
class DossierProfilesTest {

  /// The concentrations of the file have four digits; below a millionth of the peak its program
  /// shows its own tolerance.
  private static final double MILLIONTH = 1e-6;

  private static final DrugModel MODEL = DrugCatalogue.standard().model("naltrexone");
  private static final Map<String, List<DoseEvent>> REGIMENS = regimens();

  private record Row(
      String regimen,
      double hours,
      double naltrexone,
      double naltrexol,
      double occupancy,
      double blockade) {}

  private static Map<String, List<DoseEvent>> regimens() {
    Map<String, List<DoseEvent>> regimens = new LinkedHashMap<>();
    for (int milligrams : new int[] {25, 50, 100, 150}) {
      regimens.put("oral_single_" + milligrams + "mg_HCl", doses(1, 0, Route.ORAL, milligrams));
    }
    regimens.put("oral_50mg_HCl_qd_x14_(dose14_at_312h)", doses(14, 24, Route.ORAL, 50));
    regimens.put("XR_380mg_single", doses(1, 0, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380));
    regimens.put("XR_380mg_q28d_x4", doses(4, 28 * 24, Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380));
    return regimens;
  }

  private static List<DoseEvent> doses(int count, double interval, Route route, double milligrams) {
    return IntStream.range(0, count)
        .mapToObj(number ->
            DoseEvent.of(
                new ModelTime(number * interval),
                "naltrexone",
                route,
                Mass.ofMilligrams(milligrams)))
        .toList();
  }

  @Test
  void theFileIsWhole() throws IOException {
    assertThat(rows()).hasSize(122);
    assertThat(rows().stream().map(Row::regimen).distinct())
        .containsExactlyElementsOf(REGIMENS.keySet());
  }

  @Test
  void plasmaNaltrexoneIsThatOfTheDossierToHalfAPercent() throws IOException {
    assertRelative(Row::naltrexone, row -> run(row).plasma("naltrexone", time(row)), 0.005);
  }

  /// The dossier converts naltrexone to its metabolite mass for mass, the engine mole for mole.
  @Test
  void plasmaNaltrexolIsThatOfTheDossierToOnePercent() throws IOException {
    assertRelative(Row::naltrexol, row -> run(row).plasma("naltrexol", time(row)), 0.01);
  }

  @Test
  void occupancyIsThatOfTheDossierToTwoThousandths() throws IOException {
    for (Row row : rows()) {
      assertThat(run(row).muOccupancy(time(row)) - row.occupancy())
          .as(row.toString())
          .isBetween(-0.002, 0.002);
    }
  }

  /// Sensitisation is static in the file: none in the tablet rows, full in the injection rows.
  @Test
  void attenuationOfTheHeroinChallengeIsThatOfTheDossierToOneHundredth() throws IOException {
    for (Row row : rows()) {
      double attenuation =
          LaboratoryChallenge.HEROIN_25_MG.attenuation(
              MODEL,
              MODEL.parameters().typical(),
              run(row).muOccupancy(time(row)),
              row.regimen().startsWith("XR"));
      assertThat(attenuation - row.blockade()).as(row.toString()).isBetween(-0.01, 0.01);
    }
  }

  private static void assertRelative(
      ToDoubleFunction<Row> published, ToDoubleFunction<Row> computed, double limit)
      throws IOException {
    Agreement agreement = new Agreement(MILLIONTH);
    for (String regimen : REGIMENS.keySet()) {
      List<Row> rows = rows().stream().filter(row -> row.regimen().equals(regimen)).toList();
      agreement.add(
          regimen,
          rows.stream().mapToDouble(computed).toArray(),
          rows.stream().mapToDouble(published).toArray());
    }
    assertThat(agreement.worst()).as(agreement.worstCase()).isLessThanOrEqualTo(limit);
  }

  private static Trajectory run(Row row) {
    return Simulation.ofTypicalPerson(MODEL)
        .run(Scenario.of(REGIMENS.getOrDefault(row.regimen(), List.of())));
  }

  private static ModelTime time(Row row) {
    return new ModelTime(row.hours());
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in =
        DossierProfilesTest.class.getResourceAsStream("naltrexone_model_profiles.csv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cells ->
              new Row(
                  cells[0],
                  Double.parseDouble(cells[1]),
                  Double.parseDouble(cells[2]),
                  Double.parseDouble(cells[3]),
                  Double.parseDouble(cells[4]),
                  Double.parseDouble(cells[5])))
          .toList();
    }
  }
}

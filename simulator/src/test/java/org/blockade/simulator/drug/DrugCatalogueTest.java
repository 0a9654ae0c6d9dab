package org.blockade.simulator.drug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The drug files of the catalogue, each and together.
class DrugCatalogueTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  private static final List<String> OPIOIDS =
      List.of(
          "heroin",
          "morphine",
          "hydromorphone",
          "oxycodone",
          "hydrocodone",
          "codeine",
          "fentanyl",
          "carfentanil",
          "methadone",
          "buprenorphine",
          "opium");

  static Stream<DrugModel> models() {
    return CATALOGUE.entries().stream()
        .filter(CatalogueEntry::simulated)
        .map(entry -> CATALOGUE.model(entry.id()));
  }

  @Test
  void theseDrugsCanBeSimulated() {
    List<String> expected = new ArrayList<>(List.of("naltrexone", "naloxone", "nalmefene"));
    expected.addAll(OPIOIDS);
    assertThat(models().map(DrugModel::id)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theIdOfAFileIsThatOfItsEntryAndOfASubstanceThatIsGiven(DrugModel model) {
    assertThat(CATALOGUE.find(model.id()).flatMap(CatalogueEntry::file))
        .hasValue(model.id() + ".yaml");
    assertThat(model.structure().inputs().keySet())
        .extracting(Entrance::substance)
        .contains(model.id());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everySubstanceCanBeNamedInAChart(DrugModel model) {
    assertThat(model.structure().substances())
        .allSatisfy(substance -> assertThat(CATALOGUE.find(substance.id())).isPresent());
  }

  /// A dose is looked up by its substance and route over all files: two answers would be one too
  /// many.
  @Test
  void aSubstanceIsGivenByARouteInOneFileOnly() {
    assertThat(models().flatMap(model -> model.formulations().stream()).map(Formulation::entrance))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSlipOfMinutesForHoursOrOfAThousandDoesNotPass(DrugModel model) {
    for (Parameter parameter : model.parameters().all()) {
      double[] slipped = {
        60 * parameter.value(),
        parameter.value() / 60,
        1000 * parameter.value(),
        parameter.value() / 1000
      };
      for (double value : slipped) {
        boolean within = value >= parameter.lowest() && value <= parameter.highest();
        assertThat(within).as(model.id() + " " + parameter.symbol() + " as " + value).isFalse();
      }
    }
  }

  /// Drugs that are taken together share a ligand if they share a substance: morphine is the same
  /// morphine wherever it comes from.
  @Test
  void aSubstanceIsTheSameInEveryFileThatHasIt() {
    Map<String, List<Parameter>> first = new HashMap<>();
    Map<String, Integer> files = new HashMap<>();
    models()
        .forEach(model ->
            model
                .structure()
                .substances()
                .forEach(substance -> {
                  List<Parameter> numbers = numbers(model, substance);
                  assertThat(numbers)
                      .as(substance.id() + " in the file of " + model.id())
                      .isEqualTo(first.computeIfAbsent(substance.id(), id -> numbers));
                  files.merge(substance.id(), 1, Integer::sum);
                }));
    assertThat(files).containsEntry("morphine", 4);
  }

  /// All that says what a substance does, but for what forms it and what it forms.
  private static List<Parameter> numbers(DrugModel model, Structure.Substance substance) {
    List<String> symbols =
        new ArrayList<>(
            List.of(substance.molarMass(), substance.clearance(), substance.centralVolume()));
    substance
        .peripherals()
        .forEach(peripheral -> {
          symbols.add(peripheral.flow());
          symbols.add(peripheral.volume());
        });
    substance.biophaseRate().ifPresent(symbols::add);
    for (Structure.Ligand ligand : model.structure().ligands()) {
      if (ligand.substance().equals(substance.id())) {
        symbols.add(ligand.halfOccupancy());
        Stream.of(
                ligand.slowShare(),
                ligand.dissociationRate(),
                ligand.efficacy(),
                ligand.respiratoryWeight())
            .flatMap(Optional::stream)
            .forEach(symbols::add);
      }
    }
    return symbols.stream().map(symbol -> model.parameters().find(symbol).orElseThrow()).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyLigandCompetesOverTimeAndOnlyAgonistsActivate(DrugModel model) {
    boolean agonist = OPIOIDS.contains(model.id());
    assertThat(model.structure().ligands())
        .isNotEmpty()
        .allSatisfy(ligand -> {
          assertThat(ligand.dissociationRate()).isPresent();
          assertThat(ligand.efficacy().isPresent()).isEqualTo(agonist);
        });
  }

  /// Random effects are drawn by name: the same name in two files would move two drugs together.
  @ParameterizedTest
  @MethodSource("models")
  void aRandomEffectIsNamedAfterItsSubstance(DrugModel model) {
    List<String> ids =
        model.structure().substances().stream().map(Structure.Substance::id).toList();
    model.parameters().all().stream()
        .flatMap(parameter -> parameter.between().stream())
        .map(BetweenSubject::effect)
        .filter(effect -> !model.id().equals("naltrexone"))
        .forEach(effect -> assertThat(ids).contains(effect.substring(0, effect.indexOf('.'))));
  }

  /// What was not simulated by those who proposed it says so.
  @Test
  void extrapolatedNumbersAreLabelled() {
    for (String id : List.of("oxycodone", "hydrocodone", "codeine", "carfentanil")) {
      DrugModel model = CATALOGUE.model(id);
      Structure.Ligand ligand = model.structure().ligands().getFirst();
      assertThat(ligand.substance()).isEqualTo(id);
      for (String symbol : List.of(ligand.halfOccupancy(), ligand.efficacy().orElseThrow())) {
        Parameter parameter = model.parameters().find(symbol).orElseThrow();
        assertThat(parameter.source()).contains("extrapolated, not simulated");
        assertThat(parameter.evidence()).isEqualTo(Evidence.PROPOSAL);
      }
    }
  }
}

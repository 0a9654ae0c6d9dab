package org.blockade.service.fhir.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Evidence;
import org.junit.jupiter.api.Test;

class CodeTableTest {

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  private final CodeTable codes = CodeTable.standard();

  @Test
  void everyCodeSaysWhereItWasSeenAndNoneIsOnlyRemembered() {
    assertThat(codes.entries()).hasSizeGreaterThan(120);
    assertThat(codes.entries())
        .allSatisfy(entry -> {
          assertThat(entry.source()).isNotBlank();
          assertThat(entry.evidence()).isIn(Evidence.READ, Evidence.CHOICE);
        });
  }

  @Test
  void aRememberedCodeDoesNotLoad() {
    String text =
        """
        systems:
          - {id: rxnorm, title: RxNorm, uris: ["%s"]}
        sources:
          - {id: memory, evidence: remembered, text: nobody looked}
        """
            .formatted(RXNORM);
    assertThatThrownBy(
            () -> CodeTable.read(DataFile.of("x", text.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("only remembered");
  }

  @Test
  void theWrongCodesThatCirculateAreListedAsRefused() {
    Set<String> refused =
        codes.entries().stream()
            .filter(entry -> entry.meaning() instanceof Meaning.Refused)
            .map(CodeEntry::name)
            .collect(Collectors.toSet());
    assertThat(refused).containsExactlyInAnyOrder("RxNorm 1116442", "LOINC 72514-3");
  }

  @Test
  void naltrexoneAloneIsNaltrexoneAndNothingElseIs() {
    List<String> naltrexone =
        codes.entries().stream()
            .filter(entry ->
                entry.meaning() instanceof Meaning.Medicine medicine
                    && medicine.ingredients().equals(List.of("naltrexone")))
            .map(CodeEntry::name)
            .toList();
    assertThat(naltrexone)
        .containsExactlyInAnyOrder(
            "RxNorm 1483744", "RxNorm 637213", "NDC 65757-300-01", "RxNorm 7243");
    assertThat(
            ((Meaning.Medicine) codes.find(RXNORM, "352364").orElseThrow().meaning()).ingredients())
        .containsExactly("buprenorphine", "naloxone");
  }

  @Test
  void everyIngredientIsOfTheCatalogueOrKnownToBeNeither() {
    DrugCatalogue catalogue = DrugCatalogue.standard();
    for (CodeEntry entry : codes.entries()) {
      if (entry.meaning() instanceof Meaning.Medicine medicine) {
        assertThat(medicine.ingredients())
            .allMatch(each -> catalogue.find(each).isPresent() || each.equals("bupropion"));
      }
    }
  }

  @Test
  void unitsAreOfTheirKindAlone() {
    assertThat(codes.unit("[lb_av]", Unit.Kind.WEIGHT).orElseThrow().factor())
        .isEqualTo(0.45359237);
    assertThat(codes.unit("g", Unit.Kind.MASS).orElseThrow().factor()).isEqualTo(1000);
    assertThat(codes.unit("g", Unit.Kind.WEIGHT).orElseThrow().factor()).isEqualTo(0.001);
    assertThat(codes.unit("kg", Unit.Kind.MASS)).isEmpty();
    assertThat(codes.unit("mcg", Unit.Kind.MASS)).isEmpty();
  }
}

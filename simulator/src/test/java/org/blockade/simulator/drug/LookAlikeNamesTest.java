package org.blockade.simulator.drug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that look like naltrexone and are not.
class LookAlikeNamesTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  @ParameterizedTest
  @ValueSource(strings = {"naltrexone", "naloxone", "nalmefene", "methylnaltrexone", "naltrexol"})
  void eachAnswersToItsOwnNameOnly(String name) {
    assertThat(CATALOGUE.find(name)).map(CatalogueEntry::id).contains(name);
    assertThat(CATALOGUE.find(" " + name.toUpperCase(java.util.Locale.ROOT)))
        .map(CatalogueEntry::id)
        .contains(name);
    assertThat(CATALOGUE.combined(name)).isEmpty();
  }

  @Test
  void noWordNamesTwoDrugs() {
    assertThat(
            CATALOGUE.entries().stream()
                .flatMap(entry ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(entry.id()), entry.words().stream())))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "bupropion/naltrexone, naltrexone with bupropion",
    "Naltrexone-Bupropion, naltrexone with bupropion",
    "naltrexone and bupropion, naltrexone with bupropion",
    "Contrave, naltrexone with bupropion",
    "morphine/naltrexone, morphine with naltrexone",
    "naltrexone + morphine, morphine with naltrexone",
    "EMBEDA, morphine with naltrexone"
  })
  void aCombinationIsNoneOfItsParts(String name, String title) {
    assertThat(CATALOGUE.find(name)).isEmpty();
    assertThat(CATALOGUE.combined(name)).map(CombinedMedicine::title).contains(title);
    assertThat(CATALOGUE.combined(name).orElseThrow().refusal())
        .startsWith(title + " is not the naltrexone of this catalogue: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"methylnaltrexone/bupropion", "bupropion", "morphine", "morphine/naloxone"})
  void whatHoldsNoNaltrexoneIsNoCombinationOfIt(String name) {
    assertThat(CATALOGUE.combined(name)).isEmpty();
  }
}

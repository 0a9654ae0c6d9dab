package org.blockade.simulator.overdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.drug.Evidence;
import org.junit.jupiter.api.Test;

class OverdoseFilesTest {

  private static String text(String name) throws IOException {
    try (InputStream in = OverdoseModel.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static DataFile changed(String name, String from, String to) throws IOException {
    String text = text(name);
    assertThat(text).contains(from);
    return DataFile.of(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyNumberHasAUnitASourceAndItsEvidence() {
    OverdoseModel model = OverdoseModel.standard();
    assertThat(model.numbers()).hasSizeGreaterThan(100);
    assertThat(model.numbers())
        .allSatisfy(number -> {
          assertThat(number.unit()).isNotBlank();
          assertThat(number.source()).isNotBlank();
          assertThat(number.meaning()).isNotBlank();
          assertThat(number.value()).isFinite();
        });
    assertThat(model.numbers())
        .extracting(OverdoseNumber::evidence)
        .contains(Evidence.READ, Evidence.CHOICE);
    assertThat(model.identity()).startsWith("overdose version 1, ");
  }

  @Test
  void anotherUnitIsRefused() throws IOException {
    DataFile file =
        changed("overdose.yaml", "value: 3.28, unit: \"L\"", "value: 3280, unit: \"mL\"");
    assertThatThrownBy(() -> OverdoseModel.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"lung_volume\" is in L, not in mL");
  }

  @Test
  void aNumberWithoutASourceIsRefused() throws IOException {
    DataFile file =
        changed("overdose.yaml", "source: \"Mann 2022, PMID 35766413 (FD027)\"", "note: none");
    assertThatThrownBy(() -> OverdoseModel.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"source\" is missing")
        .hasMessageContaining("\"note\" is not a key of this place");
  }

  @Test
  void aVolumeOfNothingIsRefused() throws IOException {
    DataFile file = changed("overdose.yaml", "value: 3.28,", "value: 0,");
    assertThatThrownBy(() -> OverdoseModel.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("must be above 0");
  }

  @Test
  void anUnknownNumberIsRefused() throws IOException {
    DataFile file = changed("overdose.yaml", "arrest:\n", "arrest:\n  more: {value: 1}\n");
    assertThatThrownBy(() -> OverdoseModel.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"more\" is not a key of this place");
  }

  @Test
  void aCovarianceThatIsNoneIsRefused() throws IOException {
    OverdoseModel model = OverdoseModel.standard();
    DataFile file = changed("overdose-population.yaml", "hill: [-0.0609127,", "hill: [-0.0709127,");
    assertThatThrownBy(() -> OverdosePopulation.of(model, file, 1, 1))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("not positive definite");
    DataFile shorter =
        changed(
            "overdose-population.yaml",
            "dissociation: [0.0220496, 0.0055639]",
            "dissociation: [0.0220496]");
    assertThatThrownBy(() -> OverdosePopulation.of(model, shorter, 1, 1))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("row 2 of a covariance has 2 numbers");
  }
}

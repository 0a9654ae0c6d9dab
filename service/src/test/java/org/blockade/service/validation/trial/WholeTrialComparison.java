package org.blockade.service.validation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;

/// All published trials at full size: minutes, so `./build evidence` runs it by name and the gate
/// does not.
class WholeTrialComparison {

  @Test
  void whatIsOutIsKnownAndTheTableInTheDocumentsIsThatOfThisModel() throws Exception {
    TrialComparison comparison = TrialComparison.run(DrugCatalogue.standard(), 2, people -> {});
    assertThat(comparison.out()).isEqualTo(List.copyOf(comparison.known().reasons().keySet()));
    assertThat(TrialMarkdown.of(comparison))
        .isEqualTo(Files.readString(Path.of("../docs/trials.md")));
  }
}

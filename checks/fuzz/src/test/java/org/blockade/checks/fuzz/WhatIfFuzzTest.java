package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.blockade.formats.regimen.RegimenPrinter;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.drug.DrugCatalogue;

/// Any words are a question or a refusal; a regimen within a question is a regimen by itself.
class WhatIfFuzzTest {

  private static final RegimenReader READER = new RegimenReader(DrugCatalogue.standard());

  @FuzzTest
  void anyWordsAreAQuestionOrARefusal(byte[] bytes) {
    String words = new String(bytes, StandardCharsets.UTF_8);
    switch (READER.readWhatIf(words)) {
      case WhatIfReading.Read(WhatIf whatIf) ->
          regimen(whatIf)
              .ifPresent(regimen ->
                  assertThat(READER.read(RegimenPrinter.print(regimen)))
                      .isEqualTo(new RegimenReading.Read(regimen)));
      case WhatIfReading.Refused(int character, String message) -> {
        assertThat(character).isBetween(1, words.length() + 1);
        Clean.assertClean(message);
      }
    }
  }

  private static Optional<DosingRegimen> regimen(WhatIf whatIf) {
    return whatIf.change() instanceof WhatIf.Add(DosingRegimen added)
        ? Optional.of(added)
        : whatIf.then();
  }
}

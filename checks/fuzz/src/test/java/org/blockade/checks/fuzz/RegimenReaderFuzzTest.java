package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import org.blockade.formats.regimen.RegimenPrinter;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// Any words are a regimen or a refusal; a regimen is printed, read and resolved.
class RegimenReaderFuzzTest {

  private static final RegimenReader READER = new RegimenReader(DrugCatalogue.standard());

  @FuzzTest
  void anyWordsAreARegimenOrARefusal(byte[] bytes) {
    String words = new String(bytes, StandardCharsets.UTF_8);
    switch (READER.read(words)) {
      case RegimenReading.Read(DosingRegimen regimen) -> {
        assertThat(READER.read(RegimenPrinter.print(regimen)))
            .isEqualTo(new RegimenReading.Read(regimen));
        // It may have no dose: only the start day tells whether a weekly list has a day in its
        // time.
        assertThat(regimen.resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY))
            .hasSizeLessThanOrEqualTo(DosingRegimen.MOST_DOSES);
      }
      case RegimenReading.Refused(int character, String message) -> {
        assertThat(character).isBetween(1, words.length() + 1);
        Clean.assertClean(message);
      }
    }
  }
}

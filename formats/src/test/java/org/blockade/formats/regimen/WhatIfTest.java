package org.blockade.formats.regimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WhatIfTest {

  private static final RegimenReader READER = new RegimenReader(DrugCatalogue.standard());

  private static DosingRegimen regimen(String words) {
    return ((RegimenReading.Read) READER.read(words)).regimen();
  }

  static Stream<Arguments> questions() {
    Span tenDays = new Span(10, Span.Unit.DAYS);
    return Stream.of(
        Arguments.of(
            "next injection 10 d late",
            new WhatIf.NextDose(WhatIf.Which.INJECTION, new WhatIf.Shift.Late(tenDays)),
            ""),
        Arguments.of(
            "Next Dose 10 days EARLY",
            new WhatIf.NextDose(WhatIf.Which.DOSE, new WhatIf.Shift.Early(tenDays)),
            ""),
        Arguments.of(
            "next injection on time",
            new WhatIf.NextDose(WhatIf.Which.INJECTION, new WhatIf.Shift.OnTime()),
            ""),
        Arguments.of("skip next", new WhatIf.SkipNext(WhatIf.Which.DOSE), ""),
        Arguments.of(
            "skip next injection then 380 mg xr-im q28d x 3",
            new WhatIf.SkipNext(WhatIf.Which.INJECTION),
            "380 mg xr-im q28d x 3"),
        Arguments.of(
            "add 50 mg oral q24h x 7 then 380 mg xr-im",
            new WhatIf.Add(regimen("50 mg oral q24h x 7 then 380 mg xr-im")),
            ""),
        Arguments.of("stop after 2 doses", new WhatIf.StopAfter(new Extent.Doses(2)), ""),
        Arguments.of(
            "stop after 60 d then 50 mg oral q24h x 7",
            new WhatIf.StopAfter(new Extent.Lasting(new Span(60, Span.Unit.DAYS))),
            "50 mg oral q24h x 7"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionIsAChangeAndWhatFollowsIt(String words, WhatIf.Change change, String then) {
    Optional<DosingRegimen> next = then.isEmpty() ? Optional.empty() : Optional.of(regimen(then));
    assertThat(READER.readWhatIf(words))
        .isEqualTo(new WhatIfReading.Read(new WhatIf(change, next)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello|1|expected \"next\", \"skip\", \"add\" or \"stop\", but found \"hello\"",
        "next|5|expected \"on\", \"injection\", \"dose\" or a whole number, but found the end",
        "next injection 10 late|19|expected a unit of time (h, d, w, mo), but found \"late\"",
        "next 10 d|10|expected \"late\" or \"early\", but found the end",
        "next 0 d late|6|expected a whole number from 1 to",
        "skip|5|expected \"next\", but found the end",
        "add|4|expected an amount",
        "stop after 2|13|expected \"injection\", \"dose\" or a unit of time",
        "stop after 0 doses|12|expected a whole number from 1 to 20000",
        "skip next then 380 g xr-im|16|is not believed"
      })
  void whatIsNoQuestionIsRefusedAtItsCharacter(String words, int character, String message) {
    WhatIfReading.Refused refused = (WhatIfReading.Refused) READER.readWhatIf(words);
    assertThat(refused.message()).contains(message);
    assertThat(refused.character()).isEqualTo(character);
  }
}

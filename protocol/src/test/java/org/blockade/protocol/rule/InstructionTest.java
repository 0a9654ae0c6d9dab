package org.blockade.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Instructions as files write them, and their order once they have a date.
class InstructionTest {

  private static DataFile file(String area, String who, String more) {
    String text =
        """
        instructions:
          do: {area: %s, who: %s, text: "Do it.", rule: R01, evidence: read, source: "label"%s}
        """
            .formatted(area, who, more);
    return DataFile.of("own.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Instruction read(String area, String who) {
    DataFile file = file(area, who, "");
    Instruction instruction = Instructions.read(file.root()).of("do");
    file.requireSound();
    return instruction;
  }

  @ParameterizedTest
  @EnumSource(Area.class)
  void everyAreaIsReadByItsWord(Area area) {
    assertThat(read(area.word(), "nurse").area()).isEqualTo(area);
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void everybodyIsReadByTheirWord(Who who) {
    assertThat(read("safety", who.word()).who()).isEqualTo(who);
    assertThat(who.word())
        .isEqualTo(who.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
  }

  @Test
  void whatIsNotKnownIsRefusedWithWhatWouldBeRight() {
    DataFile file = file("elsewhere", "nobody", ", urgent: yes");
    Instructions.read(file.root());
    assertThatThrownBy(file::requireSound)
        .hasMessageContaining(
            "\"area\" is \"elsewhere\"; it must be one of medicine, safety, checks")
        .hasMessageContaining(
            "\"who\" is \"nobody\"; it must be one of prescriber, nurse, pharmacy")
        .hasMessageContaining("\"urgent\" is not a key of this place");
  }

  @Test
  void stepsOfAnAreaGoByTimeAndThoseWithoutADateComeLast() {
    Instruction medicine = read("medicine", "nurse");
    Instruction safety = read("safety", "nurse");
    List<Step> ordered =
        List.of(
            medicine.when(new When.On(ModelTime.ofDays(2))),
            medicine.when(new When.By(ModelTime.ofDays(5))),
            medicine.when(new When.EachInjection()),
            safety.when(new When.On(ModelTime.ofDays(1))));
    List<Step> steps = new ArrayList<>(ordered.reversed());
    steps.sort(Step.ORDER);
    assertThat(steps).isEqualTo(ordered);
  }

  @ParameterizedTest
  @CsvSource({"28, d, 28 d", "0.5, mg, 0.5 mg", "15, 1, 15", "1e15, 1, 1.0E15"})
  void aValueIsShownAsShortAsItIs(double number, String unit, String shown) {
    assertThat(new Value.Measured(number, unit).words()).isEqualTo(shown);
  }
}

package org.blockade.service.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledBlockTest {

  private static final LabelledBlock BLOCK = CardWords.standard().labelledBlock();

  private static DoseGiven dose(Route route, double milligrams, double day) {
    return new DoseGiven(
        DoseEvent.of(ModelTime.ofDays(day), "naltrexone", route, Mass.ofMilligrams(milligrams)),
        Optional.empty());
  }

  private static LabelledBlock.End end(DoseGiven... doses) {
    return BLOCK.end(
        new NaltrexoneCourse(List.of(doses), ModelTime.ofDays(100), new TimeAxis.Elapsed()));
  }

  @Test
  void anInjectionOfTheLabelledAmountBlocksForTheLabelledDays() {
    assertThat(end(dose(Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380, 2)))
        .isEqualTo(new LabelledBlock.End.OfInjection(ModelTime.ofDays(30), 28));
    assertThat(end(dose(Route.EXTENDED_RELEASE_INTRAMUSCULAR, 379, 2)))
        .isEqualTo(new LabelledBlock.End.Unknown());
  }

  @ParameterizedTest
  @CsvSource({"50, 24", "99, 24", "100, 48", "149, 48", "150, 72", "300, 72"})
  void aTabletBlocksByItsAmount(double milligrams, int hours) {
    assertThat(end(dose(Route.ORAL, milligrams, 1)))
        .isEqualTo(new LabelledBlock.End.OfTablet(ModelTime.ofDays(1).plusHours(hours), hours));
  }

  @Test
  void aDoseThatTheLabelHasNoTimeForIsNotKnown() {
    assertThat(end(dose(Route.ORAL, 25, 1))).isEqualTo(new LabelledBlock.End.Unknown());
    assertThat(end()).isEqualTo(new LabelledBlock.End.Unknown());
  }

  @Test
  void theLaterEndCounts() {
    DoseGiven injection = dose(Route.EXTENDED_RELEASE_INTRAMUSCULAR, 380, 2);
    assertThat(end(injection, dose(Route.ORAL, 50, 29)))
        .isInstanceOf(LabelledBlock.End.OfInjection.class);
    assertThat(end(injection, dose(Route.ORAL, 50, 29.5)))
        .isInstanceOf(LabelledBlock.End.OfTablet.class);
  }
}

package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.AboutTreatment.Kit;
import org.blockade.protocol.facts.AboutTreatment.Storage;
import org.blockade.protocol.guideline.KitColdChain.Fault;
import org.blockade.protocol.guideline.KitColdChain.Gap;
import org.blockade.protocol.guideline.KitColdChain.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KitColdChainTest {

  private static final KitColdChain RULE = KitColdChain.standard();
  private static final Storage FRIDGE = new Storage(200, 2, 8);

  @ParameterizedTest(name = "{0} d at {1} to {2} C: {3}")
  @CsvSource({
    "100, 2, 8, usable",
    "7, 2, 8.1, usable",
    "7, 20, 25, usable",
    "7.01, 20, 25, TOO_LONG_OUT",
    "7.01, 2, 8, usable",
    "0.1, 20, 25.1, TOO_WARM",
    "0.1, 1.9, 5, TOO_COLD",
    "0.1, -10, -1, TOO_COLD"
  })
  void aKitIsUsableOrSaysWhyNot(double days, double lowest, double highest, String verdict) {
    Verdict found = verdict(kit(10, new Storage(days, lowest, highest)));
    if (verdict.equals("usable")) {
      assertThat(found).isInstanceOf(Verdict.Usable.class);
      assertThat(found.instruction().id()).isEqualTo("warm");
    } else {
      assertThat(found)
          .isInstanceOfSatisfying(
              Verdict.Rejected.class,
              rejected -> {
                assertThat(rejected.faults()).containsExactly(Fault.valueOf(verdict));
                assertThat(rejected.instruction().id()).isEqualTo("reject");
              });
    }
  }

  @Test
  void daysOutOfTheColdAddUpAndColdOnesBetweenDoNotHelp() {
    Storage out = new Storage(4, 10, 20);
    assertThat(verdict(kit(10, out, FRIDGE, new Storage(3, 10, 20))))
        .isInstanceOf(Verdict.Usable.class);
    assertThat(verdict(kit(10, out, FRIDGE, out))).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void aKitIsExpiredFromTheMomentItNames() {
    assertThat(verdict(kit(0.001, FRIDGE))).isInstanceOf(Verdict.Usable.class);
    assertThat(verdict(kit(0, FRIDGE)))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> assertThat(rejected.faults()).containsExactly(Fault.EXPIRED));
  }

  @Test
  void whatWasNotRecordedIsUnknownAndAFaultStaysAFault() {
    assertThat(RULE.verdictOn(Optional.empty(), Course.day(0)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> {
              assertThat(unknown.gaps()).containsExactlyInAnyOrder(Gap.STORAGE, Gap.EXPIRY);
              assertThat(unknown.instruction()).isEqualTo(RULE.check());
            });
    assertThat(verdict(new Kit(Optional.empty(), Optional.empty(), List.of(FRIDGE))))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.gaps()).containsExactly(Gap.EXPIRY));
    assertThat(verdict(kit(10)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.gaps()).containsExactly(Gap.STORAGE));
    assertThat(
            verdict(new Kit(Optional.empty(), Optional.empty(), List.of(new Storage(1, 20, 30)))))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void faultsAndGapsAreToldInWords() {
    assertThat(Fault.TOO_LONG_OUT.words()).contains("7 days");
    assertThat(Gap.EXPIRY.words()).contains("expires");
  }

  private static Verdict verdict(Kit kit) {
    return RULE.verdictOn(kit, Course.day(0));
  }

  private static Kit kit(double expiresOnDay, Storage... storage) {
    return new Kit(Optional.of("A1"), Optional.of(Course.day(expiresOnDay)), List.of(storage));
  }
}

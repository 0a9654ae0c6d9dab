package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeReporterTest {

  private static final String HEAD = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n";
  private static final String TABLET = HEAD + "1,0,1,naltrexone,oral,50,mg\n";
  private static final String INJECTION = HEAD + "1,0,1,naltrexone,xr-im,380,mg\n";
  private static final String NOTHING = "ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n";

  @Test
  void theListIsThePublishedOneAndEachHasItsSource() {
    assertThat(PublishedChallenge.all())
        .extracting(PublishedChallenge::title)
        .containsExactly(
            "heroin 25 mg into a vein",
            "hydromorphone 3 mg into a muscle",
            "morphine 15 mg under the skin");
    assertThat(PublishedChallenge.all()).allMatch(each -> !each.source().isBlank());
    assertThat(PublishedChallenge.all()).allMatch(each -> each.choice().startsWith("a choice: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heroin-25-iv", "hydromorphone-3-im", "morphine-15-sc"})
  void withoutNaltrexoneNothingIsAttenuated(String id) {
    ChallengeAnswer answer = Ward.challenge(NOTHING, id, 1, 2);
    assertThat(answer.known()).isFalse();
    assertThat(answer.curve())
        .allSatisfy(point -> {
          assertThat(point.attenuation().typical()).isZero();
          assertThat(point.attenuation().people().high()).isZero();
          assertThat(point.foldShift().typical()).isEqualTo(1);
        });
  }

  /// Opioid dossier, section 10: 84 of 100 after heroin, 65 after hydromorphone.
  @Test
  void theUnblockedEffectIsThatOfTheDossier() {
    assertThat(Ward.challenge(NOTHING, "heroin-25-iv", 1, 1).unblocked()).isBetween(83.0, 85.0);
    assertThat(Ward.challenge(NOTHING, "hydromorphone-3-im", 1, 1).unblocked())
        .isBetween(64.0, 66.0);
  }

  @Test
  void saturatingNaltrexoneAttenuatesNearlyAll() {
    String many = HEAD + "1,0,1,naltrexone,oral,800,mg\n1,24,1,naltrexone,oral,800,mg\n";
    ChallengeAnswer.Point point = Ward.challenge(many, "hydromorphone-3-im", 1.2, 1).at();
    assertThat(point.occupancy().typical()).isGreaterThan(0.99);
    assertThat(point.attenuation().typical()).isGreaterThan(0.99);
  }

  @Test
  void attenuationFallsDayByDayAfterATablet() {
    List<ChallengeAnswer.Point> curve = Ward.challenge(TABLET, "heroin-25-iv", 1, 10).curve();
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).attenuation().typical())
          .isLessThan(curve.get(i - 1).attenuation().typical());
      assertThat(curve.get(i).attenuation().people().median())
          .isLessThan(curve.get(i - 1).attenuation().people().median());
    }
    assertThat(curve.getLast().attenuation().typical()).isLessThan(0.05);
  }

  /// At equilibrium a receptor held to nine tenths needs ten times the drive: 1 / (1 - 0.9).
  @Test
  void theShiftGoesWithTheOccupancy() {
    ChallengeAnswer.Point point = Ward.challenge(INJECTION, "heroin-25-iv", 20, 1).at();
    assertThat(point.foldShift().typical() * (1 - point.occupancy().typical()))
        .isBetween(1 - 1e-9, 1 + 1e-9);
  }

  @Test
  void opioidsOnTheChartDoNotEnter() {
    String mixed =
        TABLET + "1,-72,1,heroin,iv,50,mg\n1,20,1,heroin,iv,50,mg\n1,22,1,methadone,oral,60,mg\n";
    ChallengeAnswer with = Ward.challenge(mixed, "heroin-25-iv", 1, 3);
    ChallengeAnswer without = Ward.challenge(TABLET, "heroin-25-iv", 1, 3);
    assertThat(with.curve()).isEqualTo(without.curve());
    assertThat(with.notes())
        .anyMatch(note -> note.contains("other drugs on the chart, opioids too, do not enter"));
    assertThat(without.notes()).noneMatch(note -> note.contains("on the chart"));
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    assertThat(Ward.challenge(INJECTION, "morphine-15-sc", 25, 4, 3).curve())
        .isEqualTo(Ward.challenge(INJECTION, "morphine-15-sc", 25, 4, 1).curve());
  }

  @Test
  void noChallengeLiesBeforeTheQuestion() {
    PublishedChallenge heroin = Ward.challenge("heroin-25-iv");
    assertThatThrownBy(() ->
            new ChallengeQuestion(
                heroin, ModelTime.ofDays(2), ModelTime.ofDays(1), 24, 24, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

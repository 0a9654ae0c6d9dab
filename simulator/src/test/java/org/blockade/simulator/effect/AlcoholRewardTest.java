package org.blockade.simulator.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlcoholRewardTest {

  private static final EffectParameters.Tone TONE = EffectParameters.standard().tone();

  @Test
  void withoutAntagonistNothingIsKeptDown() {
    assertThat(AlcoholReward.attenuation(TONE, 1.2, 0)).isZero();
  }

  /// 1 - 10 x (1.06 x 1.066) / (10.06 x 10.066), by hand: u_e 0.06, release 1.1, antagonists 9.
  @Test
  void attenuationIsWhatTheEquationSays() {
    assertThat(AlcoholReward.attenuation(TONE, 1.1, 9)).isCloseTo(0.888414, within(1e-6));
  }

  @Test
  void moreAntagonistKeepsDownMore() {
    double before = 0;
    for (double antagonists : new double[] {0.1, 1, 4, 9, 19, 100}) {
      double now = AlcoholReward.attenuation(TONE, 1.3, antagonists);
      assertThat(now).isGreaterThan(before).isLessThan(1);
      before = now;
    }
  }

  @Test
  void noReleaseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlcoholReward.attenuation(TONE, 1, 9))
        .withMessageContaining("above 1");
  }

  @Test
  void theReleaseIsTheLowPriorOfTheDossierAndTrialsStandBesideIt() {
    AlcoholReward reward = AlcoholReward.standard();
    assertThat(reward.lowRelease()).isEqualTo(1.1);
    assertThat(reward.highRelease()).isEqualTo(1.3);
    assertThat(reward.trials())
        .hasSize(5)
        .allSatisfy(trial -> assertThat(trial.source()).isNotBlank());
    assertThat(reward.counted())
        .hasSize(4)
        .allSatisfy(study -> assertThat(study.source()).isNotBlank());
  }
}

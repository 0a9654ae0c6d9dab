package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final ExplainerData DATA = new Explainer(Ward.CATALOGUE, Ward.EFFECTS).data();

  private static List<ExplainerData.Panel> heroin() {
    return DATA.panels().stream()
        .filter(panel -> panel.challenge().id().equals("heroin-25-iv"))
        .toList();
  }

  @Test
  void everyChallengeStandsAtEveryLevel() {
    assertThat(DATA.panels()).hasSize(3 * Explainer.LEVELS.size());
  }

  @Test
  void theSharesMakeOne() {
    for (ExplainerData.Panel panel : DATA.panels()) {
      for (int i = 0; i < panel.hours().size(); i++) {
        int at = i;
        double sum = panel.shares().values().stream().mapToDouble(share -> share.get(at)).sum();
        assertThat(sum).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void moreNaltrexoneMeansLessEffect() {
    List<Double> peaks = heroin().stream().map(panel -> Collections.max(panel.high())).toList();
    assertThat(peaks).isSortedAccordingTo(Collections.reverseOrder()).doesNotHaveDuplicates();
    assertThat(peaks.getFirst()).isBetween(83.0, 85.0);
  }

  /// u / (1 + u + tone) of the receptors, with u = q / (1 - q) and a tone of 0.06.
  @Test
  void beforeTheChallengeNaltrexoneHoldsItsShare() {
    for (ExplainerData.Panel panel : heroin()) {
      double drive = panel.level() / (1 - panel.level());
      assertThat(panel.shares().get("naltrexone").getFirst())
          .isCloseTo(drive / (1 + drive + 0.06), within(1e-9));
      assertThat(panel.foldShift()).isCloseTo(1 + drive, within(1e-12));
    }
  }
}

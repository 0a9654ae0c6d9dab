package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;

class AlcoholReporterTest {

  private static final String TABLET =
      "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,oral,50,mg\n";

  private static AlcoholAnswer answer(String chart, double hours, int threads) {
    return new AlcoholReporter(
            Ward.EFFECTS.tone(),
            AlcoholReward.standard(),
            VirtualPopulation.draw(Ward.NALTREXONE, 1, Ward.SUBJECTS),
            threads,
            Progress.NOBODY)
        .answer(Ward.person(chart), new AlcoholQuestion(new ModelTime(hours), 96, 24, List.of()));
  }

  @Test
  void theOpioidPartFollowsTheReceptorsHeld() {
    for (AlcoholAnswer.Point point : answer(TABLET, 24, 1).curve()) {
      // a release adds eps u (f - 1) (1 + U) / ((1 + f u + U) (1 + u + U)) to activation
      double u = Ward.EFFECTS.tone().drive();
      double held = point.mu().typical() / (1 - point.mu().typical());
      for (double f : List.of(1.1, 1.3)) {
        double now = (1 + held) / ((1 + f * u + held) * (1 + u + held));
        double without = 1 / ((1 + f * u) * (1 + u));
        Estimate computed = f == 1.1 ? point.lowRelease() : point.highRelease();
        assertThat(computed.typical()).isCloseTo(1 - now / without, within(1e-9));
      }
      assertThat(point.highRelease().typical()).isLessThan(point.lowRelease().typical());
    }
  }

  @Test
  void fewerKappaThanMuReceptorsAreHeldAndBothAreLetGo() {
    List<AlcoholAnswer.Point> curve = answer(TABLET, 24, 1).curve();
    assertThat(curve).hasSize(5);
    for (int i = 0; i < curve.size(); i++) {
      assertThat(curve.get(i).kappa().typical()).isLessThan(curve.get(i).mu().typical());
      if (i > 0) {
        assertThat(curve.get(i).mu().typical()).isLessThan(curve.get(i - 1).mu().typical());
        assertThat(curve.get(i).kappa().typical()).isLessThan(curve.get(i - 1).kappa().typical());
      }
    }
  }

  @Test
  void withoutNaltrexoneOnRecordItIsUnknown() {
    assertThat(answer("ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n", 1, 1).known()).isFalse();
    assertThat(answer(TABLET, -1, 1).known()).isFalse();
    assertThat(answer(TABLET, 24, 1).known()).isTrue();
  }

  @Test
  void whatIsLaterOrAnotherDrugDoesNotEnterAndThatIsSaid() {
    AlcoholAnswer with =
        answer(TABLET + "1,20,1,heroin,iv,10,mg\n1,40,1,naltrexone,oral,50,mg\n", 30, 1);
    assertThat(with.curve()).isEqualTo(answer(TABLET, 30, 1).curve());
    assertThat(with.notes()).hasSize(2);
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    assertThat(answer(TABLET, 24, 3).curve()).isEqualTo(answer(TABLET, 24, 1).curve());
  }
}

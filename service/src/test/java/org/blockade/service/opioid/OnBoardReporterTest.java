package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.junit.jupiter.api.Test;

class OnBoardReporterTest {

  private static final String TABLET =
      "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,oral,50,mg\n";
  private static final OverdoseModel MODEL = OverdoseModel.standard();

  private static OnBoardAnswer answer(String chart, double hours, int threads) {
    return new OnBoardReporter(
            Ward.CATALOGUE,
            MODEL,
            VirtualPopulation.draw(Ward.NALTREXONE, 1, Ward.SUBJECTS),
            threads,
            Progress.NOBODY)
        .answer(
            Ward.person(chart),
            new OnBoardQuestion(
                PublishedOverdose.FENTANYL_MEAN,
                List.of(RescueProduct.values()),
                new ModelTime(hours),
                1,
                List.of()));
  }

  private static double alone(String drug, DoseEvent dose, double hours) {
    return Simulation.ofTypicalPerson(Ward.CATALOGUE.model(drug))
        .run(Scenario.of(List.of(dose)))
        .muOccupancy(new ModelTime(hours));
  }

  @Test
  void bothNaloxonesAreOneRowAndNalmefeneAnother() {
    assertThat(answer(TABLET, 30, 1).rescues())
        .extracting(OnBoardAnswer.Shared::title)
        .containsExactly("nalmefene into the nose", "naloxone into a muscle");
  }

  @Test
  void twoAntagonistsShareTheReceptorsByTheirDrives() {
    double naltrexone =
        alone(
            "naltrexone",
            DoseEvent.of(ModelTime.ORIGIN, "naltrexone", Route.ORAL, Mass.ofMilligrams(50)),
            30.5);
    double naloxone =
        alone(
            "naloxone",
            DoseEvent.of(ModelTime.ORIGIN, "naloxone", Route.INTRAMUSCULAR, Mass.ofMilligrams(2)),
            0.5);
    OnBoardAnswer.Point point = answer(TABLET, 30, 1).rescues().getLast().points().get(6);
    assertThat(point.minutes()).isEqualTo(30);
    // u = x / (1 - x) of each alone; with both, u / (1 + u + v)
    double u = naltrexone / (1 - naltrexone);
    double v = naloxone / (1 - naloxone);
    assertThat(point.naltrexone().typical()).isCloseTo(u / (1 + u + v), within(1e-12));
    assertThat(point.rescue().typical()).isCloseTo(v / (1 + u + v), within(1e-12));
    assertThat(v).isGreaterThan(1);
  }

  @Test
  void aRescueTakesNothingAway() {
    for (OnBoardAnswer.Shared shared : answer(TABLET, 30, 1).rescues()) {
      OnBoardAnswer.Point before = shared.points().getFirst();
      assertThat(before.rescue().typical()).isZero();
      OnBoardAnswer.Point later = shared.points().get(6);
      double together = later.naltrexone().typical() + later.rescue().typical();
      assertThat(together).isBetween(before.naltrexone().typical(), 1.0);
      assertThat(later.naltrexone().people().low())
          .isLessThanOrEqualTo(later.naltrexone().people().high());
    }
  }

  @Test
  void withoutNaltrexoneOnRecordNothingIsShared() {
    OnBoardAnswer answer = answer("ID,TIME,EVID,OBS,DV\n1,0,0,visit,1\n", 1, 1);
    assertThat(answer.known()).isFalse();
    assertThat(answer.rescues()).isEmpty();
    assertThat(answer(TABLET, -1, 1).known()).isFalse();
  }

  @Test
  void whatIsLaterOrAnotherDrugDoesNotEnterAndThatIsSaid() {
    OnBoardAnswer with =
        answer(TABLET + "1,20,1,heroin,iv,10,mg\n1,40,1,naltrexone,oral,50,mg\n", 30, 1);
    assertThat(with.rescues()).isEqualTo(answer(TABLET, 30, 1).rescues());
    assertThat(with.notes())
        .anyMatch(note -> note.contains("do not enter"))
        .anyMatch(note -> note.contains("1 dose after the time of the question"));
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    assertThat(answer(TABLET, 30, 3).rescues()).isEqualTo(answer(TABLET, 30, 1).rescues());
  }
}

package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.OverdosePoint;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;
import org.junit.jupiter.api.Test;

class RescueReporterTest {

  private static final OverdoseModel MODEL = OverdoseModel.standard();
  private static final int SUBJECTS = 70;

  private static RescueAnswer answer(
      RescueQuestion question, int subjects, int threads, Progress progress) {
    return new RescueReporter(MODEL, 1, subjects, threads, progress).answer(question);
  }

  private static RescueQuestion question(
      double delaySeconds, int doses, RescueProduct... products) {
    return new RescueQuestion(
        PublishedOverdose.FENTANYL_MEAN,
        List.of(OpioidTolerance.values()),
        List.of(products),
        delaySeconds,
        doses);
  }

  @Test
  void aRescueSavesMostAndToleranceSavesAFew() {
    RescueAnswer answer =
        answer(question(60, 1, RescueProduct.NALOXONE_AUTO_INJECTOR), SUBJECTS, 2, Progress.NOBODY);
    assertThat(answer.cases())
        .extracting(RescueAnswer.Case::product)
        .containsExactly(
            Optional.empty(),
            Optional.of(RescueProduct.NALOXONE_AUTO_INJECTOR),
            Optional.empty(),
            Optional.of(RescueProduct.NALOXONE_AUTO_INJECTOR));
    List<Integer> arrested =
        answer.cases().stream().map(each -> each.arrested().arrested()).toList();
    assertThat(arrested.get(1)).isLessThan(arrested.get(0));
    assertThat(arrested.get(3)).isLessThan(arrested.get(2));
    assertThat(arrested.get(2)).isLessThan(arrested.get(0));
    assertThat(answer.beyondEvidence()).isFalse();
  }

  @Test
  void theTypicalCourseLastsHalfAnHourAndHasNothingOnBoard() {
    RescueAnswer answer =
        answer(question(90, 2, RescueProduct.NALMEFENE_NASAL), 1, 1, Progress.NOBODY);
    RescueAnswer.Case rescued = answer.cases().get(1);
    List<OverdosePoint> points = rescued.typical().points();
    assertThat(points).hasSize(181);
    assertThat(points.getLast().seconds()).isEqualTo(1800);
    assertThat(points).allSatisfy(point -> assertThat(point.onBoardShare()).isZero());
    List<Double> doses = rescued.typical().doses();
    double called = rescued.typical().calledForHelp().orElseThrow();
    assertThat(doses).hasSize(2);
    assertThat(doses.getFirst()).isCloseTo(called + 90, within(1e-9));
    assertThat(doses.getLast()).isCloseTo(called + 240, within(1e-9));
    assertThat(answer.cases().getFirst().typical().doses()).isEmpty();
  }

  @Test
  void whatThePublicationDoesNotHaveIsBeyondEvidence() {
    for (RescueQuestion beyond :
        List.of(
            question(29, 1, RescueProduct.NALMEFENE_NASAL),
            question(601, 1, RescueProduct.NALMEFENE_NASAL),
            question(60, 5, RescueProduct.NALMEFENE_NASAL))) {
      assertThat(answer(beyond, 1, 1, Progress.NOBODY).beyondEvidence()).isTrue();
    }
  }

  @Test
  void theSameBitsForAnyNumberOfThreadsAndProgressReachesItsEnd() {
    RescueQuestion question = question(60, 1, RescueProduct.NALOXONE_GENERIC);
    List<Integer> told = new ArrayList<>();
    RescueAnswer one = answer(question, 5, 1, (done, total) -> told.add(done));
    assertThat(answer(question, 5, 3, Progress.NOBODY)).isEqualTo(one);
    assertThat(told).containsExactly(5, 10, 15, 20);
    assertThat(RescueReporter.runs(question, 5)).isEqualTo(20);
  }
}

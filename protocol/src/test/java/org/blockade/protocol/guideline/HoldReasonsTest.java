package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.HepatitisSigns;
import org.blockade.protocol.facts.AboutHealth.PlannedSurgery;
import org.blockade.protocol.facts.AboutHealth.Pregnancy;
import org.blockade.protocol.facts.AboutHealth.PregnancyState;
import org.blockade.protocol.facts.AboutOpioids.PainTreatment;
import org.blockade.protocol.facts.Notebook;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldReasonsTest {

  private static final HoldReasons RULE = HoldReasons.standard();
  private static final int DAY = 500;

  @ParameterizedTest(name = "{0} days ago: {1}")
  @CsvSource({"0, MET", "7, MET", "8, UNKNOWN", "400, UNKNOWN"})
  void aNoAboutPainTreatmentOrHepatitisCountsForAWeek(int daysAgo, Status status) {
    assertThat(about(daysAgo, new PainTreatment(false), "against pain")).isEqualTo(status);
    assertThat(about(daysAgo, new HepatitisSigns(false), "hepatitis")).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} days ago: {1}")
  @CsvSource({"0, MET", "28, MET", "29, UNKNOWN"})
  void aNegativePregnancyTestCountsForFourWeeks(int daysAgo, Status status) {
    Pregnancy none = new Pregnancy(PregnancyState.NOT_PREGNANT);
    assertThat(about(daysAgo, none, "pregnan")).isEqualTo(status);
  }

  @Test
  void whatHoldsADoseGoesOnUntilSomebodySaysOtherwise() {
    assertThat(about(400, new PainTreatment(true), "against pain")).isEqualTo(Status.NOT_MET);
    assertThat(about(400, new HepatitisSigns(true), "hepatitis")).isEqualTo(Status.NOT_MET);
    assertThat(about(400, new Pregnancy(PregnancyState.PREGNANT), "pregnan"))
        .isEqualTo(Status.NOT_MET);
    assertThat(about(400, new Pregnancy(PregnancyState.NOT_POSSIBLE), "pregnan"))
        .isEqualTo(Status.NOT_APPLICABLE);
  }

  @ParameterizedTest(name = "{0} days ago: {1}")
  @CsvSource({"0, true", "30, true", "31, false"})
  void whetherAnOperationIsPlannedIsAskedOnceAMonth(int daysAgo, boolean asked) {
    PersonRecord record =
        new Notebook()
            .at(Notebook.hours(DAY - daysAgo), new PlannedSurgery(Optional.empty()))
            .on(DAY);
    assertThat(SurgeryPlan.standard().isAsked(record)).isEqualTo(asked);
  }

  @Test
  void onlyWhatMustBeAskedAgainIsSaidToBeTooOld() {
    assertThat(RULE.findings(new Notebook().on(DAY)))
        .filteredOn(each -> each.says().contains("too long ago"))
        .extracting(Finding::says)
        .noneMatch(says -> says.contains("hypersensitivity") || says.contains("agrees"))
        .hasSize(3);
  }

  private static Status about(int daysAgo, Statement statement, String words) {
    PersonRecord record = new Notebook().at(Notebook.hours(DAY - daysAgo), statement).on(DAY);
    List<Finding> findings =
        RULE.findings(record).stream().filter(each -> each.says().contains(words)).toList();
    assertThat(findings).hasSize(1);
    return findings.getFirst().status();
  }
}

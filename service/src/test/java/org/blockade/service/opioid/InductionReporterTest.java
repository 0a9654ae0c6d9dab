package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InductionReporterTest {

  private static final String HEAD = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL,OBS,DV\n";

  /// The patterns of the dossier's own runs, the last dose at hour 0.
  private static final String HEROIN = HEAD + "1,-1434,1,heroin,iv,50,mg,6,239,,\n";

  private static final String METHADONE = HEAD + "1,-1416,1,methadone,oral,100,mg,24,59,,\n";

  private static String use(String drug) {
    return HEAD + "1,0,2," + drug + ",,,,,,use_reported,1\n";
  }

  @ParameterizedTest
  @CsvSource({"heroin, 7, 10", "methadone, 10, 14"})
  void theTypicalPersonBearsAFirstDoseWithinTheCalendarsDays(String drug, int from, int to) {
    InductionAnswer answer = Ward.induction(drug.equals("heroin") ? HEROIN : METHADONE, 1, 1);
    InductionAnswer.Prediction model = answer.model().orElseThrow();
    assertThat(model.typicalFrom().orElseThrow().daysSince()).isBetween((long) from, (long) to);
    assertThat(model.peopleFrom().orElseThrow().time())
        .isGreaterThanOrEqualTo(model.typicalFrom().orElseThrow().time());
  }

  @ParameterizedTest
  @ValueSource(strings = {"heroin", "methadone"})
  void withdrawalFallsFromTheFourthDayOn(String drug) {
    InductionAnswer answer = Ward.induction(drug.equals("heroin") ? HEROIN : METHADONE, 1, 1);
    List<Estimate> scores = answer.model().orElseThrow().first();
    assertThat(scores.getFirst().typical()).isGreaterThan(25);
    for (int day = 4; day < scores.size(); day++) {
      assertThat(scores.get(day).typical()).isLessThan(scores.get(day - 1).typical());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"heroin", "methadone"})
  void useWithoutAmountsIsTheReferencePatternAndSaysSo(String drug) {
    InductionAnswer reported = Ward.induction(use(drug), 1, 1);
    InductionAnswer dosed = Ward.induction(drug.equals("heroin") ? HEROIN : METHADONE, 1, 1);
    assertThat(reported.model()).isEqualTo(dosed.model());
    assertThat(reported.history().supposed())
        .singleElement()
        .asString()
        .startsWith("reference pattern: " + drug);
    assertThat(dosed.history().supposed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "buprenorphine, 14",
    "fentanyl, 14",
    "opioid, 14",
    "carfentanil, 14",
    "tramadol, 10",
    "oxycodone, 10"
  })
  void whereTheModelIsSilentTheCalendarStandsAlone(String drug, int days) {
    InductionAnswer answer = Ward.induction(use(drug), 1, 1);
    assertThat(answer.model()).isEmpty();
    assertThat(answer.history().silence()).isPresent();
    assertThat(answer.leading()).isEqualTo(InductionAnswer.Leading.CALENDAR);
    assertThat(answer.first().orElseThrow().daysSince()).isEqualTo(days);
  }

  /// Every record that the forecast takes for a use is one here: the days count from the last.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,72,2,heroin,,,,,,,",
        "1,72,2,heroin,,,,,,use_reported,",
        "1,72,1,tramadol,,,,,,,",
        "1,72,0,,,,,,,uds,positive"
      })
  void aRecordInAnyFormMovesTheLastUse(String row) {
    InductionAnswer answer = Ward.inductionAsRead(HEROIN + row + "\n", 4, 1);
    assertThat(answer.days().getFirst().daysSince()).isEqualTo(1);
    assertThat(answer.first().map(InductionAnswer.Day::time))
        .isPresent()
        .get()
        .isNotEqualTo(Ward.induction(HEROIN, 4, 1).first().orElseThrow().time());
  }

  @Test
  void oneUseOfFentanylSilencesTheModelAfterHeroinToo() {
    InductionAnswer answer =
        Ward.induction(HEROIN + "1,-100,2,fentanyl,,,,,,use_reported,1\n", 1, 1);
    assertThat(answer.model()).isEmpty();
    assertThat(answer.calendar().orElseThrow().rules()).hasSize(2);
  }

  @Test
  void aPositiveScreenAfterTheLastUseSilencesTheModelAndCounts() {
    InductionAnswer answer =
        Ward.induction(HEROIN + "1,48,0,heroin,,,,,,urine_screen,positive\n", 3, 1);
    assertThat(answer.model()).isEmpty();
    assertThat(answer.first().orElseThrow().time().days()).isEqualTo(12);
  }

  @Test
  void naltrexoneOnRecordSilencesTheModel() {
    InductionAnswer answer = Ward.induction(HEROIN + "1,-1500,1,naltrexone,oral,50,mg,,,,\n", 1, 1);
    assertThat(answer.model()).isEmpty();
    assertThat(answer.history().silence().orElseThrow()).contains("naltrexone is on record");
  }

  @Test
  void withoutAnyOpioidNothingIsSaid() {
    InductionAnswer answer = Ward.induction(HEAD + "1,0,0,,,,,,,visit,1\n", 1, 1);
    assertThat(answer.leading()).isEqualTo(InductionAnswer.Leading.NOTHING);
    assertThat(answer.first()).isEmpty();
  }

  /// Two days of heroin would give a low score soon; the calendar is stricter and leads.
  @Test
  void theStricterLeadsAndAShortRecordIsNamed() {
    InductionAnswer answer = Ward.induction(HEAD + "1,-48,1,heroin,iv,10,mg,24,2,,\n", 1, 1);
    assertThat(answer.model().orElseThrow().peopleFrom().orElseThrow().daysSince()).isLessThan(10);
    assertThat(answer.leading()).isEqualTo(InductionAnswer.Leading.CALENDAR);
    assertThat(answer.first().orElseThrow().daysSince()).isEqualTo(10);
    assertThat(answer.notes()).anyMatch(note -> note.startsWith("SHORT RECORD"));
  }

  @Test
  void aStartBeforeTheLastOpioidIsRefused() {
    assertThatThrownBy(() -> Ward.induction(HEROIN, -1, 1)).hasMessageContaining("begin later");
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    assertThat(Ward.induction(METHADONE, 1, 3).model())
        .isEqualTo(Ward.induction(METHADONE, 1, 1).model());
  }
}

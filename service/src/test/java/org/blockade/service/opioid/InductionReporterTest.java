package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.blockade.service.present.opioid.InductionSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InductionReporterTest {

  private static final String HEAD = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL,OBS,DV\n";

  /// The patterns of the dossier's own runs, the last dose at hour 0.
  private static final String HEROIN = HEAD + "1,-1434,1,heroin,iv,50,mg,6,239,,\n";

  private static final String METHADONE = HEAD + "1,-1416,1,methadone,oral,100,mg,24,59,,\n";

  private static final String TWO_TABLETS =
      HEAD + "1,1.8,1,hydrocodone,oral,10,mg,,,,\n1,3.8,1,hydrocodone,oral,10,mg,,,,\n";

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

  /// Ten days and more after two tablets both have nothing against the first day asked about.
  @Test
  void whereBothAllowTheFirstDayAskedNeitherIsStricter() {
    InductionAnswer answer = Ward.induction(TWO_TABLETS, 12.5, 1);
    assertThat(answer.leading()).isEqualTo(InductionAnswer.Leading.BOTH);
    assertThat(answer.first()).contains(answer.days().getFirst());
    assertThat(answer.allowsTheFirstAsked()).isTrue();
    assertThat(InductionSheet.of(answer).headline())
        .startsWith("◐ FROM day 12.5 ")
        .endsWith("the first asked about; earlier days were not asked");
  }

  /// The calendar ends on day 10, 3.8 h; the model has nothing against any of these days.
  @Test
  void theFirstDayAskedMayBeTheVeryDayOfTheCalendar() {
    InductionAnswer onThatDay = Ward.induction(TWO_TABLETS, 10.25, 1);
    assertThat(onThatDay.leading()).isEqualTo(InductionAnswer.Leading.BOTH);
    assertThat(InductionSheet.of(onThatDay).headline()).startsWith("◐ FROM day 10.3 ");
    InductionAnswer hoursBefore = Ward.induction(TWO_TABLETS, 10, 1);
    assertThat(hoursBefore.leading()).isEqualTo(InductionAnswer.Leading.CALENDAR);
    assertThat(InductionSheet.of(hoursBefore).headline())
        .startsWith("◐ NOT BEFORE day 11.0 ")
        .endsWith("the calendar is stricter than the model");
  }

  /// The day that the calendar allows is the 10th candidate, whichever hour its interval ends at.
  @ParameterizedTest
  @CsvSource({
    "8, CALENDAR, the calendar is stricter than the model",
    "9, BOTH, model and calendar say the same day",
    "10, MODEL, the model is stricter than the calendar"
  })
  void whatIsStricterIsToldByTheDaysThatAreAllowed(
      int model, InductionAnswer.Leading leading, String because) {
    InductionAnswer answer = Ward.induction(HEROIN, 1, 1);
    assertThat(answer.calendar().orElseThrow().cautious().days()).isBetween(9.5, 10.0);
    InductionAnswer other = withModelFrom(answer, Optional.of(answer.days().get(model)));
    assertThat(other.leading()).isEqualTo(leading);
    assertThat(InductionSheet.of(other).headline())
        .startsWith("◐ NOT BEFORE day " + (StrictMath.max(model, 9) + 1) + ".0 ")
        .endsWith(because);
  }

  @Test
  void whereNeitherAllowsAnyOfTheDaysNoneIsCalledStricter() {
    InductionAnswer answer = Ward.induction(HEROIN, 1, 1);
    InductionAnswer few =
        withModelFrom(
            new InductionAnswer(
                answer.person(),
                answer.naltrexone(),
                answer.question(),
                answer.history(),
                answer.days().subList(0, 5),
                answer.model(),
                answer.calendar(),
                answer.bearable(),
                answer.seed(),
                answer.subjects(),
                answer.notes()),
            Optional.empty());
    assertThat(few.leading()).isEqualTo(InductionAnswer.Leading.BOTH);
    assertThat(few.first()).isEmpty();
    assertThat(few.allowsTheFirstAsked()).isFalse();
  }

  private static InductionAnswer withModelFrom(
      InductionAnswer answer, Optional<InductionAnswer.Day> from) {
    InductionAnswer.Prediction model = answer.model().orElseThrow();
    return new InductionAnswer(
        answer.person(),
        answer.naltrexone(),
        answer.question(),
        answer.history(),
        answer.days(),
        Optional.of(
            new InductionAnswer.Prediction(
                model.first(), model.naloxone(), model.shareBearing(), model.typicalFrom(), from)),
        answer.calendar(),
        answer.bearable(),
        answer.seed(),
        answer.subjects(),
        answer.notes());
  }

  /// Times that are no whole numbers in binary, late on a chart: the end of a day is reached.
  @Test
  void candidatesMayLieAtAnyTime() {
    InductionAnswer answer = Ward.induction(TWO_TABLETS, 10 + 3.8 / 24, 1);
    assertThat(answer.model().orElseThrow().first()).hasSize(21);
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

package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.blockade.protocol.guideline.Course.DAYS;
import static org.blockade.protocol.guideline.Course.asOf;
import static org.blockade.protocol.guideline.Course.day;
import static org.blockade.protocol.guideline.Course.injection;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTreatment.Attendance;
import org.blockade.protocol.facts.AboutTreatment.Support;
import org.blockade.protocol.facts.AboutTreatment.SupportKind;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.rule.Area;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tablets, mood, liver, drinking, supports, calendar, reviews, stopping and release.
class FollowUpTest {

  private static final List<Integer> CALM = List.of(1, 1, 1, 1, 1, 1, 1, 1, 0);

  @ParameterizedTest
  @CsvSource({
    "daily, 350, false",
    "weekdays, 350, true",
    "second-day, 350, true",
    "third-day, 350, true",
    "thrice-weekly, 350, true"
  })
  void everyScheduleComesTo350MilligramsAWeekAndThoseThatSkipDaysAreSupervised(
      String id, double milligrams, boolean supervised) {
    OralSchedules.Schedule schedule = schedule(id);
    assertThat(schedule.milligramsAWeek()).isEqualTo(milligrams);
    assertThat(schedule.supervised()).isEqualTo(supervised);
  }

  @Test
  void theScheduleOfTheWeekHasItsDays() {
    assertThat(schedule("thrice-weekly").rhythm())
        .isEqualTo(
            new OralSchedules.Rhythm.Weekdays(
                Map.of(
                    DayOfWeek.MONDAY, Mass.ofMilligrams(100),
                    DayOfWeek.WEDNESDAY, Mass.ofMilligrams(100),
                    DayOfWeek.FRIDAY, Mass.ofMilligrams(150))));
    assertThat(OralSchedules.standard().named("hourly")).isEmpty();
    assertThat(OralSchedules.standard().schedules()).hasSize(5);
  }

  @ParameterizedTest(name = "{0}: after {1} comes {2}")
  @CsvSource({
    "daily, 2026-03-07T10:00, 2026-03-08T10:00",
    "weekdays, 2026-03-07T10:00, 2026-03-09T10:00",
    "weekdays, 2026-03-09T10:00, 2026-03-10T10:00",
    "second-day, 2026-03-07T10:00, 2026-03-09T10:00",
    "third-day, 2026-03-07T10:00, 2026-03-10T10:00",
    "thrice-weekly, 2026-03-06T10:00, 2026-03-09T10:00",
    "thrice-weekly, 2026-03-09T10:00, 2026-03-11T10:00"
  })
  void theNextTabletIsOnItsDayAtTheSameTime(String id, String last, String next) {
    TimeAxis.Calendar calendar = Course.calendar("2026-03-01");
    ModelTime due = schedule(id).nextAfter(Course.moment(calendar, last), calendar).orElseThrow();
    assertThat(calendar.momentOf(due).toLocalDateTime()).hasToString(next);
  }

  @Test
  void daysOfTheWeekNeedACalendar() {
    assertThat(schedule("weekdays").nextAfter(day(0), DAYS)).isEmpty();
    assertThat(schedule("daily").nextAfter(day(0), DAYS)).contains(day(1));
  }

  @Test
  void forOpioidUseDisorderTabletsAreSupervisedAndOthersOffered() {
    OralSchedules rule = OralSchedules.standard();
    assertThat(ids(rule.instructions(schedule("daily"), true)))
        .containsExactly("supervise", "opioid-use-disorder");
    assertThat(rule.instructions(schedule("daily"), false)).isEmpty();
    assertThat(ids(rule.instructions(schedule("weekdays"), false))).containsExactly("supervise");
  }

  @Test
  void tabletsBridgeOnlyWhereTheOpioidFreeTimeIsOverAndTheUrineIsNegative() {
    assertThat(bridge(Optional.of(day(9)), Optional.of(true))).isEqualTo("offer");
    assertThat(bridge(Optional.of(day(10)), Optional.of(true))).isEqualTo("offer");
    assertThat(bridge(Optional.of(day(11)), Optional.of(true))).isEqualTo("not-yet");
    assertThat(bridge(Optional.of(day(11)), Optional.empty())).isEqualTo("not-yet");
    assertThat(bridge(Optional.of(day(9)), Optional.of(false))).isEqualTo("ask");
    assertThat(bridge(Optional.of(day(9)), Optional.empty())).isEqualTo("ask");
    assertThat(bridge(Optional.empty(), Optional.of(true))).isEqualTo("ask");
  }

  private static String bridge(Optional<ModelTime> freeFrom, Optional<Boolean> urine) {
    return BridgingTablets.standard().adviceFor(day(10), freeFrom, urine).instruction().id();
  }

  @ParameterizedTest(name = "total {0}, item 9 {1}: {2}")
  @CsvSource({
    "8, 0, ''",
    "9, 0, ''",
    "10, 0, moderate",
    "1, 1, same-day",
    "12, 1, 'same-day, moderate'"
  })
  void moodIsAssessedFromTenAndAnyThoughtOfDeathTheSameDay(int total, int last, String expected) {
    List<Integer> items = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0, 0, 0, last));
    int rest = total - last;
    for (int i = 0; i < 8 && rest > 0; i++) {
      int score = Math.min(3, rest);
      items.set(i, score);
      rest -= score;
    }
    assertThat(ids(Mood.standard().instructions(Optional.of(score(Scale.PHQ_9, items)))))
        .hasToString("[" + expected + "]");
  }

  @Test
  void aTotalDoesNotTellItem9AndNoScoreIsAskedFor() {
    Mood rule = Mood.standard();
    assertThat(ids(rule.instructions(Optional.of(ScaleScore.ofTotal(Scale.PHQ_9, 7)))))
        .containsExactly("ask-item-9");
    assertThat(ids(rule.instructions(Optional.of(ScaleScore.ofTotal(Scale.PHQ_9, 12)))))
        .containsExactly("ask-item-9", "moderate");
    assertThat(rule.instructions(Optional.of(ScaleScore.ofTotal(Scale.PHQ_9, 0)))).isEmpty();
    assertThat(ids(rule.instructions(Optional.empty()))).containsExactly("ask");
    assertThat(rule.sameDay(score(Scale.PHQ_9, CALM))).isFalse();
    assertThatThrownBy(() -> rule.instructions(Optional.of(ScaleScore.ofTotal(Scale.COWS, 7))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} x ULN, hepatitis {1}: {2}, holds {3}")
  @CsvSource({
    "2.9, false, '', false",
    "3, false, warn, false",
    "4.99, false, warn, false",
    "5, false, hold, true",
    "1, true, hepatitis, true",
    "6, true, 'hepatitis, hold', true"
  })
  void theLiverIsWarnedOfAndHeldFor(
      double times, boolean hepatitis, String expected, boolean holds) {
    LiverFollowUp.Advice advice =
        LiverFollowUp.standard().adviceFor(OptionalDouble.of(times), hepatitis);
    assertThat(ids(advice.instructions())).hasToString("[" + expected + "]");
    assertThat(advice.holds()).isEqualTo(holds);
  }

  @Test
  void aLiverThatWasNotTestedIsAskedForAndHoldsNothing() {
    LiverFollowUp.Advice advice = LiverFollowUp.standard().adviceFor(OptionalDouble.empty(), false);
    assertThat(ids(advice.instructions())).containsExactly("ask");
    assertThat(advice.level()).isEmpty();
    assertThat(advice.holds()).isFalse();
    assertThat(LiverFollowUp.standard().adviceFor(OptionalDouble.empty(), true).holds()).isTrue();
  }

  @ParameterizedTest(name = "{0}, {1} drinks: heavy {2}")
  @CsvSource({
    "MALE, 5, 1",
    "MALE, 4.9, 0",
    "FEMALE, 4, 1",
    "FEMALE, 3.9, 0",
    "OTHER, 4, 1",
    ", 4, 1",
    ", 3.9, 0"
  })
  void aHeavyDayFollowsTheSexAndTheLowerLimitWhereItIsUnknown(
      AboutHealth.@org.jspecify.annotations.Nullable Sex sex, double drinks, long heavy) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("d", 20, new AboutHealth.Drinks(drinks)));
    if (sex != null) {
      facts.add(fact("s", 0, new AboutHealth.SexStated(sex)));
    }
    Drinking.Advice advice = Drinking.standard().adviceFor(record(facts, 25));
    assertThat(advice.heavyDays()).isEqualTo(heavy);
    assertThat(advice.daysOnRecord()).isOne();
    assertThat(ids(advice.instructions())).contains(heavy > 0 ? "heavy" : "none-heavy");
  }

  @Test
  void onlyTheLastFourWeeksCountAndNothingCountedIsAskedFor() {
    Fact drinks = fact("d", 0, new AboutHealth.Drinks(9));
    assertThat(Drinking.standard().adviceFor(record(List.of(drinks), 27)).heavyDays()).isOne();
    Drinking.Advice later = Drinking.standard().adviceFor(record(List.of(drinks), 28));
    assertThat(later.daysOnRecord()).isZero();
    assertThat(ids(later.instructions())).containsExactly("ask");
  }

  @ParameterizedTest(name = "AUDIT-C {0}, {1}: risky {2}")
  @CsvSource({"3, MALE, false", "4, MALE, true", "2, FEMALE, false", "3, FEMALE, true"})
  void theAuditHasALimitForEachSex(int total, AboutHealth.Sex sex, boolean risky) {
    Drinking.Advice advice =
        Drinking.standard()
            .adviceFor(
                record(
                    List.of(
                        fact("a", 1, ScaleScore.ofTotal(Scale.AUDIT_C, total)),
                        fact("s", 0, new AboutHealth.SexStated(sex))),
                    5));
    assertThat(ids(advice.instructions()).contains("audit")).isEqualTo(risky);
    assertThat(advice.audit()).map(ScaleScore::total).contains(total);
  }

  @ParameterizedTest
  @CsvSource({"14, ''", "15, craving", "20, craving", "21, craving-strong"})
  void cravingBringsAContact(int total, String expected) {
    Drinking.Advice advice =
        Drinking.standard()
            .adviceFor(
                record(
                    List.of(
                        fact("p", 1, ScaleScore.ofTotal(Scale.PACS, total)),
                        fact("d", 1, new AboutHealth.Drinks(0))),
                    5));
    assertThat(ids(advice.instructions()))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of("none-heavy") : List.of("none-heavy", expected));
  }

  @Test
  void counsellingIsOfferedGoesOnIsOfferedAgainOrIsLeft() {
    assertThat(counselling()).isEqualTo("offer on 30");
    assertThat(counselling(support(28, Attendance.ATTENDED))).isEqualTo("attended on 35");
    assertThat(counselling(support(10, Attendance.ATTENDED))).isEqualTo("attended on 30");
    assertThat(counselling(support(28, Attendance.MISSED))).isEqualTo("missed on 30");
    Step declined = steps(support(28, Attendance.DECLINED)).getFirst();
    assertThat(declined.when()).isEqualTo(new When.EachInjection());
    assertThat(declined.instruction().text()).contains("The medicine goes on without it");
  }

  @Test
  void groupsGoalsAndADiaryArePartOfThePlanAndGroupsMayBeDeclined() {
    assertThat(ids(instructions(steps()))).containsExactly("offer", "group", "goals", "diary");
    Fact declined = fact("g", 3, new Support(SupportKind.PEER_SUPPORT, Attendance.DECLINED));
    assertThat(ids(instructions(steps(declined))))
        .containsExactly("offer", "group-declined", "goals", "diary");
    assertThat(steps().stream().map(step -> step.instruction().area()))
        .containsExactly(Area.COUNSELLING, Area.SUPPORT, Area.GOALS, Area.DIARY);
  }

  private static Fact support(double day, Attendance attendance) {
    return fact("c" + day, day, new Support(SupportKind.COUNSELLING, attendance));
  }

  private static String counselling(Fact... facts) {
    Step step = steps(facts).getFirst();
    return step.instruction().id() + " on " + (int) step.when().date().orElseThrow().days();
  }

  private static List<Step> steps(Fact... facts) {
    return Counselling.standard().steps(record(List.of(facts), 30));
  }

  @ParameterizedTest(name = "asked on day {0}, liver tested on day {1}: {2}")
  @CsvSource({
    "5, -1, 'first-contact 7, liver-3 91, audit-6 182, liver-6 182, review 182'",
    "7, -1, 'first-contact 7, liver-3 91, audit-6 182, liver-6 182, review 182'",
    "100, -1, 'first-contact 7, liver-3 91, audit-6 182, liver-6 182, review 182'",
    "100, 60, 'first-contact 7, liver-3 91, audit-6 182, liver-6 182, review 182'",
    "100, 61, 'first-contact 7, audit-6 182, liver-6 182, review 182'",
    "200, 155, 'first-contact 7, audit-6 182, review 182, liver-6 364'",
    "200, 61, 'first-contact 7, audit-6 182, liver-6 182, review 182'",
    "170, 160, 'first-contact 7, audit-6 182, review 182, liver-6 364'"
  })
  void theCalendarHasDatesAndWhatWasDoneCounts(int asked, double tested, String expected) {
    List<MonitoringCalendar.Done> done =
        tested < 0
            ? List.of()
            : List.of(new MonitoringCalendar.Done(MonitoringCalendar.About.LIVER, day(tested)));
    List<String> found =
        MonitoringCalendar.standard().steps(day(0), done, day(asked), DAYS).stream()
            .map(step ->
                step.instruction().id() + " " + (int) step.when().date().orElseThrow().days())
            .sorted(
                java.util.Comparator.comparing(
                        (String text) -> Integer.parseInt(text.substring(text.indexOf(' ') + 1)))
                    .thenComparing(text -> text))
            .toList();
    assertThat(String.join(", ", found)).isEqualTo(expected);
  }

  @Test
  void whatIsRecordedLaterThanTheQuestionWasNotDone() {
    List<Step> steps =
        MonitoringCalendar.standard()
            .steps(
                day(0),
                List.of(new MonitoringCalendar.Done(MonitoringCalendar.About.LIVER, day(101))),
                day(100),
                DAYS);
    assertThat(ids(instructions(steps))).contains("liver-3");
  }

  @Test
  void theBaselineAndTheCalendarAreThoseOfTheDossier() {
    MonitoringCalendar calendar = MonitoringCalendar.standard();
    assertThat(ids(calendar.baseline()))
        .containsExactly("urine", "liver", "renal", "pregnancy", "blood", "withdrawal", "mood");
    assertThat(calendar.dated()).hasSize(5).noneMatch(MonitoringCalendar.Dated::required);
  }

  @Test
  void aReviewIsAPromptAndNeverAStop() {
    TreatmentReview rule = TreatmentReview.standard();
    assertThat(dates(rule.steps(day(0), true, day(84), DAYS)))
        .containsExactly("alcohol 84", "yearly 365");
    assertThat(dates(rule.steps(day(0), true, day(85), DAYS))).containsExactly("yearly 365");
    assertThat(dates(rule.steps(day(0), false, day(1), DAYS))).containsExactly("yearly 365");
    assertThat(dates(rule.steps(day(0), false, day(365), DAYS))).containsExactly("yearly 365");
    assertThat(dates(rule.steps(day(0), false, day(366), DAYS))).containsExactly("yearly 730");
    for (Step step : rule.steps(day(0), true, day(1), DAYS)) {
      assertThat(step.instruction().text()).containsAnyOf("not an end", "nothing stops by itself");
    }
  }

  @Test
  void stoppingWarnsOfLostToleranceAndCallsForEightWeeks() {
    List<Step> steps = Stopping.standard().steps(day(0), DAYS);
    assertThat(dates(steps))
        .containsExactly(
            "warn 0",
            "reversal-agent 0",
            "no-taper 0",
            "contact 7",
            "contact 14",
            "contact 21",
            "contact 28",
            "contact 35",
            "contact 42",
            "contact 49",
            "contact 56");
    assertThat(steps.getFirst().instruction().text()).contains("tolerance is gone");
  }

  @ParameterizedTest(name = "release on day {0}: {1}")
  @CsvSource({
    "30, 'start-by 0, hand-over 30'",
    "31, 'start-by 1, hand-over 31'",
    "29, 'at-once 29, hand-over 29'",
    "0, 'at-once 0, hand-over 0'",
    "-1, ''"
  })
  void theFirstInjectionComes30DaysBeforeRelease(double release, String expected) {
    assertThat(String.join(", ", dates(JusticeRelease.standard().steps(day(release), asOf(0)))))
        .isEqualTo(expected);
  }

  @Test
  void whoHasHadAnInjectionIsOnlyHandedOver() {
    assertThat(dates(JusticeRelease.standard().steps(day(40), asOf(5, injection(0)))))
        .containsExactly("hand-over 40");
  }

  @Test
  void painHasItsPlanBeforeItIsNeeded() {
    assertThat(PainPlan.standard().steps())
        .hasSize(2)
        .allMatch(step -> step.when() instanceof When.If);
  }

  private static OralSchedules.Schedule schedule(String id) {
    return OralSchedules.standard().named(id).orElseThrow();
  }

  private static ScaleScore score(Scale scale, List<Integer> items) {
    return ScaleScore.ofItems(scale, items);
  }

  private static PersonRecord record(List<Fact> facts, double day) {
    return PersonRecord.of(facts, day(day), DAYS);
  }

  private static Fact fact(String id, double day, Statement statement) {
    return Fact.of(id, day(day), Source.OBSERVED, statement);
  }

  private static List<String> ids(List<Instruction> instructions) {
    return instructions.stream().map(Instruction::id).toList();
  }

  private static List<Instruction> instructions(List<Step> steps) {
    return steps.stream().map(Step::instruction).toList();
  }

  private static List<String> dates(List<Step> steps) {
    return steps.stream()
        .map(step ->
            step.instruction().id()
                + " "
                + (int) Math.floor(step.when().date().orElseThrow().days()))
        .toList();
  }
}

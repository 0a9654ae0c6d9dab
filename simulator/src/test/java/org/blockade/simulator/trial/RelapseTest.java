package org.blockade.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.blockade.simulator.trial.SubjectDays.Mark;
import org.junit.jupiter.api.Test;

class RelapseTest {

  /// 24 weeks, every test negative.
  private static SubjectDays abstinent() {
    SubjectDays log = new SubjectDays(168);
    for (int week = 0; week < 24; week++) {
      log.mark(week * 7 + 6, Mark.URINE_NEGATIVE);
    }
    return log;
  }

  private static SubjectDays without(int firstWeek, int lastWeek) {
    SubjectDays log = new SubjectDays(168);
    for (int week = 0; week < 24; week++) {
      if (week < firstWeek || week > lastWeek) {
        log.mark(week * 7 + 6, Mark.URINE_NEGATIVE);
      }
    }
    return log;
  }

  @Test
  void nobodyRelapsesWithNegativeTestsAndNoUse() {
    assertThat(Relapse.day(abstinent())).isEqualTo(SubjectOutcome.NEVER);
    assertThat(Relapse.abstinentWeeks(abstinent())).isEqualTo(20);
  }

  @Test
  void fourWeeksWithoutANegativeTestAreARelapseAndThreeAreNot() {
    assertThat(Relapse.day(without(5, 7))).isEqualTo(SubjectOutcome.NEVER);
    assertThat(Relapse.day(without(5, 8))).isEqualTo(35);
    assertThat(Relapse.abstinentWeeks(without(5, 8))).isEqualTo(16);
  }

  @Test
  void theFirstThreeWeeksDoNotCount() {
    assertThat(Relapse.day(without(0, 5))).isEqualTo(SubjectOutcome.NEVER);
    assertThat(Relapse.day(without(0, 6))).isEqualTo(21);
    SubjectDays used = abstinent();
    for (int day = 10; day < 27; day++) {
      used.mark(day, Mark.USED);
    }
    assertThat(Relapse.day(used)).isEqualTo(SubjectOutcome.NEVER);
    used.mark(27, Mark.USED);
    assertThat(Relapse.day(used)).isEqualTo(21);
  }

  @Test
  void sevenDaysOfUseAreARelapseAndSixAreNot() {
    SubjectDays log = abstinent();
    for (int day = 50; day < 56; day++) {
      log.mark(day, Mark.USED);
    }
    assertThat(Relapse.day(log)).isEqualTo(SubjectOutcome.NEVER);
    log.mark(56, Mark.USED);
    assertThat(Relapse.day(log)).isEqualTo(50);
    assertThat(Relapse.abstinentWeeks(log)).isEqualTo(18);
  }

  @Test
  void theEarlierOfTheTwoCounts() {
    SubjectDays log = without(10, 14);
    for (int day = 60; day < 67; day++) {
      log.mark(day, Mark.USED);
    }
    assertThat(Relapse.day(log)).isEqualTo(60);
    assertThat(SubjectOutcome.earlier(SubjectOutcome.NEVER, 5)).isEqualTo(5);
    assertThat(SubjectOutcome.earlier(9, 5)).isEqualTo(5);
    assertThat(SubjectOutcome.earlier(SubjectOutcome.NEVER, SubjectOutcome.NEVER))
        .isEqualTo(SubjectOutcome.NEVER);
  }
}

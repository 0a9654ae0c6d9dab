package org.blockade.simulator.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.population.CounterRandom;
import org.junit.jupiter.api.Test;

class OpioidUseTest {

  private static final CourseValues STANDARD = CourseTable.standard().values();

  private static OpioidUse person(CourseValues values, int subject) {
    return new OpioidUse(values, 14, OpioidUse.Draws.of(new CounterRandom(8), subject, 0));
  }

  /// Mean days of use in 60 days at a constant effect.
  private static double useDays(CourseValues values, double effectLeft) {
    int days = 0;
    for (int subject = 0; subject < 1000; subject++) {
      OpioidUse use = person(values, subject);
      for (int day = 0; day < 60; day++) {
        days += use.day(day, effectLeft, 1) ? 1 : 0;
      }
    }
    return days / 1000.0;
  }

  @Test
  void useFallsWithBlockade() {
    double open = useDays(STANDARD, 1);
    double half = useDays(STANDARD, 0.5);
    double blocked = useDays(STANDARD, 0);
    assertThat(half).isLessThan(open * 0.8);
    assertThat(blocked).isLessThan(half * 0.4);
    assertThat(blocked).isPositive();
  }

  @Test
  void theFirstDayOfUseHasTheHazardOfTheTable() {
    // no spread between people, craving that stays: a geometric distribution
    CourseValues plain =
        STANDARD
            .with(CourseNumber.ATTEMPT_SPREAD, 0)
            .with(CourseNumber.CRAVING_LEFT, 1)
            .with(CourseNumber.ATTEMPT, 0.05);
    int without = 0;
    for (int subject = 0; subject < 4000; subject++) {
      OpioidUse use = person(plain, subject);
      boolean used = false;
      for (int day = 0; day < 20; day++) {
        used |= use.day(day, 1, 1);
      }
      without += used ? 0 : 1;
    }
    assertThat(without / 4000.0).isEqualTo(StrictMath.exp(-0.05 * 20), within(0.025));
  }

  @Test
  void anEpisodeLastsAsLongAsItsHazardSays() {
    CourseValues plain = STANDARD.with(CourseNumber.END, 0.1).with(CourseNumber.ATTEMPT, 1);
    double sum = 0;
    int episodes = 0;
    for (int subject = 0; subject < 2000; subject++) {
      OpioidUse use = person(plain, subject);
      int length = 0;
      for (int day = 0; day < 400 && (length == 0 || use.inEpisode()); day++) {
        use.day(day, 1, 1);
        length += use.inEpisode() ? 1 : 0;
      }
      sum += length;
      episodes++;
    }
    assertThat(sum / episodes).isEqualTo(10, within(0.6)); // 1 / 0.1
  }

  @Test
  void cravingAndToleranceFallWithoutRewardAndStayWithIt() {
    CourseValues never = STANDARD.with(CourseNumber.ATTEMPT, 0);
    OpioidUse abstinent = person(never, 1);
    for (int day = 0; day < 14; day++) {
      assertThat(abstinent.day(day, 1, 1)).isFalse();
    }
    assertThat(abstinent.tolerance()).isEqualTo(StrictMath.exp(-1), within(1e-12));
    double left = STANDARD.of(CourseNumber.CRAVING_LEFT);
    double fall = STANDARD.of(CourseNumber.CRAVING_FALL);
    assertThat(abstinent.craving())
        .isEqualTo(left + (1 - left) * StrictMath.exp(-14 / fall), within(1e-12));
    assertThat(abstinent.lastUse()).isNegative();
    CourseValues always =
        STANDARD
            .with(CourseNumber.ATTEMPT, 1000)
            .with(CourseNumber.END, 0)
            .with(CourseNumber.USE_DAYS, 1);
    OpioidUse using = person(always, 1);
    for (int day = 0; day < 14; day++) {
      assertThat(using.day(day, 1, 1)).isTrue();
    }
    assertThat(using.tolerance()).isEqualTo(1, within(1e-12));
    assertThat(using.craving()).isGreaterThan(0.8);
    assertThat(using.lastUse()).isEqualTo(13);
    OpioidUse blocked = person(always.with(CourseNumber.END_BLOCKED, 0), 1);
    for (int day = 0; day < 14; day++) {
      assertThat(blocked.day(day, 0, 1)).isTrue();
    }
    // use that is not felt does not keep tolerance
    assertThat(blocked.tolerance()).isEqualTo(abstinent.tolerance(), within(1e-12));
  }

  @Test
  void whoUsesIsLikelierToLeaveAndMoreSoWhereItIsFelt() {
    CourseValues values =
        STANDARD.with(CourseNumber.ATTEMPT, 1000).with(CourseNumber.LEAVE_WITH_USE, 0);
    OpioidUse use = person(values, 2);
    assertThat(use.leaving(1)).isEqualTo(1);
    use.day(0, 1, 1);
    assertThat(use.inEpisode()).isTrue();
    assertThat(use.leaving(1)).isEqualTo(6.25, within(1e-12));
    assertThat(use.leaving(0)).isEqualTo(1.67, within(1e-12));
    assertThat(use.leaving(0.5)).isEqualTo(StrictMath.sqrt(6.25 * 1.67), within(1e-12));
    use.detoxified();
    assertThat(use.leaving(1)).isEqualTo(1);
  }

  @Test
  void whoIsLikelierToUseIsLikelierToGo() {
    double often = 0;
    double seldom = 0;
    for (int subject = 0; subject < 400; subject++) {
      OpioidUse use = person(STANDARD, subject);
      boolean soon = false;
      for (int day = 0; day < 20; day++) {
        soon |= use.day(day, 1, 1);
      }
      if (soon) {
        often = StrictMath.max(often, use.tendency());
      } else {
        seldom = StrictMath.max(seldom, use.tendency());
      }
    }
    assertThat(often).isGreaterThan(seldom);
    assertThat(person(STANDARD.with(CourseNumber.LEAVE_WITH_USE, 0), 1).tendency()).isEqualTo(1);
  }

  @Test
  void aSettingWithoutOpioidsHasNoUse() {
    for (int subject = 0; subject < 200; subject++) {
      OpioidUse use = person(STANDARD, subject);
      for (int day = 0; day < 30; day++) {
        assertThat(use.day(day, 1, 0)).isFalse();
      }
    }
  }

  @Test
  void heavyDrinkingHasItsMedian() {
    CourseValues alike = STANDARD.with(CourseNumber.HEAVY_SPREAD, 0);
    HeavyDrinking person = new HeavyDrinking(alike, new CounterRandom(8), 1, 0);
    int heavy = 0;
    int kept = 0;
    for (int day = 0; day < 40_000; day++) {
      heavy += person.day(day, 0) ? 1 : 0;
      kept += person.day(day, 1) ? 1 : 0;
    }
    double median = STANDARD.of(CourseNumber.HEAVY);
    assertThat(heavy / 40_000.0).isEqualTo(median, within(0.006));
    assertThat((double) kept / heavy)
        .isEqualTo(1 - STANDARD.of(CourseNumber.HEAVY_REWARD), within(0.02));
  }

  @Test
  void everyNumberHasASourceAndLiesInItsRange() {
    assertThat(CourseTable.standard().rows()).hasSize(CourseNumber.values().length);
    for (CourseTable.Row row : CourseTable.standard().rows()) {
      assertThat(row.source()).as(row.number().symbol()).isNotBlank();
      assertThat(row.value()).isBetween(row.low(), row.high());
      assertThat(CourseNumber.ofSymbol(row.number().symbol())).contains(row.number());
    }
    assertThat(CourseNumber.ofSymbol("nothing")).isEmpty();
    assertThat(CourseNumber.symbols()).startsWith("attempt, ");
  }

  @Test
  void aFileWithFaultsIsRefusedWithAllOfThem() {
    String text =
        """
        numbers:
          attempt: {meaning: m, value: 5, unit: 1/d, range: [0, 1], source: s, evidence: choice}
          leave: {meaning: m, value: 0.1, unit: d, range: [0, 1], source: s, evidence: guess}
          speed: {value: 1}
        """;
    DataFile file = DataFile.of("course.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> CourseTable.read(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("lies in its range")
        .hasMessageContaining("leave is in 1/d")
        .hasMessageContaining("\"evidence\" is \"guess\"")
        .hasMessageContaining("\"speed\" is not a key")
        .hasMessageContaining("\"heavy\" must be a mapping");
  }

  @Test
  void valuesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> STANDARD.with(CourseNumber.HEAVY, 1.2))
        .hasMessageContaining("fraction at most 1");
    assertThatThrownBy(() -> STANDARD.with(CourseNumber.LEAVE, Double.NaN))
        .hasMessageContaining("0 or more");
    assertThat(STANDARD.with(CourseNumber.LEAVE, 0.5)).isNotEqualTo(STANDARD);
    assertThat(STANDARD.with(CourseNumber.LEAVE, STANDARD.of(CourseNumber.LEAVE)))
        .isEqualTo(STANDARD);
  }
}

package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blockade.protocol.rule.Bands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each banded recommendation at its edges, and over the whole line.
class BandTablesTest {

  private static final double MOST = 1e6;
  private static final int POINTS = 20_000;

  private static final Map<String, Bands<?>> TABLES =
      new TreeMap<>(
          Map.of(
              "injection", NextInjection.standard().bands(),
              "reminder", Reminders.standard().states(),
              "kit", KitColdChain.standard().temperatures(),
              "mood", Mood.standard().levels(),
              "liver", LiverFollowUp.standard().levels(),
              "craving", Drinking.standard().cravings()));

  static Stream<String> tables() {
    return TABLES.keySet().stream();
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "injection, 0, EARLY",
    "injection, 20, EARLY",
    "injection, 20.999, EARLY",
    "injection, 21, ON_TIME",
    "injection, 28, ON_TIME",
    "injection, 35, ON_TIME",
    "injection, 35.5, ON_TIME",
    "injection, 36, LATE",
    "injection, 56, LATE",
    "injection, 56.999, LATE",
    "injection, 57, LAPSED",
    "reminder, 21, QUIET",
    "reminder, 21.5, QUIET",
    "reminder, 22, REMIND",
    "reminder, 28, REMIND",
    "reminder, 29, LATE_LIST",
    "kit, 1.9, TOO_COLD",
    "kit, -4, TOO_COLD",
    "kit, 2, COLD",
    "kit, 8, COLD",
    "kit, 8.01, ROOM",
    "kit, 25, ROOM",
    "kit, 25.01, TOO_WARM",
    "mood, 9, BELOW",
    "mood, 10, MODERATE",
    "liver, 2.9, GO_ON",
    "liver, 2.9999999, GO_ON",
    "liver, 3, WARN",
    "liver, 4.9999999, WARN",
    "liver, 5, HOLD",
    "craving, 14, BELOW",
    "craving, 15, HIGH",
    "craving, 20, HIGH",
    "craving, 21, VERY_HIGH"
  })
  void aValueAtAnEdgeHasItsBand(String table, double value, String band) {
    assertThat(table(table).at(value)).hasToString(band);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void noBandOverlapsAnotherAndNoneLeavesAHole(String table) {
    Bands<?> bands = table(table);
    List<Object> names = new ArrayList<>(bands.bands().stream().map(Bands.Band::name).toList());
    int before = -1;
    for (double value : values(bands)) {
      int now = names.indexOf(bands.at(value));
      assertThat(now).as("%s at %s", table, value).isBetween(Math.max(before, 0), before + 1);
      before = now;
    }
    assertThat(before).as("the last band of " + table + " is reached").isEqualTo(names.size() - 1);
  }

  /// A fine net over the line, and both sides of every edge as near as numbers come.
  private static List<Double> values(Bands<?> bands) {
    double lowest = Math.max(bands.bands().getFirst().start(), -MOST);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double share = (double) i / POINTS;
      values.add(lowest + share * share * share * share * MOST);
    }
    for (Bands.Band<?> band : bands.bands()) {
      if (Double.isFinite(band.start()) && band.start() > lowest) {
        values.addAll(
            List.of(Math.nextDown(band.start()), band.start(), Math.nextUp(band.start())));
      }
    }
    values.add(Double.MAX_VALUE);
    return values.stream().sorted().toList();
  }

  @Test
  void aDayCountIsNeverNegative() {
    assertThat(NextInjection.standard().bands().bands().getFirst().start()).isZero();
    assertThat(Reminders.standard().states().bands().getFirst().start()).isZero();
  }

  private static Bands<?> table(String name) {
    Bands<?> bands = TABLES.get(name);
    if (bands == null) {
      throw new IllegalArgumentException("no table " + name);
    }
    return bands;
  }
}

package org.blockade.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against figures of a textbook example: weeks of remission of 42 children with leukaemia
/// (Freireich 1963; Cox 1972 and many since), 21 with 6-mercaptopurine and 21 with placebo.
class KaplanMeierTest {

  private static final int[] TREATED = {6, 6, 6, 7, 10, 13, 16, 22, 23};
  private static final int[] TREATED_LOST = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
  private static final int[] PLACEBO = {
    1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23
  };

  private static EventCounts counts(int[] events, int[] lost) {
    return counts(40, events, lost);
  }

  private static EventCounts counts(int days, int[] events, int[] lost) {
    long[] d = new long[days];
    long[] c = new long[days];
    for (int day : events) {
      d[day]++;
    }
    for (int day : lost) {
      c[day]++;
    }
    return new EventCounts(d, c);
  }

  @Test
  void theCurveIsThatOfTheExample() {
    KaplanMeier curve = KaplanMeier.of(counts(TREATED, TREATED_LOST));
    assertThat(curve.after(5)).isEqualTo(1);
    assertThat(curve.after(6)).isEqualTo(0.857, within(5e-4));
    assertThat(curve.after(7)).isEqualTo(0.807, within(5e-4));
    assertThat(curve.after(10)).isEqualTo(0.753, within(5e-4));
    assertThat(curve.after(13)).isEqualTo(0.690, within(5e-4));
    assertThat(curve.after(16)).isEqualTo(0.627, within(5e-4));
    assertThat(curve.after(22)).isEqualTo(0.538, within(5e-4));
    assertThat(curve.after(23)).isEqualTo(0.448, within(5e-4));
    assertThat(curve.median()).hasValue(23);
    assertThat(curve.points().get(10).atRisk()).isEqualTo(15);
    assertThat(KaplanMeier.of(counts(PLACEBO, new int[0])).median()).hasValue(8);
  }

  @Test
  void theIntervalIsThatOfTheLogLogTransformation() {
    // standard error 0.0764 at week 6; the interval of log(-log S)
    KaplanMeier.Point point = KaplanMeier.of(counts(TREATED, TREATED_LOST)).points().get(6);
    assertThat(point.low()).isEqualTo(0.620, within(1e-3));
    assertThat(point.high()).isEqualTo(0.952, within(1e-3));
  }

  /// As SAS PROC LIFETEST prints it for these data (quartile estimates, LOGLOG).
  @Test
  void theIntervalOfTheMedianIsThatOfBrookmeyerAndCrowley() {
    KaplanMeier treated = KaplanMeier.of(counts(TREATED, TREATED_LOST));
    assertThat(treated.medianLow()).hasValue(13);
    assertThat(treated.medianHigh()).isEmpty();
    KaplanMeier placebo = KaplanMeier.of(counts(PLACEBO, new int[0]));
    assertThat(placebo.medianLow()).hasValue(4);
    assertThat(placebo.medianHigh()).hasValue(11);
  }

  /// Weeks of remission in acute myelogenous leukaemia (Miller 1997; `aml` of R's survival), whose
  /// restricted means R prints as 52.6 (19.83) and 22.7 (4.18).
  @Test
  void theRestrictedMeanIsThatOfTheExample() {
    RestrictedMean maintained =
        RestrictedMean.of(
            counts(162, new int[] {9, 13, 18, 23, 31, 34, 48}, new int[] {13, 28, 45, 161}), 161);
    assertThat(maintained.days()).isEqualTo(52.6, within(0.05));
    assertThat(maintained.error()).isEqualTo(19.83, within(0.005));
    RestrictedMean other =
        RestrictedMean.of(
            counts(162, new int[] {5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45}, new int[] {16}), 161);
    assertThat(other.days()).isEqualTo(22.7, within(0.05));
    assertThat(other.error()).isEqualTo(4.18, within(0.005));
  }

  @Test
  void everybodyOrNobodyHasNoWidth() {
    KaplanMeier all = KaplanMeier.of(new EventCounts(new long[] {0, 5}, new long[] {0, 0}));
    assertThat(all.after(1)).isZero();
    assertThat(all.points().get(1).high()).isZero();
    KaplanMeier none = KaplanMeier.of(new EventCounts(new long[] {0, 0}, new long[] {0, 5}));
    assertThat(none.points().get(1).low()).isEqualTo(1);
    assertThat(none.median()).isEmpty();
  }

  @Test
  void theHazardRatioIsThatOfTheExample() {
    TwoGroups groups = TwoGroups.of(counts(PLACEBO, new int[0]), counts(TREATED, TREATED_LOST));
    // Efron's ties: beta 1.572, standard error 0.412; log-rank chi-square 16.79
    assertThat(groups.logHazardRatio()).isEqualTo(1.572, within(1e-3));
    assertThat(groups.standardError()).isEqualTo(0.412, within(1e-3));
    assertThat(groups.hazardRatio()).isEqualTo(4.817, within(1e-2));
    assertThat(groups.low()).isEqualTo(2.147, within(1e-2));
    assertThat(groups.high()).isEqualTo(10.81, within(2e-2));
    assertThat(groups.chiSquare()).isEqualTo(16.79, within(1e-2));
    assertThat(groups.differ()).isTrue();
  }

  @Test
  void swappedGroupsGiveTheInverse() {
    EventCounts one = counts(PLACEBO, new int[0]);
    EventCounts other = counts(TREATED, TREATED_LOST);
    assertThat(TwoGroups.of(other, one).logHazardRatio())
        .isEqualTo(-TwoGroups.of(one, other).logHazardRatio(), within(1e-9));
    assertThat(TwoGroups.of(one, one).logHazardRatio()).isEqualTo(0, within(1e-9));
    assertThat(TwoGroups.of(one, one).differ()).isFalse();
  }

  @Test
  void aGroupWithoutEventsHasNoRatio() {
    EventCounts none = new EventCounts(new long[] {0, 0}, new long[] {0, 9});
    EventCounts some = new EventCounts(new long[] {0, 3}, new long[] {0, 6});
    assertThat(TwoGroups.of(none, none).logHazardRatio()).isNaN();
    assertThat(TwoGroups.of(some, none).logHazardRatio()).isNaN();
    assertThat(TwoGroups.of(none, none).differ()).isFalse();
  }

  @Test
  void followedToTheEndTheLastCountHadNoEvent() {
    EventCounts counts = EventCounts.followedToEnd(new long[] {1, 2, 7});
    assertThat(counts.events()).containsExactly(1, 2, 0);
    assertThat(counts.lost()).containsExactly(0, 0, 7);
    assertThat(counts.atRisk()).containsExactly(10, 9, 7);
    assertThat(counts).isEqualTo(EventCounts.followedToEnd(new long[] {1, 2, 7}));
    assertThat(counts).isNotEqualTo(EventCounts.followedToEnd(new long[] {1, 2, 8}));
  }

  @Test
  void whatIsNoCountIsRefused() {
    assertThatThrownBy(() -> new EventCounts(new long[] {-1}, new long[] {0}))
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new EventCounts(new long[] {1}, new long[] {0, 0}))
        .hasMessageContaining("same days");
    EventCounts two = new EventCounts(new long[] {1, 0}, new long[] {0, 1});
    EventCounts one = new EventCounts(new long[] {1}, new long[] {0});
    assertThatThrownBy(() -> TwoGroups.of(one, two)).hasMessageContaining("same days");
  }
}

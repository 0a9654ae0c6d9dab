package org.blockade.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.trial.Participants.Correlation;
import org.blockade.simulator.trial.Participants.Measured;
import org.blockade.simulator.trial.Participants.Spread;
import org.junit.jupiter.api.Test;

class ParticipantsTest {

  private static final int SIZE = 4000;
  private static final CounterRandom RANDOM = new CounterRandom(3);
  private static final Spread WEIGHT = new Spread(Measured.WEIGHT, 75, 0.2, 40, 150);
  private static final Spread AGE = new Spread(Measured.AGE, 35, 0.25, 18, 80);

  private static List<Covariates> people(Participants participants) {
    return IntStream.range(0, SIZE).mapToObj(i -> participants.of(RANDOM, i, 0)).toList();
  }

  @Test
  void covariatesHaveTheirMedianSpreadAndLimits() {
    Participants participants =
        new Participants.Drawn(List.of(WEIGHT, AGE), List.of(), OptionalDouble.of(0.8));
    List<Covariates> people = people(participants);
    double[] weights =
        people.stream().mapToDouble(p -> p.weightKilograms().orElseThrow()).sorted().toArray();
    assertThat(weights[SIZE / 2]).isEqualTo(75, within(1.0));
    assertThat(weights[0]).isGreaterThanOrEqualTo(40);
    assertThat(weights[SIZE - 1]).isLessThanOrEqualTo(150);
    // the upper quartile of a log-normal with CV 20 %
    assertThat(weights[SIZE * 3 / 4]).isEqualTo(75 * StrictMath.exp(0.6745 * 0.198), within(1.5));
    assertThat(people.getFirst().creatinineClearanceMillilitresPerMinute()).isEmpty();
    long dependent =
        people.stream()
            .filter(p -> p.dependence().orElseThrow() == Covariates.Dependence.DEPENDENT)
            .count();
    assertThat(dependent / (double) SIZE).isEqualTo(0.8, within(0.02));
  }

  @Test
  void covariatesMoveTogetherAsAsked() {
    Participants participants =
        new Participants.Drawn(
            List.of(WEIGHT, AGE),
            List.of(new Correlation(Measured.WEIGHT, Measured.AGE, 0.6)),
            OptionalDouble.empty());
    double[] x = new double[SIZE];
    double[] y = new double[SIZE];
    List<Covariates> people = people(participants);
    for (int i = 0; i < SIZE; i++) {
      x[i] = StrictMath.log(people.get(i).weightKilograms().orElseThrow() / 75);
      y[i] = StrictMath.log(people.get(i).ageYears().orElseThrow() / 35);
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < SIZE; i++) {
      xy += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    // limits that cut off little move it little
    assertThat(xy / StrictMath.sqrt(xx * yy)).isEqualTo(0.6, within(0.04));
    assertThat(people.getFirst().dependence()).isEmpty();
  }

  @Test
  void aTableIsGoneThroughAgain() {
    Covariates one =
        people(new Participants.Drawn(List.of(AGE), List.of(), OptionalDouble.empty())).get(1);
    Participants listed = new Participants.Listed(List.of(Covariates.UNKNOWN, one));
    assertThat(listed.of(RANDOM, 0, 0)).isEqualTo(Covariates.UNKNOWN);
    assertThat(listed.of(RANDOM, 5, 7)).isEqualTo(one);
    assertThatThrownBy(() -> new Participants.Listed(List.of()))
        .hasMessageContaining("one or more");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Spread(Measured.WEIGHT, 75, 0.2, 80, 150))
        .hasMessageContaining("least <= median");
    assertThatThrownBy(() -> new Spread(Measured.WEIGHT, 75, -1, 40, 150))
        .hasMessageContaining("CV");
    assertThatThrownBy(() -> new Correlation(Measured.AGE, Measured.AGE, 0.5))
        .hasMessageContaining("two covariates");
    assertThatThrownBy(() ->
            new Participants.Drawn(
                List.of(WEIGHT),
                List.of(new Correlation(Measured.WEIGHT, Measured.AGE, 0.5)),
                OptionalDouble.empty()))
        .hasMessageContaining("have a distribution");
    Spread clearance = new Spread(Measured.CREATININE_CLEARANCE, 100, 0.2, 30, 200);
    assertThatThrownBy(() ->
            new Participants.Drawn(
                List.of(WEIGHT, AGE, clearance),
                List.of(
                    new Correlation(Measured.WEIGHT, Measured.AGE, 0.9),
                    new Correlation(Measured.AGE, Measured.CREATININE_CLEARANCE, 0.9),
                    new Correlation(Measured.WEIGHT, Measured.CREATININE_CLEARANCE, -0.9)),
                OptionalDouble.empty()))
        .hasMessageContaining("cannot hold together");
    assertThatThrownBy(() ->
            new Participants.Drawn(List.of(WEIGHT, WEIGHT), List.of(), OptionalDouble.empty()))
        .hasMessageContaining("one distribution");
    Participants nobody =
        new Participants.Drawn(
            List.of(new Spread(Measured.WEIGHT, 75, 0.5, 74.9999, 75.0001)),
            List.of(),
            OptionalDouble.empty());
    assertThatThrownBy(() -> nobody.of(RANDOM, 0, 0)).hasMessageContaining("leave nobody");
  }
}

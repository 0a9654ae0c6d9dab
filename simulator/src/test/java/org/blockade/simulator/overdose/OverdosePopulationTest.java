package org.blockade.simulator.overdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverdosePopulationTest {

  private static final OverdoseModel MODEL = OverdoseModel.standard();

  private static OverdoseScenario scenario(Rescue rescue) {
    return new OverdoseScenario(
        PublishedOverdose.FENTANYL_MEAN,
        OpioidTolerance.CHRONIC,
        rescue,
        BlockadeOnBoard.NONE,
        900);
  }

  @Test
  void theAnswerIsTheSameForAnyNumberOfThreads() {
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 4, 24);
    OverdoseScenario scenario = scenario(MODEL.rescue(RescueProduct.NALOXONE_GENERIC));
    assertThat(people.arrested(scenario, 3)).isEqualTo(people.arrested(scenario, 1));
    OverdosePerson alone = OverdosePopulation.draw(MODEL, 4, 1).person(0);
    assertThat(alone.kinetics(PublishedOverdose.Opioid.FENTANYL))
        .isEqualTo(people.person(0).kinetics(PublishedOverdose.Opioid.FENTANYL));
  }

  @Test
  void fewerAreArrestedWithARescueThanWithoutOne() {
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 1, 60);
    ArrestShare none = people.arrested(scenario(new Rescue.None()), 2);
    ArrestShare given =
        people.arrested(scenario(MODEL.rescue(RescueProduct.NALOXONE_AUTO_INJECTOR)), 2);
    assertThat(none.people()).isEqualTo(60);
    assertThat(given.arrested()).isLessThan(none.arrested());
    // published: 52 % and 16 %; 60 people have standard errors of 6 and 5 points
    assertThat(none.share()).isCloseTo(0.52, within(0.2));
    assertThat(given.share()).isCloseTo(0.16, within(0.15));
  }

  @Test
  void progressIsToldAndChangesNothing() {
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 4, 70);
    OverdoseScenario scenario = scenario(new Rescue.None());
    List<Integer> told = new ArrayList<>();
    assertThat(people.arrested(scenario, 2, told::add)).isEqualTo(people.arrested(scenario, 1));
    assertThat(told).containsExactly(64, 70);
  }

  @Test
  void theIntervalIsThatOfWilson() {
    // 81 of 263, an example worked by Newcombe (Stat Med 1998, 17:857-872): 0.2553 to 0.3662
    ArrestShare.Interval interval = new ArrestShare(263, 81).interval();
    assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
    // 0 of 20, the same source: 0 to 0.1611
    assertThat(new ArrestShare(20, 0).interval().low()).isZero();
    assertThat(new ArrestShare(20, 0).interval().high()).isCloseTo(0.1611, within(5e-5));
    assertThat(new ArrestShare(20, 20).interval().high()).isEqualTo(1);
  }

  @Test
  void aTimingBeyondThePublicationIsSeen() {
    RescueTiming timing = MODEL.timing();
    assertThat(timing.considers(30, 1)).isTrue();
    assertThat(timing.considers(600, 4)).isTrue();
    assertThat(timing.considers(29, 1)).isFalse();
    assertThat(timing.considers(601, 1)).isFalse();
    assertThat(timing.considers(60, 5)).isFalse();
  }

  @Test
  void drawnValuesHaveTheMomentsOfTheFile() {
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 9, 4000);
    moments(people, 3.44566, 0.186343, person -> auto(person).clearance() * 1000);
    moments(people, 4.81614, 0.177535, person -> auto(person).centralVolume());
    moments(
        people,
        2.35138,
        0.43,
        person -> person.kinetics(PublishedOverdose.Opioid.FENTANYL).centralVolume());
    moments(
        people,
        -10.3832,
        0.359049,
        person -> person.binding(PublishedOverdose.Opioid.FENTANYL).association());
    moments(
        people,
        0.842421,
        0.0104755,
        person -> StrictMath.exp(person.binding(PublishedOverdose.Opioid.FENTANYL).hill()));
    double together =
        IntStream.range(0, 4000)
            .mapToObj(people::person)
            .map(person -> person.binding(PublishedOverdose.Opioid.FENTANYL))
            .mapToDouble(binding ->
                (StrictMath.log(binding.association()) + 10.3832) * (binding.hill() - 0.842421))
            .average()
            .orElseThrow();
    assertThat(together).isCloseTo(-0.0609127, within(0.005));
  }

  private static AntagonistKinetics auto(OverdosePerson person) {
    return person.kinetics(RescueProduct.NALOXONE_AUTO_INJECTOR);
  }

  /// The logarithm of a parameter, within four standard errors of a mean and of a variance of 4000
  /// draws.
  private static void moments(
      OverdosePopulation people,
      double mean,
      double variance,
      ToDoubleFunction<OverdosePerson> parameter) {
    double[] logs =
        IntStream.range(0, 4000)
            .mapToDouble(number -> StrictMath.log(parameter.applyAsDouble(people.person(number))))
            .toArray();
    double average = java.util.Arrays.stream(logs).average().orElseThrow();
    double spread =
        java.util.Arrays.stream(logs).map(log -> (log - average) * (log - average)).sum() / 3999;
    assertThat(average).isCloseTo(mean, within(4 * StrictMath.sqrt(variance / 4000)));
    assertThat(spread).isCloseTo(variance, within(4 * variance * StrictMath.sqrt(2.0 / 4000)));
  }

  @Test
  void bioavailabilityIsCappedWhereThePublishedRowsAre() {
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 2, 2000);
    for (RescueProduct product :
        new RescueProduct[] {
          RescueProduct.NALOXONE_GENERIC, RescueProduct.NALOXONE_AUTO_INJECTOR
        }) {
      double capped =
          IntStream.range(0, 2000)
              .mapToObj(number -> people.person(number).kinetics(product).entry())
              .map(AntagonistKinetics.Entry.Transit.class::cast)
              .filter(entry -> entry.bioavailability() == 0.9)
              .count();
      double published = product == RescueProduct.NALOXONE_GENERIC ? 353 : 189;
      assertThat(capped).isCloseTo(published, within(4 * StrictMath.sqrt(2 * published)));
    }
  }

  @Test
  void halfOccupancyOfPeopleIsThatOfThePublishedRows() {
    // medians of the 2000 published rows, nmol/L: 0.353, 0.0229, 0.585
    OverdosePopulation people = OverdosePopulation.draw(MODEL, 3, 2001);
    assertThat(half(people, person -> person.binding(PublishedOverdose.Opioid.FENTANYL)))
        .isCloseTo(0.353, within(0.01));
    assertThat(half(people, person -> person.binding(PublishedOverdose.Opioid.CARFENTANIL)))
        .isCloseTo(0.0229, within(0.0005));
    assertThat(half(people, person -> person.binding(RescueProduct.NALOXONE_GENERIC)))
        .isCloseTo(0.585, within(0.015));
  }

  private static double half(
      OverdosePopulation people, java.util.function.Function<OverdosePerson, Binding> binding) {
    double[] sorted =
        IntStream.range(0, 2001)
            .mapToObj(people::person)
            .map(binding)
            .mapToDouble(each ->
                StrictMath.pow(each.dissociation() / each.association(), 1 / each.hill()) / 1000)
            .sorted()
            .toArray();
    return sorted[1000];
  }

  @Test
  void nobodyIsNoPopulation() {
    assertThatThrownBy(() -> OverdosePopulation.draw(MODEL, 1, 0))
        .hasMessageContaining("1 person or more");
    assertThatThrownBy(() -> new ArrestShare(2, 3)).hasMessageContaining("3 arrested of 2");
  }

  @Test
  void aShareOfNobodyOrEverybodyStillHasAnError() {
    assertThat(new ArrestShare(200, 0).standardError()).isEqualTo(0.005);
    assertThat(new ArrestShare(200, 200).standardError()).isEqualTo(0.005);
    assertThat(new ArrestShare(100, 20).standardError()).isCloseTo(0.04, within(1e-12));
  }
}

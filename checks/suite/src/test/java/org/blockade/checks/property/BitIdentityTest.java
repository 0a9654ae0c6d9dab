package org.blockade.checks.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.CoveredWindows;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.ForecastRequest;
import org.blockade.simulator.population.Forecaster;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Equal questions give equal bits, whatever else was asked, in whatever order, on however many
/// threads, wherever the machine stands.
///
/// Isolated, because it changes the default locale and time zone of the JVM and puts them back.
@Isolated
class BitIdentityTest {

  private static final long SEED = 42;

  @Test
  void aTimeHasTheSameAnswerOnEveryGrid() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 20; run++) {
      List<DoseEvent> doses = Histories.doses(random);
      Map<Double, State> coarse = states(doses, grid(24, 125));
      Map<Double, State> fine = states(doses, grid(2.4, 1250));
      Map<Double, State> odd = states(doses, grid(24 / 7.0, 875));
      List<Double> mixed = new ArrayList<>(grid(24, 125));
      random.doubles(300, 0, 3000).forEach(mixed::add);
      Collections.shuffle(mixed, new Random(run));
      Map<Double, State> shuffled = states(doses, mixed);
      Map<Double, State> reversed = states(doses, mixed.reversed());
      for (Map.Entry<Double, State> entry : coarse.entrySet()) {
        for (Map<Double, State> other : List.of(fine, odd, shuffled, reversed)) {
          State there = other.get(entry.getKey());
          if (there != null) {
            assertThat(there).isEqualTo(entry.getValue());
          }
        }
        assertThat(shuffled).containsKey(entry.getKey());
        assertThat(states(doses, List.of(entry.getKey()))).containsValue(entry.getValue());
      }
      assertThat(reversed).isEqualTo(shuffled);
    }
  }

  @Test
  void theOrderInWhichDosesAndResetsAreWrittenDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(12);
    for (int run = 0; run < 30; run++) {
      List<DoseEvent> doses = new ArrayList<>(Histories.doses(random));
      DoseEvent steady = Histories.tablet(random.nextDouble(0, 500), 50);
      doses.add(
          new DoseEvent(
              steady.time(),
              steady.drug(),
              steady.route(),
              steady.amount(),
              0,
              new SteadyState.Adding(24)));
      List<ModelTime> resets =
          new ArrayList<>(List.of(new ModelTime(700), new ModelTime(20), doses.getFirst().time()));
      List<State> first = curve(doses, resets);
      for (int shuffle = 0; shuffle < 5; shuffle++) {
        Collections.shuffle(doses, new Random(shuffle));
        Collections.shuffle(resets, new Random(shuffle));
        assertThat(curve(doses, resets)).isEqualTo(first);
      }
    }
  }

  private static List<State> curve(List<DoseEvent> doses, List<ModelTime> resets) {
    Trajectory trajectory =
        Simulation.ofTypicalPerson(Histories.MODEL)
            .run(new Scenario(new DosingHistory(doses, resets), List.of()));
    return grid(13, 200).stream().map(time -> State.of(trajectory, time)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void aForecastDoesNotDependOnTheNumberOfThreads(int threads) {
    assertThat(forecast(threads)).isEqualTo(forecast(1));
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE, Europe/Berlin",
    "tr-TR, Asia/Istanbul",
    "ar-EG-u-nu-arab, Africa/Cairo",
    "th-TH-u-ca-buddhist-nu-thai, Pacific/Apia",
    "en-US, America/St_Johns"
  })
  void aForecastDoesNotDependOnTheDefaultLocaleAndTimeZone(String locale, String zone) {
    ProtectionForecast here = inPlace(Locale.ROOT, "UTC", () -> forecast(2));
    String label = inPlace(Locale.ROOT, "UTC", BitIdentityTest::freshLabel);
    assertThat(inPlace(Locale.forLanguageTag(locale), zone, () -> forecast(2))).isEqualTo(here);
    assertThat(inPlace(Locale.forLanguageTag(locale), zone, BitIdentityTest::freshLabel))
        .isEqualTo(label);
  }

  /// Reads the catalogue anew.
  private static String freshLabel() {
    DrugModel model = DrugCatalogue.standard().model("naltrexone");
    return model.label() + model.parameters().all() + model.structure();
  }

  private static <T> T inPlace(Locale locale, String zone, Supplier<T> work) {
    Locale before = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(locale);
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      return work.get();
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void aSubjectAloneIsTheSubjectInTheCrowd() {
    VirtualPopulation crowd = VirtualPopulation.draw(Histories.MODEL, SEED, 100);
    Scenario scenario = Scenario.of(List.of(Histories.injection(0), Histories.tablet(20, 50)));
    for (int number : new int[] {0, 1, 50, 99}) {
      VirtualSubject alone = new VirtualSubject(Histories.MODEL, new CounterRandom(SEED), number);
      Trajectory there = crowd.subjects().get(number).run(scenario);
      Trajectory here = Simulation.of(Histories.MODEL, alone).run(scenario);
      for (double time : new double[] {0, 0.3, 21, 500, 900}) {
        assertThat(State.of(there, time)).isEqualTo(State.of(here, time));
      }
      assertThat(alone.with(Covariates.UNKNOWN))
          .isEqualTo(
              new VirtualSubject(Histories.MODEL, new CounterRandom(SEED), number)
                  .with(Covariates.UNKNOWN));
    }
  }

  @Test
  void aLargerCrowdBeginsWithTheSmallerOne() {
    Scenario scenario = Scenario.of(List.of(Histories.injection(0)));
    VirtualPopulation small = VirtualPopulation.draw(Histories.MODEL, SEED, 10);
    VirtualPopulation large = VirtualPopulation.draw(Histories.MODEL, SEED, 40);
    for (int number = 0; number < 10; number++) {
      assertThat(State.of(small.subjects().get(number).run(scenario), 600))
          .isEqualTo(State.of(large.subjects().get(number).run(scenario), 600));
    }
  }

  @Test
  void aSecondRunOfTheSamePersonIsTheFirst() {
    Simulation person = Simulation.ofTypicalPerson(Histories.MODEL);
    Scenario first = Scenario.of(List.of(Histories.injection(0)));
    State before = State.of(person.run(first), 333.3);
    person.run(Scenario.of(List.of(Histories.tablet(0, 50), Histories.injection(3))));
    assertThat(State.of(person.run(first), 333.3)).isEqualTo(before);
  }

  @Test
  void windowsDoNotDependOnQuestionsAskedBefore() {
    Trajectory asked = Histories.run(Histories.injection(0), Histories.tablet(900, 50));
    IntStream.range(0, 1000).forEach(hour -> asked.muOccupancy(new ModelTime(hour * 1.7)));
    TimeWindow search = new TimeWindow(ModelTime.ORIGIN, new ModelTime(2000));
    assertThat(CoveredWindows.of(asked, 0.9, search))
        .isEqualTo(
            CoveredWindows.of(
                Histories.run(Histories.tablet(900, 50), Histories.injection(0)), 0.9, search));
  }

  private static ProtectionForecast forecast(int threads) {
    VirtualPopulation population = VirtualPopulation.draw(Histories.MODEL, SEED, 60);
    ModelTime asOf = new ModelTime(700);
    TimeWindow search = new TimeWindow(asOf, new ModelTime(4000));
    ModelTime horizon = new ModelTime(2000);
    Scenario scenario = Scenario.of(List.of(Histories.injection(0), Histories.tablet(300.5, 50)));
    return new Forecaster(Histories.MODEL, ProtectionBands.standard(), population, threads)
        .forecast(
            new ForecastRequest(
                scenario,
                asOf,
                horizon,
                search,
                0.9,
                Forecaster.grid(new TimeWindow(asOf, horizon), 24, List.of())));
  }

  private static List<Double> grid(double step, int count) {
    return IntStream.rangeClosed(0, count).mapToObj(number -> number * step).toList();
  }

  private static Map<Double, State> states(List<DoseEvent> doses, List<Double> times) {
    Trajectory trajectory = Histories.run(doses);
    Map<Double, State> states = new HashMap<>();
    for (double time : times) {
      states.put(time, State.of(trajectory, time));
    }
    return states;
  }

  /// All numbers of one time; doubles compare by their bits.
  private record State(List<Double> amounts, double occupancy, double kappa, double plasma) {

    static State of(Trajectory trajectory, double hours) {
      ModelTime time = new ModelTime(hours);
      return new State(
          IntStream.range(0, trajectory.state(time).values().length)
              .mapToObj(index -> trajectory.state(time).values()[index])
              .toList(),
          trajectory.muOccupancy(time),
          trajectory.occupancy(time).kappa(),
          trajectory.plasma("naltrexol", time));
    }
  }
}

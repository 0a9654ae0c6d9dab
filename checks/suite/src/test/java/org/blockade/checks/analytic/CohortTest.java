package org.blockade.checks.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.blockade.checks.bench.W2;
import org.blockade.checks.bench.W2Witness;
import org.blockade.simulator.cohort.Cohort;
import org.blockade.simulator.cohort.CohortSubject;
import org.blockade.simulator.cohort.Reading;
import org.blockade.simulator.cohort.SteadyLigand;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Many subjects at once against the benchmark workload's stored solution, a solution by Taylor
/// series, and the exact path for one person; and against themselves, bit for bit.
class CohortTest {

  private static final double ACCURACY = 1e-4;
  private static final double[][] PEOPLE = W2.people();
  private static final List<DoseEvent> DOSES = W2.doses();
  private static final Cohort COHORT = cohort(1.8);

  private static Cohort cohort(double factor) {
    return Cohort.of(
        W2.drugs(), List.of(), W2.edges(factor, DOSES), W2.outputs(), Reading.SUMS, ACCURACY);
  }

  private static double[][] run(
      Cohort cohort, int count, int threads, IntFunction<CohortSubject> subjects) {
    double[][] values = new double[count][];
    cohort.run(count, subjects, threads, (subject, told) -> values[subject] = told.clone());
    return values;
  }

  private static CohortSubject withCommonTimes(int person) {
    return W2.subject(PEOPLE[person], DOSES);
  }

  private static CohortSubject withOwnTimes(int person) {
    return W2.subject(PEOPLE[person], W2.ownDoses(person));
  }

  private static double[] stored(int person) {
    double[][] reference = W2.reference();
    double[] sums = new double[2 * reference.length];
    for (int i = 0; i < reference.length; i++) {
      sums[2 * i] = reference[i][1 + 2 * person];
      sums[2 * i + 1] = reference[i][2 + 2 * person];
    }
    return sums;
  }

  @Test
  void theWitnessIsTheStoredSolution() {
    for (int person = 0; person < 10; person++) {
      assertThat(W2.error(W2Witness.sums(PEOPLE[person], DOSES), stored(person)))
          .isLessThanOrEqualTo(1e-8);
    }
  }

  @Test
  void theTenStoredPeopleAreFollowed() {
    double[][] values = run(COHORT, 10, 1, CohortTest::withCommonTimes);
    for (int person = 0; person < 10; person++) {
      assertThat(W2.error(values[person], stored(person))).isLessThanOrEqualTo(ACCURACY);
    }
  }

  @Test
  void aSampleOfTheOthersIsFollowed() {
    for (int sample = 0; sample < 6; sample++) {
      int person = 10 + 165 * sample;
      double[] values = run(COHORT, 1, 1, lane -> withCommonTimes(person))[0];
      assertThat(W2.error(values, W2Witness.sums(PEOPLE[person], DOSES)))
          .as("person %d", person)
          .isLessThanOrEqualTo(ACCURACY);
    }
  }

  @Test
  void peopleWithTimesOfTheirOwnAreFollowed() {
    double[][] values = run(COHORT, 6, 1, CohortTest::withOwnTimes);
    for (int person = 0; person < values.length; person++) {
      assertThat(W2.error(values[person], W2Witness.sums(PEOPLE[person], W2.ownDoses(person))))
          .as("person %d", person)
          .isLessThanOrEqualTo(ACCURACY);
    }
  }

  @Test
  void peopleWhoDifferTwiceAsMuchAreFollowed() {
    double[][] people = W2.people(16, 0.6, 20);
    double[][] values =
        run(cohort(3), people.length, 1, person -> W2.subject(people[person], DOSES));
    for (int person = 0; person < values.length; person++) {
      assertThat(W2.error(values[person], W2Witness.sums(people[person], DOSES)))
          .as("person %d", person)
          .isLessThanOrEqualTo(ACCURACY);
    }
  }

  @Test
  void halfStepsMoveNoneOfAThousand() {
    assertThat(COHORT.errorOf(all(CohortTest::withCommonTimes))).isLessThanOrEqualTo(ACCURACY);
    assertThat(COHORT.errorOf(all(CohortTest::withOwnTimes))).isLessThanOrEqualTo(ACCURACY);
    double[][] wide = W2.people(PEOPLE.length, 0.6, 20);
    assertThat(cohort(3).errorOf(all(person -> W2.subject(wide[person], DOSES))))
        .isLessThanOrEqualTo(ACCURACY);
  }

  private static List<CohortSubject> all(IntFunction<CohortSubject> subjects) {
    return IntStream.range(0, PEOPLE.length).mapToObj(subjects).toList();
  }

  @Test
  void theToldErrorIsThatOfTheSample() {
    List<CohortSubject> sample = List.of(withCommonTimes(3), withCommonTimes(4));
    double told = COHORT.errorOf(sample);
    double[][] values = run(COHORT, 2, 1, sample::get);
    double found = Math.max(W2.error(values[0], stored(3)), W2.error(values[1], stored(4)));
    assertThat(found).isBetween(told / 1.5, told * 1.5);
  }

  @Test
  void aSubjectIsTheSameAloneAndInTheCrowd() {
    int count = 21;
    IntFunction<CohortSubject> mixed =
        person ->
            switch (person % 4) {
              case 0 -> withOwnTimes(person);
              // an event of another kind than those beside it
              case 1 -> W2.subject(PEOPLE[person], DOSES.subList(6, DOSES.size()));
              default -> withCommonTimes(person);
            };
    double[][] crowd = run(COHORT, count, 1, mixed);
    for (int person = 0; person < count; person++) {
      int one = person;
      assertThat(run(COHORT, 1, 1, lane -> mixed.apply(one))[0]).isEqualTo(crowd[person]);
    }
    double[][] backwards = run(COHORT, count, 1, person -> mixed.apply(count - 1 - person));
    for (int person = 0; person < count; person++) {
      assertThat(backwards[count - 1 - person]).isEqualTo(crowd[person]);
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    double[][] one = run(COHORT, 45, 1, CohortTest::withOwnTimes);
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(run(COHORT, 45, threads, CohortTest::withOwnTimes)).isDeepEqualTo(one);
    }
  }

  @Test
  void theInstructionsOfTheMachineDoNotMatter() {
    Cohort without = COHORT.withoutVectors();
    assertThat(without.vectors()).isFalse();
    assertThat(COHORT.vectors()).as("the tests are started with the vector module").isTrue();
    assertThat(run(without, 13, 1, CohortTest::withOwnTimes))
        .isDeepEqualTo(run(COHORT, 13, 1, CohortTest::withOwnTimes));
    Cohort chosenWithout = cohort(1.8);
    assertThat(run(chosenWithout.withoutVectors(), 3, 1, CohortTest::withCommonTimes))
        .isDeepEqualTo(run(COHORT, 3, 1, CohortTest::withCommonTimes));
  }

  /// Doses of one subject of a workload.
  private interface Regimen {
    List<DoseEvent> of(int subject, SplittableRandom random);
  }

  private static final int SUBJECTS = 20;
  private static final int PEOPLE_FOR_MESH = 8;

  /// The exact path for one person, with the endogenous opioids, against the cohort.
  private static void compare(List<String> names, Regimen regimen, double[] outputs) {
    DrugCatalogue catalogue = DrugCatalogue.standard();
    List<DrugModel> models = names.stream().map(name -> catalogue.model(name)).toList();
    EffectParameters effects = EffectParameters.ofTheDossier();
    EffectParameters.Tone tone = effects.tone();
    SteadyLigand endogenous =
        new SteadyLigand(Arena.ENDOGENOUS, tone.dissociationRate(), tone.efficacy(), tone.drive());
    IntFunction<CohortSubject> subjects =
        number ->
            new CohortSubject(
                models.stream().map(model -> values(model, number)).toList(),
                regimen.of(number, new SplittableRandom(number)));
    List<CohortSubject> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE_FOR_MESH; i++) {
      people.add(subjects.apply(1000 + i));
    }
    Cohort cohort =
        Cohort.of(models, List.of(endogenous), people, outputs, Reading.SHARES, ACCURACY);
    double[][] found = run(cohort, SUBJECTS, 2, subjects);
    for (int number = 0; number < SUBJECTS; number++) {
      CohortSubject subject = subjects.apply(number);
      List<Simulation> drugs = new ArrayList<>();
      for (int drug = 0; drug < models.size(); drug++) {
        ParameterValues values = subject.values().get(drug);
        drugs.add(Simulation.of(models.get(drug), covariates -> values));
      }
      ArenaCourse course =
          Arena.of(drugs, effects)
              .run(
                  Scenario.of(subject.doses()),
                  ModelTime.ORIGIN,
                  new ModelTime(outputs[outputs.length - 1]),
                  1e-7);
      int ligands = cohort.columns();
      for (int i = 0; i < outputs.length; i++) {
        double[] exact = course.shares(new ModelTime(outputs[i]));
        assertThat(course.ligands()).isEqualTo(cohort.ligands());
        double[] told = Arrays.copyOfRange(found[number], i * ligands, (i + 1) * ligands);
        assertThat(W2.error(told, exact))
            .as("subject %d at %s h: %s", number, outputs[i], Arrays.toString(exact))
            .isLessThanOrEqualTo(ACCURACY);
      }
    }
  }

  private static ParameterValues values(DrugModel model, int number) {
    return new VirtualSubject(model, new CounterRandom(7), number).with(Covariates.UNKNOWN);
  }

  private static double[] hours(double from, double to, double by) {
    int count = (int) Math.floor((to - from) / by) + 1;
    double[] hours = new double[count];
    Arrays.setAll(hours, i -> from + by * i);
    return hours;
  }

  @Test
  void tabletsWithMissedDoses() {
    compare(
        List.of("naltrexone"),
        (subject, random) -> {
          List<DoseEvent> doses = new ArrayList<>();
          for (int day = 0; day < 28; day++) {
            if (day == 0 || random.nextDouble() < 0.7) {
              doses.add(
                  DoseEvent.of(
                      new ModelTime(24 * day + 8 + 3 * random.nextDouble()),
                      "naltrexone",
                      Route.ORAL,
                      Mass.ofMilligrams(50)));
            }
          }
          return doses;
        },
        hours(0, 720, 3));
  }

  @Test
  void methadoneEveryDay() {
    compare(
        List.of("methadone", "naltrexone"),
        (subject, random) -> {
          List<DoseEvent> doses = new ArrayList<>();
          for (int day = 0; day < 21; day++) {
            doses.add(
                DoseEvent.of(
                    new ModelTime(24 * day + 9 + random.nextDouble()),
                    "methadone",
                    Route.ORAL,
                    Mass.ofMilligrams(40 + 10 * (subject % 5))));
          }
          doses.add(
              DoseEvent.of(
                  new ModelTime(24 * 14 + 12), "naltrexone", Route.ORAL, Mass.ofMilligrams(25)));
          return doses;
        },
        hours(0, 600, 2.5));
  }

  @Test
  void burstsOfFentanyl() {
    compare(
        List.of("fentanyl", "naltrexone"),
        (subject, random) -> {
          List<DoseEvent> doses = new ArrayList<>();
          doses.add(
              DoseEvent.of(
                  new ModelTime(0),
                  "naltrexone",
                  Route.EXTENDED_RELEASE_INTRAMUSCULAR,
                  Mass.ofMilligrams(380)));
          for (int day = 1; day < 15; day += 2) {
            double time = 24 * day + 12 * random.nextDouble();
            for (int shot = 0; shot < 4; shot++) {
              doses.add(
                  DoseEvent.of(
                      new ModelTime(time),
                      "fentanyl",
                      Route.INTRAVENOUS,
                      Mass.ofMilligrams(0.1 + 0.2 * random.nextDouble())));
              time += 0.1 + 0.8 * random.nextDouble();
            }
          }
          return doses;
        },
        hours(0.37, 400, 0.5));
  }

  @Test
  void whatNobodyWasChosenFromIsRefused() {
    List<DoseEvent> another = new ArrayList<>(DOSES);
    another.add(DoseEvent.of(new ModelTime(200), "h", Route.INTRAMUSCULAR, Mass.ofMilligrams(5)));
    assertThatThrownBy(() -> run(COHORT, 1, 1, lane -> W2.subject(PEOPLE[0], another)))
        .hasMessageContaining("none of the people");
    double[] quick = PEOPLE[0].clone();
    quick[0] *= 1000;
    assertThatThrownBy(() -> run(COHORT, 1, 1, lane -> W2.subject(quick, DOSES)))
        .hasMessageContaining("four times");
  }

  @Test
  void aLigandThatComesFromElsewhereIsRefused() {
    DrugModel model = DrugCatalogue.standard().model("naltrexone");
    ParameterValues typical = values(model, 0);
    List<DoseEvent> doses =
        List.of(DoseEvent.of(new ModelTime(0), "naltrexone", Route.ORAL, Mass.ofMilligrams(50)));
    IntFunction<CohortSubject> subjects =
        slowPercent -> new CohortSubject(List.of(typical.with("f", slowPercent / 100.0)), doses);
    Cohort plasma =
        Cohort.of(
            List.of(model),
            List.of(),
            List.of(subjects.apply(0)),
            hours(0, 24, 1),
            Reading.SHARES,
            ACCURACY);
    assertThat(run(plasma, 1, 1, subjects)[0]).hasSize(25 * plasma.columns());
    assertThatThrownBy(() -> run(plasma, 1, 1, lane -> subjects.apply(50)))
        .hasMessageContaining("plasma or biophase");
  }
}

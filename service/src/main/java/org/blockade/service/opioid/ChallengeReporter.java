package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.PublishedChallenge;
import org.blockade.simulator.population.ArenaPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Arena;
import org.blockade.simulator.simulation.ArenaCourse;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Trajectory;

/// Answers how far the naltrexone of a person attenuates a published challenge.
///
/// The effect is the high of the opioid dossier, section 9, in a person new to opioids: opioids on
/// record do not enter. Attenuation is `1 - peak / peak without naltrexone`, each person against
/// themselves.
public final class ChallengeReporter {

  /// Largest error of a receptor share in one step. A choice: attenuation is then exact to a
  /// thousandth.
  static final double ACCURACY = 1e-4;

  private static final int PEAK_POINTS = 16;

  private final DrugCatalogue catalogue;
  private final DrugModel naltrexone;
  private final EffectParameters effects;
  private final long seed;
  private final int subjects;
  private final int threads;
  private final Progress progress;

  /// @param naltrexone the parameter set that leads
  /// @param subjects virtual people for the spread
  public ChallengeReporter(
      DrugCatalogue catalogue,
      DrugModel naltrexone,
      EffectParameters effects,
      long seed,
      int subjects,
      int threads,
      Progress progress) {
    this.catalogue = catalogue;
    this.naltrexone = naltrexone;
    this.effects = effects;
    this.seed = seed;
    this.subjects = subjects;
    this.threads = threads;
    this.progress = progress;
  }

  /// What one person contributes at one time.
  private record Sample(double occupancy, double attenuation) {

    double foldShift() {
      return 1 / (1 - occupancy);
    }
  }

  /// Answers a question about a person.
  public ChallengeAnswer answer(PersonHistory person, ChallengeQuestion question) {
    PersonHistory counted = person.only(naltrexone);
    Scenario scenario = counted.scenarioAsOf(question.asOf());
    List<ModelTime> times = times(question);
    List<DrugModel> models = List.of(naltrexone, catalogue.model(question.challenge().drug()));
    Arena typicalPerson = Arena.ofTypicalPerson(models, effects);
    List<Sample> typical = samples(typicalPerson, scenario, question.challenge(), times);
    List<List<Sample>> people =
        new VirtualPeople<>(
                ArenaPopulation.draw(models, effects, seed, subjects).people(), threads, progress)
            .each(arena -> samples(arena, scenario, question.challenge(), times));
    List<ChallengeAnswer.Point> points = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      int at = i;
      List<Sample> all = people.stream().map(samples -> samples.get(at)).toList();
      Sample one = typical.get(at);
      points.add(
          new ChallengeAnswer.Point(
              times.get(at),
              Estimate.of(one, all, Sample::occupancy),
              Estimate.of(one, all, Sample::attenuation),
              Estimate.of(one, all, Sample::foldShift)));
    }
    return new ChallengeAnswer(
        counted.counted(scenario),
        counted.courseAsOf(question.asOf()),
        naltrexone,
        question,
        points.get(times.indexOf(question.at())),
        points,
        peak(typicalPerson, question.challenge(), question.at()),
        seed,
        subjects,
        notes(person, counted, question));
  }

  /// Equal steps from the time of the question to the horizon, and the time of the challenge.
  private static List<ModelTime> times(ChallengeQuestion question) {
    TreeSet<ModelTime> times = new TreeSet<>(List.of(question.at()));
    long steps = (long) StrictMath.floor(question.horizonHours() / question.everyHours());
    for (long step = 0; step <= steps; step++) {
      times.add(question.asOf().plusHours(step * question.everyHours()));
    }
    return List.copyOf(times);
  }

  private List<Sample> samples(
      Arena person, Scenario scenario, PublishedChallenge challenge, List<ModelTime> times) {
    double unblocked = peak(person, challenge, ModelTime.ORIGIN);
    return times.stream()
        .map(time -> sample(person, scenario, challenge, time, unblocked))
        .toList();
  }

  private Sample sample(
      Arena person,
      Scenario scenario,
      PublishedChallenge challenge,
      ModelTime time,
      double unblocked) {
    DosingHistory before = scenario.dosing().until(time);
    if (before.doses().isEmpty()) {
      return new Sample(0, 0);
    }
    Scenario challenged =
        new Scenario(before, scenario.covariates()).plus(List.of(challenge.at(time)));
    ArenaCourse course =
        person.run(challenged, time, time.plusHours(challenge.hoursToPeak()), ACCURACY);
    Optional<Trajectory> kinetics = course.trajectory(naltrexone.id());
    double occupancy = kinetics.map(trajectory -> trajectory.muOccupancy(time)).orElse(0.0);
    double ratio = peak(course, challenge, time) / unblocked;
    // Without any naltrexone left the two peaks differ by the error of the steps, either way.
    return new Sample(occupancy, StrictMath.max(0, 1 - ratio));
  }

  private static double peak(Arena person, PublishedChallenge challenge, ModelTime time) {
    Scenario alone = Scenario.of(List.of(challenge.at(time)));
    return peak(
        person.run(alone, time, time.plusHours(challenge.hoursToPeak()), ACCURACY),
        challenge,
        time);
  }

  private static double peak(ArenaCourse course, PublishedChallenge challenge, ModelTime time) {
    return Peak.of(
        elapsed -> course.effect(time.plusHours(elapsed)).high(),
        challenge.hoursToPeak(),
        PEAK_POINTS);
  }

  private static List<String> notes(
      PersonHistory person, PersonHistory counted, ChallengeQuestion question) {
    List<String> notes = new ArrayList<>(question.remarks());
    notes.add(
        "the challenge is computed in a person new to opioids"
            + (person.doses().size() == counted.doses().size()
                ? ""
                : "; other drugs on the chart, opioids too, do not enter"));
    counted.laterDoses(question.asOf()).ifPresent(notes::add);
    return notes;
  }
}

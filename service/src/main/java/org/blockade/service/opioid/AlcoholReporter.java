package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.Occupancy;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// Answers how far naltrexone keeps down the opioid part of the reward of alcohol.
public final class AlcoholReporter {

  private final EffectParameters.Tone tone;
  private final AlcoholReward reward;
  private final VirtualPopulation population;
  private final int threads;
  private final Progress progress;

  /// @param tone the endogenous opioids without alcohol
  /// @param population virtual people who take naltrexone
  public AlcoholReporter(
      EffectParameters.Tone tone,
      AlcoholReward reward,
      VirtualPopulation population,
      int threads,
      Progress progress) {
    this.tone = tone;
    this.reward = reward;
    this.population = population;
    this.threads = threads;
    this.progress = progress;
  }

  /// What one person contributes at one time.
  private record Sample(double mu, double kappa, double lowRelease, double highRelease) {}

  /// Answers a question about a person.
  public AlcoholAnswer answer(PersonHistory recorded, AlcoholQuestion question) {
    PersonHistory person = recorded.only(population.model());
    Scenario scenario = person.scenarioAsOf(question.asOf());
    List<ModelTime> times = new ArrayList<>();
    long steps = (long) StrictMath.floor(question.horizonHours() / question.everyHours());
    for (long step = 0; step <= steps; step++) {
      times.add(question.asOf().plusHours(step * question.everyHours()));
    }
    List<Sample> typical = samples(Simulation.ofTypicalPerson(population.model()), scenario, times);
    List<List<Sample>> people =
        new VirtualPeople<>(population.subjects(), threads, progress)
            .each(each -> samples(each, scenario, times));
    List<AlcoholAnswer.Point> curve = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      int at = i;
      List<Sample> all = people.stream().map(samples -> samples.get(at)).toList();
      Sample one = typical.get(at);
      curve.add(
          new AlcoholAnswer.Point(
              times.get(at),
              Estimate.of(one, all, Sample::mu),
              Estimate.of(one, all, Sample::kappa),
              Estimate.of(one, all, Sample::lowRelease),
              Estimate.of(one, all, Sample::highRelease)));
    }
    return new AlcoholAnswer(
        person.counted(scenario),
        person.laterDosesAre(question.asOf()),
        population.model(),
        reward,
        question,
        curve,
        population.seed(),
        population.subjects().size(),
        notes(recorded, person, question));
  }

  private List<Sample> samples(Simulation person, Scenario scenario, List<ModelTime> times) {
    Trajectory trajectory = person.run(scenario);
    return times.stream().map(time -> sample(trajectory.occupancy(time))).toList();
  }

  private Sample sample(Occupancy held) {
    double drive = held.mu() / (1 - held.mu());
    return new Sample(
        held.mu(),
        held.kappa(),
        AlcoholReward.attenuation(tone, reward.lowRelease(), drive),
        AlcoholReward.attenuation(tone, reward.highRelease(), drive));
  }

  private static List<String> notes(
      PersonHistory recorded, PersonHistory person, AlcoholQuestion question) {
    List<String> notes = new ArrayList<>(question.remarks());
    if (recorded.doses().size() != person.doses().size()) {
      notes.add("other drugs on the chart do not enter");
    }
    person.laterDoses(question.asOf()).ifPresent(notes::add);
    return notes;
  }
}

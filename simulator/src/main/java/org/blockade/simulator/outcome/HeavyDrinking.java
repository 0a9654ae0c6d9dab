package org.blockade.simulator.outcome;

import org.blockade.simulator.population.CounterRandom;

/// Heavy drinking days of one person: each day alike but for the medicine, given the person.
public final class HeavyDrinking {

  private final CourseValues values;
  private final double probability;
  private final CounterRandom.Stream days;

  /// A subject of a replicate.
  public HeavyDrinking(CourseValues values, CounterRandom random, int subject, int replicate) {
    this.values = values;
    double median = values.of(CourseNumber.HEAVY);
    double logit =
        StrictMath.log(median / (1 - median))
            + values.of(CourseNumber.HEAVY_SPREAD)
                * random.normal(subject, replicate, "drinking.level", 0);
    this.probability = 1 / (1 + StrictMath.exp(-logit));
    this.days = random.stream(subject, replicate, "drinking.days");
  }

  /// Whether a day is one of heavy drinking.
  ///
  /// @param rewardKeptDown how far the opioid part of the reward is kept down, 0 to 1
  public boolean day(int day, double rewardKeptDown) {
    double factor = 1 - values.of(CourseNumber.HEAVY_REWARD) * rewardKeptDown;
    return days.happens(day, probability * factor);
  }
}

package org.blockade.simulator.outcome;

import org.blockade.simulator.population.CounterRandom;

/// Opioid use of one person, day by day.
///
/// Use comes in episodes. One begins with a hazard that rises with craving and with what is left of
/// an opioid's effect, and ends sooner where the effect is blocked. Craving falls without rewarded
/// use and comes back with it. Tolerance follows rewarded use with one time constant. All of it is
/// statistics of groups in trials; nothing here says what one person will do.
public final class OpioidUse {

  private final CourseValues values;
  private final double frailty;
  private final double tendency;
  private final double toleranceKept;
  private final CounterRandom.Stream begins;
  private final CounterRandom.Stream ends;
  private final CounterRandom.Stream days;
  private double craving = 1;
  private double tolerance = 1;
  private boolean episode;
  private int lastUse = Integer.MIN_VALUE / 2;

  /// Somebody just detoxified: craving and tolerance are 1.
  ///
  /// @param toleranceDays time constant of tolerance (d)
  /// @param person draws, keyed by who it is
  public OpioidUse(CourseValues values, double toleranceDays, Draws person) {
    this.values = values;
    this.frailty =
        StrictMath.exp(values.of(CourseNumber.ATTEMPT_SPREAD) * person.frailty().normal(0));
    this.tendency = StrictMath.pow(frailty, values.of(CourseNumber.LEAVE_WITH_USE));
    this.toleranceKept = StrictMath.exp(-1 / toleranceDays);
    this.begins = person.begins();
    this.ends = person.ends();
    this.days = person.days();
  }

  /// The draws of one person.
  public record Draws(
      CounterRandom.Stream frailty,
      CounterRandom.Stream begins,
      CounterRandom.Stream ends,
      CounterRandom.Stream days) {

    /// The draws of a subject of a replicate.
    public static Draws of(CounterRandom random, int subject, int replicate) {
      return new Draws(
          random.stream(subject, replicate, "use.frailty"),
          random.stream(subject, replicate, "use.begins"),
          random.stream(subject, replicate, "use.ends"),
          random.stream(subject, replicate, "use.days"));
    }
  }

  /// Goes through a day.
  ///
  /// @param effectLeft what is left of an opioid's effect, 0 (wholly blocked) to 1
  /// @param setting factor on the hazard of beginning, 1 at home
  /// @return whether opioids were used
  public boolean day(int day, double effectLeft, double setting) {
    if (episode) {
      double end = between(CourseNumber.END, CourseNumber.END_BLOCKED, effectLeft);
      episode = !ends.happens(day, StrictMath.min(1, end));
    } else {
      double blocked = values.of(CourseNumber.ATTEMPT_BLOCKED);
      double hazard =
          values.of(CourseNumber.ATTEMPT)
              * frailty
              * setting
              * craving
              * (blocked + (1 - blocked) * effectLeft);
      episode = begins.happens(day, 1 - StrictMath.exp(-hazard));
      if (episode) {
        return used(day, effectLeft); // an episode begins with use
      }
    }
    if (episode && days.happens(day, values.of(CourseNumber.USE_DAYS))) {
      return used(day, effectLeft);
    }
    rest(0);
    return false;
  }

  private boolean used(int day, double effectLeft) {
    lastUse = day;
    rest(effectLeft);
    return true;
  }

  /// Craving and tolerance after a day with this much reward.
  private void rest(double reward) {
    double left = values.of(CourseNumber.CRAVING_LEFT);
    craving = left + (craving - left) * StrictMath.exp(-1 / values.of(CourseNumber.CRAVING_FALL));
    double back = 1 - StrictMath.exp(-1 / values.of(CourseNumber.CRAVING_RISE));
    craving += (1 - craving) * back * reward;
    tolerance = tolerance * toleranceKept + reward * (1 - toleranceKept);
  }

  /// Ends an episode, as where somebody comes back to care and is detoxified.
  public void detoxified() {
    episode = false;
  }

  private double between(CourseNumber open, CourseNumber blocked, double effectLeft) {
    return effectLeft * values.of(open) + (1 - effectLeft) * values.of(blocked);
  }

  /// Factor on the hazard of leaving care today.
  public double leaving(double effectLeft) {
    if (!episode) {
      return tendency;
    }
    double open = StrictMath.log(values.of(CourseNumber.LEAVE_USING));
    double blocked = StrictMath.log(values.of(CourseNumber.LEAVE_USING_BLOCKED));
    return tendency * StrictMath.exp(effectLeft * open + (1 - effectLeft) * blocked);
  }

  /// Factor on the hazards of leaving and of not coming, for this person at any time: who is
  /// likelier to use is likelier to go.
  public double tendency() {
    return tendency;
  }

  /// Whether an episode of use goes on.
  public boolean inEpisode() {
    return episode;
  }

  /// The last day of use; far below 0 where there was none.
  public int lastUse() {
    return lastUse;
  }

  /// Craving, 1 just after detoxification.
  public double craving() {
    return craving;
  }

  /// Tolerance, 1 just after detoxification from daily use.
  public double tolerance() {
    return tolerance;
  }
}

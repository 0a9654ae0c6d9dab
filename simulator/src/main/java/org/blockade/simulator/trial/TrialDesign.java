package org.blockade.simulator.trial;

import java.util.List;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.population.CounterRandom;

/// A virtual trial. Everything that its results depend on, and nothing else.
///
/// @param days length, from the day of randomisation, day 0
/// @param subjects in each arm of each replicate
/// @param replicates how often the study is repeated with other people
/// @param seed of all random numbers
/// @param people whether subject 7 of one arm is subject 7 of another
/// @param uncertainty whether each replicate draws the numbers of the course anew from their ranges
/// @param protectedFrom occupancy of the mu receptor from which a day counts as covered by blockade
public record TrialDesign(
    String title,
    Condition condition,
    int days,
    int subjects,
    int replicates,
    long seed,
    ArmPeople people,
    Participants participants,
    BetweenOccasion occasions,
    DrugModel drug,
    EffectParameters effects,
    AlcoholReward alcohol,
    CourseTable course,
    boolean uncertainty,
    double protectedFrom,
    List<Arm> arms) {

  /// Days of a trial at most; ten years.
  public static final int MOST_DAYS = 3660;

  public TrialDesign {
    arms = List.copyOf(arms);
    if (days < 7 || days > MOST_DAYS || days % 7 != 0) {
      throw new IllegalArgumentException(
          "a trial lasts whole weeks, 1 to " + MOST_DAYS / 7 + ", not " + days + " days");
    }
    if (subjects < 1 || replicates < 1) {
      throw new IllegalArgumentException("a trial has 1 subject and 1 replicate or more");
    }
    if (arms.isEmpty() || arms.stream().map(Arm::name).distinct().count() != arms.size()) {
      throw new IllegalArgumentException("a trial has one arm or more, each with its own name");
    }
    if (!(protectedFrom > 0 && protectedFrom < 1)) {
      throw new IllegalArgumentException("protection begins at an occupancy between 0 and 1");
    }
  }

  /// Random numbers of the people of an arm. Those of an arm with its own people hang on its name,
  /// not on its place: arms may be listed in any order, or alone.
  CounterRandom random(Arm arm) {
    CounterRandom study = new CounterRandom(seed);
    return switch (people) {
      case SAME -> study;
      case OWN -> study.branch(arm.name());
    };
  }

  /// The same trial with other numbers of the course.
  public TrialDesign withCourse(CourseTable other) {
    return new TrialDesign(
        title,
        condition,
        days,
        subjects,
        replicates,
        seed,
        people,
        participants,
        occasions,
        drug,
        effects,
        alcohol,
        other,
        uncertainty,
        protectedFrom,
        arms);
  }

  /// The same trial with other people.
  public TrialDesign withSize(int size, int studies, long otherSeed) {
    return new TrialDesign(
        title,
        condition,
        days,
        size,
        studies,
        otherSeed,
        people,
        participants,
        occasions,
        drug,
        effects,
        alcohol,
        course,
        uncertainty,
        protectedFrom,
        arms);
  }

  /// The same trial with the same people in every arm, or each its own.
  public TrialDesign withPeople(ArmPeople other) {
    return new TrialDesign(
        title,
        condition,
        days,
        subjects,
        replicates,
        seed,
        other,
        participants,
        occasions,
        drug,
        effects,
        alcohol,
        course,
        uncertainty,
        protectedFrom,
        arms);
  }

  /// The same trial with other arms.
  public TrialDesign withArms(List<Arm> other) {
    return new TrialDesign(
        title,
        condition,
        days,
        subjects,
        replicates,
        seed,
        people,
        participants,
        occasions,
        drug,
        effects,
        alcohol,
        course,
        uncertainty,
        protectedFrom,
        other);
  }
}

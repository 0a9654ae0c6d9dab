package org.blockade.simulator.adherence;

import java.util.Arrays;
import org.blockade.simulator.population.CounterRandom;

/// Which of the prescribed tablets a person takes.
public sealed interface OralTaking {

  /// Days of a week; day 0 of a trial is a Monday.
  int WEEK = 7;

  /// Every tablet, as where somebody watches each one.
  record Every() implements OralTaking {}

  /// Each tablet with the same probability, whatever happened before.
  record Independent(double probability) implements OralTaking {
    public Independent {
      requireProbability(probability);
    }
  }

  /// A tablet's probability depends on whether the one before it was taken: missed doses come in
  /// runs.
  record Markov(double afterTaken, double afterMissed) implements OralTaking {
    public Markov {
      requireProbability(afterTaken);
      requireProbability(afterMissed);
    }
  }

  /// A probability for each day of the week, Monday first.
  @SuppressWarnings("ArrayRecordComponent") // copied in and out
  record ByWeekday(double[] probabilities) implements OralTaking {
    public ByWeekday {
      if (probabilities.length != WEEK) {
        throw new IllegalArgumentException(
            "a week has 7 probabilities, not " + probabilities.length);
      }
      probabilities = probabilities.clone();
      Arrays.stream(probabilities).forEach(OralTaking::requireProbability);
    }

    @Override
    public double[] probabilities() {
      return probabilities.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByWeekday that && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(probabilities);
    }
  }

  /// Another way of taking with drug holidays: stretches of days without any tablet.
  ///
  /// @param perDay probability that one starts on a day
  /// @param days length
  record WithHolidays(OralTaking otherwise, double perDay, int days) implements OralTaking {
    public WithHolidays {
      requireProbability(perDay);
      if (days < 1) {
        throw new IllegalArgumentException("a drug holiday is 1 day or more, not " + days);
      }
      if (otherwise instanceof WithHolidays) {
        throw new IllegalArgumentException("drug holidays are said once");
      }
    }
  }

  private static void requireProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
    }
  }

  /// A person who takes tablets in this way.
  ///
  /// @param tablets draws of whether a tablet is taken; `holidays` of whether a holiday starts
  static Taker taker(
      OralTaking taking, CounterRandom.Stream tablets, CounterRandom.Stream holidays) {
    return new Taker(taking, tablets, holidays);
  }

  /// Goes through the tablets of one person in their order.
  final class Taker {

    private final OralTaking taking;
    private final CounterRandom.Stream tablets;
    private final CounterRandom.Stream holidays;
    private boolean last = true;
    private int holidayUntil = -1;
    private int holidayDrawn = -1;

    private Taker(OralTaking taking, CounterRandom.Stream tablets, CounterRandom.Stream holidays) {
      this.taking = taking;
      this.tablets = tablets;
      this.holidays = holidays;
    }

    /// Whether a tablet is taken.
    ///
    /// @param day of the trial, 0 first
    /// @param number of the tablet in the prescription
    public boolean takes(int day, int number) {
      last = takes(taking, day, tablets.uniform(number));
      return last;
    }

    private boolean takes(OralTaking way, int day, double draw) {
      return switch (way) {
        case Every every -> true;
        case Independent independent -> draw < independent.probability();
        case Markov markov -> draw < (last ? markov.afterTaken() : markov.afterMissed());
        case ByWeekday weekday -> draw < weekday.probabilities[day % WEEK];
        case WithHolidays with -> !onHoliday(with, day) && takes(with.otherwise(), day, draw);
      };
    }

    private boolean onHoliday(WithHolidays with, int day) {
      if (day > holidayUntil && day > holidayDrawn) {
        holidayDrawn = day;
        if (holidays.happens(day, with.perDay())) {
          holidayUntil = day + with.days() - 1;
        }
      }
      return day <= holidayUntil;
    }
  }
}

package org.blockade.simulator.survival;

import java.util.Arrays;

/// Times to an event of a group, as counts: how many had it, and how many were lost from sight, on
/// each day. People lost on a day were at risk on it.
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record EventCounts(long[] events, long[] lost) {

  public EventCounts {
    events = events.clone();
    lost = lost.clone();
    if (events.length != lost.length || events.length == 0) {
      throw new IllegalArgumentException("events and losses are counted for the same days");
    }
    for (int day = 0; day < events.length; day++) {
      if (events[day] < 0 || lost[day] < 0) {
        throw new IllegalArgumentException("counts are 0 or more");
      }
    }
  }

  /// Where everybody was followed to the end: the last count is of those who never had the event.
  ///
  /// @param byDay subjects by the day of the event, then those who never had it
  public static EventCounts followedToEnd(long[] byDay) {
    long[] events = new long[byDay.length];
    long[] lost = new long[byDay.length];
    System.arraycopy(byDay, 0, events, 0, byDay.length - 1);
    lost[byDay.length - 1] = byDay[byDay.length - 1];
    return new EventCounts(events, lost);
  }

  @Override
  public long[] events() {
    return events.clone();
  }

  @Override
  public long[] lost() {
    return lost.clone();
  }

  /// Number of days counted.
  public int days() {
    return events.length;
  }

  /// People at risk at the beginning of each day.
  public long[] atRisk() {
    long[] risk = new long[events.length];
    long left = 0;
    for (int day = events.length - 1; day >= 0; day--) {
      left += events[day] + lost[day];
      risk[day] = left;
    }
    return risk;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventCounts that
        && Arrays.equals(events, that.events)
        && Arrays.equals(lost, that.lost);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(events) + Arrays.hashCode(lost);
  }
}

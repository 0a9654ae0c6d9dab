package org.blockade.simulator.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.MuOccupancy;

/// The windows within a search window in which occupancy is at a threshold or above it.
///
/// @param windows in time order
public record CoveredWindows(TimeWindow searched, double threshold, List<TimeWindow> windows) {

  /// Steps of the scan (h), by the time since the last event: soon after a dose occupancy rises and
  /// may dip, later it only falls, over days. Times just before each event are scanned too, so that
  /// a gap that a dose closes is not stepped over. The steps are choices.
  private static final double FIRST_STEP_HOURS = 1;

  private static final double FIRST_HOURS = 24;
  private static final double EARLY_STEP_HOURS = 6;
  private static final double EARLY_HOURS = 3 * 24;
  private static final double STEP_HOURS = 24;

  /// This long after the last event the last phase of a depot is past its peak: occupancy only
  /// falls, and what is below the threshold stays there. A choice.
  private static final double SETTLED_HOURS = 30 * 24;

  /// Crossings are closed to this (h), about a minute.
  private static final double RESOLUTION_HOURS = 0x1p-6;

  public CoveredWindows {
    windows = List.copyOf(windows);
  }

  /// Searches the course of a person.
  public static CoveredWindows of(MuOccupancy course, double threshold, TimeWindow search) {
    List<TimeWindow> windows = new ArrayList<>();
    Optional<ModelTime> since = Optional.empty();
    ModelTime before = search.from();
    boolean coveredBefore = course.muOccupancy(before) >= threshold;
    if (coveredBefore) {
      since = Optional.of(before);
    }
    double settled = course.eventTimes().getLast().hours() + SETTLED_HOURS;
    for (ModelTime time : scanTimes(course, search)) {
      if (since.isEmpty() && before.hours() > settled) {
        break;
      }
      boolean covered = course.muOccupancy(time) >= threshold;
      if (covered && since.isEmpty()) {
        since = Optional.of(crossing(course, threshold, before, time, false));
      } else if (!covered && since.isPresent()) {
        windows.add(new TimeWindow(since.get(), crossing(course, threshold, before, time, true)));
        since = Optional.empty();
      }
      before = time;
    }
    since.ifPresent(start -> windows.add(new TimeWindow(start, search.to())));
    return new CoveredWindows(search, threshold, windows);
  }

  private static TreeSet<ModelTime> scanTimes(MuOccupancy course, TimeWindow search) {
    TreeSet<ModelTime> times = new TreeSet<>();
    List<ModelTime> events = course.eventTimes();
    for (int i = 0; i < events.size(); i++) {
      ModelTime event = events.get(i);
      ModelTime next = i + 1 < events.size() ? events.get(i + 1) : search.to();
      if (!next.isBefore(search.from()) && !event.isAfter(search.to())) {
        times.add(event.plusHours(-RESOLUTION_HOURS));
        times.add(event);
        addSteps(event, search.from(), next.isAfter(search.to()) ? search.to() : next, times);
      }
    }
    times.add(search.to());
    times.removeIf(time -> !time.isAfter(search.from()) || time.isAfter(search.to()));
    return times;
  }

  /// Steps from an event on, so that the way back to it is a sum of few powers of two.
  private static void addSteps(
      ModelTime event, ModelTime from, ModelTime to, TreeSet<ModelTime> times) {
    double first = StrictMath.max(0, from.hoursSince(event));
    double step = StrictMath.floor(first / STEP_HOURS) * STEP_HOURS;
    while (step < to.hoursSince(event)) {
      times.add(event.plusHours(step));
      step += stepAfter(step);
    }
  }

  private static double stepAfter(double sinceEvent) {
    if (sinceEvent < FIRST_HOURS) {
      return FIRST_STEP_HOURS;
    }
    return sinceEvent < EARLY_HOURS ? EARLY_STEP_HOURS : STEP_HOURS;
  }

  /// The time of a crossing: of the two ends of the last bracket, the one that is covered.
  private static ModelTime crossing(
      MuOccupancy course, double threshold, ModelTime low, ModelTime high, boolean falling) {
    double from = low.hours();
    double to = high.hours();
    while (to - from > RESOLUTION_HOURS) {
      double middle = from + (to - from) / 2;
      boolean covered = course.muOccupancy(new ModelTime(middle)) >= threshold;
      if (covered == falling) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return new ModelTime(falling ? from : to);
  }

  /// Whether occupancy is at the threshold or above at the start of the search.
  public boolean coveredAtStart() {
    return !windows.isEmpty() && windows.getFirst().from().equals(searched.from());
  }

  /// Whether it still is at the end of the search.
  public boolean coveredAtEnd() {
    return !windows.isEmpty() && windows.getLast().to().equals(searched.to());
  }

  /// When the last window ends; empty if there is none, or if it goes on at the end of the search.
  public Optional<ModelTime> finalLoss() {
    return windows.isEmpty() || coveredAtEnd()
        ? Optional.empty()
        : Optional.of(windows.getLast().to());
  }

  /// The windows in between: when occupancy is below the threshold.
  public List<TimeWindow> gaps() {
    List<TimeWindow> gaps = new ArrayList<>();
    ModelTime from = searched.from();
    for (TimeWindow window : windows) {
      if (window.from().isAfter(from)) {
        gaps.add(new TimeWindow(from, window.from()));
      }
      from = window.to();
    }
    if (searched.to().isAfter(from)) {
      gaps.add(new TimeWindow(from, searched.to()));
    }
    return gaps;
  }

  /// Hours below the threshold, from the start of the search to a time within it.
  public double hoursBelowUntil(ModelTime end) {
    double hours = 0;
    for (TimeWindow gap : gaps()) {
      ModelTime to = gap.to().isAfter(end) ? end : gap.to();
      hours += StrictMath.max(0, to.hoursSince(gap.from()));
    }
    return hours;
  }
}

package org.blockade.simulator.overdose;

/// What the publication considers of a rescue.
///
/// @param delaySeconds from the call for help to the first dose
/// @param shortestDelaySeconds of its scenarios
/// @param longestDelaySeconds of its scenarios
/// @param mostDoses of one rescue
/// @param gapSeconds from dose to dose
public record RescueTiming(
    double delaySeconds,
    double shortestDelaySeconds,
    double longestDelaySeconds,
    int mostDoses,
    double gapSeconds) {

  /// Whether the publication considers so many doses after such a delay.
  public boolean considers(double delay, int doses) {
    return delay >= shortestDelaySeconds && delay <= longestDelaySeconds && doses <= mostDoses;
  }
}

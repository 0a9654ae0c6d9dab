package org.blockade.simulator.overdose;

/// One overdose and what is done about it.
///
/// @param overdose what comes into the vein at second 0
/// @param tolerance whether the body is used to opioids
/// @param rescue what somebody does
/// @param onBoard antagonist that is there already
/// @param seconds how long the course is followed
public record OverdoseScenario(
    PublishedOverdose overdose,
    OpioidTolerance tolerance,
    Rescue rescue,
    BlockadeOnBoard onBoard,
    double seconds) {

  private static final double LONGEST = 24 * 3600;

  public OverdoseScenario {
    if (!(seconds >= 1 && seconds <= LONGEST)) {
      throw new IllegalArgumentException(
          "a course lasts 1 second to " + LONGEST + " seconds, not " + seconds);
    }
  }

  /// The same overdose with another rescue.
  public OverdoseScenario with(Rescue other) {
    return new OverdoseScenario(overdose, tolerance, other, onBoard, seconds);
  }

  /// The same overdose with an antagonist on board.
  public OverdoseScenario with(BlockadeOnBoard antagonist) {
    return new OverdoseScenario(overdose, tolerance, rescue, antagonist, seconds);
  }
}

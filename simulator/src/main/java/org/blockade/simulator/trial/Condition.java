package org.blockade.simulator.trial;

import org.blockade.simulator.outcome.CourseNumber;

/// What the people of a trial are treated for.
public enum Condition {
  OPIOID_USE_DISORDER,
  ALCOHOL_USE_DISORDER;

  /// Whether a number of the course can change anything in a trial of this condition.
  public boolean reads(CourseNumber number) {
    return switch (number) {
      case LEAVE, STOP_TABLETS, COME_BACK, OPIOID_FREE -> true;
      case ATTEMPT,
          ATTEMPT_BLOCKED,
          ATTEMPT_SPREAD,
          ATTEMPT_WAITING,
          CRAVING_FALL,
          CRAVING_RISE,
          CRAVING_LEFT,
          END,
          END_BLOCKED,
          FELT,
          USE_DAYS,
          LEAVE_WITH_USE,
          LEAVE_USING,
          LEAVE_USING_BLOCKED,
          URINE_WINDOW,
          URINE_MISSED,
          FOLLOWED,
          TOLERANCE_LOST ->
          this == OPIOID_USE_DISORDER;
      case HEAVY, HEAVY_SPREAD, HEAVY_REWARD -> this == ALCOHOL_USE_DISORDER;
    };
  }
}

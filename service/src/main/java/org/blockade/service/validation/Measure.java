package org.blockade.service.validation;

import java.util.List;
import org.blockade.service.validation.fact.AnchorUnit;

/// What is measured on a trajectory. Times are hours of the model; the first dose is at 0 unless
/// the doses say otherwise.
public sealed interface Measure {

  /// The mean of a signal over times; one time gives its value.
  record Value(Signal signal, List<Double> times) implements Measure {
    public Value {
      times = List.copyOf(times);
    }
  }

  /// The highest value within a window.
  record Peak(Signal signal, double from, double to) implements Measure {}

  /// The time at which the highest value within a window is reached (h).
  record TimeOfPeak(Signal signal, double from, double to) implements Measure {}

  /// Area under the plasma concentration of a substance within a window; without an end it runs
  /// until nothing is left.
  record Area(String substance, double from, double to) implements Measure {}

  /// Half-life from the slope of the logarithm over times (h), by least squares.
  record HalfLife(Signal signal, List<Double> times) implements Measure {
    public HalfLife {
      times = List.copyOf(times);
    }
  }

  /// The last time at which a signal is at a level or above (h); 0 where it never is.
  record LastTimeAbove(Signal signal, double level, double to) implements Measure {}

  /// Clearance: base given over area (L/h).
  record Clearance(String substance) implements Measure {}

  /// Distribution volume: clearance over the rate of the slope between times (L).
  record Volume(String substance, List<Double> times) implements Measure {
    public Volume {
      times = List.copyOf(times);
    }
  }

  /// The labelled dose with which the mean of a signal over times has a level (mg).
  record DoseFor(Signal signal, double level, List<Double> times) implements Measure {
    public DoseFor {
      times = List.copyOf(times);
    }
  }

  /// The unit of what it gives.
  default AnchorUnit unit() {
    return switch (this) {
      case Value value -> value.signal().unit();
      case Peak peak -> peak.signal().unit();
      case TimeOfPeak time -> AnchorUnit.HOURS;
      case Area area -> AnchorUnit.AREA;
      case HalfLife halfLife -> AnchorUnit.HOURS;
      case LastTimeAbove last -> AnchorUnit.HOURS;
      case Clearance clearance -> AnchorUnit.CLEARANCE;
      case Volume volume -> AnchorUnit.VOLUME;
      case DoseFor dose -> AnchorUnit.DOSE;
    };
  }
}

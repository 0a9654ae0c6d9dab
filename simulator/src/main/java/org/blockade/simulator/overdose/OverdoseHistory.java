package org.blockade.simulator.overdose;

import java.util.Arrays;

/// What the chemoreceptors will notice later: arterial and brain pressures at the steps that lie
/// behind, linear in between. Before second 0 the person was at rest.
final class OverdoseHistory {

  private final double step;
  private int length;
  private double[] oxygen = new double[256];
  private double[] carbonDioxide = new double[256];
  private double[] brain = new double[256];

  OverdoseHistory(double step) {
    this.step = step;
  }

  /// Adds the next step's pressures.
  void add(double arterialOxygen, double arterialCarbonDioxide, double brainCarbonDioxide) {
    if (length == oxygen.length) {
      oxygen = Arrays.copyOf(oxygen, 2 * length);
      carbonDioxide = Arrays.copyOf(carbonDioxide, 2 * length);
      brain = Arrays.copyOf(brain, 2 * length);
    }
    oxygen[length] = arterialOxygen;
    carbonDioxide[length] = arterialCarbonDioxide;
    brain[length] = brainCarbonDioxide;
    length++;
  }

  /// PaO2 at a time.
  ///
  /// @param now the value to take while there is no history
  double arterialOxygen(double seconds, double now) {
    return at(oxygen, seconds, now);
  }

  double arterialCarbonDioxide(double seconds, double now) {
    return at(carbonDioxide, seconds, now);
  }

  double brainCarbonDioxide(double seconds, double now) {
    return at(brain, seconds, now);
  }

  private double at(double[] values, double seconds, double now) {
    if (length == 0) {
      return now;
    }
    if (seconds <= 0) {
      return values[0];
    }
    double position = seconds / step;
    int before = (int) position;
    if (before >= length - 1) {
      return values[length - 1];
    }
    return values[before] + (position - before) * (values[before + 1] - values[before]);
  }
}

package org.blockade.formats.chart;

/// The value of an observation.
public sealed interface ObservedValue {

  /// A number, in the unit that belongs to the name of the observation.
  record Numeric(double value) implements ObservedValue {}

  /// A word, e.g. `positive`.
  record Word(String word) implements ObservedValue {}

  /// Less than the laboratory can measure.
  ///
  /// @param limit lower limit of quantification, in the unit of the observation
  record BelowQuantification(double limit) implements ObservedValue {}

  /// No value, or one that `MDV` says is to be left out.
  record Missing() implements ObservedValue {}
}

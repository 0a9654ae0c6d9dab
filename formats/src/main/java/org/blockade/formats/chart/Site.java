package org.blockade.formats.chart;

/// Where an injection was given.
public sealed interface Site {

  /// A gluteal muscle; the sides are meant to alternate.
  enum Gluteal implements Site {
    LEFT,
    RIGHT
  }

  /// Any other place, in the words of the chart.
  record Named(String words) implements Site {}
}

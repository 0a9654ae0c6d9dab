package org.blockade.service.cli;

import picocli.CommandLine.Option;

/// The options that say how far a curve goes and how fine it is.
final class CurveOptions {

  /// A curve over more than a year says nothing more.
  private static final double MOST_HORIZON_HOURS = 366 * 24;

  @Option(
      names = "--horizon",
      paramLabel = "SPAN",
      description = "How far the curve goes (default: ${DEFAULT-VALUE}).")
  private String horizon;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      description = "Step of the curve (default: ${DEFAULT-VALUE}).")
  private String every = "1d";

  private final int mostPoints;

  /// @param usual how far the curve goes where nobody says
  /// @param mostPoints points that a curve may have: each is computed
  CurveOptions(String usual, int mostPoints) {
    this.horizon = usual;
    this.mostPoints = mostPoints;
  }

  /// A span and its step (h).
  record Span(double horizonHours, double everyHours) {}

  /// What was asked for.
  Span span() {
    double ahead = TimeOptions.span("--horizon", horizon).hours();
    if (ahead > MOST_HORIZON_HOURS) {
      throw InputException.usage("--horizon is at most a year");
    }
    double step = TimeOptions.span("--every", every).hours();
    if (ahead / step > mostPoints) {
      throw InputException.usage(
          "--every makes more than " + mostPoints + " points of that horizon; make it longer");
    }
    return new Span(ahead, step);
  }
}

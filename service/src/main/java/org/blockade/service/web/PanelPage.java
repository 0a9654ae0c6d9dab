package org.blockade.service.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.blockade.service.clinic.PanelFigures;

/// Figures over everybody.
///
/// @param model with which the blockade was computed
public record PanelPage(Frame frame, PanelFigures figures, String model, ZoneId zone) {

  private static final int WEEKS_SHOWN = 24 * 7;

  /// A count; a word where it is withheld.
  public String count(OptionalInt count) {
    return count.isPresent() ? Integer.toString(count.getAsInt()) : empty();
  }

  /// A number with one decimal.
  public String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : empty();
  }

  private String empty() {
    return figures.withheld() ? frame.say("panel.withheld") : "–";
  }

  /// The points of the curve as JSON: days since the first injection, percent.
  public String points() {
    return figures.persistence().points().stream()
        .map(point -> String.format(Locale.ROOT, "[%d,%.3f]", point.day(), point.percent()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// The curve in words: the share still on injections after 24 weeks, or at the end of what is
  /// shown.
  public String persistence() {
    List<PanelFigures.Persistence.Point> points = figures.persistence().points();
    PanelFigures.Persistence.Point last = points.getLast();
    if (last.day() == 0) {
      return frame.say("panel.persistence.none");
    }
    int day = StrictMath.min(WEEKS_SHOWN, last.day());
    double percent =
        points.stream()
            .filter(point -> point.day() <= day)
            .reduce((earlier, later) -> later)
            .map(PanelFigures.Persistence.Point::percent)
            .orElseThrow();
    return frame.say("panel.persistence.words", number(OptionalDouble.of(percent)), day);
  }
}

package org.blockade.service.present.opioid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.dosing.TimeAxis;

/// An answer, ready to be shown.
///
/// @param heading what was asked, in two or three words
/// @param title person and time
/// @param headline the answer in one line
/// @param lines statements below it
/// @param grid rows to read; may have none
/// @param provenance which model, which people, what it is not
/// @param facts the answer for a program: strings, numbers, booleans, lists and maps; an empty
///   `Optional` is null
/// @param numbers the curve: `TIME` (h), `WHEN`, and the columns that the plot names
/// @param plot how to draw it; empty where there is nothing to draw
public record AnswerSheet(
    String heading,
    String title,
    Tone tone,
    String headline,
    List<ReportSentences.Line> lines,
    Grid grid,
    List<String> provenance,
    Map<String, Object> facts,
    ResultTable numbers,
    Optional<Plot> plot,
    TimeAxis axis) {

  public AnswerSheet {
    lines = List.copyOf(lines);
    provenance = List.copyOf(provenance);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts)); // in this order
  }

  /// How the headline is coloured; the words say the same.
  public enum Tone {
    GOOD,
    CAREFUL,
    BAD,
    UNKNOWN
  }

  /// Rows to read.
  public record Grid(List<String> head, List<List<String>> rows) {

    public Grid {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// How the numbers are drawn.
  ///
  /// @param vertical what the vertical axis shows
  /// @param from its lower end
  /// @param to its upper end
  /// @param clock what the horizontal axis shows
  public record Plot(
      String title,
      String vertical,
      double from,
      double to,
      List<Line> lines,
      List<Level> levels,
      Clock clock) {

    public Plot {
      lines = List.copyOf(lines);
      levels = List.copyOf(levels);
    }

    /// A plot over the days of a chart.
    public Plot(
        String title,
        String vertical,
        double from,
        double to,
        List<Line> lines,
        List<Level> levels) {
      this(title, vertical, from, to, lines, levels, Clock.DAYS);
    }
  }

  /// What the horizontal axis of a plot shows.
  public enum Clock {
    /// Days as the chart counts them.
    DAYS,
    /// Minutes since the beginning.
    MINUTES
  }

  /// A column drawn as a line, with a band if it has one.
  ///
  /// @param factor what the column is multiplied by
  public record Line(String name, String column, Optional<Band> band, double factor) {}

  /// The columns of a band.
  public record Band(String name, String low, String high) {}

  /// A level that is marked.
  public record Level(String name, double value) {}
}

package org.blockade.formats.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.blockade.formats.regimen.Excerpt;

/// The columns that a chart's author may use.
enum ChartColumn {
  ID(Echo.NEVER),
  TIME(Echo.NEVER),
  DAY(Echo.NEVER),
  DATETIME(Echo.NEVER),
  EVID(Echo.NUMBER),
  DRUG(Echo.NEVER),
  ROUTE(Echo.NEVER),
  AMT(Echo.NUMBER),
  UNIT(Echo.NEVER),
  RATE(Echo.NUMBER),
  DUR(Echo.NUMBER),
  II(Echo.NUMBER),
  ADDL(Echo.NUMBER),
  SS(Echo.NUMBER),
  CMT(Echo.NUMBER),
  SITE(Echo.NEVER),
  OBS(Echo.NEVER),
  DV(Echo.NEVER),
  MDV(Echo.NUMBER),
  LLOQ(Echo.NUMBER),
  WT(Echo.NEVER),
  AGE(Echo.NEVER),
  SEX(Echo.NEVER),
  CRCL(Echo.NEVER),
  ALT(Echo.NEVER),
  HEPATIC(Echo.NEVER),
  DEPENDENCE(Echo.NEVER),
  NOTE(Echo.NEVER);

  /// Whether a message may repeat what a cell of the column holds. Where that could say something
  /// about a person it may not: a time cell can hold a date, and an age is an age. A drug, a route
  /// and a unit are repeated only where they are spelt much like a known one: see `DoseWords`.
  private enum Echo {
    /// A number; anything else in such a cell may have slipped from another column.
    NUMBER,
    NEVER
  }

  /// Longer ones could be a date or a telephone number. A choice.
  private static final Pattern SHORT_NUMBER =
      Pattern.compile("[-+]?\\d{0,6}([.,]\\d{0,6})?([eE][-+]?\\d{1,4})?");

  private final Echo echo;

  ChartColumn(Echo echo) {
    this.echo = echo;
  }

  /// What a message may say in place of a cell.
  String shown(String text) {
    return switch (echo) {
      case NUMBER -> SHORT_NUMBER.matcher(text).matches() ? Excerpt.of(text) : "the cell";
      case NEVER -> "the cell";
    };
  }

  static Optional<ChartColumn> ofName(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.name().equals(wanted)).findFirst();
  }
}

package org.blockade.formats.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The columns that a chart's author may use.
enum ChartColumn {
  ID(Echo.NEVER),
  TIME(Echo.NEVER),
  DAY(Echo.NEVER),
  DATETIME(Echo.NEVER),
  EVID(Echo.ALLOWED),
  DRUG(Echo.ALLOWED),
  ROUTE(Echo.ALLOWED),
  AMT(Echo.ALLOWED),
  UNIT(Echo.ALLOWED),
  RATE(Echo.ALLOWED),
  DUR(Echo.ALLOWED),
  II(Echo.ALLOWED),
  ADDL(Echo.ALLOWED),
  SS(Echo.ALLOWED),
  CMT(Echo.ALLOWED),
  SITE(Echo.NEVER),
  OBS(Echo.NEVER),
  DV(Echo.NEVER),
  MDV(Echo.ALLOWED),
  LLOQ(Echo.ALLOWED),
  WT(Echo.NEVER),
  AGE(Echo.NEVER),
  SEX(Echo.NEVER),
  CRCL(Echo.NEVER),
  ALT(Echo.NEVER),
  HEPATIC(Echo.NEVER),
  DEPENDENCE(Echo.NEVER),
  NOTE(Echo.NEVER);

  /// Whether a message may repeat what a cell of the column holds. Where that could say something
  /// about a person it may not: a time cell can hold a date, and an age is an age.
  private enum Echo {
    ALLOWED,
    NEVER
  }

  private final Echo echo;

  ChartColumn(Echo echo) {
    this.echo = echo;
  }

  boolean mayBeRepeated() {
    return echo == Echo.ALLOWED;
  }

  static Optional<ChartColumn> ofName(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.name().equals(wanted)).findFirst();
  }
}

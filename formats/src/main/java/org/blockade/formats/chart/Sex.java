package org.blockade.formats.chart;

/// Sex as a chart names it.
public enum Sex {
  FEMALE,
  MALE,
  OTHER
}

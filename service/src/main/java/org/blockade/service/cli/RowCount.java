package org.blockade.service.cli;

import org.blockade.formats.chart.ChartReading;

/// How many rows of a chart count, in words.
final class RowCount {

  private RowCount() {}

  static String words(ChartReading reading) {
    int read = reading.rowsRead();
    int refused = reading.rowsRefused();
    return read
        + (read == 1 ? " row was read, " : " rows were read, ")
        + refused
        + (refused == 1
            ? " was not; the answer leaves it out"
            : " were not; the answer leaves them out");
  }
}

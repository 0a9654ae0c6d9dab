package org.blockade.simulator.adherence;

import java.util.List;

/// A distribution of whole days, as a table of shares: each row's days are equally likely.
///
/// @param rows in the order of their days; their shares add up to 1
public record Lengths(List<Row> rows) {

  private static final double ROUNDING = 1e-6;

  /// A stretch of days and the share of it.
  ///
  /// @param from first day; `to` is the last, which counts
  public record Row(int from, int to, double share) {
    public Row {
      if (!(0 <= from && from <= to && share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "a row has 0 <= from <= to and a share of 0 to 1, not "
                + from
                + ", "
                + to
                + " and "
                + share);
      }
    }
  }

  public Lengths {
    rows = List.copyOf(rows);
    double sum = 0;
    int last = -1;
    for (Row row : rows) {
      sum += row.share();
      if (row.from() <= last) {
        throw new IllegalArgumentException("the rows of days follow each other without overlap");
      }
      last = row.to();
    }
    if (!(StrictMath.abs(sum - 1) < ROUNDING)) {
      throw new IllegalArgumentException("the shares of days add up to 1, not " + sum);
    }
  }

  /// Always the same number of days.
  public static Lengths exactly(int days) {
    return new Lengths(List.of(new Row(days, days, 1)));
  }

  /// The days that a draw (0 to 1) stands for.
  public int days(double draw) {
    double below = 0;
    for (Row row : rows) {
      if (draw < below + row.share()) {
        int count = row.to() - row.from() + 1;
        int within = (int) ((draw - below) / row.share() * count);
        return row.from() + StrictMath.min(within, count - 1);
      }
      below += row.share();
    }
    return rows.getLast().to();
  }
}

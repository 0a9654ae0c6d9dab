package org.blockade.service.trial;

/// Figures of a row of counts: how many subjects have each value 0, 1, 2, ...; the last count is of
/// those for whom it never happened, and is no value.
@SuppressWarnings("ArrayRecordComponent") // read only
record Counts(long[] row) {

  long valued() {
    long sum = 0;
    for (int value = 0; value < row.length - 1; value++) {
      sum += row[value];
    }
    return sum;
  }

  long never() {
    return row[row.length - 1];
  }

  double mean() {
    double sum = 0;
    for (int value = 0; value < row.length - 1; value++) {
      sum += (double) value * row[value];
    }
    return sum / valued();
  }

  /// Variance of the values, divided by one less than their number.
  double variance() {
    double mean = mean();
    double sum = 0;
    for (int value = 0; value < row.length - 1; value++) {
      sum += (value - mean) * (value - mean) * row[value];
    }
    return sum / (valued() - 1);
  }

  /// Least value that as large a share of the subjects does not exceed.
  int quantile(double share) {
    double wanted = share * valued();
    long below = 0;
    for (int value = 0; value < row.length - 1; value++) {
      below += row[value];
      if (below >= wanted && below > 0) {
        return value;
      }
    }
    return -1;
  }

  /// Mean with its interval of 95 %; NaN ends for one subject.
  Estimate meanEstimate(double factor) {
    double width = Estimate.Z_95 * StrictMath.sqrt(variance() / valued()) * StrictMath.abs(factor);
    double mean = mean() * factor;
    return new Estimate(mean, mean - width, mean + width);
  }

  /// Share of all for whom it happened.
  Estimate happened() {
    return Estimate.share(valued(), valued() + never());
  }
}

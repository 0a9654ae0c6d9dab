package org.blockade.simulator.cohort;

import java.util.Arrays;

/// Sums of products of the entries of two sparse arrays: which ones, for each entry of the result.
/// A product of two matrices, of a matrix and a state and of a row and a state are all of this
/// form.
///
/// Positions count doubles, with all lanes of an entry beside each other.
final class Products {

  /// Of each entry of the result, where its pairs begin; at the end, how many pairs there are.
  final int[] starts;

  final int[] left;
  final int[] right;

  private Products(int[] starts, int[] left, int[] right) {
    this.starts = starts;
    this.left = left;
    this.right = right;
  }

  int entries() {
    return starts.length - 1;
  }

  /// Collects pairs, entry by entry.
  static final class Builder {

    private int[] starts = new int[16];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private int entries;
    private int pairs;

    void pair(int leftEntry, int rightEntry) {
      if (pairs == left.length) {
        left = Arrays.copyOf(left, 2 * pairs);
        right = Arrays.copyOf(right, 2 * pairs);
      }
      left[pairs] = leftEntry * Lanes.LANES;
      right[pairs++] = rightEntry * Lanes.LANES;
    }

    void endEntry() {
      if (entries + 2 > starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[++entries] = pairs;
    }

    Products build() {
      return new Products(
          Arrays.copyOf(starts, entries + 1),
          Arrays.copyOf(left, pairs),
          Arrays.copyOf(right, pairs));
    }
  }
}

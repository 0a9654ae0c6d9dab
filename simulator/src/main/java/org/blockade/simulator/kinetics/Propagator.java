package org.blockade.simulator.kinetics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Advances the state of a linear system `dx/dt = A x` by any time, by `exp(A h) x`.
///
/// **Why no digits are lost.** `A` has no negative entry off its diagonal (what leaves one
/// compartment enters another), so with `c` the largest rate of loss, `A + c I` has no negative
/// entry at all. Then `exp(A h) = exp(-c h) exp((A + c I) h)`, and the Taylor series of the second
/// factor, its products and its squares only ever add numbers that are not negative: there is no
/// cancellation, and each entry of the result is accurate relative to itself, however small it is.
/// A squaring doubles the relative error; from `c h` about 1 up to a year that leaves about 1e-11.
///
/// **Why it is fast.** A time step is a sum of powers of two (a `double` is nothing else). The
/// exponentials of `2^k` hours are computed once for a person and reused, so a step costs one small
/// matrix-vector product for each power that is in it.
///
/// Equal inputs give equal bits: the powers are applied in a fixed order, and `exp` is
/// `StrictMath`.
final class Propagator {

  /// Steps below this power of two hours (3.5 s) are made by a short Taylor series instead.
  private static final int FINEST = -10;

  /// The longest step is 2^33 hours, about a million years.
  private static final int COARSEST = 33;

  private static final double FINEST_PER_HOUR = 1L << -FINEST;

  /// A power of two hours at which a way is parted. A choice: the points of a curve lie whole
  /// multiples of it apart.
  private static final double LONG_HOURS = 4;

  /// Terms below this, relative to the first, are left out of a Taylor series.
  private static final double NEGLIGIBLE = 0x1p-62;

  /// As many terms as `1 / order!` takes to become negligible.
  private static final int MOST_TERMS = 21;

  private final int size;

  /// `A + c I`, row by row.
  private final double[] shifted;

  /// `c`.
  private final double shift;

  /// Largest column sum of `A + c I`, which bounds the growth of a Taylor series.
  private final double norm;

  /// The entries of `A + c I` that are not zero, row by row, with their columns.
  private final double[] entries;

  private final int[] columns;
  private final int[] rowStarts;

  private final AtomicReferenceArray<Matrix> scaledPowers = new AtomicReferenceArray<>(MOST_TERMS);

  private final AtomicReferenceArray<Matrix> powers =
      new AtomicReferenceArray<>(COARSEST - FINEST + 1);

  /// A matrix, column by column: a product with a state then adds whole columns, which the
  /// processor does several entries at a time, in the order in which a sum along a row would.
  ///
  /// Most entries are zero: what has left a compartment never comes back into it. Of each column
  /// only the stretch from its first entry that is not zero to its last is used. A zero would add
  /// nothing, so that the bits are those of the whole.
  private static final class Matrix {

    private final double[] entries;

    /// First row of a column that is not zero, and the one after the last.
    private final int[] from;

    private final int[] to;

    Matrix(double[] entries, int size) {
      this.entries = entries;
      this.from = new int[size];
      this.to = new int[size];
      for (int j = 0; j < size; j++) {
        int low = 0;
        int high = size;
        while (low < size && entries[j * size + low] == 0) {
          low++;
        }
        while (high > low && entries[j * size + high - 1] == 0) {
          high--;
        }
        from[j] = low;
        to[j] = high;
      }
    }

    /// Adds a column, as often as a factor says, to a vector that begins at a place of an array.
    void add(int column, double factor, double[] vector, int start, int leading, int size) {
      int last = StrictMath.min(to[column], leading);
      int entry = column * size;
      for (int i = from[column]; i < last; i++) {
        vector[start + i] += entries[entry + i] * factor;
      }
    }
  }

  /// A propagator for a generator matrix, row by row.
  Propagator(double[] generator, int size) {
    this.size = size;
    double largestLoss = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double entry = generator[i * size + j];
        if (i == j) {
          largestLoss = StrictMath.max(largestLoss, -entry);
        } else if (!(entry >= 0) || Double.isInfinite(entry)) {
          throw new IllegalArgumentException(
              "rate from state " + j + " to state " + i + " is " + entry + "; a rate is 0 or more");
        }
      }
    }
    this.shift = largestLoss;
    this.shifted = generator.clone();
    for (int i = 0; i < size; i++) {
      shifted[i * size + i] += shift;
    }
    this.norm = largestColumnSum();
    int filled = (int) Arrays.stream(shifted).filter(entry -> entry != 0).count();
    this.entries = new double[filled];
    this.columns = new int[filled];
    this.rowStarts = new int[size + 1];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (shifted[i * size + j] != 0) {
          entries[at] = shifted[i * size + j];
          columns[at++] = j;
        }
      }
      rowStarts[i + 1] = at;
    }
  }

  private double largestColumnSum() {
    double largest = 0;
    for (int j = 0; j < size; j++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += shifted[i * size + j];
      }
      largest = StrictMath.max(largest, sum);
    }
    return largest;
  }

  /// The whole state a time later.
  ///
  /// @param hours 0 or more
  double[] advance(double[] state, double hours) {
    return advance(state, hours, size);
  }

  /// The leading part of the state a time later, for a part that the rest does not act on, be it
  /// because no rate leads there or because what acts is zero. Its bits are those of the whole.
  ///
  /// @param hours 0 or more
  /// @param leading how many states, from the first on
  double[] advance(double[] state, double hours, int leading) {
    if (!(hours >= 0) || hours >= 0x1p33) {
      throw new IllegalArgumentException("a step is 0 h or more and finite, not " + hours);
    }
    double[] early = advanceShort(state, shortPart(hours), leading);
    return advanceLong(early, hours, leading);
  }

  /// What of a time is left when as many steps of `LONG_HOURS` as it holds are taken out of it. Who
  /// asks for many times that leave the same makes the first part of the way once.
  static double shortPart(double hours) {
    return hours % LONG_HOURS;
  }

  /// The first part of `advance`.
  ///
  /// @param hours the short part of the time
  double[] advanceShort(double[] state, double hours, int leading) {
    long whole = (long) (hours * FINEST_PER_HOUR);
    double rest = hours - whole / FINEST_PER_HOUR;
    double[] current =
        rest > 0 ? advanceByTaylor(state, rest, leading) : Arrays.copyOf(state, leading);
    return advanceByPowers(current, whole);
  }

  /// The second part of `advance`.
  ///
  /// @param state after the short part; it stays as it is
  /// @param hours the whole time
  double[] advanceLong(double[] state, double hours, int leading) {
    if (!(hours >= 0) || hours >= 0x1p33) {
      throw new IllegalArgumentException("a step is 0 h or more and finite, not " + hours);
    }
    long whole = (long) ((hours - shortPart(hours)) * FINEST_PER_HOUR);
    return advanceByPowers(Arrays.copyOf(state, leading), whole);
  }

  private double[] advanceByPowers(double[] state, long whole) {
    double[] current = state;
    double[] next = new double[current.length];
    for (long bits = whole; bits != 0; bits &= bits - 1) {
      multiply(power(Long.numberOfTrailingZeros(bits)), current, next);
      double[] swap = current;
      current = next;
      next = swap;
    }
    return current;
  }

  /// Writes the leading part of the state a time later, for a time that is a power of two hours:
  /// one product, nothing allocated. Its bits are those of the other way.
  ///
  /// @param next as long as the leading part
  void advance(double[] state, double hours, double[] next) {
    int index = StrictMath.getExponent(hours) - FINEST;
    if (index < 0 || !(hours < 0x1p33) || hours != StrictMath.scalb(1.0, index + FINEST)) {
      System.arraycopy(advance(state, hours, next.length), 0, next, 0, next.length);
      return;
    }
    multiply(power(index), state, next);
  }

  /// `exp(A h)` as a matrix, column by column.
  double[] matrix(double hours) {
    double[] matrix = new double[size * size];
    double[] unit = new double[size];
    for (int j = 0; j < size; j++) {
      Arrays.fill(unit, 0);
      unit[j] = 1;
      double[] column = advance(unit, hours);
      System.arraycopy(column, 0, matrix, j * size, size);
    }
    return matrix;
  }

  /// `exp(A 2^(index + FINEST))`.
  private Matrix power(int index) {
    Matrix known = powers.get(index);
    if (known != null) {
      return known;
    }
    double hours = StrictMath.scalb(1.0, index + FINEST);
    Matrix power = new Matrix(norm * hours <= 1 ? taylor(hours) : square(power(index - 1)), size);
    powers.set(index, power);
    return power;
  }

  private double[] taylor(double hours) {
    double[] sum = new double[size * size];
    for (int i = 0; i < size; i++) {
      sum[i * size + i] = 1;
    }
    double factor = 1;
    for (int order = 1; factor > NEGLIGIBLE; order++) {
      factor *= norm * hours / order;
      Matrix term = scaledPower(order);
      for (int j = 0; j < size; j++) {
        term.add(j, factor, sum, j * size, size, size);
      }
    }
    scale(sum, StrictMath.exp(-shift * hours));
    return sum;
  }

  /// `((A + c I) / norm)^order`, which all Taylor series share; its column sums are at most 1.
  private Matrix scaledPower(int order) {
    Matrix known = scaledPowers.get(order - 1);
    if (known != null) {
      return known;
    }
    double[] power;
    if (order == 1) {
      power = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          power[j * size + i] = shifted[i * size + j];
        }
      }
      scale(power, norm == 0 ? 0 : 1 / norm);
    } else {
      power = product(scaledPower(1), scaledPower(order - 1).entries);
    }
    Matrix made = new Matrix(power, size);
    scaledPowers.set(order - 1, made);
    return made;
  }

  private double[] advanceByTaylor(double[] state, double hours, int leading) {
    double[] sum = Arrays.copyOf(state, leading);
    double[] term = sum.clone();
    double[] next = new double[leading];
    double bound = 1;
    for (int order = 1; bound > NEGLIGIBLE; order++) {
      double factor = hours / order;
      for (int i = 0; i < leading; i++) {
        double entry = 0;
        for (int at = rowStarts[i]; at < rowStarts[i + 1] && columns[at] < leading; at++) {
          entry += entries[at] * term[columns[at]];
        }
        next[i] = entry * factor;
        sum[i] += next[i];
      }
      double[] swap = term;
      term = next;
      next = swap;
      bound *= norm * factor;
    }
    scale(sum, StrictMath.exp(-shift * hours));
    return sum;
  }

  private double[] square(Matrix matrix) {
    return product(matrix, matrix.entries);
  }

  /// `left right`, all column by column.
  double[] product(double[] left, double[] right) {
    return product(new Matrix(left, size), right);
  }

  private double[] product(Matrix left, double[] right) {
    double[] result = new double[size * size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < size; k++) {
        double factor = right[j * size + k];
        if (factor != 0) {
          left.add(k, factor, result, j * size, size, size);
        }
      }
    }
    return result;
  }

  /// The leading part of `matrix state`, as long as the result; the result may not be the state.
  ///
  /// @param matrix column by column
  void multiply(double[] matrix, double[] state, double[] result) {
    multiply(new Matrix(matrix, size), state, result);
  }

  private void multiply(Matrix matrix, double[] state, double[] result) {
    int leading = result.length;
    Arrays.fill(result, 0);
    for (int j = 0; j < leading; j++) {
      if (state[j] != 0) {
        matrix.add(j, state[j], result, 0, leading, size);
      }
    }
  }

  /// The fastest rate of loss (1/h).
  double fastestRate() {
    return shift;
  }

  /// `w A` for a row `w` of weights.
  double[] timesGenerator(double[] weights) {
    double[] result = new double[size];
    for (int j = 0; j < size; j++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += weights[i] * shifted[i * size + j];
      }
      result[j] = sum - shift * weights[j];
    }
    return result;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}

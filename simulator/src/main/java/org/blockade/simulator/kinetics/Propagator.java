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

  /// The entries of `A + c I` that are not zero.
  private final Sparse filled;

  private final AtomicReferenceArray<Sparse> scaledPowers = new AtomicReferenceArray<>(MOST_TERMS);

  private final AtomicReferenceArray<Sparse> powers =
      new AtomicReferenceArray<>(COARSEST - FINEST + 1);

  /// The entries of a matrix that are not zero, row by row, with their columns. Most are zero: what
  /// has left a compartment never comes back into it. A zero would add nothing, so that the bits
  /// are those of the whole.
  private static final class Sparse {

    private final double[] entries;
    private final int[] columns;
    private final int[] rowStarts;

    Sparse(double[] matrix, int size) {
      int filled = (int) Arrays.stream(matrix).filter(entry -> entry != 0).count();
      this.entries = new double[filled];
      this.columns = new int[filled];
      this.rowStarts = new int[size + 1];
      int at = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (matrix[i * size + j] != 0) {
            entries[at] = matrix[i * size + j];
            columns[at++] = j;
          }
        }
        rowStarts[i + 1] = at;
      }
    }

    /// One entry of `matrix state`, of a state that ends after its leading part.
    double row(int row, double[] state, int leading) {
      double sum = 0;
      int end = rowStarts[row + 1];
      for (int at = rowStarts[row]; at < end; at++) {
        int column = columns[at];
        if (column >= leading) {
          break;
        }
        sum += entries[at] * state[column];
      }
      return sum;
    }

    /// `factor matrix`, added to a whole matrix.
    void addTo(double[] sum, double factor, int size) {
      for (int i = 0; i < size; i++) {
        for (int at = rowStarts[i]; at < rowStarts[i + 1]; at++) {
          sum[i * size + columns[at]] += factor * entries[at];
        }
      }
    }

    /// `this other`, as a whole matrix.
    double[] times(Sparse other, int size) {
      double[] result = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int at = rowStarts[i]; at < rowStarts[i + 1]; at++) {
          double factor = entries[at];
          int row = columns[at];
          for (int of = other.rowStarts[row]; of < other.rowStarts[row + 1]; of++) {
            result[i * size + other.columns[of]] += factor * other.entries[of];
          }
        }
      }
      return result;
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
    this.filled = new Sparse(shifted, size);
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

  /// `exp(A h)` as a matrix, row by row.
  double[] matrix(double hours) {
    double[] matrix = new double[size * size];
    double[] unit = new double[size];
    for (int j = 0; j < size; j++) {
      Arrays.fill(unit, 0);
      unit[j] = 1;
      double[] column = advance(unit, hours);
      for (int i = 0; i < size; i++) {
        matrix[i * size + j] = column[i];
      }
    }
    return matrix;
  }

  /// `exp(A 2^(index + FINEST))`.
  private Sparse power(int index) {
    Sparse known = powers.get(index);
    if (known != null) {
      return known;
    }
    double hours = StrictMath.scalb(1.0, index + FINEST);
    Sparse power = new Sparse(norm * hours <= 1 ? taylor(hours) : square(power(index - 1)), size);
    powers.set(index, power);
    return power;
  }

  private double[] square(Sparse matrix) {
    return matrix.times(matrix, size);
  }

  private double[] taylor(double hours) {
    double[] sum = new double[size * size];
    for (int i = 0; i < size; i++) {
      sum[i * size + i] = 1;
    }
    double factor = 1;
    for (int order = 1; factor > NEGLIGIBLE; order++) {
      factor *= norm * hours / order;
      scaledPower(order).addTo(sum, factor, size);
    }
    scale(sum, StrictMath.exp(-shift * hours));
    return sum;
  }

  /// `((A + c I) / norm)^order`, which all Taylor series share; its column sums are at most 1.
  private Sparse scaledPower(int order) {
    Sparse known = scaledPowers.get(order - 1);
    if (known != null) {
      return known;
    }
    double[] power;
    if (order == 1) {
      power = shifted.clone();
      scale(power, norm == 0 ? 0 : 1 / norm);
    } else {
      power = scaledPower(1).times(scaledPower(order - 1), size);
    }
    Sparse made = new Sparse(power, size);
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
        next[i] = filled.row(i, term, leading) * factor;
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

  /// `left right`.
  double[] product(double[] left, double[] right) {
    return new Sparse(left, size).times(new Sparse(right, size), size);
  }

  /// The leading part of `matrix state`, as long as the result; the result may not be the state.
  void multiply(double[] matrix, double[] state, double[] result) {
    multiply(new Sparse(matrix, size), state, result);
  }

  private static void multiply(Sparse matrix, double[] state, double[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = matrix.row(i, state, result.length);
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

package org.blockade.simulator.population;

import java.nio.charset.StandardCharsets;

/// Random numbers as a function of what they are for.
///
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"):
/// ten rounds of multiplication and exclusive-or mix a 128-bit counter under a 64-bit key. The key
/// is the seed; the counter is (subject, replicate, purpose, draw). The tests hold the published
/// known-answer vectors.
///
/// @param seed seed of a study
public record CounterRandom(long seed) {

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW_32 = 0xFFFFFFFFL;
  private static final double TWO_POW_MINUS_52 = 0x1p-52;

  /// Uniform on the open interval (0, 1), with 52 bits: the middles of 2^52 equal parts, of which
  /// neither the first rounds to 0 nor the last to 1.
  ///
  /// @param purpose what the number is for, e.g. the name of a random effect
  /// @param draw 0, 1, 2 ... for one number after another of the same purpose
  public double uniform(int subject, int replicate, String purpose, int draw) {
    return uniform(subject, replicate, hash(purpose), draw);
  }

  private double uniform(int subject, int replicate, int purpose, int draw) {
    int[] block = block(subject, replicate, purpose, draw, (int) seed, (int) (seed >>> 32));
    long bits = ((block[0] & LOW_32) << 32 | (block[1] & LOW_32)) >>> 12;
    return (bits + 0.5) * TWO_POW_MINUS_52;
  }

  /// Random numbers of another study, which the name decides: the seed is a block of this one's,
  /// whose counter is the name.
  public CounterRandom branch(String name) {
    long hash = 0xCBF29CE484222325L; // FNV-1a of 64 bits: names that differ have other seeds
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      hash ^= letter & 0xFF;
      hash *= 0x100000001B3L;
    }
    int[] block =
        block((int) hash, (int) (hash >>> 32), hash("branch"), 0, (int) seed, (int) (seed >>> 32));
    return new CounterRandom((block[0] & LOW_32) << 32 | (block[1] & LOW_32));
  }

  /// All draws of one purpose for one subject of a replicate: the same numbers as asked one by one.
  public Stream stream(int subject, int replicate, String purpose) {
    return new Stream(this, subject, replicate, hash(purpose));
  }

  /// The draws of one purpose.
  public static final class Stream {

    private final CounterRandom random;
    private final int subject;
    private final int replicate;
    private final int purpose;

    private Stream(CounterRandom random, int subject, int replicate, int purpose) {
      this.random = random;
      this.subject = subject;
      this.replicate = replicate;
      this.purpose = purpose;
    }

    /// Uniform on the open interval (0, 1).
    public double uniform(int draw) {
      return random.uniform(subject, replicate, purpose, draw);
    }

    /// Standard normal.
    public double normal(int draw) {
      return NormalQuantile.of(uniform(draw));
    }

    /// Whether something with this probability happens.
    public boolean happens(int draw, double probability) {
      return uniform(draw) < probability;
    }
  }

  /// Standard normal.
  public double normal(int subject, int replicate, String purpose, int draw) {
    return NormalQuantile.of(uniform(subject, replicate, purpose, draw));
  }

  /// FNV-1a of the purpose's UTF-8 bytes: a name keeps its numbers when other names come and go.
  private static int hash(String purpose) {
    int hash = 0x811C9DC5;
    for (byte letter : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash ^= letter & 0xFF;
      hash *= 0x01000193;
    }
    return hash;
  }

  /// One Philox4x32-10 block.
  static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (c0 & LOW_32);
      long product1 = MULTIPLIER_1 * (c2 & LOW_32);
      int next0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      int next2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c1 = (int) product1;
      c3 = (int) product0;
      c0 = next0;
      c2 = next2;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return new int[] {c0, c1, c2, c3};
  }
}

package org.blockade.service.clinic;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Ids of people: 128 random bits. An address of a page may hold one, because it says nothing about
/// anybody.
public final class PersonId {

  private static final int BYTES = 16;

  private PersonId() {}

  /// A new id.
  ///
  /// @param random a secure one for people who exist
  public static String next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

package org.blockade.service.fhir.write;

import java.util.Optional;
import org.blockade.service.fhir.code.Sha256;

/// Ids of resources. Each holds the id of the person, so that whoever asks for one can be answered
/// without searching, and nothing is looked at that belongs to somebody else.
public final class Names {

  /// Letters that leave room for what follows: an id has 64 at most.
  private static final String FIT = "[A-Za-z0-9-]{1,40}";

  /// Letters of what follows the person in an id.
  static final int MOST_OF = 23;

  private static final int DIGITS = 38;

  private Names() {}

  /// The id of a Patient. An id of the clinic that FHIR cannot write is written by its SHA-256.
  public static String of(String person) {
    return person.matches(FIT) ? person : "x-" + Sha256.of(person).substring(0, DIGITS);
  }

  /// The id of another resource about the same person.
  ///
  /// @param of what it is, in 23 letters, digits and hyphens at most
  static String of(String person, String of) {
    return of(person) + "." + of;
  }

  /// The id of the Patient that an id of a resource holds; empty where it holds none.
  public static Optional<String> patientOf(String id) {
    int dot = id.lastIndexOf('.');
    return dot < 1 ? Optional.empty() : Optional.of(id.substring(0, dot));
  }
}

package org.blockade.service.web;

import java.security.SecureRandom;
import java.util.Base64;

/// Ids of entries. A form carries the id of the entry that it becomes, so that a form sent twice is
/// recorded once.
final class EntryIds {

  private static final int BYTES = 18;
  private static final String SHAPE = "[A-Za-z0-9_-]{24}";

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /// The id that a form brought.
  ///
  /// @throws UnfitException if it is none of ours
  static String of(FormValues form) {
    if (!form.of("id").matches(SHAPE)) {
      throw new UnfitException("this form is not whole; open the page again");
    }
    return form.of("id");
  }
}

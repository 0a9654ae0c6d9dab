package org.blockade.service.web;

import java.util.UUID;

/// Ids of entries. A form carries the id of the entry that it becomes, so that a form sent twice is
/// recorded once.
final class EntryIds {

  private static final String SHAPE = "[0-9a-f-]{36}";

  private EntryIds() {}

  static String next() {
    return UUID.randomUUID().toString();
  }

  /// The id that a form brought.
  ///
  /// @throws UnfitException if it is none of ours
  static String of(FormValues form) {
    return checked(form.of("id"));
  }

  /// An id as a form brought it.
  ///
  /// @throws UnfitException if it is none of ours
  static String checked(String id) {
    if (!id.matches(SHAPE)) {
      throw new UnfitException("the form is not one of this page; open the page again");
    }
    return id;
  }
}

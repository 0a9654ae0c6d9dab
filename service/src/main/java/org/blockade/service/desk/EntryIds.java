package org.blockade.service.desk;

import java.util.UUID;

/// Ids of entries. A form carries the id of the entry that it becomes, so that a form sent twice is
/// recorded once.
public final class EntryIds {

  private static final String SHAPE = "[0-9a-f-]{36}";

  private EntryIds() {}

  /// A new one.
  public static String next() {
    return UUID.randomUUID().toString();
  }

  /// An id as a form brought it.
  ///
  /// @throws UnfitException if it is none of ours
  public static String checked(String id) {
    if (!id.matches(SHAPE)) {
      throw new UnfitException("the form is not one of this page; open the page again");
    }
    return id;
  }
}

package org.blockade.service.access;

import java.util.Set;

/// What stands between a person and somebody of the clinic, as of now.
@FunctionalInterface
public interface Consents {

  /// What stands between these two; never empty.
  ///
  /// @param person id of the person; one who is not there has agreed to nothing
  /// @param account who asks
  Set<ConsentState> of(String person, Account account);
}

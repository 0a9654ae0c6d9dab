package org.blockade.service.fhir.server;

import org.blockade.service.access.Account;
import org.blockade.service.access.Action;

/// Who asks, and how they reached this server.
///
/// @param base address of the server as they see it, e.g. `https://host/fhir`
record Asker(Account account, Scopes scopes, String base) {

  /// Whether whatever they see of a person is disclosed.
  boolean outside() {
    return !account.may(Action.SEE_PERSON);
  }
}

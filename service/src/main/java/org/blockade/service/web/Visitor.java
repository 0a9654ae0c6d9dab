package org.blockade.service.web;

import java.util.Optional;
import org.blockade.protocol.words.Language;
import org.blockade.service.access.Account;

/// Who asks, and in which language.
///
/// @param account empty for a stranger
/// @param csrf what a form has to send back
/// @param path of the page, without what follows a question mark
public record Visitor(Optional<Account> account, Language language, Csrf csrf, String path) {

  /// What a form sends back to prove that it is ours.
  ///
  /// @param name of the form's field
  public record Csrf(String name, String token) {}

  /// The account of somebody who is signed in.
  Account signedIn() {
    return account.orElseThrow(() -> new IllegalStateException("a stranger came to a closed page"));
  }
}

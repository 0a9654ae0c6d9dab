package org.blockade.service.web;

import java.util.List;
import org.blockade.service.access.Account;

/// The page of its name.
///
/// @param done key of what was done; empty for nothing
/// @param secret of a second factor that waits for its first code; empty for none
/// @param picture of the secret
public record AccountPage(
    Frame frame, Account account, String done, String problem, String secret, String picture) {

  /// What the account is, in words.
  public List<String> roles() {
    return account.roles().stream().sorted().map(role -> frame.say("role." + role.word())).toList();
  }
}

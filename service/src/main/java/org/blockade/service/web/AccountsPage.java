package org.blockade.service.web;

import java.util.Arrays;
import java.util.List;
import org.blockade.service.access.Account;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Role;

/// The page of its name.
///
/// @param bindable whether a provider of identities is set up
/// @param problem a sentence about what was wrong; empty for nothing
public record AccountsPage(
    Frame frame, List<Accounts.Standing> accounts, boolean bindable, String problem) {

  public AccountsPage {
    accounts = List.copyOf(accounts);
  }

  /// Whether it is a computer system, which has neither a password nor the roles of people.
  public boolean isSystem(Account account) {
    return account.roles().stream().anyMatch(Role::isSystem);
  }

  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(role -> !role.isSystem()).toList();
  }

  /// What an account is, in words.
  public String roles(Account account) {
    return String.join(
        ", ",
        account.roles().stream().sorted().map(role -> frame.say("role." + role.word())).toList());
  }
}

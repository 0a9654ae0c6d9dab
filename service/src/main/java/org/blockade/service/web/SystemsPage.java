package org.blockade.service.web;

import java.util.Arrays;
import java.util.List;
import org.blockade.service.access.Account;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.RecordSystem;
import org.blockade.service.access.RegisteredSystem;
import org.blockade.service.access.Role;

/// The page of its name.
///
/// @param problem a sentence about what was wrong; empty for nothing
public record SystemsPage(
    Frame frame,
    List<RegisteredSystem> systems,
    List<RecordSystem> recordSystems,
    InterfaceSettings interfaces,
    String problem) {

  public SystemsPage {
    systems = List.copyOf(systems);
    recordSystems = List.copyOf(recordSystems);
  }

  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(Role::isSystem).toList();
  }

  /// What an account is, in words.
  public String roles(Account account) {
    return String.join(
        ", ",
        account.roles().stream().sorted().map(role -> frame.say("role." + role.word())).toList());
  }
}

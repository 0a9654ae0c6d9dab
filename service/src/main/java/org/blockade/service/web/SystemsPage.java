package org.blockade.service.web;

import java.util.Arrays;
import java.util.List;
import org.blockade.service.access.Account;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.RecordSystem;
import org.blockade.service.access.RegisteredSystem;
import org.blockade.service.access.Role;
import org.blockade.service.access.Systems;

/// The page of its name.
///
/// @param problem a sentence about what was wrong; empty for nothing
public record SystemsPage(
    Frame frame,
    List<RegisteredSystem> systems,
    List<RecordSystem> recordSystems,
    List<Systems.LaunchUser> launchUsers,
    InterfaceSettings interfaces,
    String problem) {

  public SystemsPage {
    systems = List.copyOf(systems);
    recordSystems = List.copyOf(recordSystems);
    launchUsers = List.copyOf(launchUsers);
  }

  /// Who is joined with whom at a record system.
  public List<Systems.LaunchUser> launchUsers(RecordSystem system) {
    return launchUsers.stream().filter(each -> each.base().equals(system.base())).toList();
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

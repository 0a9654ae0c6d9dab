package org.blockade.service.web;

import java.util.List;
import java.util.Optional;
import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looking after other systems: which may ask, and from which a page may be opened. Disabling one
/// is disabling its account.
@Controller
class SystemsController {

  private static final String PAGE = "/admin/systems";

  private final Pages pages;
  private final Systems systems;
  private final Settings kept;
  private final AuditTrail trail;

  SystemsController(Pages pages, Systems systems, Settings kept, AuditTrail trail) {
    this.pages = pages;
    this.systems = systems;
    this.kept = kept;
    this.trail = trail;
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @GetMapping(PAGE)
  ResponseEntity<byte[]> list(Visitor visitor) {
    return page(HttpStatus.OK, visitor, "");
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping(PAGE)
  ResponseEntity<byte[]> register(
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam String issuer,
      @RequestParam String keys,
      @RequestParam(defaultValue = "") String scopes,
      Visitor visitor) {
    Role known = Role.ofWord(role).orElseThrow(() -> new UnfitException("a role is not known"));
    return doing(
        visitor,
        () -> {
          systems.register(name, known, issuer, keys, scopes);
          note(visitor, "SYSTEM_REGISTERED", Optional.of(name.strip()));
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping(PAGE + "/interfaces")
  ResponseEntity<byte[]> interfaces(
      @RequestParam String address,
      @RequestParam String origins,
      @RequestParam(defaultValue = "") String chartNumbers,
      Visitor visitor) {
    return doing(
        visitor,
        () -> {
          InterfaceSettings.read(address, origins, chartNumbers).keep(kept);
          note(visitor, "INTERFACES_KEPT", Optional.empty());
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping(PAGE + "/records")
  ResponseEntity<byte[]> allow(
      @RequestParam String base, @RequestParam String client, Visitor visitor) {
    return doing(
        visitor,
        () -> {
          parted(visitor, systems.allowRecordSystem(base, client));
          note(visitor, "RECORD_SYSTEM_ALLOWED", Optional.empty());
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping(PAGE + "/records/remove")
  ResponseEntity<byte[]> remove(@RequestParam String base, Visitor visitor) {
    if (systems.recordSystem(base).isEmpty()) {
      throw new UnfitException("there is no such record system");
    }
    return doing(
        visitor,
        () -> {
          parted(visitor, systems.removeRecordSystem(base));
          note(visitor, "RECORD_SYSTEM_REMOVED", Optional.empty());
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping(PAGE + "/records/part")
  ResponseEntity<byte[]> part(
      @RequestParam String base, @RequestParam String account, Visitor visitor) {
    Systems.LaunchUser joined =
        systems
            .part(base, account)
            .orElseThrow(() -> new UnfitException("this account is joined with nobody there"));
    parted(visitor, List.of(joined));
    return Pages.goTo(PAGE);
  }

  private void parted(Visitor visitor, List<Systems.LaunchUser> joined) {
    joined.forEach(each -> note(visitor, "LAUNCH_USER_PARTED", Optional.of(each.both())));
  }

  private void note(Visitor visitor, String action, Optional<String> about) {
    trail.note(visitor.signedIn().name(), action, about, "ALLOWED");
  }

  private ResponseEntity<byte[]> doing(Visitor visitor, Runnable change) {
    try {
      change.run();
      return Pages.goTo(PAGE);
    } catch (AccountRefusedException e) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, visitor, e.sentence());
    }
  }

  private ResponseEntity<byte[]> page(HttpStatus status, Visitor visitor, String problem) {
    return pages.page(
        status,
        "systems",
        new SystemsPage(
            new Frame(visitor, "systems.title"),
            systems.all(),
            systems.recordSystems(),
            systems.launchUsers(),
            InterfaceSettings.of(kept),
            problem));
  }
}

package org.blockade.service.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.Account;
import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.Role;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looking after accounts. What takes something away from an account ends its sessions.
@Controller
class AccountsController {

  private final Pages pages;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Sessions sessions;
  private final WebSettings settings;

  AccountsController(
      Pages pages, Accounts accounts, AuditTrail trail, Sessions sessions, WebSettings settings) {
    this.pages = pages;
    this.accounts = accounts;
    this.trail = trail;
    this.sessions = sessions;
    this.settings = settings;
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @GetMapping("/admin/accounts")
  ResponseEntity<byte[]> list(Visitor visitor) {
    return page(HttpStatus.OK, visitor, "");
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts")
  ResponseEntity<byte[]> make(
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam(defaultValue = "") List<String> role,
      Visitor visitor) {
    return doing(
        visitor,
        () -> {
          String made = accounts.create(name, password, roles(role)).name();
          note(visitor, "ACCOUNT_MADE", made);
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts/roles")
  ResponseEntity<byte[]> setRoles(
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<String> role,
      Visitor visitor) {
    String known = known(name);
    Set<Role> chosen = roles(role);
    // What a system may is bound to consents by its role: as a prescriber it would need none.
    if (accounts.named(known).stream()
        .flatMap(account -> account.roles().stream())
        .anyMatch(Role::isSystem)) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          visitor,
          "a system keeps the role that it was let in with; let it in anew at /admin/systems");
    }
    return doing(
        visitor,
        () -> {
          accounts.setRoles(known, chosen);
          note(visitor, "ACCOUNT_ROLES", known);
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts/disabled")
  ResponseEntity<byte[]> setDisabled(
      @RequestParam String name, @RequestParam boolean disabled, Visitor visitor) {
    String known = known(name);
    return doing(
        visitor,
        () -> {
          accounts.setDisabled(known, disabled);
          sessions.end(known, "");
          note(visitor, disabled ? "ACCOUNT_DISABLED" : "ACCOUNT_ENABLED", known);
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts/password")
  ResponseEntity<byte[]> setPassword(
      @RequestParam String name, @RequestParam String password, Visitor visitor) {
    String known = known(name);
    return doing(
        visitor,
        () -> {
          accounts.setPassword(known, password);
          sessions.end(known, "");
          note(visitor, "ACCOUNT_PASSWORD", known);
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts/second-factor")
  ResponseEntity<byte[]> removeSecondFactor(@RequestParam String name, Visitor visitor) {
    String known = known(name);
    return doing(
        visitor,
        () -> {
          accounts.removeSecondFactor(known);
          sessions.end(known, "");
          note(visitor, "ACCOUNT_SECOND_FACTOR", known);
        });
  }

  @Needs(Action.MANAGE_ACCOUNTS)
  @PostMapping("/admin/accounts/identity")
  ResponseEntity<byte[]> bind(
      @RequestParam String name, @RequestParam String subject, Visitor visitor) {
    String known = known(name);
    WebSettings.IdentityProvider provider =
        settings
            .oidc()
            .orElseThrow(() -> new UnfitException("no provider of identities is set up"));
    if (subject.codePoints().anyMatch(Character::isISOControl)) {
      throw new UnfitException("a subject has no control characters");
    }
    return doing(
        visitor,
        () -> {
          accounts.setExternalIdentity(
              known,
              subject.isBlank()
                  ? Optional.empty()
                  : Optional.of(provider.identity(subject.strip())));
          sessions.end(known, "");
          note(visitor, "ACCOUNT_IDENTITY", known);
        });
  }

  private String known(String name) {
    return accounts.named(name).map(Account::name).orElseThrow(NotThereException::new);
  }

  private static Set<Role> roles(List<String> words) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    words.forEach(word ->
        roles.add(Role.ofWord(word).orElseThrow(() -> new UnfitException("a role is not known"))));
    if (roles.stream().anyMatch(Role::isSystem)) {
      throw new UnfitException("a system is let in at /admin/systems, with its keys");
    }
    return roles;
  }

  private void note(Visitor visitor, String action, String about) {
    trail.note(visitor.signedIn().name(), action, Optional.of(about), "ALLOWED");
  }

  private ResponseEntity<byte[]> doing(Visitor visitor, Runnable change) {
    try {
      change.run();
      return Pages.goTo("/admin/accounts");
    } catch (AccountRefusedException e) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, visitor, e.sentence());
    }
  }

  private ResponseEntity<byte[]> page(HttpStatus status, Visitor visitor, String problem) {
    return pages.page(
        status,
        "accounts",
        new AccountsPage(
            new Frame(visitor, "accounts.title"),
            accounts.standings(),
            settings.oidc().isPresent(),
            problem));
  }
}

package org.blockade.service.web;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's own account. Whatever changes it asks for the password again: a screen may be left alone.
@Controller
class AccountController {

  private static final String SECRET = AccountController.class.getName() + ".secret";

  private final Pages pages;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Sessions sessions;

  AccountController(Pages pages, Accounts accounts, AuditTrail trail, Sessions sessions) {
    this.pages = pages;
    this.accounts = accounts;
    this.trail = trail;
    this.sessions = sessions;
  }

  @Needs(Action.OWN_ACCOUNT)
  @GetMapping("/account")
  ResponseEntity<byte[]> account(Visitor visitor, HttpSession session) {
    return page(HttpStatus.OK, visitor, session, "", "");
  }

  @Needs(Action.OWN_ACCOUNT)
  @PostMapping("/account/password")
  ResponseEntity<byte[]> password(
      @RequestParam String password,
      @RequestParam String another,
      Visitor visitor,
      HttpSession session) {
    return changing(
        password,
        visitor,
        session,
        "account.password-changed",
        name -> {
          accounts.setPassword(name, another);
          sessions.end(name, session.getId());
          note(name, "OWN_PASSWORD");
        });
  }

  @Needs(Action.OWN_ACCOUNT)
  @PostMapping("/account/second-factor")
  ResponseEntity<byte[]> newSecondFactor(
      @RequestParam String password, Visitor visitor, HttpSession session) {
    return changing(
        password, visitor, session, "", name -> session.setAttribute(SECRET, accounts.newSecret()));
  }

  @Needs(Action.OWN_ACCOUNT)
  @PostMapping("/account/second-factor/confirm")
  ResponseEntity<byte[]> confirm(@RequestParam String code, Visitor visitor, HttpSession session) {
    if (!(session.getAttribute(SECRET) instanceof String secret)) {
      throw new NotThereException();
    }
    String name = visitor.signedIn().name();
    try {
      accounts.confirmSecondFactor(name, secret, code);
    } catch (AccountRefusedException e) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, visitor, session, "", e.sentence());
    }
    session.removeAttribute(SECRET);
    note(name, "SECOND_FACTOR_ON");
    return Pages.goTo("/account");
  }

  @Needs(Action.OWN_ACCOUNT)
  @PostMapping("/account/second-factor/remove")
  ResponseEntity<byte[]> remove(
      @RequestParam String password, Visitor visitor, HttpSession session) {
    return changing(
        password,
        visitor,
        session,
        "account.second-factor-removed",
        name -> {
          accounts.removeSecondFactor(name);
          note(name, "SECOND_FACTOR_OFF");
        });
  }

  /// What is done once the password was given.
  @FunctionalInterface
  private interface Change {
    void to(String name);
  }

  private ResponseEntity<byte[]> changing(
      String password, Visitor visitor, HttpSession session, String done, Change change) {
    String name = visitor.signedIn().name();
    if (!accounts.confirms(name, password)) {
      note(name, "OWN_ACCOUNT", "REFUSED");
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          visitor,
          session,
          "",
          new Frame(visitor, "account.title").say("account.wrong-password"));
    }
    try {
      change.to(name);
    } catch (AccountRefusedException e) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, visitor, session, "", e.sentence());
    }
    return page(HttpStatus.OK, visitor, session, done, "");
  }

  private void note(String name, String action) {
    note(name, action, "ALLOWED");
  }

  private void note(String name, String action, String outcome) {
    trail.note(name, action, Optional.empty(), outcome);
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, Visitor visitor, HttpSession session, String done, String problem) {
    String name = visitor.signedIn().name();
    String secret = session.getAttribute(SECRET) instanceof String text ? text : "";
    return pages.page(
        status,
        "account",
        new AccountPage(
            new Frame(visitor, "account.title"),
            accounts.named(name).orElseThrow(NotThereException::new),
            done,
            problem,
            secret,
            secret.isEmpty() ? "" : SecretPicture.of(Accounts.secretAddress(name, secret))));
  }
}

package org.blockade.service.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.Systems;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.FirstLaunch;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks whoever first comes from a record system whether they are the user there: the session here
/// may be a colleague's, and then the two would be joined for good.
@Controller
class JoinController {

  private static final String JOINED = "LAUNCH_USER_JOINED";

  private final Pages pages;
  private final Systems systems;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Desk desk;

  JoinController(Pages pages, Systems systems, Accounts accounts, AuditTrail trail, Desk desk) {
    this.pages = pages;
    this.systems = systems;
    this.accounts = accounts;
    this.trail = trail;
    this.desk = desk;
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping(FirstLaunch.PAGE)
  ResponseEntity<byte[]> ask(HttpSession session, Visitor visitor) {
    return page(HttpStatus.OK, visitor, waiting(session, visitor), "");
  }

  /// Signed with the password, because whoever launched may not be who is signed in here.
  ///
  /// @param base the record system that the page showed
  /// @param user the user that it showed; another launch may wait by now
  @Needs(Action.SEE_WORKLIST)
  @PostMapping(FirstLaunch.PAGE)
  ResponseEntity<byte[]> join(
      @RequestParam String base,
      @RequestParam String user,
      @RequestParam(defaultValue = "") String password,
      HttpSession session,
      Visitor visitor) {
    FirstLaunch first = shown(base, user, session, visitor);
    if (!accounts.confirms(visitor.signedIn().name(), password)) {
      note(first, JOINED, Verdict.REFUSED);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          visitor,
          first,
          new Frame(visitor, "join.title").say("join.wrong-password"));
    }
    FirstLaunch.end(session);
    if (!systems.join(first.asked())) {
      note(first, JOINED, Verdict.REFUSED);
      throw new UnfitException(
          "one of the two was joined with somebody else meanwhile, or the record system is not on"
              + " the list any more");
    }
    note(first, JOINED, Verdict.ALLOWED);
    trail.note(first.asked().account(), "LAUNCHED", first.person(), Verdict.ALLOWED.name());
    return Pages.goTo(FirstLaunch.page(first.person()));
  }

  /// Whoever says no is not who is signed in here, or there; so nobody stays signed in here.
  @Needs(Action.SEE_WORKLIST)
  @PostMapping(FirstLaunch.PAGE + "/no")
  ResponseEntity<byte[]> decline(
      @RequestParam String base,
      @RequestParam String user,
      HttpSession session,
      Visitor visitor,
      HttpServletRequest request)
      throws ServletException {
    note(shown(base, user, session, visitor), "LAUNCH_USER_DECLINED", Verdict.ALLOWED);
    request.logout();
    return Pages.goTo("/sign-in?out");
  }

  private FirstLaunch shown(String base, String user, HttpSession session, Visitor visitor) {
    FirstLaunch first = waiting(session, visitor);
    if (!first.asked().equals(new Systems.LaunchUser(base, visitor.signedIn().name(), user))) {
      throw nothing();
    }
    return first;
  }

  private FirstLaunch waiting(HttpSession session, Visitor visitor) {
    return FirstLaunch.waiting(session, desk.now())
        .filter(first -> first.asked().account().equals(visitor.signedIn().name()))
        .orElseThrow(JoinController::nothing);
  }

  private static UnfitException nothing() {
    return new UnfitException("no launch waits for this; open the person in the record system");
  }

  private void note(FirstLaunch first, String action, Verdict outcome) {
    trail.note(first.asked().account(), action, Optional.of(first.asked().both()), outcome.name());
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, Visitor visitor, FirstLaunch first, String problem) {
    return pages.page(
        status, "join", new JoinPage(new Frame(visitor, "join.title"), first.asked(), problem));
  }
}

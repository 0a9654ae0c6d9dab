package org.blockade.service.web;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.Systems;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.FirstLaunch;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks whoever first comes from a record system whether they are the user there: the session here
/// may be a colleague's, and then the two would be joined for good.
@Controller
class JoinController {

  private final Pages pages;
  private final Systems systems;
  private final AuditTrail trail;

  JoinController(Pages pages, Systems systems, AuditTrail trail) {
    this.pages = pages;
    this.systems = systems;
    this.trail = trail;
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping(FirstLaunch.PAGE)
  ResponseEntity<byte[]> ask(HttpSession session, Visitor visitor) {
    return pages.page(
        "join", new JoinPage(new Frame(visitor, "join.title"), waiting(session, visitor).asked()));
  }

  /// @param base the record system that the page showed
  /// @param user the user that it showed; another launch may wait by now
  @Needs(Action.SEE_WORKLIST)
  @PostMapping(FirstLaunch.PAGE)
  ResponseEntity<byte[]> join(
      @RequestParam String base, @RequestParam String user, HttpSession session, Visitor visitor) {
    FirstLaunch first = waiting(session, visitor);
    String account = visitor.signedIn().name();
    if (!first.asked().equals(new Systems.LaunchUser(base, account, user))) {
      throw nothing();
    }
    FirstLaunch.end(session);
    if (!systems.join(first.asked())) {
      trail.note(account, "LAUNCH_USER_JOINED", Optional.empty(), Verdict.REFUSED.name());
      throw new UnfitException("one of the two was joined with somebody else meanwhile");
    }
    trail.note(account, "LAUNCH_USER_JOINED", Optional.empty(), Verdict.ALLOWED.name());
    trail.note(account, "LAUNCHED", first.person(), Verdict.ALLOWED.name());
    return Pages.goTo(FirstLaunch.page(first.person()));
  }

  private static FirstLaunch waiting(HttpSession session, Visitor visitor) {
    return FirstLaunch.waiting(session)
        .filter(first -> first.asked().account().equals(visitor.signedIn().name()))
        .orElseThrow(JoinController::nothing);
  }

  private static UnfitException nothing() {
    return new UnfitException("no launch waits for this; open the person in the record system");
  }
}

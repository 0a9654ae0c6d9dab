package org.blockade.service.web;

import org.blockade.service.access.AccountRefusedException;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Open;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The first account, or one more for somebody who lost the way in.
@Controller
class SetUpController {

  private final Pages pages;
  private final SetUpLink link;
  private final AuditTrail trail;

  SetUpController(Pages pages, SetUpLink link, AuditTrail trail) {
    this.pages = pages;
    this.link = link;
    this.trail = trail;
  }

  @Open
  @GetMapping("/set-up/{token}")
  ResponseEntity<byte[]> form(@PathVariable String token, Visitor visitor) {
    if (!link.fits(token)) {
      throw new NotThereException();
    }
    return pages.page("set-up", new SetUpPage(new Frame(visitor, "set-up.title"), token, ""));
  }

  @Open
  @PostMapping("/set-up/{token}")
  ResponseEntity<byte[]> make(
      @PathVariable String token,
      @RequestParam String name,
      @RequestParam String password,
      Visitor visitor) {
    try {
      trail.note(
          link.use(token, name, password).name(), "SET_UP", java.util.Optional.empty(), "ALLOWED");
      return Pages.goTo("/sign-in");
    } catch (AccountRefusedException e) {
      return pages.page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "set-up",
          new SetUpPage(new Frame(visitor, "set-up.title"), token, e.sentence()));
    }
  }
}

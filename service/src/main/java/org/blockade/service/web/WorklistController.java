package org.blockade.service.web;

import org.blockade.service.access.Action;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Everybody, by protection and urgency.
@Controller
class WorklistController {

  private final Pages pages;

  WorklistController(Pages pages) {
    this.pages = pages;
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping("/worklist")
  ResponseEntity<byte[]> worklist(Visitor visitor) {
    return pages.page("worklist", new WorklistPage(new Frame(visitor, "worklist.title")));
  }
}

package org.blockade.service.web;

import java.util.List;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who looked at or did what.
@Controller
class AuditController {

  /// Rows of a page, and pages one can turn to. Choices; the file has all.
  private static final int ROWS = 50;

  private static final int PAGES = 10_000;

  /// Rows that are read at one time for the file.
  private static final int CHUNK = 5_000;

  private final Pages pages;
  private final AuditTrail trail;

  AuditController(Pages pages, AuditTrail trail) {
    this.pages = pages;
    this.trail = trail;
  }

  @Needs(Action.SEE_AUDIT)
  @GetMapping("/admin/audit")
  ResponseEntity<byte[]> audit(@RequestParam(defaultValue = "1") int page, Visitor visitor) {
    if (page < 1 || page > PAGES) {
      throw new NotThereException();
    }
    List<AuditTrail.Event> events = trail.newest(ROWS + 1, (page - 1) * ROWS);
    return pages.page(
        "audit",
        new AuditPage(
            new Frame(visitor, "audit.title"),
            events.subList(0, Math.min(ROWS, events.size())),
            page,
            events.size() > ROWS));
  }

  @Needs(Action.SEE_AUDIT)
  @GetMapping("/admin/audit.csv")
  ResponseEntity<byte[]> file() {
    CsvFile file = new CsvFile("when", "account", "action", "about", "outcome");
    long last = Long.MAX_VALUE;
    List<AuditTrail.Event> events = trail.before(last, CHUNK);
    while (!events.isEmpty()) {
      for (AuditTrail.Event event : events) {
        file.row(
            event.occurred().toString(),
            event.account(),
            event.action(),
            event.person().orElse(""),
            event.outcome());
        last = event.number();
      }
      events = trail.before(last, CHUNK);
    }
    return file.answer("audit.csv");
  }
}

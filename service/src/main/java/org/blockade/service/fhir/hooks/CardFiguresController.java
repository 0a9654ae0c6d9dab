package org.blockade.service.fhir.hooks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.blockade.service.access.Action;
import org.blockade.service.clinic.PanelFigures;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How often cards are followed, as a file: an alert that is always overridden is one to take away.
@Controller
class CardFiguresController {

  private final CardBook book;

  CardFiguresController(CardBook book) {
    this.book = book;
  }

  @Needs(Action.SEE_PANEL)
  @GetMapping("/panel/cards.csv")
  ResponseEntity<byte[]> figures() {
    StringBuilder file =
        new StringBuilder("service,card,given,accepted,overridden,unanswered,override rate\r\n");
    for (CardBook.Figures each : book.figures()) {
      long answered = each.accepted() + each.overridden();
      file.append(each.service()).append(',').append(each.kind()).append(',');
      if (each.given() < PanelFigures.LEAST_SHOWN) {
        file.append("withheld,,,,\r\n");
      } else {
        file.append(each.given())
            .append(',')
            .append(each.accepted())
            .append(',')
            .append(each.overridden())
            .append(',')
            .append(each.given() - answered)
            .append(',')
            .append(
                answered == 0
                    ? ""
                    : String.format(Locale.ROOT, "%.2f", (double) each.overridden() / answered))
            .append("\r\n");
      }
    }
    return ResponseEntity.ok()
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"cards.csv\"")
        .body(file.toString().getBytes(StandardCharsets.UTF_8));
  }
}

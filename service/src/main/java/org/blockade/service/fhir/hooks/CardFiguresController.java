package org.blockade.service.fhir.hooks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.clinic.PanelFigures;
import org.blockade.service.clinic.Table;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What became of cards, as files: an alert that is always overridden is one to take away, and what
/// somebody wrote against one may say that the record here is wrong.
@Controller
class CardFiguresController {

  private final CardBook book;
  private final Desk desk;

  CardFiguresController(CardBook book, Desk desk) {
    this.book = book;
    this.desk = desk;
  }

  /// Answers to the cards about one person, with what was written to them.
  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/cards.csv")
  ResponseEntity<byte[]> answers(@PathVariable String person) {
    desk.person(person);
    return csv(
        new Table(
                ExportNotice.text(),
                List.of("time", "system", "card", "outcome", "reason", "comment"),
                book.answersAbout(person).stream()
                    .map(each ->
                        List.of(
                            each.told().toInstant().toString(),
                            each.system(),
                            each.kind(),
                            each.outcome(),
                            each.reason(),
                            each.comment()))
                    .toList())
            .csv());
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
    return csv(file.toString());
  }

  private static ResponseEntity<byte[]> csv(String file) {
    return ResponseEntity.ok()
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"cards.csv\"")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }
}

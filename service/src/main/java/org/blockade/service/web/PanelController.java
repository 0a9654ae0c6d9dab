package org.blockade.service.web;

import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.clinic.PanelFigures;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Figures over everybody. They are counts and no rows of people, as files too, so both ask for the
/// same action.
@Controller
class PanelController {

  private final Pages pages;
  private final Desk desk;

  PanelController(Pages pages, Desk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Needs(Action.SEE_PANEL)
  @GetMapping("/panel")
  ResponseEntity<byte[]> panel(Visitor visitor) {
    return pages.page(
        "panel",
        new PanelPage(
            new Frame(visitor, "panel.title"),
            figures(visitor),
            desk.clinic().model().label(),
            desk.clinic().zone()));
  }

  @Needs(Action.SEE_PANEL)
  @GetMapping("/panel/{figure}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String figure, Visitor visitor) {
    PanelFigures.Figure asked =
        PanelFigures.Figure.ofWord(figure).orElseThrow(NotThereException::new);
    return CsvFile.answer(
        figures(visitor).table(asked, ExportNotice.text()), asked.word() + ".csv");
  }

  /// A row for each person, told apart from nobody.
  @Needs(Action.EXPORT_DEIDENTIFIED)
  @GetMapping("/panel/rows.csv")
  ResponseEntity<byte[]> rows() {
    return CsvFile.answer(desk.panel().rows(ExportNotice.text()), "rows.csv");
  }

  /// Whoever may not see a person gets no small counts.
  private PanelFigures figures(Visitor visitor) {
    return desk.panel().figures(!visitor.signedIn().may(Action.SEE_PERSON));
  }
}

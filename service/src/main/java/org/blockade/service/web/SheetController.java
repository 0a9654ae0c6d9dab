package org.blockade.service.web;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.words.Language;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Open;
import org.blockade.service.handout.SheetPage;
import org.blockade.service.handout.Sheets;
import org.blockade.service.handout.Topic;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Sheets to hand over. They are about nobody, so everybody may have them.
@Controller
class SheetController {

  private final Pages pages;
  private final Sheets sheets = Sheets.standard();

  SheetController(Pages pages) {
    this.pages = pages;
  }

  @Open
  @GetMapping("/sheets")
  ResponseEntity<byte[]> list(Visitor visitor) {
    Map<Topic, String> titles = sheets.titles(visitor.language());
    return pages.page("sheets", new SheetsPage(new Frame(visitor, "sheets.title"), titles));
  }

  @Open
  @GetMapping("/sheets/{topic}")
  ResponseEntity<byte[]> sheet(@PathVariable String topic, Visitor visitor) {
    return pages.page(
        "sheet",
        new OneSheetPage(
            new Frame(visitor, "sheets.title"),
            SheetPage.of(sheet(topic, visitor.language()), false)));
  }

  @Open
  @GetMapping("/sheets/{topic}/print")
  ResponseEntity<byte[]> print(
      @PathVariable String topic,
      @RequestParam Optional<String> large,
      @RequestParam Optional<String> lang,
      Visitor visitor)
      throws IOException {
    Language language = lang.flatMap(Language::ofCode).orElse(visitor.language());
    SheetPage page = SheetPage.of(sheet(topic, language), large.isPresent());
    return Pages.document(page.sheet().topic().word() + "." + language.code(), page::print);
  }

  private org.blockade.service.handout.Sheet sheet(String topic, Language language) {
    return sheets.sheet(Topic.ofWord(topic).orElseThrow(NotThereException::new), language);
  }
}

package org.blockade.service.web;

import java.util.Map;
import org.blockade.service.access.Action;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.EntryIds;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Counselling notes, apart from the record. Whoever may read them may write one.
@Controller
class NotesController {

  private final Pages pages;
  private final Desk desk;
  private final CounsellingNotes notes;

  NotesController(Pages pages, Desk desk, CounsellingNotes notes) {
    this.pages = pages;
    this.desk = desk;
    this.notes = notes;
  }

  @Needs(Action.SEE_COUNSELLING_NOTE)
  @GetMapping("/people/{person}/notes")
  ResponseEntity<byte[]> list(@PathVariable String person, Visitor visitor) {
    return page(HttpStatus.OK, person, new FormValues(Map.of()), visitor);
  }

  @Needs(Action.SEE_COUNSELLING_NOTE)
  @PostMapping("/people/{person}/notes")
  ResponseEntity<byte[]> write(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    requireKnown(person);
    FormValues form = new FormValues(fields);
    String text = form.passage("content", "notes.missing", CounsellingNotes.LONGEST);
    if (!form.sound()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, person, form, visitor);
    }
    if (!notes.add(EntryIds.checked(form.of("id")), person, visitor.signedIn().name(), text)) {
      throw new UnfitException("this form was used for another note; open the page again");
    }
    return Pages.goTo("/people/" + person + "/notes");
  }

  private void requireKnown(String person) {
    if (desk.entries(person).isEmpty()) {
      throw new NotThereException();
    }
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, String person, FormValues form, Visitor visitor) {
    requireKnown(person);
    return pages.page(
        status,
        "notes",
        new NotesPage(
            new Frame(visitor, "notes.title"),
            person,
            notes.of(person),
            form,
            EntryIds.next(),
            desk.clinic().zone()));
  }
}

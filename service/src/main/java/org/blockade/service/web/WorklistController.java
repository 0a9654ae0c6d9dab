package org.blockade.service.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.clinic.Flag;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody, by protection and urgency. A search names somebody, so it is sent in a form and
/// stands in no address.
@Controller
class WorklistController {

  private final Pages pages;
  private final Desk desk;

  WorklistController(Pages pages, Desk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping("/worklist")
  ResponseEntity<byte[]> worklist(
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(defaultValue = "") List<String> flag,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "1") String page,
      Visitor visitor) {
    return page(visitor, filter("", state, flag, due), page);
  }

  @Needs(Action.SEE_WORKLIST)
  @PostMapping("/worklist")
  ResponseEntity<byte[]> search(
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(defaultValue = "") List<String> flag,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "1") String page,
      Visitor visitor) {
    return page(visitor, filter(words, state, flag, due), page);
  }

  @Needs(Action.SEE_WORKLIST)
  @GetMapping("/worklist.csv")
  ResponseEntity<byte[]> csv() {
    return CsvFile.answer(
        desk.worklist().table(ExportNotice.text(), desk.clinic().zone()), "worklist.csv");
  }

  /// Names and days of visits: what the front desk needs, and no more.
  @Needs(Action.SEE_APPOINTMENTS)
  @GetMapping("/appointments")
  ResponseEntity<byte[]> appointments(
      @RequestParam(defaultValue = "1") String page, Visitor visitor) {
    Frame frame = new Frame(visitor, "appointments.title");
    return pages.page(
        "appointments",
        new AppointmentsPage(
            frame, desk.worklist(), WorklistPage.part(page, desk.worklist().rows().size())));
  }

  private ResponseEntity<byte[]> page(Visitor visitor, Worklist.Filter filter, String page) {
    Worklist all = desk.worklist();
    Worklist found = all.matching(filter);
    return pages.page(
        "worklist",
        new WorklistPage(
            new Frame(visitor, "worklist.title"),
            all.counts(),
            all.waiting(),
            all.waitingBehind(filter),
            found,
            filter,
            WorklistPage.part(page, found.rows().size()),
            desk.clinic().zone()));
  }

  private static Worklist.Filter filter(
      String words, List<String> states, List<String> flags, String due) {
    Set<ProtectionState> wanted = EnumSet.noneOf(ProtectionState.class);
    for (String word : states) {
      if (!word.isEmpty()) {
        wanted.add(
            Arrays.stream(ProtectionState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UnfitException("a state is one of those in the list")));
      }
    }
    Set<Flag> flagged = EnumSet.noneOf(Flag.class);
    for (String word : flags) {
      if (!word.isEmpty()) {
        flagged.add(
            Arrays.stream(Flag.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new UnfitException("a flag is one of those in the list")));
      }
    }
    OptionalInt days =
        due.isBlank() ? OptionalInt.empty() : OptionalInt.of(Form.whole("days", due, 0, 365));
    return new Worklist.Filter(words, wanted, days, flagged);
  }
}

package org.blockade.service.web;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.service.access.Action;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.clinic.PersonId;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.handout.PersonalLines;
import org.blockade.service.handout.WalletCard;
import org.blockade.service.handout.WalletCards;
import org.blockade.simulator.drug.DrugCatalogue;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One person: who it is, protection now and ahead, plan, what is on record.
@Controller
class PeopleController {

  private static final int MOST_DAYS = 90;

  private final Pages pages;
  private final Desk desk;
  private final RegimenReader words = new RegimenReader(DrugCatalogue.standard());
  private final SecureRandom random = new SecureRandom();

  PeopleController(Pages pages, Desk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Needs(Action.REGISTER_PERSON)
  @GetMapping("/people/new")
  ResponseEntity<byte[]> registration(Visitor visitor) {
    return pages.page("new-person", new NewPersonPage(new Frame(visitor, "new.title")));
  }

  @Needs(Action.REGISTER_PERSON)
  @PostMapping("/people/new")
  ResponseEntity<byte[]> register(
      @RequestParam String entry,
      @RequestParam String family,
      @RequestParam String given,
      @RequestParam String birth,
      @RequestParam(defaultValue = "") String chart,
      Visitor visitor) {
    String person = PersonId.next(random);
    desk.record(
        desk.recording()
            .registration(
                desk.firstPen(entry, person, visitor.signedIn()),
                family.strip(),
                given.strip(),
                Form.day("birth date", birth),
                Form.text(chart)));
    return Pages.goTo(
        new Frame(visitor, "new.title").may(Action.SEE_PERSON)
            ? "/people/" + person + "/start"
            : "/appointments");
  }

  /// Where a record system leads that shows somebody who is not known here.
  @Needs(Action.SEE_WORKLIST)
  @GetMapping("/people/not-on-record")
  ResponseEntity<byte[]> notOnRecord(Visitor visitor) {
    return pages.page(
        "not-on-record", new NotOnRecordPage(new Frame(visitor, "not-on-record.title")));
  }

  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}")
  ResponseEntity<byte[]> person(
      @PathVariable String person,
      @RequestParam(defaultValue = "") String recorded,
      Visitor visitor) {
    PersonView view = desk.person(person);
    return pages.page(
        "person",
        PersonPage.of(
            visitor,
            view,
            Undo.of(view, recorded, visitor.signedIn(), desk.now()),
            Optional.empty(),
            desk));
  }

  /// The curve, and what a supposition would do to it.
  ///
  /// @param in days from today to the next injection
  /// @param skip whether it is left out
  /// @param tablets days of tablets, one a day from today on
  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/curve.json")
  ResponseEntity<byte[]> curve(
      @PathVariable String person,
      @RequestParam(defaultValue = "") String in,
      @RequestParam(defaultValue = "") String skip,
      @RequestParam(defaultValue = "") String tablets) {
    ProtectionReport report =
        supposition(person, in, skip, tablets)
            .map(asked -> desk.whatIf(person, asked, understood(asked)))
            .orElseGet(() -> desk.person(person).protection());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(CurveJson.of(report, desk.clinic().bands().fadingFrom()));
  }

  private Optional<String> supposition(String person, String in, String skip, String tablets) {
    if (!tablets.isBlank()) {
      int days = Form.whole("days of tablets", tablets, 0, MOST_DAYS);
      return days == 0 ? Optional.empty() : Optional.of("add 50 mg oral q24h x " + days);
    }
    if (!skip.isBlank()) {
      return Optional.of("skip next injection");
    }
    if (in.isBlank()) {
      return Optional.empty();
    }
    int days = Form.whole("days to the next injection", in, 0, MOST_DAYS);
    Optional<Long> pastDue = desk.person(person).row().visit().map(visit -> visit.daysPastDue());
    // Today is now: the time of day at which it is due may have passed.
    if (pastDue.isEmpty() || days == 0) {
      return Optional.of(
          "add " + (int) desk.clinic().injections().labelledAmount().milligrams() + " mg xr-im");
    }
    long late = pastDue.get() + days;
    return Optional.of(
        late == 0
            ? "next injection on time"
            : "next injection " + StrictMath.abs(late) + (late > 0 ? " d late" : " d early"));
  }

  private WhatIf understood(String asked) {
    return switch (words.readWhatIf(asked)) {
      case WhatIfReading.Read read -> read.whatIf();
      case WhatIfReading.Refused refused -> throw new UnfitException(refused.message());
    };
  }

  /// Everything about a person, to print or to hand over; what leaves the clinic is a disclosure,
  /// which is recorded on its own page.
  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/print")
  ResponseEntity<byte[]> print(@PathVariable String person, Visitor visitor) {
    PersonView view = desk.person(person);
    return pages.page(
        "person-print",
        new PersonPrintPage(
            PersonPage.of(visitor, view, Optional.empty(), Optional.empty(), desk),
            ExportNotice.text()));
  }

  /// The card for the wallet, without anything of the person but the medicine and its dates.
  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/card")
  ResponseEntity<byte[]> card(@PathVariable String person, Visitor visitor) throws IOException {
    WalletCard card =
        WalletCards.in(visitor.language())
            .card(
                desk.person(person).protection(),
                new PersonalLines(
                    new PersonalLines.Name.NotShown(), Optional.empty(), Optional.empty()))
            .orElseThrow(() ->
                new UnfitException("no naltrexone is on record, so there is nothing on a card"));
    return Pages.document("card", card::print);
  }
}

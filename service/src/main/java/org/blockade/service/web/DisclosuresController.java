package org.blockade.service.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.access.AccessPolicy;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentRecord;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.JournalConsents;
import org.blockade.service.access.Verdict;
import org.blockade.service.desk.EntryIds;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Journal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was told about a person to somebody outside of the clinic, and telling something. It rests
/// on a consent that names the recipient, or their class, or on an emergency.
@Controller
class DisclosuresController {

  private static final String EMERGENCY = "emergency";

  private final Pages pages;
  private final Journal journal;
  private final JournalConsents consents;
  private final Clock clock;
  private final DateTimeFormatter local;

  DisclosuresController(
      Pages pages, Journal journal, JournalConsents consents, Clock clock, WebSettings settings) {
    this.pages = pages;
    this.journal = journal;
    this.consents = consents;
    this.clock = clock;
    this.local =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(settings.zone());
  }

  @Needs(Action.SEE_PERSON)
  @GetMapping("/people/{person}/disclosures")
  ResponseEntity<byte[]> list(@PathVariable String person, Visitor visitor) {
    return page(HttpStatus.OK, "disclosures", person, visitor, new FormValues(Map.of()));
  }

  @Needs(Action.DISCLOSE)
  @PostMapping("/people/{person}/disclosures")
  ResponseEntity<byte[]> disclose(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    FormValues form = new FormValues(fields);
    String recipient = form.text("recipient", "disclosures.recipient-missing");
    String affiliation = form.text("affiliation", "disclosures.affiliation-missing");
    String discloser = form.text("discloser", "disclosures.discloser-missing");
    String nature = form.text("nature", "disclosures.nature-missing");
    String purpose = form.text("purpose", "disclosures.purpose-missing");
    Optional<String> consent = basis(form, record(person), person, visitor.signedIn());
    if (!form.sound()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, "disclosures", person, visitor, form);
    }
    append(
        form,
        person,
        visitor,
        new Content.Disclosed(recipient, affiliation, discloser, nature, purpose, consent));
    return Pages.goTo("/people/" + person + "/disclosures");
  }

  /// The consent that a disclosure rests on; empty in an emergency that runs, and where the form is
  /// refused.
  private Optional<String> basis(
      FormValues form, ConsentRecord record, String person, Account account) {
    String chosen = form.of("basis");
    if (chosen.equals(EMERGENCY)) {
      if (consents.emergencyUntil(person, account.name()).isEmpty()) {
        form.refuse("basis", "disclosures.basis-missing");
      }
      return Optional.empty();
    }
    for (ConsentRecord.Given each : record.inForce(clock.instant())) {
      List<String> recipients = each.content().recipients();
      for (int i = 0; i < recipients.size(); i++) {
        if (chosen.equals(value(each, i))) {
          boolean named = same(recipients.get(i), form.of("recipient"));
          if (!named && !form.ticked("of-class")) {
            form.refuse("of-class", "disclosures.not-named");
          }
          return Optional.of(each.entry().id());
        }
      }
    }
    form.refuse("basis", "disclosures.basis-missing");
    return Optional.empty();
  }

  private static boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  private static String value(ConsentRecord.Given each, int recipient) {
    return each.entry().id() + "#" + recipient;
  }

  @Needs(Action.BREAK_GLASS)
  @GetMapping("/people/{person}/emergency")
  ResponseEntity<byte[]> emergency(@PathVariable String person, Visitor visitor) {
    return page(HttpStatus.OK, EMERGENCY, person, visitor, new FormValues(Map.of()));
  }

  /// All that 42 CFR 2.51(c) asks for is asked for before anything is told.
  @Needs(Action.BREAK_GLASS)
  @PostMapping("/people/{person}/emergency")
  ResponseEntity<byte[]> declare(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    FormValues form = new FormValues(fields);
    String reason = form.text("purpose", "emergency.reason-missing");
    String recipient = form.text("recipient", "disclosures.recipient-missing");
    String affiliation = form.text("affiliation", "disclosures.affiliation-missing");
    String discloser = form.text("discloser", "disclosures.discloser-missing");
    String nature = form.text("nature", "emergency.nature-missing");
    record(person);
    if (!form.sound()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, EMERGENCY, person, visitor, form);
    }
    append(
        form,
        person,
        visitor,
        new Content.Disclosed(recipient, affiliation, discloser, nature, reason, Optional.empty()));
    return Pages.goTo("/people/" + person + "/disclosures");
  }

  private void append(FormValues form, String person, Visitor visitor, Content content) {
    journal.append(
        new Draft(
            EntryIds.checked(form.of("id")),
            person,
            visitor.signedIn().name(),
            ConsentsController.versions(),
            content),
        clock);
  }

  private ConsentRecord record(String person) {
    return consents.record(person).orElseThrow(NotThereException::new);
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, String template, String person, Visitor visitor, FormValues form) {
    ConsentRecord record = record(person);
    Account account = visitor.signedIn();
    Optional<Instant> until = consents.emergencyUntil(person, account.name());
    return pages.page(
        status,
        template,
        new DisclosuresPage(
            new Frame(visitor, template + ".title"),
            person,
            record.disclosures().reversed().stream().map(each -> row(each, local)).toList(),
            AccessPolicy.decide(account.roles(), Action.DISCLOSE, consents.of(person, account))
                == Verdict.ALLOWED,
            account.may(Action.BREAK_GLASS),
            choices(record, until),
            until.map(local::format),
            record.restrictions().stream()
                .filter(each -> each.content().agreed())
                .map(each -> each.content().request())
                .toList(),
            ExportNotice.text(),
            form,
            EntryIds.next()));
  }

  private List<DisclosuresPage.Choice> choices(ConsentRecord record, Optional<Instant> until) {
    List<DisclosuresPage.Choice> choices = new ArrayList<>();
    for (ConsentRecord.Given each : record.inForce(clock.instant())) {
      String key =
          switch (each.content().covers()) {
            case RECORD -> "consents.covers-record";
            case COUNSELLING_NOTES -> "consents.covers-notes";
          };
      for (int i = 0; i < each.content().recipients().size(); i++) {
        choices.add(
            new DisclosuresPage.Choice(value(each, i), key, each.content().recipients().get(i)));
      }
    }
    until.ifPresent(end ->
        choices.add(
            new DisclosuresPage.Choice(EMERGENCY, "disclosures.emergency", local.format(end))));
    return choices;
  }

  static DisclosuresPage.Row row(ConsentRecord.Made each, DateTimeFormatter local) {
    Content.Disclosed content = each.content();
    return new DisclosuresPage.Row(
        local.format(each.entry().recorded()),
        each.entry().person(),
        content.recipient(),
        content.affiliation(),
        content.discloser(),
        content.nature(),
        content.purpose(),
        each.emergency(),
        each.review().map(Content.Reviewed::note).orElse(""),
        each.entry().id());
  }
}

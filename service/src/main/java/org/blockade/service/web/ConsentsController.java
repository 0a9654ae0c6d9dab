package org.blockade.service.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentRecord;
import org.blockade.service.access.JournalConsents;
import org.blockade.service.desk.EntryIds;
import org.blockade.service.desk.NotThereException;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.Versions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Consents of a person: given on paper, recorded here with every element that 42 CFR 2.31 asks
/// for, and taken back.
@Controller
class ConsentsController {

  private final Pages pages;
  private final Journal journal;
  private final JournalConsents consents;
  private final Clock clock;
  private final ZoneId zone;
  private final DateTimeFormatter day;

  ConsentsController(
      Pages pages, Journal journal, JournalConsents consents, Clock clock, WebSettings settings) {
    this.pages = pages;
    this.journal = journal;
    this.consents = consents;
    this.clock = clock;
    this.zone = settings.zone();
    this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(zone);
  }

  /// Consents and what is disclosed are the work of people: no model and no rule had a part in it.
  static Versions versions() {
    return new Versions("none", "none", JournalConsents.policy());
  }

  @Needs(Action.RECORD_CONSENT)
  @GetMapping("/people/{person}/consents")
  ResponseEntity<byte[]> list(@PathVariable String person, Visitor visitor) {
    return page(HttpStatus.OK, person, visitor, new FormValues(Map.of()));
  }

  @Needs(Action.RECORD_CONSENT)
  @PostMapping("/people/{person}/consents")
  ResponseEntity<byte[]> give(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    record(person);
    FormValues form = new FormValues(fields);
    Optional<Content.ConsentGiven> given = given(form);
    if (given.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, person, visitor, form);
    }
    append(EntryIds.checked(form.of("id")), person, visitor, given.get());
    return Pages.goTo("/people/" + person + "/consents");
  }

  private Optional<Content.ConsentGiven> given(FormValues form) {
    Optional<Content.ConsentGiven.Covers> covers =
        switch (form.of("covers")) {
          case "record" -> Optional.of(Content.ConsentGiven.Covers.RECORD);
          case "counselling-notes" -> Optional.of(Content.ConsentGiven.Covers.COUNSELLING_NOTES);
          default -> Optional.empty();
        };
    if (covers.isEmpty()) {
      form.refuse("covers", "consents.covers-missing");
    }
    String information = form.text("information", "consents.information-missing");
    String discloser = form.text("discloser", "consents.discloser-missing");
    List<String> recipients = form.lines("recipients", "consents.recipients-missing");
    String purpose = form.text("purpose", "consents.purpose-missing");
    Optional<Instant> expires = expires(form);
    form.must("revocation", "consents.revocation-missing");
    Set<Information> opens = opens(form);
    if (covers.filter(Content.ConsentGiven.Covers.COUNSELLING_NOTES::equals).isPresent()
        && !opens.isEmpty()) {
      form.refuse("opens", "consents.opens-notes");
    }
    boolean redisclosure = form.must("redisclosure", "consents.redisclosure-missing");
    String signer = form.text("signer", "consents.signer-missing");
    Optional<Instant> signed = signed(form);
    if (signed.isPresent() && expires.filter(end -> !end.isAfter(signed.get())).isPresent()) {
      form.refuse("expires", "consents.expires-before");
    }
    if (!form.sound() || covers.isEmpty() || signed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Content.ConsentGiven(
            purpose,
            discloser,
            recipients,
            information,
            expires,
            signed.get(),
            JournalConsents.policy(),
            redisclosure,
            covers.get(),
            Optional.of(new Content.ConsentGiven.Signature(signer, true)),
            opens));
  }

  private static Set<Information> opens(FormValues form) {
    EnumSet<Information> opens = EnumSet.noneOf(Information.class);
    for (Information each : Information.values()) {
      if (form.ticked(ConsentsPage.field(each))) {
        opens.add(each);
      }
    }
    return opens;
  }

  /// It ends with the day that is named.
  private Optional<Instant> expires(FormValues form) {
    if (form.of("expires").isEmpty()) {
      form.must("no-end", "consents.expires-missing");
      return Optional.empty();
    }
    if (form.ticked("no-end")) {
      form.refuse("expires", "consents.expires-both");
    }
    return form.day("expires", "form.day")
        .map(last -> last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /// The consent counts from the beginning of the day on which it was signed.
  private Optional<Instant> signed(FormValues form) {
    Optional<LocalDate> signed = form.day("signed", "consents.signed-missing");
    if (signed
        .filter(last -> last.isAfter(LocalDate.ofInstant(clock.instant(), zone)))
        .isPresent()) {
      form.refuse("signed", "consents.signed-later");
    }
    return signed.map(each -> each.atStartOfDay(zone).toInstant());
  }

  @Needs(Action.RECORD_CONSENT)
  @PostMapping("/people/{person}/consents/revoke")
  ResponseEntity<byte[]> takeBack(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    FormValues form = new FormValues(fields);
    boolean there =
        record(person).consents().stream()
            .anyMatch(each -> each.entry().id().equals(form.of("consent")));
    if (!there) {
      throw new UnfitException("no such consent of this person is on record");
    }
    append(
        EntryIds.checked(form.of("id")),
        person,
        visitor,
        new Content.ConsentRevoked(form.of("consent")));
    return Pages.goTo("/people/" + person + "/consents");
  }

  @Needs(Action.RECORD_CONSENT)
  @PostMapping("/people/{person}/restrictions")
  ResponseEntity<byte[]> restrict(
      @PathVariable String person, @RequestParam Map<String, String> fields, Visitor visitor) {
    record(person);
    FormValues form = new FormValues(fields);
    String request = form.text("request", "restriction.request-missing");
    String answer = form.text("answer", "restriction.answer-missing");
    String agreed = form.of("agreed");
    if (!agreed.equals("yes") && !agreed.equals("no")) {
      form.refuse("agreed", "restriction.agreed-missing");
    }
    if (!form.sound()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, person, visitor, form);
    }
    append(
        EntryIds.checked(form.of("id")),
        person,
        visitor,
        new Content.RestrictionAsked(request, agreed.equals("yes"), answer));
    return Pages.goTo("/people/" + person + "/consents");
  }

  private void append(String id, String person, Visitor visitor, Content content) {
    journal.append(new Draft(id, person, visitor.signedIn().name(), versions(), content), clock);
  }

  private ConsentRecord record(String person) {
    return consents.record(person).orElseThrow(NotThereException::new);
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, String person, Visitor visitor, FormValues form) {
    ConsentRecord record = record(person);
    Instant now = clock.instant();
    return pages.page(
        status,
        "consents",
        new ConsentsPage(
            new Frame(visitor, "consents.title"),
            person,
            record.consents().reversed().stream().map(each -> row(each, now)).toList(),
            record.restrictions().reversed().stream()
                .map(each ->
                    new ConsentsPage.Restriction(
                        day.format(each.entry().recorded()),
                        each.content().request(),
                        each.content().agreed(),
                        each.content().answer()))
                .toList(),
            record.known(),
            form,
            EntryIds.next()));
  }

  private ConsentsPage.Row row(ConsentRecord.Given each, Instant now) {
    Content.ConsentGiven content = each.content();
    String state =
        each.inForce(now)
            ? "consents.in-force"
            : each.ended().isPresent() ? "consents.taken-back" : "consents.over";
    return new ConsentsPage.Row(
        switch (content.covers()) {
          case RECORD -> "consents.covers-record";
          case COUNSELLING_NOTES -> "consents.covers-notes";
        },
        content.purpose(),
        content.discloser(),
        content.recipients(),
        content.information(),
        content.opens(),
        day.format(content.signed()),
        // The last day on which it counts.
        content.expires().map(end -> day.format(end.minusNanos(1))).orElse(""),
        content.signature().map(Content.ConsentGiven.Signature::by).orElse(""),
        content.policy(),
        state,
        each.ended().isPresent() ? "" : each.entry().id());
  }
}

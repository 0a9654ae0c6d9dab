package org.blockade.service.web;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.access.Action;
import org.blockade.service.access.ConsentRecord;
import org.blockade.service.access.JournalConsents;
import org.blockade.service.desk.EntryIds;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.EntryKind;
import org.blockade.service.journal.Journal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What left the clinic, about everybody: the account that 42 CFR 2.25 asks for, emergencies that
/// wait for a second look, and restrictions that people asked for.
@Controller
class PrivacyController {

  /// Rows of a page. A choice.
  private static final int ROWS = 50;

  private static final int CHUNK = 1_000;

  private final Pages pages;
  private final Journal journal;
  private final JournalConsents consents;
  private final Clock clock;
  private final DateTimeFormatter local;

  PrivacyController(
      Pages pages, Journal journal, JournalConsents consents, Clock clock, WebSettings settings) {
    this.pages = pages;
    this.journal = journal;
    this.consents = consents;
    this.clock = clock;
    this.local =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(settings.zone());
  }

  @Needs(Action.REVIEW_DISCLOSURES)
  @GetMapping("/privacy")
  ResponseEntity<byte[]> privacy(
      @RequestParam(defaultValue = "9223372036854775807") long before, Visitor visitor) {
    List<ConsentRecord.Made> all = disclosures();
    List<ConsentRecord.Made> from =
        all.stream().filter(each -> each.entry().number() < before).toList();
    List<ConsentRecord.Made> shown = from.subList(0, Math.min(ROWS, from.size()));
    List<DisclosuresPage.Row> waiting =
        all.reversed().stream()
            .filter(each -> each.emergency() && each.review().isEmpty())
            .map(each -> DisclosuresController.row(each, local))
            .toList();
    return pages.page(
        "privacy",
        new PrivacyPage(
            new Frame(visitor, "privacy.title"),
            waiting,
            shown.stream().map(each -> DisclosuresController.row(each, local)).toList(),
            restrictions(),
            from.size() > ROWS ? shown.getLast().entry().number() : 0,
            waiting.stream().map(each -> EntryIds.next()).toList()));
  }

  /// A review is about one emergency, and stays.
  @Needs(Action.REVIEW_DISCLOSURES)
  @PostMapping("/privacy/reviews")
  ResponseEntity<byte[]> review(@RequestParam Map<String, String> fields, Visitor visitor) {
    FormValues form = new FormValues(fields);
    ConsentRecord.Made made =
        disclosures().stream()
            .filter(each -> each.emergency() && each.entry().id().equals(form.of("disclosure")))
            .findFirst()
            .orElseThrow(() -> new UnfitException("no such emergency is on record"));
    String note = form.text("note", "privacy.note-missing");
    if (!form.sound()) {
      throw new UnfitException("a review needs a note of what was found, on one line");
    }
    journal.append(
        new Draft(
            EntryIds.checked(form.of("id")),
            made.entry().person(),
            visitor.signedIn().name(),
            ConsentsController.versions(),
            new Content.Reviewed(made.entry().id(), note)),
        clock);
    return Pages.goTo("/privacy");
  }

  @Needs(Action.REVIEW_DISCLOSURES)
  @GetMapping("/privacy/disclosures.csv")
  ResponseEntity<byte[]> file() {
    CsvFile file =
        new CsvFile(
            "when",
            "person",
            "recipient",
            "affiliation",
            "discloser",
            "nature",
            "purpose",
            "consent",
            "review");
    for (ConsentRecord.Made each : disclosures()) {
      Content.Disclosed content = each.content();
      file.row(
          each.entry().recorded().toString(),
          each.entry().person(),
          content.recipient(),
          content.affiliation(),
          content.discloser(),
          content.nature(),
          content.purpose(),
          content.consent().orElse("emergency"),
          each.review().map(Content.Reviewed::note).orElse(""));
    }
    return file.answer("disclosures.csv");
  }

  /// All disclosures, the newest first.
  private List<ConsentRecord.Made> disclosures() {
    Map<String, Content.Reviewed> reviews = new HashMap<>();
    for (Entry entry : all(EntryKind.PRIVACY)) {
      if (entry.content() instanceof Content.Reviewed review) {
        reviews.put(review.disclosure(), review);
      }
    }
    List<ConsentRecord.Made> made = new ArrayList<>();
    for (Entry entry : all(EntryKind.DISCLOSURE)) {
      if (entry.content() instanceof Content.Disclosed content) {
        made.add(
            new ConsentRecord.Made(entry, content, Optional.ofNullable(reviews.get(entry.id()))));
      }
    }
    return made;
  }

  /// Those that stand: a person's other entries may undo one.
  private List<PrivacyPage.Restriction> restrictions() {
    return all(EntryKind.PRIVACY).stream()
        .filter(entry -> entry.content() instanceof Content.RestrictionAsked)
        .map(Entry::person)
        .distinct()
        .flatMap(person -> consents.record(person).stream())
        .flatMap(record -> record.restrictions().stream())
        .map(each ->
            new PrivacyPage.Restriction(
                local.format(each.entry().recorded()),
                each.entry().person(),
                each.content().request(),
                each.content().agreed(),
                each.content().answer()))
        .toList();
  }

  private List<Entry> all(EntryKind kind) {
    List<Entry> all = new ArrayList<>();
    List<Entry> part = journal.newestOf(kind, Long.MAX_VALUE, CHUNK);
    while (!part.isEmpty()) {
      all.addAll(part);
      part = journal.newestOf(kind, part.getLast().number(), CHUNK);
    }
    return all;
  }
}

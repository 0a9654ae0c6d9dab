package org.blockade.service.clinic;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;

/// What the tests of this package share.
final class Clinics {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  static final ClinicModel MODEL = new ClinicModel(NextInjection.standard(), ZONE, "test");

  static final Recording RECORDING = new Recording(MODEL);

  static final Instant NOW = Instant.parse("2026-03-20T15:20:00Z");

  private Clinics() {}

  static Journal journal(Path folder) {
    return Journal.open(new Database.Folder(folder.resolve("journal")));
  }

  /// A worklist on which everybody is computed.
  static Roster roster(Journal journal, Instant now) {
    Roster roster = Roster.open(journal, MODEL, now, done -> {});
    roster.refresh(now);
    return roster;
  }

  /// Appends what a form came to.
  static List<Entry> append(Journal journal, Recording.Drafted drafted, Instant when) {
    return switch (drafted) {
      case Recording.Drafted.Ready(List<Draft> drafts) ->
          journal.append(drafts, Clock.fixed(when, ZoneOffset.UTC));
      case Recording.Drafted.Refused(String sentence) -> throw new AssertionError(sentence);
    };
  }

  static Recording.Pen pen(Journal journal, String id, String person, Instant now) {
    return new Recording.Pen(id, person, "nurse", journal.entriesOf(person), now);
  }

  static Entry decide(Journal journal, String id, String person, Content content, Instant when) {
    return journal.append(
        new Draft(id, person, "nurse", MODEL.versions(), content),
        Clock.fixed(when, ZoneOffset.UTC));
  }

  static Recording.InjectionForm injection(
      Instant given, Optional<org.blockade.protocol.facts.Side> side) {
    return new Recording.InjectionForm(
        given,
        380,
        side,
        Optional.empty(),
        Optional.of("L1"),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}

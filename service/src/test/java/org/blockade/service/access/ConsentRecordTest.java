package org.blockade.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.Kind;
import org.blockade.service.journal.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRecordTest {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder = Path.of("");

  private final SetClock clock = new SetClock();

  private static final class SetClock extends Clock {

    private Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static Content.ConsentGiven consent(
      Content.ConsentGiven.Covers covers, Optional<Instant> expires) {
    return new Content.ConsentGiven(
        "treatment",
        "the clinic",
        List.of("Dr. Wu", "my treating providers"),
        "dates of injections",
        expires,
        NOW,
        "v",
        true,
        covers,
        Optional.of(new Content.ConsentGiven.Signature("the person", true)),
        Set.of());
  }

  private static Content.Disclosed emergency() {
    return new Content.Disclosed(
        "Dr. Wu", "General Hospital", "nurse", "overdose", "unconscious", Optional.empty());
  }

  /// Entries without a database, an hour apart where nothing else is said.
  private static final class Story {

    private final List<Entry> entries = new ArrayList<>();

    Story say(String id, String author, Instant at, Content content) {
      return raw(id, content.kind().orElseThrow().word(), author, at, payload(content));
    }

    Story raw(String id, String kind, String author, Instant at, String payload) {
      entries.add(
          new Entry(
              entries.size() + 1,
              id,
              kind,
              "p",
              author,
              at,
              new Versions("m", "p", "r"),
              payload,
              Entry.NOTHING));
      return this;
    }

    private static String payload(Content content) {
      return switch (content) {
        case Content.ConsentRevoked(String consent) ->
            "{\"revoked\":{\"consent\":\"" + consent + "\"}}";
        case Content.Corrected(String of, String reason) ->
            "{\"of\":\"" + of + "\",\"reason\":\"" + reason + "\"}";
        case Content.Disclosed disclosed ->
            "{\"affiliation\":\"a\",\"consent\":null,\"discloser\":\"d\",\"nature\":\"n\","
                + "\"purpose\":\"p\",\"recipient\":\"r\"}";
        default ->
            "{\"given\":{\"discloser\":\"d\",\"expires\":null,\"information\":\"i\",\"policy\":\"v\",\"purpose\":\"p\",\"recipients\":[\"Dr."
                + " Wu\"],\"redisclosure_stated\":true,\"signed\":\"2026-03-02T15:00:00Z\"}}";
      };
    }

    ConsentRecord record() {
      return ConsentRecord.of(entries);
    }
  }

  private static Story given() {
    return new Story()
        .say("c", "ana", NOW, consent(Content.ConsentGiven.Covers.RECORD, Optional.empty()));
  }

  @Test
  void aConsentCountsUntilItIsTakenBackAndNeverAgain() {
    assertThat(given().record().inForce(NOW)).hasSize(1);
    assertThat(given().record().inForce(NOW.minusSeconds(1))).as("before it was signed").isEmpty();
    Story taken = given().say("r", "ana", NOW.plus(HOUR), new Content.ConsentRevoked("c"));
    assertThat(taken.record().inForce(NOW.plus(HOUR))).isEmpty();
    taken.say("k", "ana", NOW.plus(HOUR), new Content.Corrected("r", "by mistake"));
    assertThat(taken.record().inForce(NOW.plus(HOUR)))
        .as("a correction of the taking back")
        .isEmpty();
  }

  @Test
  void aConsentThatWasWrongDoesNotCount() {
    assertThat(
            given()
                .say("k", "ana", NOW.plus(HOUR), new Content.Corrected("c", "of another person"))
                .record()
                .inForce(NOW.plus(HOUR)))
        .isEmpty();
  }

  @Test
  void noConsentCountsWhereSomethingUnknownMayTakeItBack() {
    for (String kind : List.of("consent", "correction", "privacy", "something-new")) {
      ConsentRecord record = given().raw("x", kind, "ana", NOW, "{\"new\":1}").record();
      assertThat(record.known()).as(kind).isFalse();
      assertThat(record.inForce(NOW)).as(kind).isEmpty();
    }
    assertThat(given().raw("x", "fact", "ana", NOW, "{\"new\":1}").record().inForce(NOW))
        .as("a fact of a newer version")
        .hasSize(1);
  }

  @Test
  void anEmergencyRunsAnHourForWhoDeclaredItAndIsNotMadeLonger() {
    Story story = new Story().say("e", "ana", NOW, emergency());
    ConsentRecord record = story.record();
    assertThat(record.emergencyUntil("ana", NOW, HOUR)).contains(NOW.plus(HOUR));
    assertThat(record.emergencyUntil("ben", NOW, HOUR)).isEmpty();
    assertThat(record.emergencyUntil("ana", NOW.plus(HOUR), HOUR)).isEmpty();
    story.say("f", "ana", NOW.plus(HOUR).minusSeconds(1), emergency());
    assertThat(story.record().emergencyUntil("ana", NOW.plus(HOUR), HOUR))
        .as("after another disclosure within the hour")
        .isEmpty();
    story.say("g", "ana", NOW.plus(HOUR), emergency());
    assertThat(story.record().emergencyUntil("ana", NOW.plus(HOUR), HOUR))
        .as("after it was declared again")
        .contains(NOW.plus(HOUR).plus(HOUR));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatStandsIsReadFromTheJournalAndIsNeverOld(Kind kind) {
    Account ana = new Account("ana", Set.of(Role.NURSE), false, false);
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      JournalConsents consents = new JournalConsents(journal, clock);
      assertThat(consents.record("p")).isEmpty();
      assertThat(consents.of("p", ana)).containsExactly(ConsentState.NONE);
      Instant end = NOW.plus(Duration.ofDays(1));
      append(journal, "c", "p", consent(Content.ConsentGiven.Covers.RECORD, Optional.of(end)));
      append(
          journal,
          "n",
          "p",
          consent(Content.ConsentGiven.Covers.COUNSELLING_NOTES, Optional.empty()));
      append(journal, "o", "q", emergency());
      assertThat(consents.of("p", ana))
          .containsExactlyInAnyOrder(ConsentState.TREATMENT, ConsentState.COUNSELLING_NOTES);
      assertThat(consents.of("q", ana)).containsExactly(ConsentState.EMERGENCY);
      append(journal, "r", "p", new Content.ConsentRevoked("n"));
      assertThat(consents.of("p", ana)).containsExactly(ConsentState.TREATMENT);
      clock.now = end;
      assertThat(consents.of("p", ana)).as("at its end").containsExactly(ConsentState.NONE);
      assertThat(consents.of("q", ana)).as("a day later").containsExactly(ConsentState.NONE);
    }
  }

  private void append(Journal journal, String id, String person, Content content) {
    journal.append(
        new Draft(id, person, "ana", new Versions("none", "none", "none"), content), clock);
  }

  @Test
  void aConsentNamesSomebodyByWhateverCase() {
    ConsentRecord.Given given = given().record().consents().getFirst();
    assertThat(given.names(" dr. wu ")).isTrue();
    assertThat(given.names("Dr. W")).isFalse();
  }
}

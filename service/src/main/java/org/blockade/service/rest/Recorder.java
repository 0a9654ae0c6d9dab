package org.blockade.service.rest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.blockade.service.clinic.Recording;
import org.blockade.service.desk.Desk;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Records what was sent once, however often it is sent. The key of a request is the id of its
/// entry, so the journal itself knows what was recorded under it: nothing else is kept.
final class Recorder {

  static final String KEY = "Idempotency-Key";

  /// What the key is for.
  static final String KEY_SAYS =
      "A UUID, new for each thing to record and the same when it is sent again: it is recorded once.";

  static final String REPLAYED = "Idempotent-Replayed";

  private final Desk desk;
  private final Caller caller;

  Recorder(Desk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  /// What was recorded.
  ///
  /// @param again whether it had been before
  record Outcome(List<Entry> entries, boolean again) {}

  /// Makes the entries of a request.
  @FunctionalInterface
  interface Drafting {
    /// What the request comes to, written with this pen.
    Recording.Drafted with(Recording.Pen pen);
  }

  /// The key of a request.
  static String key(@Nullable String key) {
    if (key != null && key.strip().matches("\"?[0-9a-fA-F-]{36}\"?")) {
      try {
        return UUID.fromString(key.strip().replace("\"", "")).toString();
      } catch (IllegalArgumentException e) {
        throw noKey();
      }
    }
    throw noKey();
  }

  private static ProblemException noKey() {
    return new ProblemException(
        Problem.of(
            Problem.Type.KEY_MISSING,
            HttpStatus.BAD_REQUEST,
            "send Idempotency-Key: a new UUID for each thing to record, the same one when it is sent"
                + " again"));
  }

  /// Records what a request comes to.
  ///
  /// @param seen number of the last entry that the caller has seen
  /// @throws ProblemException if the rules refuse it, or the key was used for something else
  Outcome record(String key, String person, Optional<Long> seen, Drafting drafting) {
    Recording.Pen pen = desk.firstPen(key, person, caller.account());
    List<Entry> before =
        pen.entries().stream()
            .filter(entry -> entry.id().equals(key) || entry.id().startsWith(key + "-"))
            .toList();
    if (!before.isEmpty()) {
      return new Outcome(again(pen, before, drafting), true);
    }
    if (desk.entryOf(key).isPresent() || desk.entryOf(key + "-1").isPresent()) {
      throw usedForSomethingElse();
    }
    return switch (drafting.with(pen)) {
      case Recording.Drafted.Ready ready -> new Outcome(desk.record(ready, person, seen), false);
      case Recording.Drafted.Refused refused -> throw refused(refused.sentence(), Map.of());
    };
  }

  /// What was sent is drafted once more as things stood then, and has to come to the entries that
  /// are there.
  private static List<Entry> again(Recording.Pen pen, List<Entry> before, Drafting drafting) {
    Entry first = before.getFirst();
    Recording.Pen then =
        new Recording.Pen(
            pen.id(),
            pen.person(),
            pen.author(),
            pen.entries().stream().filter(entry -> entry.number() < first.number()).toList(),
            first.recorded());
    List<Draft> drafts =
        switch (drafting.with(then)) {
          case Recording.Drafted.Ready ready -> ready.drafts();
          case Recording.Drafted.Refused refused -> List.of();
        };
    boolean same =
        drafts.size() == before.size()
            && IntStream.range(0, drafts.size())
                .allMatch(index -> isSame(drafts.get(index), before.get(index)));
    if (!same) {
      throw usedForSomethingElse();
    }
    return before;
  }

  /// All but when it was recorded.
  private static boolean isSame(Draft draft, Entry entry) {
    return draft.id().equals(entry.id())
        && draft.author().equals(entry.author())
        && says(draft.content()).equals(says(entry.content()));
  }

  private static Object says(Content content) {
    return content instanceof Content.FactStated stated
        ? List.of(
            stated.axis().momentOf(stated.fact().occurred()).toInstant(),
            stated.fact().source(),
            stated.fact().statement())
        : content;
  }

  private static ProblemException usedForSomethingElse() {
    return new ProblemException(
        Problem.of(
            Problem.Type.KEY_USED_FOR_SOMETHING_ELSE,
            HttpStatus.UNPROCESSABLE_CONTENT,
            "something else was recorded under this Idempotency-Key; take a new one"));
  }

  /// The rules do not take it.
  static ProblemException refused(String sentence, Map<String, Object> more) {
    return new ProblemException(
        new Problem(
            Problem.Type.REFUSED_BY_THE_RULES, HttpStatus.UNPROCESSABLE_CONTENT, sentence, more));
  }

  /// The answer to what was recorded.
  ResponseEntity<Answers.Recorded> answer(
      String person, Outcome outcome, Optional<Answers.Triage> triage) {
    return ResponseEntity.created(URI.create(PeopleApi.PEOPLE + "/" + person))
        .eTag(Tag.of(desk, person))
        .header(REPLAYED, Boolean.toString(outcome.again()).toLowerCase(Locale.ROOT))
        .body(Answers.Recorded.of(person, outcome.entries(), triage));
  }
}

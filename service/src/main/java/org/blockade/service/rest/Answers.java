package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.clinic.Flag;
import org.blockade.service.clinic.PersonView;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.TimelineItem;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.door.Sight;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.EntryKind;
import org.blockade.service.journal.Information;
import tools.jackson.databind.JsonNode;

/// What this interface answers with.
final class Answers {

  /// States that screening comes to, from anything on record.
  private static final Set<ProtectionState> OF_SCREENING =
      EnumSet.of(ProtectionState.STARTING, ProtectionState.WAITING);

  /// Kinds of entries that a program sees: the treatment. Who agreed to what, and what was
  /// disclosed to whom, is for people.
  private static final Set<String> SHOWN =
      Set.of(
          EntryKind.PERSON.word(),
          EntryKind.FACT.word(),
          EntryKind.DECISION.word(),
          EntryKind.OVERRIDE.word(),
          EntryKind.CORRECTION.word());

  private Answers() {}

  /// When protection is lost if no further dose is given.
  record Until(
      @Schema(description = "In 5 of 100 people like this; null: not within the time looked at.")
          Optional<Instant> early5percent,
      @Schema(description = "In the typical person.") Optional<Instant> typical,
      @Schema(description = "In 95 of 100.") Optional<Instant> late95percent) {}

  /// The next injection.
  record Visit(
      @Schema(description = "Day on which it is due.") LocalDate due,
      @JsonProperty("pastDue_d") @Schema(description = "Days since then; below 0 before it.")
          long pastDue,
      @Schema(
              description =
                  "What an injection now would be; null where it is withheld, as opioids may be why.")
          Optional<NextInjection.Timing> timing,
      @Schema(description = "Side; null where that of the last one is not known.")
          Optional<Side> side,
      @Schema(description = "What a visit now would come to; null where it is withheld.")
          Optional<String> decision) {}

  /// The last liver test.
  record LiverTest(
      @Schema(description = "Day of the test.") LocalDate day,
      @Schema(
              description =
                  "The higher of the enzymes, as a multiple of the upper limit of normal.")
          double highestMultipleOfUpperLimit) {}

  /// One person on the list.
  @Schema(name = "PersonRow")
  record Row(
      @Schema(description = "The person's id.") String id,
      @Schema(description = "Family name; null for somebody who was not registered.")
          Optional<String> familyName,
      @Schema(description = "Given name.") Optional<String> givenName,
      @Schema(description = "Day of birth.") Optional<LocalDate> birthDate,
      @Schema(description = "Number of the chart elsewhere.") Optional<String> chartNumber,
      @Schema(
              description =
                  "Where the person stands; null where it is withheld. Take unknown as unprotected.")
          Optional<ProtectionState> state,
      @Schema(
              description =
                  "When protection is lost; null where nothing protects or it is not known.")
          Optional<Until> protectedUntil,
      @Schema(description = "The next injection; null where none is on record.")
          Optional<Visit> nextInjection,
      @Schema(description = "Day before which a first dose is too early.")
          Optional<LocalDate> waitUntil,
      @Schema(description = "What is to be found out.") List<String> openChecks,
      @Schema(description = "The last liver test.") Optional<LiverTest> lastLiverTest,
      @Schema(description = "What holds a dose, also a first one.") Optional<String> hold,
      @Schema(description = "What has to be seen at once.") Set<Flag> flags,
      @Schema(
              description =
                  "Whether it was computed yet; where not, whatever is null or empty is not known, and"
                      + " not \"none\".")
          boolean computed,
      @Schema(
              description =
                  "What no consent opens to the caller; whatever tells of it is null or left out.")
          Set<Information> withheld,
      @Schema(description = "The time for which this holds.") Instant asOf) {

    static Row of(WorklistRow row, Sight sight) {
      boolean treatment = sight.shows(Set.of(Information.NALTREXONE));
      boolean opioids = sight.shows(Set.of(Information.SUBSTANCE_USE));
      boolean whole = sight.shows(Information.WHOLE_RECORD);
      Optional<Content.Registered> who =
          row.registered().filter(each -> sight.shows(Set.of(Information.IDENTITY)));
      return new Row(
          row.person(),
          who.map(Content.Registered::familyName),
          who.map(Content.Registered::givenName),
          who.map(Content.Registered::birthDate),
          who.flatMap(Content.Registered::chartNumber),
          Optional.of(row.state())
              .filter(each -> whole || (treatment && !OF_SCREENING.contains(each))),
          row.protectedUntil()
              .filter(each -> treatment)
              .map(until -> new Until(until.early(), until.typical(), until.late())),
          row.visit()
              .filter(each -> sight.shows(Set.of(Information.NALTREXONE, Information.APPOINTMENTS)))
              .map(visit ->
                  new Visit(
                      visit.due(),
                      visit.daysPastDue(),
                      Optional.of(visit.timing()).filter(each -> opioids),
                      visit.side(),
                      Optional.of(visit.decision()).filter(each -> whole))),
          row.waitUntil().filter(each -> whole),
          whole ? row.openChecks() : List.of(),
          row.lastLiverTest()
              .filter(each -> sight.shows(Set.of(Information.HEALTH)))
              .map(test -> new LiverTest(test.day(), test.highest())),
          row.hold().filter(each -> whole),
          row.flags().stream()
              .filter(each -> sight.shows(each.tells()))
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class))),
          !row.isWaiting(),
          sight.withheld(),
          row.asOf());
    }
  }

  /// A page of the list.
  record People(
      @Schema(description = "In the order of their ids.") List<Row> people,
      @Schema(description = "What to send as `cursor` for the next page; null on the last one.")
          Optional<String> next,
      @Schema(description = "The time for which the states hold.") Instant asOf,
      @Schema(
              description =
                  "The notice of 42 CFR 2.32 where this is a disclosure; null within the clinic.")
          Optional<String> disclosureNotice) {}

  /// An entry of the record, in short.
  record Item(
      @Schema(description = "The entry's id.") String id,
      @Schema(description = "Its number.") long number,
      @Schema(description = "When it was so.") Instant time,
      @Schema(description = "When it was recorded.") Instant recorded,
      @Schema(description = "Who recorded it.") String author,
      @Schema(description = "Its kind.") String kind,
      @Schema(description = "What it says.") String words,
      @Schema(description = "Whether a later entry undid it.") boolean corrected,
      @Schema(description = "Number of the entry that it undoes or overrides.")
          Optional<Long> about) {

    private static Item of(TimelineItem item) {
      return new Item(
          item.id(),
          item.number(),
          item.when(),
          item.recorded(),
          item.author(),
          item.kind(),
          item.words(),
          item.corrected(),
          item.about());
    }
  }

  /// One person.
  record Person(
      @Schema(description = "As on the list.") Row person,
      @Schema(
              description =
                  "Protection now and ahead, as `blockade forecast --json` has it, without the curve:"
                      + " model, interval between people, what is not known.")
          Optional<JsonNode> protection,
      @Schema(
              description =
                  "What to do, when, by whom, with rule and source, as `blockade plan --json` has it;"
                      + " null, as protection is, where something is withheld.")
          Optional<Map<String, Object>> plan,
      @Schema(description = "What is on record about the treatment, the latest first.")
          List<Item> record,
      @Schema(
              description =
                  "Entries of another version, which do not count: the record is not whole.")
          int entriesNotUnderstood,
      @Schema(description = "What is wrong with the entries as a whole.") List<String> problems,
      @Schema(description = "Virtual people behind the numbers.") int virtualPeople,
      @Schema(
              description =
                  "The notice of 42 CFR 2.32 where this is a disclosure; null within the clinic.")
          Optional<String> disclosureNotice) {

    static Person of(
        PersonView view,
        JsonNode protection,
        Map<String, Object> plan,
        Sight sight,
        Optional<String> notice) {
      boolean whole = sight.shows(Information.WHOLE_RECORD);
      return new Person(
          Row.of(view.row(), sight),
          Optional.of(protection).filter(each -> whole),
          Optional.of(plan).filter(each -> whole),
          view.timeline().stream()
              .filter(item -> SHOWN.contains(item.kind()))
              .filter(item -> sight.shows(item.tells()))
              .map(Item::of)
              .toList(),
          view.notUnderstood().size(),
          // Their words tell of consents and disclosures.
          whole || view.problems().isEmpty() ? view.problems() : List.of("the record is not whole"),
          view.subjects(),
          notice);
    }
  }

  /// An entry that was made.
  record Made(
      @Schema(
              description =
                  "Its id: the Idempotency-Key, with a number behind it where several were made.")
          String id,
      @Schema(description = "Its number.") long number,
      @Schema(description = "When it was recorded.") Instant recorded) {

    static Made of(Entry entry) {
      return new Made(entry.id(), entry.number(), entry.recorded());
    }
  }

  /// What a symptom means.
  record Triage(
      @Schema(description = "1 self-care to 5 emergency.") int tier,
      @Schema(description = "The tier in a word.") String word,
      @Schema(description = "What it means and what to do, line by line.") List<String> lines) {}

  /// What was recorded.
  record Recorded(
      @Schema(description = "The person's id.") String person,
      @Schema(description = "The entries that were made.") List<Made> entries,
      @Schema(description = "What a symptom means; null for anything else.")
          Optional<Triage> triage) {

    static Recorded of(String person, List<Entry> entries, Optional<Triage> triage) {
      return new Recorded(person, entries.stream().map(Made::of).toList(), triage);
    }
  }
}

package org.blockade.service.rest;

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
      @Says("In 5 of 100 people like this; null: not within the time looked at.")
          Optional<Instant> early5percent,
      @Says("In the typical person.") Optional<Instant> typical,
      @Says("In 95 of 100.") Optional<Instant> late95percent) {}

  /// The next injection.
  record Visit(
      @Says("Day on which it is due.") LocalDate due,
      @Says(value = "Days since then; below 0 before it.", name = "pastDue_d") long pastDue,
      @Says("What an injection now would be.") NextInjection.Timing timing,
      @Says("Side; null where that of the last one is not known.") Optional<Side> side,
      @Says("What a visit now would come to; null where it is withheld.")
          Optional<String> decision) {}

  /// The last liver test.
  record LiverTest(
      @Says("Day of the test.") LocalDate day,
      @Says("The higher of the enzymes, as a multiple of the upper limit of normal.")
          double highestMultipleOfUpperLimit) {}

  /// One person on the list.
  record Row(
      @Says("The person's id.") String id,
      @Says("Family name; null for somebody who was not registered.") Optional<String> familyName,
      @Says("Given name.") Optional<String> givenName,
      @Says("Day of birth.") Optional<LocalDate> birthDate,
      @Says("Number of the chart elsewhere.") Optional<String> chartNumber,
      @Says("Where the person stands; null where it is withheld. Take unknown as unprotected.")
          Optional<ProtectionState> state,
      @Says("When protection is lost; null where nothing protects or it is not known.")
          Optional<Until> protectedUntil,
      @Says("The next injection; null where none is on record.") Optional<Visit> nextInjection,
      @Says("Day before which a first dose is too early.") Optional<LocalDate> waitUntil,
      @Says("What is to be found out.") List<String> openChecks,
      @Says("The last liver test.") Optional<LiverTest> lastLiverTest,
      @Says("What holds a further dose.") Optional<String> hold,
      @Says("What has to be seen at once.") Set<Flag> flags,
      @Says("What no consent opens to the caller; whatever tells of it is null or left out.")
          Set<Information> withheld,
      @Says("The time for which this holds.") Instant asOf) {

    static Row of(WorklistRow row, Sight sight) {
      boolean treatment = sight.shows(Set.of(Information.NALTREXONE));
      boolean whole = sight.shows(Information.WHOLE_RECORD);
      Optional<Content.Registered> who =
          row.registered().filter(each -> sight.shows(Set.of(Information.IDENTITY)));
      return new Row(
          row.person(),
          who.map(Content.Registered::familyName),
          who.map(Content.Registered::givenName),
          who.map(Content.Registered::birthDate),
          who.flatMap(Content.Registered::chartNumber),
          Optional.of(row.state()).filter(each -> treatment),
          row.protectedUntil()
              .filter(each -> treatment)
              .map(until -> new Until(until.early(), until.typical(), until.late())),
          row.visit()
              .filter(each -> sight.shows(Set.of(Information.NALTREXONE, Information.APPOINTMENTS)))
              .map(visit ->
                  new Visit(
                      visit.due(),
                      visit.daysPastDue(),
                      visit.timing(),
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
          sight.withheld(),
          row.asOf());
    }
  }

  /// A page of the list.
  record People(
      @Says("In the order of their ids.") List<Row> people,
      @Says("What to send as `cursor` for the next page; null on the last one.")
          Optional<String> next,
      @Says("The time for which the states hold.") Instant asOf,
      @Says("The notice of 42 CFR 2.32 where this is a disclosure; null within the clinic.")
          Optional<String> disclosureNotice) {}

  /// An entry of the record, in short.
  record Item(
      @Says("The entry's id.") String id,
      @Says("Its number.") long number,
      @Says("When it was so.") Instant time,
      @Says("When it was recorded.") Instant recorded,
      @Says("Who recorded it.") String author,
      @Says("Its kind.") String kind,
      @Says("What it says.") String words,
      @Says("Whether a later entry undid it.") boolean corrected,
      @Says("Number of the entry that it undoes or overrides.") Optional<Long> about) {

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
      @Says("As on the list.") Row person,
      @Says(
              "Protection now and ahead, as `blockade forecast --json` has it, without the curve:"
                  + " model, interval between people, what is not known.")
          Optional<JsonNode> protection,
      @Says(
              "What to do, when, by whom, with rule and source, as `blockade plan --json` has it;"
                  + " null, as protection is, where something is withheld.")
          Optional<Map<String, Object>> plan,
      @Says("What is on record about the treatment, the latest first.") List<Item> record,
      @Says("Entries of another version, which do not count: the record is not whole.")
          int entriesNotUnderstood,
      @Says("What is wrong with the entries as a whole.") List<String> problems,
      @Says("Virtual people behind the numbers.") int virtualPeople,
      @Says("The notice of 42 CFR 2.32 where this is a disclosure; null within the clinic.")
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
          view.problems(),
          view.subjects(),
          notice);
    }
  }

  /// An entry that was made.
  record Made(
      @Says("Its id: the Idempotency-Key, with a number behind it where several were made.")
          String id,
      @Says("Its number.") long number,
      @Says("When it was recorded.") Instant recorded) {

    static Made of(Entry entry) {
      return new Made(entry.id(), entry.number(), entry.recorded());
    }
  }

  /// What a symptom means.
  record Triage(
      @Says("1 self-care to 5 emergency.") int tier,
      @Says("The tier in a word.") String word,
      @Says("What it means and what to do, line by line.") List<String> lines) {}

  /// What was recorded.
  record Recorded(
      @Says("The person's id.") String person,
      @Says("The entries that were made.") List<Made> entries,
      @Says("What a symptom means; null for anything else.") Optional<Triage> triage) {

    static Recorded of(String person, List<Entry> entries, Optional<Triage> triage) {
      return new Recorded(person, entries.stream().map(Made::of).toList(), triage);
    }
  }
}

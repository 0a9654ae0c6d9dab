package org.blockade.service.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Drafts and entries for tests.
final class Entries {

  static final Instant ORIGIN = Instant.parse("2026-03-01T09:00:00Z");

  static final TimeAxis.Calendar AXIS = new TimeAxis.Calendar(ORIGIN, ZoneOffset.UTC);

  static final Versions VERSIONS = new Versions("naltrexone-1", "abc", "rules-1");

  /// Words that no message may repeat.
  static final String SECRET = "Zebulon";

  private Entries() {}

  static Draft draft(String id, Content content) {
    return new Draft(id, SECRET + "-7", "nurse " + SECRET, VERSIONS, content);
  }

  /// The same about another person.
  static Draft of(String person, Draft draft) {
    return new Draft(draft.id(), person, draft.author(), draft.versions(), draft.content());
  }

  static Content.FactStated fact(String id, double hours, Statement statement) {
    return new Content.FactStated(
        AXIS, Fact.of(id, new ModelTime(hours), Source.OBSERVED, statement));
  }

  static Draft injection(String id, double days) {
    return draft(
        id,
        fact(
            id,
            24 * days,
            AboutTreatment.NaltrexoneGiven.injection(
                Mass.ofMilligrams(380), Optional.of(Side.LEFT))));
  }

  static Draft symptom(String id) {
    return draft(id, fact(id, 1, new AboutHealth.Symptom("told of " + SECRET)));
  }

  static Content.ConsentGiven consent(Optional<Instant> expires) {
    return new Content.ConsentGiven(
        "treatment",
        "the clinic",
        List.of("my treating providers"),
        "dates of injections",
        expires,
        ORIGIN,
        "2026-02",
        true,
        Content.ConsentGiven.Covers.RECORD,
        Optional.of(new Content.ConsentGiven.Signature("the person", true)),
        Set.of(Information.NALTREXONE));
  }

  static Content.Disclosed disclosure(Optional<String> consent) {
    return new Content.Disclosed(
        "Dr. Wu", "General Hospital", "nurse", "emergency", "treatment", consent);
  }

  /// One content of every kind.
  static List<Content> oneOfEach() {
    return List.of(
        fact("e1", 2, new AboutHealth.Age(44)),
        new Content.DecisionMade("next-injection", "proceed", List.of("on time", "liver tests")),
        new Content.Overridden("e2", "wait", "the person asked for it"),
        new Content.Corrected("e1", "wrong person"),
        consent(Optional.of(ORIGIN.plusSeconds(1))),
        new Content.ConsentRevoked("e5"),
        disclosure(Optional.of("e5")),
        registered("Zoë"),
        new Content.Reviewed("e7", "it was needed"),
        new Content.RestrictionAsked("no word to the insurer", true, "agreed to in writing"));
  }

  static Content.Registered registered(String givenName) {
    return new Content.Registered(
        "Example", givenName, LocalDate.of(1985, 2, 28), Optional.of("17/B"));
  }

  /// A chain, made without a database.
  static List<Entry> chain(List<Draft> drafts) {
    List<Entry> entries = new ArrayList<>();
    for (Draft draft : drafts) {
      int number = entries.size() + 1;
      entries.add(
          Journal.entry(
              draft,
              number,
              number == 1 ? Entry.NOTHING : entries.getLast().hash(),
              ORIGIN.plusSeconds(number)));
    }
    return entries;
  }
}

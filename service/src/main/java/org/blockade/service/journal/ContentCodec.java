package org.blockade.service.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.service.journal.RecordCodec.NotUnderstoodException;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// What an entry says, as its payload and back.
final class ContentCodec {

  private static final String STATEMENT = "statement";
  private static final String CONSENT = "consent";
  private static final String GIVEN = "given";
  private static final String REVOKED = "revoked";
  private static final String REVIEWED = "reviewed";
  private static final String RESTRICTION = "restriction";

  /// Fields of a consent that the first version did not have, as they stand for its entries.
  private static final Map<String, Json> NOT_ASKED_AT_FIRST =
      Map.of("covers", new Json.Text("record"), "signature", new Json.Nothing());

  /// What the versions before this one did not ask: a consent of theirs opens nothing to a machine.
  private static final String OPENS = "opens";

  private ContentCodec() {}

  /// A fact without what the entry says already (the id) and what has a form of its own.
  record Told(TimeAxis.Calendar axis, ModelTime occurred, ModelTime recorded, Source source) {}

  static Json write(Content content) {
    return switch (content) {
      case Content.Registered registered -> RecordCodec.write(registered);
      case Content.FactStated(TimeAxis.Calendar axis, Fact fact) ->
          with(
              RecordCodec.write(new Told(axis, fact.occurred(), fact.recorded(), fact.source())),
              STATEMENT,
              StatementCodec.write(fact.statement()));
      case Content.DecisionMade decision -> RecordCodec.write(decision);
      case Content.Overridden override -> RecordCodec.write(override);
      case Content.Corrected correction -> RecordCodec.write(correction);
      case Content.ConsentGiven given -> new Json.Fields(Map.of(GIVEN, RecordCodec.write(given)));
      case Content.ConsentRevoked revoked ->
          new Json.Fields(Map.of(REVOKED, RecordCodec.write(revoked)));
      case Content.Disclosed disclosed -> RecordCodec.write(disclosed);
      case Content.Reviewed review -> new Json.Fields(Map.of(REVIEWED, RecordCodec.write(review)));
      case Content.RestrictionAsked restriction ->
          new Json.Fields(Map.of(RESTRICTION, RecordCodec.write(restriction)));
      case Content.NotUnderstood unknown ->
          throw new IllegalArgumentException(
              "what is not understood cannot be recorded; the version that wrote it can");
    };
  }

  private static Json with(Json.Fields fields, String name, Json value) {
    Map<String, Json> all = new TreeMap<>(fields.values());
    all.put(name, value);
    return new Json.Fields(all);
  }

  /// What an entry says, as far as this version understands it.
  static Content read(String id, String kind, String payload) {
    Optional<EntryKind> known = EntryKind.ofWord(kind);
    if (known.isEmpty()) {
      return new Content.NotUnderstood("a kind of entry that this version does not know");
    }
    Optional<Json> json = JsonText.read(payload);
    if (json.isEmpty()) {
      return new Content.NotUnderstood("a payload that is no JSON");
    }
    try {
      return read(id, known.get(), json.get());
    } catch (NotUnderstoodException | IllegalArgumentException e) {
      String why = e instanceof NotUnderstoodException ? e.getMessage() : null;
      return new Content.NotUnderstood(
          why == null ? "a value that this version does not allow" : why);
    }
  }

  private static Content read(String id, EntryKind kind, Json json) {
    return switch (kind) {
      case PERSON -> RecordCodec.read(Content.Registered.class, json);
      case FACT -> fact(id, json);
      case DECISION -> RecordCodec.read(Content.DecisionMade.class, json);
      case OVERRIDE -> RecordCodec.read(Content.Overridden.class, json);
      case CORRECTION -> RecordCodec.read(Content.Corrected.class, json);
      case CONSENT -> consent(json);
      case DISCLOSURE -> RecordCodec.read(Content.Disclosed.class, json);
      case PRIVACY -> privacy(json);
    };
  }

  private static Content fact(String id, Json json) {
    if (!(json instanceof Json.Fields(Map<String, Json> fields))) {
      throw new NotUnderstoodException("a fact without fields");
    }
    Map<String, Json> rest = new TreeMap<>(fields);
    Json statement = rest.remove(STATEMENT);
    if (statement == null) {
      throw new NotUnderstoodException("a fact without a statement");
    }
    Told told = RecordCodec.read(Told.class, new Json.Fields(rest));
    return new Content.FactStated(
        told.axis(),
        new Fact(
            id, told.occurred(), told.recorded(), told.source(), StatementCodec.read(statement)));
  }

  private static Content consent(Json json) {
    if (json instanceof Json.Fields(Map<String, Json> fields) && fields.size() == 1) {
      Json given = fields.get(GIVEN);
      if (given != null) {
        return RecordCodec.read(Content.ConsentGiven.class, completed(given));
      }
      Json revoked = fields.get(REVOKED);
      if (revoked != null) {
        return RecordCodec.read(Content.ConsentRevoked.class, revoked);
      }
    }
    throw new NotUnderstoodException(
        "a " + CONSENT + " that is neither " + GIVEN + " nor " + REVOKED);
  }

  /// An entry of the first version has none of the later fields, one of the second all but the
  /// last, one of this version all.
  private static Json completed(Json given) {
    if (!(given instanceof Json.Fields(Map<String, Json> fields)) || fields.containsKey(OPENS)) {
      return given;
    }
    Map<String, Json> all = new TreeMap<>(fields);
    all.put(OPENS, new Json.Items(List.of()));
    if (NOT_ASKED_AT_FIRST.keySet().stream().noneMatch(fields::containsKey)) {
      all.putAll(NOT_ASKED_AT_FIRST);
    }
    return new Json.Fields(all);
  }

  private static Content privacy(Json json) {
    if (json instanceof Json.Fields(Map<String, Json> fields) && fields.size() == 1) {
      Json reviewed = fields.get(REVIEWED);
      if (reviewed != null) {
        return RecordCodec.read(Content.Reviewed.class, reviewed);
      }
      Json restriction = fields.get(RESTRICTION);
      if (restriction != null) {
        return RecordCodec.read(Content.RestrictionAsked.class, restriction);
      }
    }
    throw new NotUnderstoodException(
        "an entry about privacy that is neither " + REVIEWED + " nor " + RESTRICTION);
  }
}

package org.blockade.service.fhir.hooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.AccessPolicy;
import org.blockade.service.access.Account;
import org.blockade.service.access.Action;
import org.blockade.service.access.Consents;
import org.blockade.service.access.Verdict;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.desk.Desk;
import org.blockade.service.fhir.smart.KnownPeople;
import org.blockade.service.journal.Content;
import tools.jackson.databind.JsonNode;

/// Finds whom a call is about, and what may be said about them to whoever asks.
final class Subjects {

  private final Desk desk;
  private final Consents consents;
  private final PrefetchFacts facts;

  Subjects(Desk desk, Consents consents, PrefetchFacts facts) {
    this.desk = desk;
    this.consents = consents;
    this.facts = facts;
  }

  /// Whom a call is about. A person who may not be seen is not there: the answer is the same as for
  /// somebody who is not on record.
  Subject of(HookService service, HookCall call, Account caller, Optional<Instant> surgery) {
    List<String> missing =
        service.prefetch().keySet().stream().filter(key -> call.sent(key).isEmpty()).toList();
    Optional<String> person = person(call).filter(id -> access(caller, id) != Access.NONE);
    PrefetchFacts.Read read = facts.of(call, desk.clinic().zone());
    return new Subject(
        person,
        desk.stand(person.orElse(nobody(call)), read.told(), surgery),
        person.flatMap(id ->
            desk.worklist().rows().stream()
                .filter(row -> row.person().equals(id))
                .findFirst()
                .map(WorklistRow::state)),
        missing,
        read.notUnderstood());
  }

  /// What somebody may know of a person.
  enum Access {
    NONE,
    /// Within the clinic that treats.
    OWN,
    /// Outside of it, while a consent or an emergency stands.
    DISCLOSURE
  }

  /// What whoever asks may know.
  Access access(Account caller, String person) {
    Set<org.blockade.service.access.ConsentState> states = consents.of(person, caller);
    if (AccessPolicy.decide(caller.roles(), Action.SEE_PERSON, states) == Verdict.ALLOWED) {
      return Access.OWN;
    }
    return AccessPolicy.decide(caller.roles(), Action.DISCLOSE, states) == Verdict.ALLOWED
        ? Access.DISCLOSURE
        : Access.NONE;
  }

  /// The person here: by the id itself, or by an identifier that is the chart number, where the
  /// birth date is the same.
  private Optional<String> person(HookCall call) {
    Optional<JsonNode> patient =
        call.sent(HookService.PATIENT)
            .filter(each -> each.path("id").asString("").equals(call.patient()));
    Optional<WorklistRow> own =
        desk.worklist().rows().stream()
            .filter(row -> row.person().equals(call.patient()))
            .findFirst();
    if (own.isPresent()) {
      return own.filter(row -> !contradicts(row, patient)).map(WorklistRow::person);
    }
    return patient.flatMap(each -> KnownPeople.byChart(desk.worklist().rows(), each));
  }

  private static boolean contradicts(WorklistRow row, Optional<JsonNode> patient) {
    Optional<String> born =
        patient.map(each -> each.path("birthDate").asString("")).filter(text -> !text.isEmpty());
    Optional<String> here =
        row.registered().map(Content.Registered::birthDate).map(Object::toString);
    return born.isPresent() && here.isPresent() && !born.equals(here);
  }

  /// What stands for somebody who is not on record here: it tells nothing of the id elsewhere.
  static String nobody(HookCall call) {
    return fingerprint("elsewhere " + call.patient());
  }

  /// Under which name cards about somebody are kept.
  static String key(Subject subject, HookCall call, Account caller) {
    return subject.person().orElseGet(() -> fingerprint(caller.name() + " " + call.patient()));
  }

  private static String fingerprint(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

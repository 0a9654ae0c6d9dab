package org.blockade.service.fhir.hooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.access.Account;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.door.Sight;
import org.blockade.service.fhir.code.Sha256;
import org.blockade.service.fhir.smart.KnownPeople;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Information;
import tools.jackson.databind.JsonNode;

/// Finds whom a call is about, and what may be said about them to whoever asks.
final class Subjects {

  private final Desk desk;
  private final PersonDoor door;
  private final PrefetchFacts facts;
  private final KnownPeople known;

  Subjects(Desk desk, PersonDoor door, PrefetchFacts facts, KnownPeople known) {
    this.desk = desk;
    this.door = door;
    this.facts = facts;
    this.known = known;
  }

  /// Whom a call is about. A person who may not be seen is not there: the answer is the same as for
  /// somebody who is not on record.
  Subject of(HookService service, HookCall call, Account caller, Optional<Instant> surgery) {
    List<String> missing =
        service.prefetch().keySet().stream().filter(key -> !call.answered(key)).toList();
    Optional<String> named = person(call);
    // Every card about somebody here says where naltrexone stands.
    Optional<Sight> sight =
        named
            .flatMap(id -> door.sight(caller, id))
            .filter(each -> each.shows(Set.of(Information.NALTREXONE)));
    Optional<String> person = named.filter(id -> sight.isPresent());
    PrefetchFacts.Read read = facts.of(call, desk.clinic().zone());
    return new Subject(
        person,
        sight,
        desk.stand(person.orElse(nobody(call)), read.told(), surgery),
        missing,
        read.notUnderstood());
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
    return patient.flatMap(each -> known.byChart(desk.worklist().rows(), each));
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
    return Sha256.of("elsewhere " + call.patient());
  }

  /// Under which name cards about somebody are kept.
  static String key(Subject subject, HookCall call, Account caller) {
    return subject.person().orElseGet(() -> Sha256.of(caller.name() + " " + call.patient()));
  }
}

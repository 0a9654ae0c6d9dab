package org.blockade.service.fhir.hooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.clinic.Stand;
import org.blockade.service.fhir.read.BundleReader;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.drug.DrugCatalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes facts of what was sent along with a call: it is read as a Bundle of the person.
final class PrefetchFacts {

  /// Resources of one kind that are read. A choice; 50 are asked for.
  private static final int MOST = 500;

  /// Sentences about what was not understood that a card shows. A choice.
  private static final int MOST_SENTENCES = 5;

  private static final String MEDICATION = "Medication";

  /// What is asked for, and the kind of resource that answers it.
  private static final Map<String, String> KINDS = kinds();

  private final JsonMapper mapper = JsonMapper.shared();
  private final DrugCatalogue catalogue;

  PrefetchFacts(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put(HookService.GIVEN, "MedicationAdministration");
    kinds.put(HookService.MEDICATIONS, "MedicationRequest");
    kinds.put(HookService.URINE, "Observation");
    return kinds;
  }

  /// What resources say that cards ask for.
  ///
  /// @param told facts
  /// @param notUnderstood what of the resources may matter and was not understood; it names no
  ///   value
  record Read(List<Stand.Told> told, List<String> notUnderstood) {
    public Read {
      told = List.copyOf(told);
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /// Reads the resources of a call.
  ///
  /// @param zone in which a date without a time begins
  Read of(HookCall call, ZoneId zone) {
    Set<String> notUnderstood = new LinkedHashSet<>();
    ObjectNode bundle = mapper.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    ArrayNode entries = bundle.putArray("entry");
    KINDS.forEach((key, kind) ->
        call.sent(key).ifPresent(node -> gather(call, node, kind, entries, notUnderstood)));
    List<Stand.Told> told = new ArrayList<>();
    if (!entries.isEmpty()) {
      byte[] json = mapper.writeValueAsString(bundle).getBytes(StandardCharsets.UTF_8);
      switch (new BundleReader(catalogue, Optional.of(zone)).json("prefetch", json)) {
        case RecordReading.Refused refused -> notUnderstood.add(refused.reason());
        case RecordReading.Read read -> {
          for (RecordReading.Person person : read.people()) {
            for (Fact fact : person.facts().facts()) {
              Instant occurred = read.axis().momentOf(fact.occurred()).toInstant();
              asked(fact.statement())
                  .ifPresent(
                      statement -> told.add(new Stand.Told(occurred, source(fact), statement)));
            }
          }
          read.problems().stream()
              .filter(RecordReading.Problem::refused)
              .map(RecordReading.Problem::message)
              .forEach(notUnderstood::add);
        }
      }
    }
    return new Read(told, few(notUnderstood));
  }

  private static List<String> few(Set<String> sentences) {
    if (sentences.size() <= MOST_SENTENCES) {
      return List.copyOf(sentences);
    }
    List<String> few = new ArrayList<>(sentences.stream().limit(MOST_SENTENCES).toList());
    few.add("and " + (sentences.size() - MOST_SENTENCES) + " more");
    return few;
  }

  /// The resources of a kind that are about the person, and the medicines that they refer to.
  private void gather(
      HookCall call, JsonNode sent, String kind, ArrayNode entries, Set<String> notUnderstood) {
    List<JsonNode> resources = Resources.of(sent, kind);
    for (JsonNode each : resources) {
      if (call.isAbout(each.path("subject"))) {
        ObjectNode resource = ((ObjectNode) each).deepCopy();
        // One person has one name here, however each resource refers to them.
        resource.putObject("subject").put("reference", "Patient/" + call.patient());
        entries.addObject().set("resource", resource);
      } else {
        notUnderstood.add("a resource that names nobody, or somebody else");
      }
    }
    for (JsonNode entry : sent.path("entry")) {
      if (entry.path("resource").path("resourceType").asString("").equals(MEDICATION)) {
        ObjectNode medication = entries.addObject();
        if (entry.path("fullUrl").isString()) {
          medication.put("fullUrl", entry.path("fullUrl").asString(""));
        }
        medication.set("resource", entry.path("resource"));
      }
    }
    if (resources.size() >= MOST) {
      notUnderstood.add("more was sent along than is read");
    }
    for (JsonNode link : sent.path("link")) {
      if (link.path("relation").asString("").equals("next")) {
        notUnderstood.add("older entries were not sent along");
      }
    }
  }

  /// What cards ask for, without times of its own: they count from another hour.
  private static Optional<Statement> asked(Statement statement) {
    if (statement instanceof AboutTreatment.NaltrexoneGiven given) {
      return Optional.of(
          new AboutTreatment.NaltrexoneGiven(
              given.product(),
              given.amount(),
              given.side(),
              given.needle(),
              AboutTreatment.Kit.UNKNOWN,
              Optional.empty(),
              given.supervised()));
    }
    boolean asked =
        statement instanceof AboutOpioids.Taken
            || statement instanceof AboutOpioids.PainTreatment
            || statement instanceof AboutTests.UrineScreen;
    return asked ? Optional.of(statement) : Optional.empty();
  }

  /// A laboratory measured; everything else is the document of somebody else.
  private static Source source(Fact fact) {
    return fact.statement() instanceof AboutTests.UrineScreen ? Source.MEASURED : Source.DOCUMENTED;
  }
}

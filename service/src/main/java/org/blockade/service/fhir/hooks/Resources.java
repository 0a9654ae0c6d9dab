package org.blockade.service.fhir.hooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import tools.jackson.databind.JsonNode;

/// Reads what cards ask of resources out of their JSON.
final class Resources {

  private static final int MOST = 500;
  private static final int DATE = 10;

  private Resources() {}

  /// Resources of a type: of a bundle, or the one itself.
  static List<JsonNode> of(JsonNode node, String type) {
    List<JsonNode> found = new ArrayList<>();
    if (node.path("resourceType").asString("").equals(type)) {
      found.add(node);
    }
    for (JsonNode entry : node.path("entry")) {
      JsonNode resource = entry.path("resource");
      if (resource.path("resourceType").asString("").equals(type) && found.size() < MOST) {
        found.add(resource);
      }
    }
    return found;
  }

  /// The drug that an order or an administration names, also one that it contains.
  static CodeableConcept medication(JsonNode resource) {
    if (resource.path("medicationCodeableConcept").isObject()) {
      return concept(resource.path("medicationCodeableConcept"));
    }
    JsonNode reference = resource.path("medicationReference");
    String target = reference.path("reference").asString("");
    for (JsonNode each : resource.path("contained")) {
      if (target.equals("#" + each.path("id").asString("")) && !target.equals("#")) {
        return concept(each.path("code"));
      }
    }
    CodeableConcept named = new CodeableConcept();
    if (reference.path("display").isString()) {
      named.setText(reference.path("display").asString(""));
    }
    return named;
  }

  /// A concept.
  static CodeableConcept concept(JsonNode node) {
    CodeableConcept concept = new CodeableConcept();
    for (JsonNode each : node.path("coding")) {
      if (concept.getCoding().size() < MOST) {
        concept
            .addCoding()
            .setSystem(each.path("system").asString(""))
            .setCode(each.path("code").asString(""))
            .setDisplay(each.path("display").asString(""));
      }
    }
    if (node.path("text").isString()) {
      concept.setText(node.path("text").asString(""));
    }
    return concept;
  }

  /// A moment, or the beginning of a day; empty for a month, a year or what is none.
  static Optional<Instant> moment(JsonNode node, ZoneId zone) {
    String text = node.asString("");
    try {
      return text.length() == DATE
          ? Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant())
          : text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Everything that is written about why something is done, in small letters.
  static String words(JsonNode... nodes) {
    StringBuilder all = new StringBuilder();
    for (JsonNode node : nodes) {
      for (JsonNode each : node.isArray() ? node : List.of(node)) {
        all.append(each.path("text").asString("")).append(' ');
        all.append(each.path("display").asString("")).append(' ');
        for (JsonNode coding : each.path("coding")) {
          all.append(coding.path("display").asString("")).append(' ');
          all.append(coding.path("code").asString("")).append(' ');
        }
        if (each.isString()) {
          all.append(each.asString("")).append(' ');
        }
      }
    }
    return all.toString().toLowerCase(java.util.Locale.ROOT);
  }
}

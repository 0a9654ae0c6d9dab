package org.blockade.service.fhir.server;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/// A search that was understood whole. What is not understood is refused: a filter that is left out
/// in silence shows more than was asked for.
///
/// @param patient whom it is about; empty where that was not said
/// @param ids only these
/// @param filters all must hold
/// @param countOnly whether only the total is wanted
/// @param asked the parameters as they were sent, to be asked again for the next page
/// @param inBody whether they were sent in a body, so that no address has to name the person
record Query(
    String type,
    Optional<String> patient,
    Optional<List<String>> ids,
    List<Predicate<Resource>> filters,
    int count,
    boolean countOnly,
    boolean pretty,
    Map<String, List<String>> asked,
    boolean inBody) {

  /// Parameters that say whom a search is about.
  static final Set<String> OF_PERSON = Set.of("patient", "_id", "identifier");

  static final int USUAL_COUNT = 50;
  static final int MOST_COUNT = 200;

  /// Letters of all parameters together. A choice.
  private static final int MOST_TEXT = 2_000;

  private static final int MOST_VALUES = 50;

  Query {
    filters = List.copyOf(filters);
  }

  static Query of(String type, Map<String, String[]> parameters, ZoneId zone, boolean inBody) {
    Reading reading = new Reading(type, zone, inBody);
    int text = 0;
    int values = 0;
    for (Map.Entry<String, String[]> each : new TreeMap<>(parameters).entrySet()) {
      for (String value : each.getValue()) {
        text += each.getKey().length() + value.length();
        values++;
        if (text > MOST_TEXT || values > MOST_VALUES) {
          throw FhirProblem.invalid("the search is too long; ask for less at a time");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
          throw FhirProblem.invalid("a parameter holds a control character");
        }
        reading.read(each.getKey(), value);
      }
    }
    return reading.query();
  }

  boolean matches(Resource resource) {
    return ids.filter(all -> !all.contains(resource.getIdElement().getIdPart())).isEmpty()
        && filters.stream().allMatch(filter -> filter.test(resource));
  }

  private static final class Reading {

    private final String type;
    private final ZoneId zone;
    private final boolean inBody;
    private final Map<String, List<String>> asked = new TreeMap<>();
    private final List<Predicate<Resource>> filters = new ArrayList<>();
    private Optional<String> patient = Optional.empty();
    private Optional<List<String>> ids = Optional.empty();
    private int count = USUAL_COUNT;
    private boolean countOnly;
    private boolean pretty;

    Reading(String type, ZoneId zone, boolean inBody) {
      this.type = type;
      this.zone = zone;
      this.inBody = inBody;
    }

    void read(String name, String value) {
      if (name.equals("_csrf")) {
        return;
      }
      switch (name) {
        case "_format" -> Formats.check(value);
        case "_pretty" -> pretty = truth(value);
        case "_count" -> count(value);
        case "_summary" -> summary(value);
        case "_total" -> {
          if (!value.matches("none|estimate|accurate")) {
            throw FhirProblem.invalid("_total is none, estimate or accurate");
          }
        }
        case "_id" -> {
          if (ids.isPresent()) {
            throw FhirProblem.notSupported("_id stands once, with commas between several");
          }
          ids = Optional.of(List.of(value.split(",", -1)));
        }
        case "_lastUpdated" -> {
          Dates dates = Dates.of(value, zone);
          filters.add(resource -> dates.matches(Fields.updated(resource)));
        }
        case "patient" -> person(value);
        default -> field(name, value);
      }
      asked.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static boolean truth(String value) {
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default -> throw FhirProblem.invalid("_pretty is true or false");
      };
    }

    private void count(String value) {
      if (!value.matches("[0-9]{1,6}")) {
        throw FhirProblem.invalid("_count is a number of 0 or more");
      }
      count = StrictMath.min(MOST_COUNT, Integer.parseInt(value));
      countOnly |= count == 0;
    }

    private void summary(String value) {
      switch (value) {
        case "count" -> countOnly = true;
        case "false" -> {}
        default ->
            throw FhirProblem.notSupported("of _summary only count and false are known here");
      }
    }

    private void person(String value) {
      if (type.equals(Fields.PATIENT)) {
        throw FhirProblem.invalid("a Patient is searched for by _id or identifier");
      }
      String id = value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
      if (patient.filter(other -> !other.equals(id)).isPresent()) {
        throw FhirProblem.invalid("patient stands once");
      }
      patient = Optional.of(id);
    }

    private void field(String name, String value) {
      Fields.Field<?> field = Fields.of(type).get(name);
      switch (field) {
        case Fields.Field.Token<?> token -> {
          List<Predicate<Coding>> any =
              Arrays.stream(value.split(",", -1)).map(Reading::token).toList();
          filters.add(resource ->
              token.of(resource).stream()
                  .anyMatch(code -> any.stream().anyMatch(each -> each.test(code))));
        }
        case Fields.Field.Time<?> time -> {
          Dates dates = Dates.of(value, zone);
          filters.add(resource -> time.of(resource).filter(dates::matches).isPresent());
        }
        case null ->
            throw FhirProblem.notSupported(
                "a parameter is not known here; known for this type are "
                    + String.join(", ", Fields.names(type))
                    + ", _count, _summary=count, _format");
      }
    }

    private static Predicate<Coding> token(String value) {
      int bar = value.indexOf('|');
      if (bar < 0) {
        return coding -> value.equals(coding.getCode());
      }
      String system = value.substring(0, bar);
      String code = value.substring(bar + 1);
      return coding ->
          system.equals(coding.hasSystem() ? coding.getSystem() : "")
              && (code.isEmpty() || code.equals(coding.getCode()));
    }

    Query query() {
      return new Query(type, patient, ids, filters, count, countOnly, pretty, asked, inBody);
    }
  }
}

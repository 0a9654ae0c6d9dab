package org.blockade.service.fhir.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.service.access.Action;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.desk.Desk;
import org.blockade.service.door.PersonDoor;
import org.blockade.service.door.Sight;
import org.blockade.service.fhir.code.FhirFormat;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.fhir.write.AuditWriter;
import org.blockade.service.fhir.write.Canonical;
import org.blockade.service.fhir.write.Names;
import org.blockade.service.fhir.write.Written;
import org.blockade.service.journal.Information;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/// What the FHIR server answers. Whoever may not be seen is not there, in any answer.
final class Answers {

  static final String JSON = "application/fhir+json;charset=UTF-8";
  static final String NDJSON = "application/fhir+ndjson";

  /// People of one file of an export: as many as the reader of people keeps, so that the files of
  /// one part do not compute the same estimates again. A choice.
  private static final int PART = 100;

  /// Resources of one page of everything about a person.
  private static final int MOST_OF_EVERYTHING = 1_000;

  /// Rows of the audit trail looked at for one page.
  private static final int AUDIT_CHUNK = 1_000;

  private static final int AUDIT_CHUNKS = 20;

  private static final String EVERYTHING = "$everything";

  private final Desk desk;
  private final People people;
  private final PersonDoor door;
  private final AuditTrail trail;
  private final PageLinks links = new PageLinks();
  private final BulkJobs jobs = new BulkJobs();

  Answers(Desk desk, People people, PersonDoor door, AuditTrail trail) {
    this.desk = desk;
    this.people = people;
    this.door = door;
    this.trail = trail;
  }

  // Definitions

  Answer metadata(String base) {
    return of(200, Capability.of(base), false);
  }

  Answer definition(String type, String id) {
    return Canonical.definitions().stream()
        .filter(each -> each.fhirType().equals(type))
        .filter(each -> each.getIdElement().getIdPart().equals(id))
        .findFirst()
        .map(each -> of(200, each, false))
        .orElseThrow(FhirProblem::notThere);
  }

  Answer definitions(String type, String base) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
    for (MetadataResource each : Canonical.definitions()) {
      if (each.fhirType().equals(type)) {
        bundle
            .addEntry()
            .setFullUrl(base + "/" + type + "/" + each.getIdElement().getIdPart())
            .setResource(each)
            .getSearch()
            .setMode(Bundle.SearchEntryMode.MATCH);
      }
    }
    bundle.setTotal(bundle.getEntry().size());
    return of(200, bundle, false);
  }

  // One resource

  Answer read(Asker asker, String type, String id, @Nullable String known) {
    require(asker.scopes().mayRead(checked(type)));
    if (type.equals(Fields.AUDIT)) {
      return audit(asker, id);
    }
    String patient =
        type.equals(Fields.PATIENT) ? id : Names.patientOf(id).orElseThrow(FhirProblem::notThere);
    Met met = met(asker, patient);
    Resource found =
        shown(met, type)
            .filter(each -> each.type().equals(type) && each.id().equals(id))
            .findFirst()
            .orElseThrow(FhirProblem::notThere)
            .resource();
    return versioned(found, known);
  }

  private Answer versioned(Resource found, @Nullable String known) {
    String tag = "W/\"" + found.getMeta().getVersionId() + "\"";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", tag);
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            found.getMeta().getLastUpdated().toInstant().atOffset(ZoneOffset.UTC)));
    if (known != null
        && Arrays.stream(known.split(",")).anyMatch(each -> each.strip().equals(tag))) {
      return new Answer(304, new byte[0], headers);
    }
    Answer answer = of(200, found, false);
    headers.putAll(answer.headers());
    return new Answer(answer.status(), answer.body(), headers);
  }

  private Answer audit(Asker asker, String id) {
    requireAudit(asker);
    if (!id.matches("[0-9]{1,18}")) {
      throw FhirProblem.notThere();
    }
    long number = Long.parseLong(id);
    return trail.before(number + 1, 1).stream()
        .filter(event -> event.number() == number)
        .findFirst()
        .map(event -> versioned(AuditWriter.write(event, people.partTwo()).resource(), null))
        .orElseThrow(FhirProblem::notThere);
  }

  private static void requireAudit(Asker asker) {
    if (!asker.account().may(Action.SEE_AUDIT)) {
      throw FhirProblem.notThere();
    }
  }

  private static void require(boolean may) {
    if (!may) {
      throw FhirProblem.outOfScope();
    }
  }

  private static String checked(String type) {
    if (!Fields.types().contains(type)) {
      throw FhirProblem.notThere();
    }
    return type;
  }

  /// A person whom somebody may see.
  private record Met(String person, Sight sight) {}

  /// Finds the person of a Patient's id for somebody who may see them, and notes that they did.
  private Met met(Asker asker, String patient) {
    String person = people.person(patient).orElseThrow(FhirProblem::notThere);
    Optional<Sight> sight = door.sight(asker.account(), person);
    if (sight.isEmpty()) {
      door.refused(asker.account(), person);
      throw FhirProblem.notThere();
    }
    door.seen(asker.account(), Map.of(person, sight.get()));
    return new Met(person, sight.get());
  }

  /// What may be seen of a person. What no consent opens is not there.
  private Stream<Written> shown(Met met) {
    return people.of(met.person()).stream().filter(each -> met.sight().shows(each.tells()));
  }

  private Stream<Written> shown(Met met, String type) {
    return type.equals(Fields.PATIENT)
        ? Stream.of(people.patient(met.person())).filter(each -> met.sight().shows(each.tells()))
        : shown(met).filter(each -> each.type().equals(type));
  }

  // Searches

  /// @param inBody whether the parameters came in a body
  Answer search(Asker asker, String type, Map<String, String[]> parameters, boolean inBody) {
    require(asker.scopes().maySearch(checked(type)));
    return search(asker, Query.of(type, parameters, desk.clinic().zone(), inBody), "");
  }

  Answer page(Asker asker, String token) {
    List<String> fields =
        links.open(asker.account().name(), desk.now(), token).orElseThrow(FhirProblem::notThere);
    String type = fields.get(0);
    String after = fields.get(1);
    Map<String, List<String>> asked = new TreeMap<>();
    for (int i = 2; i + 1 < fields.size(); i += 2) {
      asked.computeIfAbsent(fields.get(i), name -> new ArrayList<>()).add(fields.get(i + 1));
    }
    Map<String, String[]> parameters = new HashMap<>();
    asked.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    if (type.startsWith(EVERYTHING)) {
      return everything(asker, type.substring(EVERYTHING.length()), parameters, after);
    }
    require(asker.scopes().maySearch(checked(type)));
    return search(asker, Query.of(type, parameters, desk.clinic().zone(), true), after);
  }

  private String link(Asker asker, String type, String after, Map<String, List<String>> asked) {
    List<String> fields = new ArrayList<>(List.of(type, after));
    asked.forEach((name, values) ->
        values.forEach(value -> {
          fields.add(name);
          fields.add(value);
        }));
    return asker.base() + "/page/" + links.seal(asker.account().name(), desk.now(), fields);
  }

  /// The search as it was understood. What names the person stands there only where it stood in the
  /// address already; a further page has its own sealed address.
  private String self(
      Asker asker, String type, String after, Map<String, List<String>> asked, boolean inBody) {
    if (!after.isEmpty()) {
      return link(asker, type, after, asked);
    }
    String words =
        asked.entrySet().stream()
            .filter(each -> !inBody || !Query.OF_PERSON.contains(each.getKey()))
            .flatMap(
                each -> each.getValue().stream().map(value -> each.getKey() + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    String path =
        type.startsWith(EVERYTHING)
            ? Fields.PATIENT + "/" + type.substring(EVERYTHING.length()) + "/" + EVERYTHING
            : type;
    return asker.base() + "/" + path + (words.isEmpty() ? "" : "?" + words);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// @param after only what comes after this id
  private Answer search(Asker asker, Query query, String after) {
    return switch (query.type()) {
      case Fields.PATIENT -> patients(asker, query, after);
      case Fields.AUDIT -> audits(asker, query, after);
      default -> ofOne(asker, query, after);
    };
  }

  /// People of whom the one who asks may see this, by the ids of their Patients.
  private NavigableMap<String, String> visible(
      Asker asker, Optional<List<String>> ids, Set<Information> tells) {
    TreeMap<String, String> all = new TreeMap<>();
    if (ids.isPresent()) {
      ids.get().forEach(id -> people.person(id).ifPresent(person -> all.put(id, person)));
    } else {
      all.putAll(people.everybody());
    }
    all.values()
        .removeIf(person ->
            door.sight(asker.account(), person).filter(sight -> sight.shows(tells)).isEmpty());
    return all;
  }

  private void note(Asker asker, Iterable<String> persons) {
    Map<String, Sight> seen = new LinkedHashMap<>();
    persons.forEach(
        person -> door.sight(asker.account(), person).ifPresent(sight -> seen.put(person, sight)));
    door.seen(asker.account(), seen);
  }

  private Answer patients(Asker asker, Query query, String after) {
    NavigableMap<String, String> visible =
        visible(asker, query.ids(), Set.of(Information.IDENTITY));
    if (!query.filters().isEmpty()) {
      visible.values().removeIf(person -> !query.matches(people.patient(person).resource()));
    }
    int total = visible.size();
    List<Map.Entry<String, String>> rest =
        List.copyOf((after.isEmpty() ? visible : visible.tailMap(after, false)).entrySet());
    List<Map.Entry<String, String>> page =
        query.countOnly() ? List.of() : rest.subList(0, StrictMath.min(rest.size(), query.count()));
    note(asker, page.stream().map(Map.Entry::getValue).toList());
    return bundle(
        asker,
        query,
        page.stream().map(each -> people.patient(each.getValue())).toList(),
        Optional.of(total),
        rest.size() > page.size() && !query.countOnly()
            ? Optional.of(page.getLast().getKey())
            : Optional.empty(),
        after,
        Set.of());
  }

  private Answer ofOne(Asker asker, Query query, String after) {
    String patient =
        query
            .patient()
            .or(() -> query.ids().flatMap(Answers::patientOfAll))
            .orElseThrow(() ->
                FhirProblem.needed(
                    "name the person: patient=ID; everybody at once is what $export is for"));
    Optional<String> person = people.person(patient);
    Optional<Sight> sight = person.flatMap(each -> door.sight(asker.account(), each));
    if (person.isEmpty() || sight.isEmpty()) {
      person.ifPresent(each -> door.refused(asker.account(), each));
      return bundle(asker, query, List.of(), Optional.of(0), Optional.empty(), after, Set.of());
    }
    Met met = new Met(person.get(), sight.get());
    door.seen(asker.account(), Map.of(met.person(), met.sight()));
    List<Written> found =
        shown(met, query.type())
            .filter(each -> query.matches(each.resource()))
            .sorted(Comparator.comparing(Written::id))
            .toList();
    return paged(asker, query, found, after, met.sight().withheld());
  }

  /// Ids that hold the same person name the person.
  private static Optional<String> patientOfAll(List<String> ids) {
    List<Optional<String>> patients = ids.stream().map(Names::patientOf).distinct().toList();
    return patients.size() == 1 ? patients.getFirst() : Optional.empty();
  }

  private Answer paged(
      Asker asker, Query query, List<Written> found, String after, Set<Information> withheld) {
    List<Written> rest = found.stream().filter(each -> each.id().compareTo(after) > 0).toList();
    List<Written> page =
        query.countOnly() ? List.of() : rest.subList(0, StrictMath.min(rest.size(), query.count()));
    return bundle(
        asker,
        query,
        page,
        Optional.of(found.size()),
        rest.size() > page.size() && !query.countOnly()
            ? Optional.of(page.getLast().id())
            : Optional.empty(),
        after,
        withheld);
  }

  /// The newest first. There is no total: the trail is long, and nobody pages to its end.
  private Answer audits(Asker asker, Query query, String after) {
    requireAudit(asker);
    if (query.countOnly()) {
      throw FhirProblem.notSupported("rows of the audit trail are not counted; ask for a page");
    }
    Optional<String> about = query.patient().map(id -> people.person(id).orElse(""));
    long last = after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
    List<Written> page = new ArrayList<>();
    boolean more = true;
    for (int chunk = 0; chunk < AUDIT_CHUNKS && more && page.size() < query.count(); chunk++) {
      long from = last;
      List<AuditTrail.Event> events =
          about
              .map(person -> trail.about(person, from, AUDIT_CHUNK))
              .orElseGet(() -> trail.before(from, AUDIT_CHUNK));
      more = events.size() == AUDIT_CHUNK;
      for (AuditTrail.Event event : events) {
        if (page.size() == query.count()) {
          more = true;
          break;
        }
        Written written = AuditWriter.write(event, people.partTwo());
        if (query.matches(written.resource())) {
          page.add(written);
        }
        last = event.number();
      }
    }
    return bundle(
        asker,
        query,
        page,
        Optional.empty(),
        more ? Optional.of(Long.toString(last)) : Optional.empty(),
        after,
        Set.of());
  }

  private Answer bundle(
      Asker asker,
      Query query,
      List<Written> page,
      Optional<Integer> total,
      Optional<String> next,
      String after,
      Set<Information> withheld) {
    return of(
        200,
        searchset(
            asker, query.type(), query.asked(), query.inBody(), page, total, next, after, withheld),
        query.pretty());
  }

  private Bundle searchset(
      Asker asker,
      String type,
      Map<String, List<String>> asked,
      boolean inBody,
      List<Written> page,
      Optional<Integer> total,
      Optional<String> next,
      String after,
      Set<Information> withheld) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
    total.ifPresent(bundle::setTotal);
    bundle.addLink().setRelation("self").setUrl(self(asker, type, after, asked, inBody));
    next.ifPresent(
        last -> bundle.addLink().setRelation("next").setUrl(link(asker, type, last, asked)));
    for (Written each : page) {
      bundle
          .addEntry()
          .setFullUrl(asker.base() + "/" + each.type() + "/" + each.id())
          .setResource(each.resource())
          .getSearch()
          .setMode(Bundle.SearchEntryMode.MATCH);
    }
    if (asker.outside()) {
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000232")
          .setResource(notice(withheld))
          .getSearch()
          .setMode(Bundle.SearchEntryMode.OUTCOME);
    }
    return bundle;
  }

  /// The notice of 42 CFR 2.32, which goes with whatever leaves the clinic, and what of the person
  /// no consent opens.
  private static OperationOutcome notice(Set<Information> withheld) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
        .setCode(OperationOutcome.IssueType.INFORMATIONAL)
        .getDetails()
        .addCoding(Term.NOTICE.coding());
    outcome.getIssueFirstRep().getDetails().setText(ExportNotice.text());
    if (!withheld.isEmpty()) {
      outcome
          .addIssue()
          .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
          .setCode(OperationOutcome.IssueType.SUPPRESSED)
          .setDiagnostics(
              "no consent opens to this system: "
                  + withheld.stream().map(Information::words).collect(Collectors.joining(", ")));
    }
    return outcome;
  }

  // Everything about a person

  Answer everything(Asker asker, String patient, Map<String, String[]> parameters, String after) {
    List<Predicate<Resource>> filters = new ArrayList<>();
    List<String> types = new ArrayList<>(Fields.types());
    types.remove(Fields.AUDIT);
    types.removeIf(type -> !asker.scopes().mayRead(type));
    Map<String, List<String>> asked = new TreeMap<>();
    int count = MOST_OF_EVERYTHING;
    for (Map.Entry<String, String[]> each : parameters.entrySet()) {
      String value = single(each.getValue());
      switch (each.getKey()) {
        case "_format" -> Formats.check(value);
        case "_type" -> types.retainAll(typesOf(value));
        case "_since" -> filters.add(since(value));
        case "_count" -> {
          if (!value.matches("[1-9][0-9]{0,5}")) {
            throw FhirProblem.invalid("_count is a number of 1 or more");
          }
          count = StrictMath.min(MOST_OF_EVERYTHING, Integer.parseInt(value));
        }
        default ->
            throw FhirProblem.notSupported(
                "a parameter is not known here; known are _type, _since, _count, _format");
      }
      asked.put(each.getKey(), List.of(value));
    }
    require(!types.isEmpty());
    Met met = met(asker, patient);
    List<Written> found =
        shown(met)
            .filter(each -> types.contains(each.type()))
            .filter(each -> filters.stream().allMatch(filter -> filter.test(each.resource())))
            .sorted(Comparator.comparing(Written::id))
            .toList();
    List<Written> rest = found.stream().filter(each -> each.id().compareTo(after) > 0).toList();
    List<Written> page = rest.subList(0, StrictMath.min(rest.size(), count));
    return of(
        200,
        searchset(
            asker,
            EVERYTHING + patient,
            asked,
            false,
            page,
            Optional.of(found.size()),
            rest.size() > page.size() ? Optional.of(page.getLast().id()) : Optional.empty(),
            after,
            met.sight().withheld()),
        false);
  }

  private static String single(String[] values) {
    if (values.length != 1
        || values[0].length() > Query.MOST_COUNT
        || values[0].chars().anyMatch(Character::isISOControl)) {
      throw FhirProblem.invalid("a parameter stands once, and is short");
    }
    return values[0];
  }

  private Predicate<Resource> since(String value) {
    Dates dates = Dates.of("gt" + value.replaceFirst("^gt", ""), desk.clinic().zone());
    return resource -> dates.matches(Fields.updated(resource));
  }

  private static List<String> typesOf(String value) {
    List<String> types = List.of(value.split(",", -1));
    if (!Fields.types().containsAll(types) || types.contains(Fields.AUDIT)) {
      throw FhirProblem.notSupported(
          "_type names what is not written here; known are " + String.join(", ", Fields.types()));
    }
    return types;
  }

  // Bulk data

  Answer export(
      Asker asker, String request, Map<String, String[]> parameters, @Nullable String prefer) {
    if (prefer == null || !prefer.contains("respond-async")) {
      throw FhirProblem.needed("an export is asked for with the header Prefer: respond-async");
    }
    List<Predicate<Resource>> since = new ArrayList<>();
    List<String> types = new ArrayList<>(Fields.types());
    types.remove(Fields.AUDIT);
    for (Map.Entry<String, String[]> each : parameters.entrySet()) {
      String value = single(each.getValue());
      switch (each.getKey()) {
        case "_outputFormat" -> {
          if (!List.of(NDJSON, NDJSON.replace('+', ' '), "application/ndjson", "ndjson")
              .contains(value)) {
            throw FhirProblem.notSupported("_outputFormat is " + NDJSON);
          }
        }
        case "_type" -> types.retainAll(typesOf(value));
        case "_since" -> since.add(since(value));
        default ->
            throw FhirProblem.notSupported(
                "a parameter is not known here; known are _type, _since, _outputFormat");
      }
    }
    types.removeIf(type -> !asker.scopes().mayRead(type) || !asker.scopes().maySearch(type));
    require(!types.isEmpty());
    List<String> all = List.copyOf(visible(asker, Optional.empty(), Set.of()).values());
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PART) {
      parts.add(all.subList(from, StrictMath.min(all.size(), from + PART)));
    }
    String job =
        jobs.add(
            new BulkJobs.Job(
                asker.account().name(), desk.now(), asker.base() + request, parts, types, since));
    trail.note(asker.account().name(), "FHIR_EXPORT", Optional.empty(), "ALLOWED");
    return new Answer(202, new byte[0], Map.of("Content-Location", asker.base() + "/bulk/" + job));
  }

  private BulkJobs.Job job(Asker asker, String id) {
    return jobs.of(id, asker.account().name(), desk.now()).orElseThrow(FhirProblem::notThere);
  }

  /// The list of files. It is ready at once: files are made while they are fetched.
  Answer manifest(Asker asker, String id) {
    BulkJobs.Job job = job(asker, id);
    StringBuilder json = new StringBuilder("{\"transactionTime\":\"");
    json.append(
        DateTimeFormatter.ISO_INSTANT.format(
            job.asked().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    json.append("\",\"request\":\"").append(job.request());
    json.append("\",\"requiresAccessToken\":true,\"output\":[");
    String between = "";
    for (int part = 0; part < job.people().size(); part++) {
      for (String type : job.types()) {
        json.append(between)
            .append("{\"type\":\"")
            .append(type)
            .append("\",\"url\":\"")
            .append(asker.base())
            .append("/bulk/")
            .append(id)
            .append('/')
            .append(part)
            .append('-')
            .append(type)
            .append("\"}");
        between = ",";
      }
    }
    json.append("],\"error\":[]}");
    return new Answer(
        200,
        json.toString().getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json"));
  }

  Answer cancel(Asker asker, String id) {
    job(asker, id);
    jobs.remove(id);
    return new Answer(202, new byte[0], Map.of());
  }

  /// A file, of which nothing is written before it is known to be there.
  interface File {
    void writeTo(OutputStream out) throws IOException;
  }

  File file(Asker asker, String id, String name) {
    BulkJobs.Job job = job(asker, id);
    int dash = name.indexOf('-');
    if (dash < 1 || !name.substring(0, dash).matches("[0-9]{1,6}")) {
      throw FhirProblem.notThere();
    }
    int part = Integer.parseInt(name.substring(0, dash));
    String type = name.substring(dash + 1);
    if (part >= job.people().size() || !job.types().contains(type)) {
      throw FhirProblem.notThere();
    }
    require(asker.scopes().mayRead(type) && asker.scopes().maySearch(type));
    Map<String, Sight> visible = new LinkedHashMap<>();
    for (String person : job.people().get(part)) {
      door.sight(asker.account(), person).ifPresent(sight -> visible.put(person, sight));
    }
    door.seen(asker.account(), visible);
    return out -> {
      for (Map.Entry<String, Sight> each : visible.entrySet()) {
        write(shown(new Met(each.getKey(), each.getValue()), type), job.since(), out);
      }
    };
  }

  private static void write(Stream<Written> all, List<Predicate<Resource>> since, OutputStream out)
      throws IOException {
    for (Written each : all.toList()) {
      if (since.stream().allMatch(filter -> filter.test(each.resource()))) {
        out.write(
            FhirFormat.json()
                .encodeResourceToString(each.resource())
                .getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }

  // Problems

  static Answer problem(FhirProblem problem) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.ERROR)
        .setCode(OperationOutcome.IssueType.fromCode(problem.code()))
        .setDiagnostics(problem.sentence());
    return of(problem.status(), outcome, false);
  }

  private static Answer of(int status, Resource resource, boolean pretty) {
    return new Answer(
        status,
        FhirFormat.json()
            .setPrettyPrint(pretty)
            .encodeResourceToString(resource)
            .getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", JSON));
  }

  Instant now() {
    return desk.now();
  }
}

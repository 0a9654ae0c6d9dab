package org.blockade.service.fhir.read;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.facts.Source;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeSystem;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.record.RecordReading;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// Reads a FHIR R4 Bundle: the facts about each person in it, and everything that was not
/// understood, with its place.
public final class BundleReader {

  /// Bundles that hold records as they stand.
  private static final Set<String> TYPES =
      Set.of("collection", "searchset", "transaction", "batch", "document");

  /// Problems told one by one; more are only counted. The choice of the chart.
  private static final int MOST_PROBLEMS = 10_000;

  /// Codes that may be shown: those of known systems, in the form that codes have.
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.\\-]{1,18}");

  private final CodeTable codes = CodeTable.standard();
  private final DrugCatalogue catalogue;
  private final Optional<ZoneId> zone;

  /// @param catalogue the drugs that a text may name
  /// @param zone in which days are meant and times are shown; without one, the zone that the Bundle
  ///   names, else the offset of its earliest time
  public BundleReader(DrugCatalogue catalogue, Optional<ZoneId> zone) {
    this.catalogue = catalogue;
    this.zone = zone;
  }

  /// Reads a Bundle of JSON.
  ///
  /// @param name how it is called in messages
  public RecordReading json(String name, InputStream in) {
    try {
      return read(name, JsonDocument.read(in));
    } catch (UnfitDocumentException e) {
      return new RecordReading.Refused(name, e.sentence());
    }
  }

  /// Reads a Bundle of JSON.
  public RecordReading json(String name, byte[] content) {
    return json(name, new ByteArrayInputStream(content));
  }

  /// Reads a Bundle of XML. Only for whoever asked for XML.
  public RecordReading xml(String name, InputStream in) {
    try {
      return read(name, XmlDocument.read(in));
    } catch (UnfitDocumentException e) {
      return new RecordReading.Refused(name, e.sentence());
    }
  }

  private RecordReading read(String name, Document document) {
    if (document.type().filter(TYPES::contains).isEmpty()) {
      return new RecordReading.Refused(
          name,
          "the Bundle is of a type that holds no records as they stand; write collection, searchset,"
              + " transaction or document");
    }
    return new Reading(document).result(name);
  }

  /// One Bundle while it is read.
  private final class Reading {

    private final Document document;
    private final Resources resources;
    private final Medicines medicines = new Medicines(codes, catalogue);
    private final MedicationReader medications;
    private final FindingReader findings;
    private final HealthReader health;
    private final TimeAxis.Calendar axis;
    private final boolean dated;
    private final Map<String, PersonDraft> people = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<RecordReading.Problem> problems = new ArrayList<>();
    private final Map<String, Integer> notInterpreted;
    private final List<NamelessGap> nameless = new ArrayList<>();
    private int read;
    private int refused;
    private int ownDerived;

    /// What concerns nobody who can be named, so that it may concern anybody.
    private record NamelessGap(
        String place, int index, String sentence, boolean resource, boolean mayBeOpioid) {}

    Reading(Document document) {
      this.document = document;
      this.resources = new Resources(document.entries());
      Quantities quantities = new Quantities(codes);
      this.medications = new MedicationReader(medicines, quantities, resources, catalogue);
      this.findings = new FindingReader(codes, medicines, quantities);
      this.health = new HealthReader(medicines);
      List<When> times =
          document.entries().stream()
              .flatMap(entry -> entry.resource().flatMap(this::time).stream())
              .toList();
      this.axis = axis(times);
      this.dated = times.stream().anyMatch(when -> PersonDraft.begin(when, axis).isPresent());
      this.ownDerived = document.ownDerived();
      this.notInterpreted = new TreeMap<>(document.others());
    }

    /// Hour 0 is the midnight before the earliest time, as in a chart.
    private TimeAxis.Calendar axis(List<When> times) {
      Optional<When.Moment> earliest =
          times.stream()
              .filter(When.Moment.class::isInstance)
              .map(When.Moment.class::cast)
              .min(Comparator.comparing(moment -> moment.at().toInstant()));
      ZoneId own =
          zone.or(() -> Zones.of(document.entries()))
              .orElseGet(
                  () -> earliest.<ZoneId>map(time -> time.at().getOffset()).orElse(ZoneOffset.UTC));
      return new TimeAxis.Calendar(
          times.stream()
              .flatMap(when ->
                  switch (when) {
                    case When.Moment(var at) ->
                        Optional.of(at.atZoneSameInstant(own).toLocalDate()).stream();
                    case When.Day(var date) -> Optional.of(date).stream();
                    case When.Vague vague -> Optional.<LocalDate>empty().stream();
                    case When.Unreadable unreadable -> Optional.<LocalDate>empty().stream();
                  })
              .min(Comparator.naturalOrder())
              .map(date -> date.atStartOfDay(own).toInstant())
              .orElse(Instant.EPOCH),
          own);
    }

    private Optional<When> time(Element resource) {
      try {
        return Stamp.of(resource).from();
      } catch (NotUnderstoodException wrong) {
        return Optional.empty();
      }
    }

    RecordReading result(String name) {
      List<Entry> entries = distinct();
      wholeBundle();
      for (Entry entry : entries) {
        subject(entry)
            .ifPresent(person ->
                entry
                    .resource()
                    .flatMap(this::time)
                    .flatMap(when -> PersonDraft.begin(when, axis))
                    .ifPresent(person::seen));
      }
      entries.forEach(this::read);
      Optional<ModelTime> lastOfAll =
          people.values().stream()
              .flatMap(each -> each.last().stream())
              .max(Comparator.naturalOrder());
      for (PersonDraft person : people.values()) {
        for (NamelessGap gap : nameless) {
          person.gap(gap.place(), Optional.empty(), gap.sentence());
          if (gap.mayBeOpioid()) {
            person.opioidUnread(Optional.empty());
          }
          if (gap.resource()) {
            person.unread(gap.index(), Optional.empty(), NOTHING, false);
          }
        }
      }
      return new RecordReading.Read(
          name,
          axis,
          dated,
          people.values().stream().map(person -> person.build(lastOfAll, catalogue)).toList(),
          problems,
          read,
          refused,
          new TreeMap<>(notInterpreted),
          ownDerived);
    }

    /// What stands here twice counts once; what stands here in two versions counts as neither.
    private List<Entry> distinct() {
      Map<String, Entry> first = new HashMap<>();
      Set<String> differing = new HashSet<>();
      List<Entry> distinct = new ArrayList<>();
      for (Entry entry : document.entries()) {
        Optional<String> key =
            entry
                .resource()
                .filter(resource -> !entry.malformed() && hasId(resource))
                .map(resource -> resource.shownName() + " " + entry.fullUrl().orElse(""));
        Entry other = key.map(first::get).orElse(null);
        if (other == null) {
          key.ifPresent(each -> first.put(each, entry));
          distinct.add(entry);
        } else if (other.resource().equals(entry.resource())) {
          tell(entry.place(), false, "the same resource stands here twice; it counts once");
        } else {
          differing.add(key.get());
          distinct.add(entry);
        }
      }
      List<Entry> kept = new ArrayList<>();
      for (Entry entry : distinct) {
        boolean contradicted =
            entry
                .resource()
                .filter(resource ->
                    differing.contains(resource.shownName() + " " + entry.fullUrl().orElse("")))
                .isPresent();
        if (contradicted && !isPatient(entry)) {
          refuse(entry, "it stands here twice and says different things; neither counts");
        } else {
          kept.add(entry);
        }
      }
      return kept;
    }

    /// An id that cannot be read is none by which two could be the same.
    private static boolean hasId(Element resource) {
      try {
        return resource.id().isPresent();
      } catch (NotUnderstoodException wrong) {
        return false;
      }
    }

    private static boolean isPatient(Entry entry) {
      return entry.resource().flatMap(Element::type).filter("Patient"::equals).isPresent();
    }

    /// What the Bundle says of itself may mean that records are missing.
    private void wholeBundle() {
      long matches =
          document.count()
              - document.entries().stream()
                  .filter(entry -> entry.mode().filter(mode -> !mode.equals("match")).isPresent())
                  .count();
      if (document.more()) {
        nobody("Bundle", 0, "further pages of the answer follow and are not here", false);
      } else if (document.type().filter("searchset"::equals).isPresent()
          && document.total().filter(total -> total > matches).isPresent()) {
        nobody("Bundle", 0, "it says that there are more matches than it holds", false);
      }
      if (document.subsetted()) {
        nobody("Bundle", 0, "it says that something was left out of it", false);
      }
    }

    private void nobody(String place, int index, String sentence, boolean resource) {
      nobody(new NamelessGap(place, index, sentence, resource, true));
    }

    private void nobody(NamelessGap gap) {
      nameless.add(gap);
      refused++;
      tell(gap.place(), true, gap.sentence());
    }

    private void tell(String place, boolean matters, String sentence) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(new RecordReading.Problem(place, matters, sentence));
      }
    }

    /// Whose a resource is.
    private Optional<PersonDraft> subject(Entry entry) {
      if (entry.malformed() || entry.resource().isEmpty()) {
        return Optional.empty();
      }
      Element resource = entry.resource().get();
      try {
        return switch (resource.type().orElse("")) {
          case "Patient" -> idOf(entry, resource).map(id -> person(key(entry), id));
          case "AllergyIntolerance", "Consent" -> referred(resource, "patient");
          case "MedicationAdministration",
              "MedicationRequest",
              "MedicationStatement",
              "MedicationDispense",
              "Observation",
              "Condition",
              "Procedure",
              "QuestionnaireResponse" ->
              referred(resource, "subject");
          default -> Optional.empty();
        };
      } catch (NotUnderstoodException wrong) {
        return Optional.empty();
      }
    }

    /// A Patient whom a transaction makes has no id yet, and an address that others refer to.
    private static Optional<String> idOf(Entry entry, Element patient) {
      return patient
          .id()
          .or(() ->
              entry
                  .fullUrl()
                  .map(url ->
                      url.substring(StrictMath.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1))
                  .filter(Element::isId));
    }

    private static String key(Entry entry) {
      return entry.fullUrl().orElseGet(() -> entry.resource().orElseThrow().shownName());
    }

    /// A person who is not in the Bundle has the id by which resources refer to them.
    private Optional<PersonDraft> referred(Element resource, String name) {
      Optional<String> reference = resource.child(name).flatMap(each -> each.text("reference"));
      if (reference.isEmpty() || reference.get().startsWith("#")) {
        return Optional.empty();
      }
      Optional<Entry> entry = resources.find(reference.get());
      if (entry.isPresent()) {
        return isPatient(entry.get()) ? subject(entry.get()) : Optional.empty();
      }
      return Resources.name(reference.get())
          .filter(shown -> shown.startsWith("Patient/"))
          .map(shown -> person(reference.get(), shown.substring("Patient/".length())));
    }

    private PersonDraft person(String key, String id) {
      PersonDraft known = people.get(key);
      if (known != null) {
        return known;
      }
      boolean taken = !ids.add(id);
      PersonDraft made = new PersonDraft(taken ? id + "-" + (people.size() + 1) : id, axis);
      people.put(key, made);
      return made;
    }

    private void read(Entry entry) {
      if (entry.malformed()) {
        nobody(
            entry.place(), entry.index(), "it is no entry with a resource that can be read", true);
        return;
      }
      if (entry.deletes()) {
        nobody(
            entry.place(),
            entry.index(),
            "it asks to delete something, and what that was is not known",
            true);
        return;
      }
      if (entry.resource().isEmpty()) {
        nobody(entry.place(), entry.index(), "it has no resource", true);
        return;
      }
      Element resource = entry.resource().get();
      switch (resource.type().orElse("")) {
        case "OperationOutcome" -> {
          if (!isNotice(resource)) {
            nobody(
                entry.place(),
                entry.index(),
                "the server says something about its answer, so parts of it may be missing",
                false);
          }
        }
        case "Bundle", "Parameters" ->
            nobody(
                entry.place(),
                entry.index(),
                "resources within it are not read; put them here",
                true);
        case "Medication" -> {}
        default -> readOne(entry, resource);
      }
    }

    /// The statement of 42 CFR 2.32 that stands in what we write; it says nothing of the answer.
    private boolean isNotice(Element outcome) {
      try {
        List<Element> issues = outcome.children("issue");
        return issues.size() == 1
            && issues.getFirst().text("severity").filter("information"::equals).isPresent()
            && medicines.says(issues.getFirst().child("details"), Term.NOTICE);
      } catch (NotUnderstoodException wrong) {
        return false;
      }
    }

    private void readOne(Entry entry, Element resource) {
      Optional<PersonDraft> person = subject(entry);
      if (person.isEmpty()) {
        nobody(
            new NamelessGap(
                entry.place(),
                entry.index(),
                isPatient(entry)
                    ? "the Patient has no id that can be read, and no address that tells one"
                    : "it names nobody who can be found, so it may be about anybody here",
                true,
                !isPatient(entry)));
        return;
      }
      int before = person.get().count();
      Notes notes = new Notes(entry, person.get(), resource);
      try {
        if (resource.modified()) {
          throw new NotUnderstoodException(
              "an extension that changes its meaning (modifierExtension, implicitRules) is not known"
                  + " here");
        }
        if (Resources.subsetted(resource)) {
          throw new NotUnderstoodException("it says that something was left out of it (SUBSETTED)");
        }
        Context context = new Context(resource, Stamp.of(resource), person.get(), notes);
        interpret(context);
        howKnown(resource).ifPresent(source -> person.get().knownBy(before, source));
        read++;
        person.get().understood();
      } catch (NotUnderstoodException wrong) {
        person.get().keepOnly(before);
        refuse(entry, wrong.sentence());
      }
    }

    /// How a fact came to be known, where our own extension says it.
    private Optional<Source> howKnown(Element resource) {
      List<Source> sources = new ArrayList<>();
      for (Element extension : resource.children("extension")) {
        if (extension.text("url").filter(Addresses.HOW_KNOWN::equals).isPresent()) {
          sources.add(
              extension
                  .child("valueCoding")
                  .flatMap(medicines::entry)
                  .map(CodeEntry::code)
                  .flatMap(word ->
                      Arrays.stream(Source.values())
                          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                          .findFirst())
                  .orElseThrow(() ->
                      new NotUnderstoodException(
                          "how it came to be known is no word of our code system")));
        }
      }
      if (sources.size() > 1) {
        throw new NotUnderstoodException("it says twice how it came to be known");
      }
      return sources.stream().findFirst();
    }

    private void interpret(Context context) {
      switch (context.element().type().orElse("")) {
        case "Patient" -> health.patient(context);
        case "MedicationAdministration" -> medications.administration(context);
        case "MedicationRequest" -> medications.request(context);
        case "MedicationStatement" -> medications.statement(context);
        case "MedicationDispense" -> medications.dispense(context);
        case "Observation" -> findings.observation(context);
        case "QuestionnaireResponse" -> findings.answers(context);
        case "Condition" -> health.condition(context);
        case "AllergyIntolerance" -> health.allergy(context);
        case "Procedure" -> health.procedure(context);
        case "Consent" -> health.consent(context);
        default -> throw new NotUnderstoodException("a resource of this kind is not read here");
      }
    }

    /// A resource that was not understood: a gap, and a row after which the record may go on.
    private void refuse(Entry entry, String sentence) {
      Optional<PersonDraft> person = subject(entry);
      if (person.isEmpty()) {
        nobody(entry.place(), entry.index(), sentence, true);
        return;
      }
      Element resource = entry.resource().orElseThrow();
      Optional<ModelTime> time = time(resource).flatMap(when -> PersonDraft.begin(when, axis));
      UnreadRow.About about = about(resource);
      boolean dated = time.isPresent() || !needsTime(resource);
      person.get().gap(entry.place(), time, sentence);
      if (mayBeOpioid(resource)) {
        person.get().opioidUnread(time);
      }
      if (needsTime(resource)) {
        person.get().unread(entry.index(), dated ? time : Optional.empty(), about, true);
      }
      refused++;
      tell(entry.place(), true, sentence);
    }

    /// A record ends with what happened, not with what is known of a person at any time.
    private static boolean needsTime(Element resource) {
      return !Set.of("Patient", "Condition", "AllergyIntolerance")
          .contains(resource.type().orElse(""));
    }

    private UnreadRow.About about(Element resource) {
      boolean given = resource.type().filter("MedicationAdministration"::equals).isPresent();
      return new UnreadRow.About(
          given && !mayBeOpioid(resource) ? Optional.of("naltrexone") : Optional.empty(),
          given,
          Optional.empty());
    }

    /// Whether a resource that was not understood may be an opioid, or a test for one.
    private boolean mayBeOpioid(Element resource) {
      return switch (resource.type().orElse("")) {
        case "MedicationAdministration",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationDispense" -> {
          try {
            yield switch (medications.medicine(resource).named()) {
              case Medicines.Named.Opioid opioid -> true;
              case Medicines.Named.Unknown unknown -> true;
              case Medicines.Named.Naltrexone naltrexone -> false;
              case Medicines.Named.NoTreatment no -> false;
              case Medicines.Named.Neither neither -> false;
            };
          } catch (NotUnderstoodException unknown) {
            yield true;
          }
        }
        case "Observation" -> findings.isOfOpioids(resource);
        case "QuestionnaireResponse" -> true;
        default -> false;
      };
    }

    /// What is told about one resource.
    private final class Notes implements Context.Told {

      private final Entry entry;
      private final PersonDraft person;
      private final Element resource;
      private final boolean isOwnDerived;
      private final Set<String> said = new HashSet<>();

      Notes(Entry entry, PersonDraft person, Element resource) {
        this.entry = entry;
        this.person = person;
        this.resource = resource;
        this.isOwnDerived = OwnDerived.is(resource);
        ownDerived += isOwnDerived ? 1 : 0;
      }

      @Override
      public void note(String sentence) {
        if (!said.add(sentence)) {
          return;
        }
        tell(entry.place(), false, sentence);
        person.note(
            Reading.this.time(resource).flatMap(when -> PersonDraft.begin(when, axis)),
            resource.type().orElse("") + ": " + sentence);
      }

      @Override
      public void notInterpreted(String part) {
        if (isOwnDerived) {
          return;
        }
        String kind = kind(resource) + (part.isEmpty() ? "" : ", " + part);
        notInterpreted.merge(kind, 1, Integer::sum);
      }

      @Override
      public void gap(String sentence, boolean opioid) {
        Optional<ModelTime> time =
            Reading.this.time(resource).flatMap(when -> PersonDraft.begin(when, axis));
        person.gap(entry.place(), time, sentence);
        if (opioid) {
          person.opioidUnread(time);
        }
        refused++;
        tell(entry.place(), true, sentence);
      }
    }

    /// The kind of a resource and its code, where the code is one of a system that is known.
    private String kind(Element resource) {
      String type = resource.type().orElse("resource");
      for (String name : List.of("code", "medicationCodeableConcept", "scope")) {
        List<Element> codings =
            resource.has(name)
                ? resource.child(name).map(each -> each.children("coding")).orElse(List.of())
                : List.of();
        for (Element coding : codings) {
          Optional<CodeSystem> system = coding.text("system").flatMap(codes::system);
          Optional<String> code = coding.text("code").filter(each -> CODE.matcher(each).matches());
          if (system.isPresent() && code.isPresent()) {
            return type + " " + system.get().title() + " " + code.get();
          }
        }
      }
      return type;
    }
  }

  private static final UnreadRow.About NOTHING =
      new UnreadRow.About(Optional.empty(), false, Optional.empty());

  /// The codes that are understood, for documents.
  public List<CodeEntry> codes() {
    return codes.entries();
  }
}

package org.blockade.service.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.access.AuditTrail;
import org.blockade.service.access.ConsentState;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.access.ExportNotice;
import org.blockade.service.access.Role;
import org.blockade.service.access.Settings;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.WorklistRow;
import org.blockade.service.demo.DemoClinic;
import org.blockade.service.demo.Recipe;
import org.blockade.service.desk.Desk;
import org.blockade.service.fhir.OfficialValidator;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.FhirFormat;
import org.blockade.service.fhir.write.Names;
import org.blockade.service.fhir.write.Written;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Information;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.SomeStatements;
import org.blockade.service.web.Browser;
import org.blockade.service.web.RunningClinic;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// FHIR over real HTTP, with a clinic of made-up people.
class FhirServerTest {

  /// People whose resources the official validator reads; `./build evidence` asks for more.
  private static final int FEW = 7;

  private static final int PEOPLE = Integer.getInteger("blockade.fhir.people", FEW);

  /// Random requests.
  private static final int REQUESTS = Integer.getInteger("blockade.fhir.requests", 250);

  /// What no answer may hold.
  private static final String MARK = "zqMarkOfTheRequest";

  private static final TimeAxis.Calendar AXIS =
      new TimeAxis.Calendar(RunningClinic.START.minus(Duration.ofDays(40)), ZoneOffset.UTC);

  private static RunningClinic clinic;
  private static final Map<Role, Browser> BROWSERS = new EnumMap<>(Role.class);

  @BeforeAll
  static void start() {
    clinic = RunningClinic.start();
    Desk desk = clinic.part(Desk.class);
    new DemoClinic(desk.clinic(), recipe(), 1, RunningClinic.START)
        .fill(clinic.part(Journal.class));
    for (Role role : Role.values()) {
      BROWSERS.put(role, clinic.signedIn(role.word(), role));
    }
    for (ConsentState state : ConsentState.values()) {
      person("matrix-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    consent("matrix-treatment", Content.ConsentGiven.Covers.RECORD);
    consent("matrix-counselling-notes", Content.ConsentGiven.Covers.COUNSELLING_NOTES);
    for (Role role : Role.values()) {
      clinic.record(
          "emergency-" + role.word(),
          "matrix-emergency",
          role.word(),
          new Content.Disclosed(
              "Dr. Wu", "General Hospital", "ana", "overdose", "unconscious", Optional.empty()));
    }
    clinic.part(Desk.class).keepUp();
  }

  @AfterAll
  static void stop() {
    clinic.close();
  }

  /// Somebody in each state, two where a second one is another case; everybody of the demo clinic
  /// where more is asked for.
  private static Recipe recipe() {
    Recipe whole = Recipe.standard();
    return PEOPLE > FEW
        ? whole
        : new Recipe(
            whole.groups().stream()
                .map(group ->
                    new Recipe.Group(
                        group.state(),
                        group.state() == ProtectionState.PROTECTED
                                || group.state() == ProtectionState.UNKNOWN
                            ? 2
                            : 1,
                        group.fromDays(),
                        group.toDays()))
                .toList(),
            whole.familyNames(),
            whole.givenNames());
  }

  private static Browser as(Role role) {
    return Objects.requireNonNull(BROWSERS.get(role));
  }

  /// Somebody who had one injection forty days ago.
  private static void person(String id) {
    fact(
        id,
        "dose-" + id,
        new AboutTreatment.NaltrexoneGiven(
            AboutTreatment.Product.INJECTION,
            Mass.ofMilligrams(380),
            Optional.of(Side.LEFT),
            Optional.empty(),
            new AboutTreatment.Kit(
                Optional.of("LOT-7"), Optional.of(new ModelTime(9000)), List.of()),
            Optional.of("nurse.a"),
            true));
  }

  private static Entry fact(String person, String id, Statement statement) {
    return clinic.record(
        id,
        person,
        "nurse.a",
        new Content.FactStated(AXIS, Fact.of(id, ModelTime.ORIGIN, Source.OBSERVED, statement)));
  }

  private static void consent(String person, Content.ConsentGiven.Covers covers) {
    consent(person, covers, Information.WHOLE_RECORD);
  }

  private static void consent(
      String person, Content.ConsentGiven.Covers covers, Set<Information> opens) {
    clinic.record("consent-" + person, person, "nurse.a", consentTo(covers, opens));
  }

  private static Content.ConsentGiven consentTo(
      Content.ConsentGiven.Covers covers, Set<Information> opens) {
    return new Content.ConsentGiven(
        "treatment",
        "the clinic",
        List.of("my treating providers", "outside-system"),
        "all of it",
        Optional.empty(),
        RunningClinic.START.minus(Duration.ofDays(1)),
        "policy",
        true,
        covers,
        Optional.empty(),
        opens);
  }

  private static People people() {
    return new People(clinic.part(Desk.class), clinic.part(Settings.class));
  }

  private static String one(ProtectionState state) {
    return clinic.part(Desk.class).worklist().rows().stream()
        .filter(row -> row.state() == state)
        .filter(row -> !row.person().startsWith("matrix"))
        .map(WorklistRow::person)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static <R extends Resource> R read(Browser.Answer answer, Class<R> kind) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return FhirFormat.json().parseResource(kind, answer.body());
  }

  private static Bundle bundle(Role role, String path) {
    return read(as(role).get(path), Bundle.class);
  }

  private static List<Resource> matches(Bundle bundle) {
    return bundle.getEntry().stream()
        .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static String json(Resource resource) {
    return FhirFormat.json().encodeResourceToString(resource);
  }

  /// 42 CFR 2.31(a)(3): what a consent does not name stays here, and is not counted either.
  @Test
  void aConsentOpensTheKindsOfInformationThatItNamesAndNoOther() {
    String person = "opened-in-part";
    person(person);
    fact(person, "opened-use", AboutOpioids.Taken.of("heroin"));
    clinic.record(
        "who-opened",
        person,
        "nurse.a",
        new Content.Registered("Quill", "Zebedee", LocalDate.of(1980, 5, 17), Optional.empty()));
    consent(
        person,
        Content.ConsentGiven.Covers.RECORD,
        Set.of(Information.APPOINTMENTS, Information.IDENTITY));
    clinic.part(Desk.class).keepUp();
    Bundle inside = bundle(Role.NURSE, "/fhir/Patient/" + person + "/$everything");
    Bundle outside = bundle(Role.OUTSIDE_SYSTEM, "/fhir/Patient/" + person + "/$everything");
    assertThat(matches(outside))
        .extracting(Resource::fhirType)
        .containsOnly("Patient", "Provenance");
    assertThat(outside.getTotal()).isEqualTo(matches(outside).size());
    assertThat(json(outside)).contains("suppressed").doesNotContain("heroin", "LOT-7");
    for (Resource each : matches(inside)) {
      String type = each.fhirType();
      String path = "/fhir/" + type + "/" + each.getIdElement().getIdPart();
      boolean told =
          matches(outside).stream()
              .anyMatch(other ->
                  other.getIdElement().getIdPart().equals(each.getIdElement().getIdPart()));
      assertThat(as(Role.OUTSIDE_SYSTEM).get(path).status()).as(path).isEqualTo(told ? 200 : 404);
      if (!type.equals("Patient") && !type.equals("Provenance")) {
        Bundle found = bundle(Role.OUTSIDE_SYSTEM, "/fhir/" + type + "?patient=" + person);
        assertThat(found.getTotal()).as(type).isZero();
      }
    }
    clinic.record(
        "more-" + person,
        person,
        "nurse.a",
        consentTo(Content.ConsentGiven.Covers.RECORD, Set.of(Information.NALTREXONE)));
    clinic.part(Desk.class).keepUp();
    assertThat(
            json(bundle(Role.OUTSIDE_SYSTEM, "/fhir/Patient/" + person + "/$everything?_count=1")))
        .as("two consents open what either does")
        .doesNotContain("heroin");
    assertThat(
            bundle(Role.OUTSIDE_SYSTEM, "/fhir/MedicationAdministration?patient=" + person)
                .getTotal())
        .isEqualTo(1);
    assertThat(
            bundle(Role.OUTSIDE_SYSTEM, "/fhir/MedicationStatement?patient=" + person).getTotal())
        .isZero();
    assertThat(bundle(Role.OUTSIDE_SYSTEM, "/fhir/DetectedIssue?patient=" + person).getTotal())
        .isZero();
    assertThat(clinic.part(Journal.class).entriesOf(person))
        .filteredOn(entry -> entry.content() instanceof Content.Disclosed)
        .as("the ledger names what each consent opens")
        .extracting(entry -> ((Content.Disclosed) entry.content()).nature())
        .anyMatch(nature -> nature.contains("who the person is, appointments;"))
        .anyMatch(nature -> nature.contains("of: naltrexone and its protection;"));
    fact("opened-not-who", "opened-dose", AboutOpioids.Taken.of("heroin"));
    consent(
        "opened-not-who", Content.ConsentGiven.Covers.RECORD, Set.of(Information.SUBSTANCE_USE));
    clinic.part(Desk.class).keepUp();
    assertThat(bundle(Role.OUTSIDE_SYSTEM, "/fhir/Patient?_id=opened-not-who").getTotal())
        .as("who somebody is, is a kind of its own")
        .isZero();
    assertThat(
            bundle(Role.OUTSIDE_SYSTEM, "/fhir/MedicationStatement?patient=opened-not-who")
                .getTotal())
        .isEqualTo(1);
  }

  // What is written

  /// Somebody in each state, one of everything, and more where more is asked for.
  @Test
  void theOfficialValidatorFindsNoErrorInAnythingWritten() {
    String odd = "matrix-odd-one";
    int number = 0;
    for (Class<? extends Record> kind : kinds(Statement.class)) {
      if (!kind.getSimpleName().equals("Correction")) {
        for (int seed = 0; seed < 2; seed++) {
          Statement statement = new SomeStatements(seed).of(kind);
          // At random, some tell of a time to come; no fact may.
          if (!kind.getSimpleName().equals("NoneTaken")
              && !kind.getSimpleName().equals("Alcohol")) {
            fact(odd, "odd-" + number++, statement);
          }
        }
      }
    }
    clinic.record(
        "unregistered",
        "an id that FHIR cannot write",
        "nurse.a",
        new Content.DecisionMade("next-injection", "wait", List.of("asked", "twice")));
    clinic.part(Desk.class).keepUp();
    List<String> wanted = new ArrayList<>(List.of(odd, "an id that FHIR cannot write"));
    for (ProtectionState state : ProtectionState.values()) {
      wanted.add(one(state));
    }
    people().everybody().values().stream().limit(PEOPLE - FEW).forEach(wanted::add);
    Set<String> types = new TreeSet<>();
    Map<String, Integer> alike = new HashMap<>();
    for (String person : wanted) {
      Bundle all = new Bundle().setType(Bundle.BundleType.COLLECTION);
      Set<String> ids = new HashSet<>();
      for (Written each : people().of(person)) {
        types.add(each.type());
        assertThat(ids.add(each.type() + "/" + each.id())).as(each.id()).isTrue();
        assertThat(each.resource().getMeta().getSecurity())
            .extracting(label -> label.getCode())
            .containsExactly("R", "SUD", "42CFRPart2");
        assertThat(each.resource().getMeta().hasVersionId()).isTrue();
        assertThat(each.resource().getMeta().hasLastUpdated()).isTrue();
        // What is alike is validated twice in the gate, and always where more is asked for.
        if (PEOPLE > FEW || alike.merge(shape(each), 1, Integer::sum) <= 2) {
          all.addEntry()
              .setFullUrl("https://blockade.example/fhir/" + each.type() + "/" + each.id())
              .setResource(each.resource());
        }
      }
      assertThat(OfficialValidator.errors(json(all))).isEmpty();
      assertThat(json(all)).doesNotContain("nilknown").doesNotContain("\"order\"");
    }
    types.add(Fields.AUDIT);
    assertThat(types).isEqualTo(new TreeSet<>(Fields.types()));
    for (String path :
        List.of(
            "/fhir/metadata",
            "/fhir/CodeSystem/finding",
            "/fhir/Patient?_count=3",
            "/fhir/Nothing")) {
      assertThat(OfficialValidator.errors(as(Role.OWN_SYSTEM).get(path).body())).as(path).isEmpty();
    }
    for (String name : List.of("how-known", "kit-storage", "protection")) {
      // Offline, the validator has no package to make the snapshot of a definition from; that it
      // can
      // be made is shown by the resources above, which were held against it.
      assertThat(
              OfficialValidator.errors(
                  as(Role.OWN_SYSTEM).get("/fhir/StructureDefinition/" + name).body()))
          .as(name)
          .allMatch(error -> error.contains("Unable to resolve package id hl7.fhir.r4.core"));
    }
    Browser.Answer trail = as(Role.PRIVACY_OFFICER).get("/fhir/AuditEvent?_count=30");
    assertThat(matches(read(trail, Bundle.class))).hasSize(30);
    assertThat(OfficialValidator.errors(trail.body())).isEmpty();
    assertThat(
            OfficialValidator.errors(as(Role.OUTSIDE_SYSTEM).get("/fhir/Patient?_count=3").body()))
        .isEmpty();
  }

  /// Every kind of fact, and people of the demo clinic.
  @Test
  void whatIsWrittenIsReadBack() {
    String whole = "matrix-whole";
    List<Statement> facts = OneOfEach.statements();
    assertThat(facts.stream().map(Statement::getClass).map(Class::getSimpleName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            kinds(Statement.class).stream()
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("Correction"))
                .toList());
    for (int i = 0; i < facts.size(); i++) {
      clinic.record(
          "whole-" + i,
          whole,
          "nurse.a",
          new Content.FactStated(
              AXIS,
              Fact.of(
                  "whole-" + i,
                  new ModelTime(i),
                  Source.values()[i % Source.values().length],
                  facts.get(i))));
    }
    clinic.part(Desk.class).keepUp();
    List<String> wanted = new ArrayList<>(List.of(whole));
    for (ProtectionState state : ProtectionState.values()) {
      wanted.add(one(state));
    }
    people().everybody().values().stream()
        .filter(person -> !person.startsWith("matrix"))
        .limit(PEOPLE - FEW)
        .forEach(wanted::add);
    ReadBack back = new ReadBack();
    wanted.forEach(person -> back.check(people().known(person)));
  }

  /// Type and code; of an estimate or a plan, whose it is too, for they differ by state.
  private static String shape(Written written) {
    return written.type()
        + switch (written.resource()) {
          case Observation observation ->
              observation.getCode().getCodingFirstRep().getCode()
                  + (written.derived() ? written.id() : "");
          case DetectedIssue issue -> issue.getSeverity() + issue.getCode().getText();
          case Provenance trace -> "";
          default -> written.derived() ? written.id() : "";
        };
  }

  @SuppressWarnings("unchecked")
  private static List<Class<? extends Record>> kinds(Class<?> kind) {
    return kind.isRecord()
        ? List.of((Class<? extends Record>) kind)
        : Stream.of(kind.getPermittedSubclasses()).flatMap(below -> kinds(below).stream()).toList();
  }

  @Test
  void anInjectionSaysWhatWasGivenWhereFromWhichLotAndByWhom() {
    Bundle found = bundle(Role.OWN_SYSTEM, "/fhir/MedicationAdministration?patient=matrix-none");
    assertThat(found.getTotal()).isEqualTo(1);
    MedicationAdministration dose = (MedicationAdministration) matches(found).getFirst();
    assertThat(dose.getDosage().getRoute().getCodingFirstRep().getCode()).isEqualTo("78421000");
    assertThat(dose.getDosage().getSite().getCodingFirstRep().getCode()).isEqualTo("723979003");
    assertThat(dose.getPerformerFirstRep().getActor().getDisplay()).isEqualTo("nurse.a");
    assertThat(json(dose))
        .contains("\"637213\"")
        .contains("LOT-7")
        .contains("expirationDate")
        .doesNotContain("1116442");
    assertThat(
            bundle(
                    Role.OWN_SYSTEM,
                    "/fhir/MedicationAdministration?patient=matrix-none&code=637213")
                .getTotal())
        .isEqualTo(1);
    Resource trace =
        matches(bundle(Role.OWN_SYSTEM, "/fhir/Provenance?patient=matrix-none")).stream()
            .filter(each -> json(each).contains(dose.getIdElement().getIdPart()))
            .filter(each -> !each.getIdElement().getIdPart().endsWith("derived"))
            .findFirst()
            .orElseThrow();
    assertThat(json(trace)).contains("nurse.a").contains("rules none");
  }

  @Test
  void anEstimateNamesItsModelAndItsSpread() {
    String person = one(ProtectionState.FADING);
    Observation held =
        (Observation)
            matches(
                    bundle(
                        Role.OWN_SYSTEM,
                        "/fhir/Observation?code=mu_receptor_share&patient=" + person))
                .getFirst();
    String checksum = clinic.part(Desk.class).clinic().versions().parameters();
    assertThat(held.getMethod().getText()).contains(checksum).contains("100 virtual people");
    double typical = held.getValueQuantity().getValue().doubleValue();
    double low = held.getComponent().get(1).getValueQuantity().getValue().doubleValue();
    double high = held.getComponent().get(2).getValueQuantity().getValue().doubleValue();
    assertThat(low).isLessThan(typical).isLessThan(high);
    double exact =
        100 * clinic.part(Desk.class).person(person).protection().forecast().now().typical();
    assertThat(exact - typical).isBetween(0.0, 0.1);
    RiskAssessment outlook =
        (RiskAssessment)
            matches(bundle(Role.OWN_SYSTEM, "/fhir/RiskAssessment?patient=" + person)).getFirst();
    assertThat(outlook.getBasis()).isNotEmpty();
    assertThat(outlook.getPredictionFirstRep().getProbabilityDecimalType().getValue().doubleValue())
        .isBetween(0.0, 1.0);
    assertThat(outlook.getPrediction().get(1).getRationale()).contains("95 of 100");
    assertThat(outlook.getPrediction().get(1).getWhenPeriod().hasEnd()).isTrue();
  }

  @Test
  void aProposalIsNeverAnOrder() {
    String person =
        people().everybody().values().stream()
            .filter(
                each -> clinic.part(Desk.class).person(each).plan().plan().nextDose().isPresent())
            .findFirst()
            .orElseThrow();
    MedicationRequest next =
        (MedicationRequest)
            matches(bundle(Role.OWN_SYSTEM, "/fhir/MedicationRequest?patient=" + person))
                .getFirst();
    assertThat(next.getIntent()).isEqualTo(MedicationRequest.MedicationRequestIntent.PROPOSAL);
    assertThat(next.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.DRAFT);
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() {
    for (ProtectionState state : List.of(ProtectionState.STARTING, ProtectionState.UNKNOWN)) {
      String person = one(state);
      Observation held =
          (Observation)
              matches(
                      bundle(
                          Role.OWN_SYSTEM,
                          "/fhir/Observation?code=mu_receptor_share&patient=" + person))
                  .getFirst();
      assertThat(held.hasValue()).isFalse();
      assertThat(held.getDataAbsentReason().getCodingFirstRep().getCode()).isEqualTo("unknown");
      List<Resource> empty =
          matches(
              bundle(Role.OWN_SYSTEM, "/fhir/List?code=naltrexone_on_record&patient=" + person));
      assertThat(((ListResource) empty.getFirst()).getEmptyReason().getCodingFirstRep().getCode())
          .isEqualTo("unavailable");
      assertThat(bundle(Role.OWN_SYSTEM, "/fhir/MedicationRequest?patient=" + person).getTotal())
          .isZero();
    }
  }

  @Test
  void counsellingNotesAreNowhere() {
    clinic
        .part(CounsellingNotes.class)
        .add("note-1", "matrix-treatment", "counsellor", "the secret of the session");
    for (Role role : List.of(Role.COUNSELLOR, Role.PRESCRIBER, Role.OUTSIDE_SYSTEM)) {
      assertThat(as(role).get("/fhir/Patient/matrix-treatment/$everything").body())
          .contains("LOT-7")
          .doesNotContain("the secret of the session");
    }
  }

  // Who sees whom

  private static final Set<Role> TREATING =
      Set.of(Role.PRESCRIBER, Role.NURSE, Role.COUNSELLOR, Role.PRIVACY_OFFICER, Role.OWN_SYSTEM);

  /// Written out by hand: role x consent. A prescriber or nurse who may disclose sees a person
  /// because they treat.
  private static boolean sees(Role role, ConsentState state) {
    return TREATING.contains(role)
        || (role == Role.OUTSIDE_SYSTEM
            && (state == ConsentState.TREATMENT || state == ConsentState.EMERGENCY));
  }

  @Test
  void whoMayNotBeSeenIsNotThereOnAnyRoute() {
    Set<String> covered = new TreeSet<>();
    for (Role role : Role.values()) {
      Browser browser = as(role);
      Set<String> listed = new HashSet<>();
      for (Resource each : walk(browser, "/fhir/Patient?_count=200")) {
        listed.add(each.getIdElement().getIdPart());
      }
      int counted = read(browser.get("/fhir/Patient?_summary=count"), Bundle.class).getTotal();
      assertThat(counted).as("total for %s", role).isEqualTo(listed.size());
      Set<String> exported = exported(browser);
      assertThat(exported).as("export for %s", role).isEqualTo(listed);
      for (ConsentState state : ConsentState.values()) {
        String id = "matrix-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        boolean sees = sees(role, state);
        String what = role + " of somebody with " + state;
        int status = sees ? 200 : 404;
        assertThat(listed.contains(id)).as(what).isEqualTo(sees);
        assertThat(browser.get("/fhir/Patient/" + id).status()).as(what).isEqualTo(status);
        assertThat(browser.get("/fhir/Observation/" + id + ".protection").status())
            .as(what)
            .isEqualTo(status);
        assertThat(browser.get("/fhir/Patient/" + id + "/$everything").status())
            .as(what)
            .isEqualTo(status);
        Bundle flags = read(browser.get("/fhir/Flag?patient=" + id), Bundle.class);
        assertThat(flags.getTotal() > 0).as(what).isEqualTo(sees);
        assertThat(matches(flags).isEmpty()).as(what).isEqualTo(!sees);
        Bundle posted = read(browser.post("/fhir/CarePlan/_search", "patient", id), Bundle.class);
        assertThat(posted.getTotal() > 0).as(what).isEqualTo(sees);
        assertThat(read(browser.get("/fhir/Patient?_id=" + id), Bundle.class).getTotal() > 0)
            .as(what)
            .isEqualTo(sees);
      }
      boolean trail = role == Role.PRIVACY_OFFICER || role == Role.ADMIN;
      assertThat(browser.get("/fhir/AuditEvent?_count=1").status())
          .as("trail for %s", role)
          .isEqualTo(trail ? 200 : 404);
      assertThat(browser.get("/fhir/AuditEvent/1").status()).isEqualTo(trail ? 200 : 404);
    }
    clinic
        .routes()
        .forEach((info, handler) ->
            info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/fhir"))
                .forEach(covered::add));
    // Whoever adds a route to the server adds it here, and above.
    assertThat(covered)
        .containsExactlyInAnyOrder(
            "/fhir/metadata",
            "/fhir/notice",
            "/fhir/CodeSystem",
            "/fhir/CodeSystem/{id}",
            "/fhir/StructureDefinition",
            "/fhir/StructureDefinition/{id}",
            "/fhir/{type}",
            "/fhir/{type}/{id}",
            "/fhir/{type}/_search",
            "/fhir/Patient/{id}/$everything",
            "/fhir/page/{token}",
            "/fhir/$export",
            "/fhir/Patient/$export",
            "/fhir/bulk/{job}",
            "/fhir/bulk/{job}/{file}",
            "/fhir/**");
  }

  private static List<Resource> walk(Browser browser, String path) {
    List<Resource> all = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      Bundle page = read(browser.get(next.get()), Bundle.class);
      all.addAll(matches(page));
      next = Optional.ofNullable(page.getLink("next")).map(link -> link.getUrl());
    }
    return all;
  }

  private static Browser.Answer kickOff(Browser browser, String path) {
    return browser.send(
        HttpRequest.newBuilder(browser.uri(path)).GET().header("Prefer", "respond-async"));
  }

  /// The Patients of an export, which is deleted then.
  private static Set<String> exported(Browser browser) {
    Browser.Answer begun = kickOff(browser, "/fhir/Patient/$export?_type=Patient");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String job = begun.headers().firstValue("Content-Location").orElseThrow();
    Browser.Answer manifest = browser.get(job);
    assertThat(manifest.status()).isEqualTo(200);
    Set<String> found = new HashSet<>();
    for (String part : manifest.body().split("\"url\":\"", -1)) {
      if (part.contains("/bulk/") && part.startsWith("http")) {
        String file = part.substring(0, part.indexOf('"'));
        if (!file.endsWith("$export")) {
          Browser.Answer lines = browser.get(file);
          assertThat(lines.status()).isEqualTo(200);
          lines
              .body()
              .lines()
              .forEach(line ->
                  found.add(FhirFormat.json().parseResource(line).getIdElement().getIdPart()));
        }
      }
    }
    assertThat(browser.method("DELETE", job + "?_csrf=" + browser.token()).status()).isEqualTo(202);
    assertThat(browser.get(job).status()).isEqualTo(404);
    return found;
  }

  @Test
  void aDisclosureIsOnRecordOnceInAnHourAndCarriesTheNotice() {
    person("matrix-told");
    consent("matrix-told", Content.ConsentGiven.Covers.RECORD);
    Browser outside = as(Role.OUTSIDE_SYSTEM);
    for (int i = 0; i < 3; i++) {
      Browser.Answer answer = outside.get("/fhir/Patient/matrix-told");
      assertThat(answer.headers().firstValue("Blockade-Notice")).contains(ExportNotice.text());
      assertThat(answer.headers().firstValue("Link").orElse("")).contains("/fhir/notice");
      Bundle found = read(outside.get("/fhir/Observation?patient=matrix-told"), Bundle.class);
      assertThat(found.getEntry())
          .anyMatch(entry ->
              entry.getResource() instanceof OperationOutcome outcome
                  && outcome.getIssueFirstRep().getDetails().getText().equals(ExportNotice.text()));
    }
    assertThat(disclosures("matrix-told"))
        .singleElement()
        .satisfies(disclosed -> {
          assertThat(disclosed.recipient()).isEqualTo("outside-system");
          assertThat(disclosed.consent()).contains("consent-matrix-told");
        });
    assertThat(
            clinic.trail().newest(200, 0).stream()
                .filter(event -> event.person().equals(Optional.of("matrix-told")))
                .map(AuditTrail.Event::action))
        .hasSize(6)
        .containsOnly("DISCLOSE");
    clinic.record(
        "taken-back", "matrix-told", "nurse.a", new Content.ConsentRevoked("consent-matrix-told"));
    assertThat(outside.get("/fhir/Patient/matrix-told").status()).isEqualTo(404);
    assertThat(disclosures("matrix-told")).hasSize(1);
  }

  private static List<Content.Disclosed> disclosures(String person) {
    return clinic.part(Journal.class).entriesOf(person).stream()
        .map(Entry::content)
        .filter(Content.Disclosed.class::isInstance)
        .map(Content.Disclosed.class::cast)
        .toList();
  }

  @Test
  void nothingGoesOutByMachineWhileARestrictionStands() {
    person("matrix-restricted");
    consent("matrix-restricted", Content.ConsentGiven.Covers.RECORD);
    Browser outside = as(Role.OUTSIDE_SYSTEM);
    assertThat(outside.get("/fhir/Patient/matrix-restricted").status()).isEqualTo(200);
    clinic.record(
        "restricted",
        "matrix-restricted",
        "nurse.a",
        new Content.RestrictionAsked("not to my employer's insurer", true, "agreed"));
    assertThat(outside.get("/fhir/Patient/matrix-restricted").status()).isEqualTo(404);
    assertThat(as(Role.OWN_SYSTEM).get("/fhir/Patient/matrix-restricted").status()).isEqualTo(200);
  }

  @Test
  void aStrangerSeesDefinitionsOnly() {
    for (String path :
        List.of("/fhir/metadata", "/fhir/notice", "/fhir/CodeSystem", "/fhir/CodeSystem/finding")) {
      assertThat(clinic.browser().get(path).status()).as(path).isEqualTo(200);
    }
    for (String path : List.of("/fhir/Patient", "/fhir/Patient/matrix-none", "/fhir/$export")) {
      assertThat(clinic.browser().get(path).status()).as(path).isNotEqualTo(200);
      assertThat(clinic.browser().get(path).body()).doesNotContain("matrix");
    }
  }

  // Searching

  @Test
  void theCapabilityStatementSaysWhatTheServerDoes() {
    CapabilityStatement said =
        read(clinic.browser().get("/fhir/metadata"), CapabilityStatement.class);
    assertThat(said.getRestFirstRep().getDocumentation()).contains("Read-only");
    for (var resource : said.getRestFirstRep().getResource()) {
      for (var parameter : resource.getSearchParam()) {
        String value =
            switch (parameter.getType()) {
              case DATE -> "ge2020-01-01";
              case REFERENCE -> "matrix-none";
              default -> "x";
            };
        String person =
            resource.getType().equals("Patient")
                    || resource.getType().equals("AuditEvent")
                    || parameter.getName().equals("patient")
                ? ""
                : "&patient=matrix-none";
        Browser.Answer answer =
            as(Role.PRIVACY_OFFICER)
                .get(
                    "/fhir/"
                        + resource.getType()
                        + "?"
                        + parameter.getName()
                        + "="
                        + value
                        + person);
        assertThat(answer.status())
            .as("%s by %s", resource.getType(), parameter.getName())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void pagesAreWalkedByLinksThatSayNothing() {
    List<String> whole =
        matches(bundle(Role.OWN_SYSTEM, "/fhir/Provenance?patient=matrix-none&_count=200")).stream()
            .map(each -> each.getIdElement().getIdPart())
            .toList();
    assertThat(whole).hasSizeGreaterThan(1);
    Bundle first = bundle(Role.OWN_SYSTEM, "/fhir/Provenance?patient=matrix-none&_count=1");
    String next = first.getLink("next").getUrl();
    assertThat(next).doesNotContain("matrix");
    assertThat(first.getLink("self").getUrl())
        .as("the search as it was understood")
        .endsWith("/fhir/Provenance?_count=1&patient=matrix-none");
    assertThat(read(as(Role.OWN_SYSTEM).get(next), Bundle.class).getLink("self").getUrl())
        .as("a further page has its own address")
        .contains("/fhir/page/")
        .doesNotContain("matrix");
    assertThat(walk(as(Role.OWN_SYSTEM), "/fhir/Provenance?patient=matrix-none&_count=1"))
        .extracting(each -> each.getIdElement().getIdPart())
        .containsExactlyElementsOf(whole);
    assertThat(as(Role.NURSE).get(next).status()).isEqualTo(404);
    assertThat(as(Role.OWN_SYSTEM).get(next.substring(0, next.length() - 2)).status())
        .isEqualTo(404);
  }

  /// An address stands in logs; a body does not.
  @Test
  void aSearchInABodyNamesNobodyInItsLinks() {
    Browser nurse = as(Role.NURSE);
    Bundle posted =
        read(
            nurse.post(
                "/fhir/Provenance/_search",
                "patient",
                "matrix-none",
                "_count",
                "1",
                "_total",
                "none"),
            Bundle.class);
    assertThat(posted.getLink("self").getUrl()).endsWith("/fhir/Provenance?_count=1&_total=none");
    assertThat(posted.getLink("next").getUrl()).contains("/fhir/page/").doesNotContain("matrix");
    Bundle everything = bundle(Role.NURSE, "/fhir/Patient/matrix-none/$everything?_count=1");
    assertThat(everything.getLink("self").getUrl())
        .endsWith("/fhir/Patient/matrix-none/$everything?_count=1");
  }

  @Test
  void aPatientIsFoundByTheChartNumber() {
    String person = "by-chart-number";
    clinic.record(
        "who-by-chart",
        person,
        "nurse.a",
        new Content.Registered(
            "Quill", "Zoe", LocalDate.of(1980, 5, 17), Optional.of("MRN 4/711")));
    clinic.part(Desk.class).keepUp();
    Browser nurse = as(Role.NURSE);
    for (String identifier :
        List.of("MRN 4/711", Addresses.CHART_NUMBER + "|MRN 4/711", "other,MRN 4/711")) {
      Bundle posted =
          read(nurse.post("/fhir/Patient/_search", "identifier", identifier), Bundle.class);
      assertThat(matches(posted))
          .as(identifier)
          .singleElement()
          .satisfies(each -> assertThat(each.getIdElement().getIdPart()).isEqualTo(person));
      assertThat(posted.getLink("self").getUrl()).endsWith("/fhir/Patient");
      assertThat(
              bundle(Role.NURSE, "/fhir/Patient?" + Browser.form("identifier", identifier))
                  .getTotal())
          .isEqualTo(1);
    }
    for (String identifier : List.of("https://other.example/mrn|MRN 4/711", "|MRN 4/711", "MRN")) {
      assertThat(
              read(nurse.post("/fhir/Patient/_search", "identifier", identifier), Bundle.class)
                  .getTotal())
          .as(identifier)
          .isZero();
    }
    assertThat(
            bundle(Role.OUTSIDE_SYSTEM, "/fhir/Patient?" + Browser.form("identifier", "MRN 4/711"))
                .getTotal())
        .as("whoever may not be seen is not found either")
        .isZero();
  }

  @Test
  void aSearchThatIsNotUnderstoodIsRefused() {
    for (String query :
        List.of(
            "",
            "?code=x",
            "?patient=matrix-none&colour=red",
            "?patient=matrix-none&code:not=x",
            "?patient=matrix-none&date=yesterday",
            "?patient=matrix-none&date=2026-13-01",
            "?patient=matrix-none&_count=-1",
            "?patient=matrix-none&_include=Observation:subject",
            "?patient=matrix-none&code=%0a",
            "?patient=matrix-none&patient=matrix-treatment")) {
      Browser.Answer answer = as(Role.OWN_SYSTEM).get("/fhir/Observation" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(FhirFormat.json().parseResource(OperationOutcome.class, answer.body()).getIssue())
          .as(query)
          .hasSize(1);
    }
  }

  @Test
  void datesAndTimesOfChangeAreSearchedBy() {
    String doses = "/fhir/MedicationAdministration?patient=matrix-none";
    String day = AXIS.origin().toString().substring(0, 10);
    for (String hit :
        List.of(
            "&effective-time=" + day,
            "&effective-time=eq2026",
            "&effective-time=lt2026-03-02&effective-time=gt2026-01-01",
            "&effective-time=ge" + day + "T15:00:00Z",
            "&_lastUpdated=ge2026-03-02",
            "&status=completed",
            "&_id=matrix-none.x,"
                + matches(bundle(Role.OWN_SYSTEM, doses)).getFirst().getIdElement().getIdPart())) {
      assertThat(bundle(Role.OWN_SYSTEM, doses + hit).getTotal()).as(hit).isEqualTo(1);
    }
    for (String miss :
        List.of(
            "&effective-time=2025",
            "&effective-time=ne" + day,
            "&effective-time=sa" + day,
            "&_lastUpdated=lt2026-03-02",
            "&status=stopped",
            "&_id=matrix-none.x")) {
      assertThat(bundle(Role.OWN_SYSTEM, doses + miss).getTotal()).as(miss).isZero();
    }
  }

  @Test
  void whatWasNotChangedIsNotSentAgain() {
    person("matrix-same");
    String dose =
        "/fhir/MedicationAdministration/"
            + matches(bundle(Role.OWN_SYSTEM, "/fhir/MedicationAdministration?patient=matrix-same"))
                .getFirst()
                .getIdElement()
                .getIdPart();
    String held = "/fhir/Observation/matrix-same.protection";
    String doseTag = tag(dose);
    String heldTag = tag(held);
    assertThat(again(dose, doseTag).status()).isEqualTo(304);
    assertThat(again(held, heldTag).status()).isEqualTo(304);
    fact("matrix-same", "another-fact", new AboutTreatment.Consent(true));
    assertThat(again(dose, doseTag).status()).isEqualTo(304);
    assertThat(again(held, heldTag).status()).isEqualTo(200);
    assertThat(again(dose, "W/\"0\"").status()).isEqualTo(200);
  }

  private static String tag(String path) {
    return as(Role.OWN_SYSTEM).get(path).headers().firstValue("ETag").orElseThrow();
  }

  private static Browser.Answer again(String path, String tag) {
    Browser browser = as(Role.OWN_SYSTEM);
    return browser.send(
        HttpRequest.newBuilder(browser.uri(path)).GET().header("If-None-Match", tag));
  }

  // Formats, and what is sent to do harm

  @Test
  void xmlIsNeitherWrittenNorRead() {
    Browser browser = as(Role.OWN_SYSTEM);
    assertThat(browser.get("/fhir/Patient/matrix-none?_format=xml").status()).isEqualTo(406);
    assertThat(
            browser
                .send(
                    HttpRequest.newBuilder(browser.uri("/fhir/Patient/matrix-none"))
                        .GET()
                        .header("Accept", "application/fhir+xml"))
                .status())
        .isEqualTo(406);
    Browser.Answer posted =
        browser.postBody(
            "/fhir/Patient/_search?_csrf=" + browser.token(),
            "application/fhir+xml",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Patient>&e;</Patient>");
    assertThat(posted.status()).isEqualTo(415);
    assertThat(posted.body()).doesNotContain("root:");
    assertThat(
            browser
                .postBody("/fhir/Patient?_csrf=" + browser.token(), "application/json", "{}")
                .status())
        .isEqualTo(405);
  }

  @Test
  void exportsAreBoundedAndBelongToOneAccount() {
    Browser own = as(Role.NURSE);
    assertThat(own.get("/fhir/$export").status()).isEqualTo(400);
    List<String> begun = new ArrayList<>();
    for (int i = 0; i < BulkJobs.MOST_OF_ONE; i++) {
      begun.add(
          kickOff(own, "/fhir/$export").headers().firstValue("Content-Location").orElseThrow());
    }
    Browser.Answer refused = kickOff(own, "/fhir/$export");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(as(Role.OWN_SYSTEM).get(begun.getFirst()).status()).isEqualTo(404);
    assertThat(own.get(begun.getFirst() + "/0-RiskAssessment").body().lines())
        .hasSizeGreaterThan(FEW)
        .allMatch(line -> line.startsWith("{\"resourceType\":\"RiskAssessment\""));
    for (String file :
        List.of("0-AuditEvent", "9999-Patient", "x", "0-", "-Patient", "0-Nothing")) {
      assertThat(own.get(begun.getFirst() + "/" + file).status()).as(file).isEqualTo(404);
    }
    begun.forEach(job -> own.method("DELETE", job + "?_csrf=" + own.token()));
  }

  /// Random requests made of what the server knows and of what it does not: nothing breaks, nothing
  /// is repeated.
  @Test
  void hostileRequestsBreakNothing() {
    Random random = new Random(7);
    List<String> types = new ArrayList<>(Fields.types());
    types.addAll(List.of("Binary", "$export", "page", "bulk", "metadata", MARK, "Patient%20", "."));
    List<String> ids =
        List.of(
            "matrix-none",
            "matrix-none.protection",
            MARK,
            "x".repeat(3000),
            "..",
            ".",
            "-",
            "1",
            "%00",
            "%F0%9F%98%80",
            "a.b.c.d",
            "x-" + "0".repeat(38),
            "$everything",
            "_search");
    List<String> names =
        List.of(
            "patient",
            "_id",
            "date",
            "code",
            "status",
            "_lastUpdated",
            "_count",
            "_format",
            "_summary",
            "_total",
            "_pretty",
            "_type",
            "_since",
            "_outputFormat",
            "effective-time",
            "recorded",
            "_include",
            "_has:Observation:patient:code",
            MARK,
            "_elements");
    List<String> values =
        List.of(
            "matrix-none",
            "Patient/matrix-none",
            "",
            ",",
            "%7C",
            "%7C%7C",
            "%7C%7C%7C",
            MARK,
            "-1",
            "999999999999",
            "0",
            "ge2026",
            "gt9999-12-31",
            "2026-02-30",
            "2026-03-02T25:00:00Z",
            "2026-03-02T10:00:00%2B99:99",
            "json",
            "xml",
            "count",
            "true",
            "x".repeat(1990),
            "%27%20or%201=1--",
            "%00",
            "%0d%0aX:%20y",
            "%EF%BF%BF",
            "http%3A%2F%2Fevil.example%2F1");
    Browser browser = as(Role.PRIVACY_OFFICER);
    for (int i = 0; i < REQUESTS; i++) {
      StringBuilder path = new StringBuilder("/fhir/").append(any(types, random));
      if (random.nextBoolean()) {
        path.append('/').append(any(ids, random));
        if (random.nextInt(4) == 0) {
          path.append('/').append(any(ids, random));
        }
      }
      String between = "?";
      for (int k = random.nextInt(4); k > 0; k--) {
        path.append(between).append(any(names, random)).append('=').append(any(values, random));
        between = "&";
      }
      Browser.Answer answer = browser.get(path.toString());
      assertThat(answer.status()).as(path.toString()).isLessThan(500);
      assertThat(answer.body())
          .as(path.toString())
          .doesNotContain(MARK)
          .doesNotContain("Exception")
          .doesNotContain("\tat ");
    }
  }

  private static String any(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void idsThatFhirCannotWriteAreFound() {
    String id = "somebody with blanks";
    clinic.record(
        "blanks", id, "nurse.a", new Content.DecisionMade("treatment", "wait", List.of()));
    clinic.part(Desk.class).keepUp();
    String patient = Names.of(id);
    assertThat(patient).matches("[A-Za-z0-9.-]{1,64}");
    assertThat(as(Role.OWN_SYSTEM).get("/fhir/Patient/" + patient).status()).isEqualTo(200);
    assertThat(bundle(Role.OWN_SYSTEM, "/fhir/CarePlan?patient=" + patient).getTotal())
        .isEqualTo(1);
  }
}

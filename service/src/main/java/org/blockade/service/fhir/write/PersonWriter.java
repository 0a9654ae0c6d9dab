package org.blockade.service.fhir.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.journal.Information;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/// Everything that is known about one person, as resources.
///
/// Each resource has the person's Patient id in its own, its version and time (those of the
/// journal's entry, or of the estimate), and security labels.
public final class PersonWriter {

  /// A dose that is proposed: when, and of what.
  private static final Set<Information> NEXT_DOSE =
      Set.of(Information.APPOINTMENTS, Information.NALTREXONE);

  private final Known known;
  private final boolean partTwo;
  private final List<Written> written = new ArrayList<>();

  private PersonWriter(Known known, boolean partTwo) {
    this.known = known;
    this.partTwo = partTwo;
  }

  /// Writes a person.
  ///
  /// @param partTwo whether the clinic is a programme under 42 CFR part 2
  public static List<Written> write(Known known, boolean partTwo) {
    PersonWriter writer = new PersonWriter(known, partTwo);
    writer.writePatient();
    List<Reference> doses = writer.writeFacts();
    writer.writeDerived(doses);
    return List.copyOf(writer.written);
  }

  private void writePatient() {
    Written patient = patient(known.person(), known.registered(), known.asOf(), partTwo);
    written.add(patient);
    known.registered().ifPresent(each -> provenance(patient, "pp", each.trace()));
  }

  /// Who somebody is, without anything of the treatment but its labels.
  ///
  /// @param registered empty where nobody said
  public static Written patient(
      String person, Optional<Known.Registration> registered, Instant asOf, boolean partTwo) {
    Patient patient = new Patient();
    if (registered.isEmpty()) {
      HumanName name = patient.addName();
      name.addExtension(Absent.because(Absent.Why.UNKNOWN));
    }
    registered
        .map(Known.Registration::who)
        .ifPresent(who -> {
          patient.addName().setFamily(who.familyName()).addGiven(who.givenName());
          patient.setBirthDateElement(new DateType(who.birthDate().toString()));
          who.chartNumber()
              .ifPresent(number ->
                  patient.addIdentifier(
                      new Identifier().setSystem(Addresses.CHART_NUMBER).setValue(number)));
        });
    return finished(
        patient,
        Names.of(person),
        registered.map(each -> Long.toString(each.trace().number())).orElse("0"),
        registered.map(each -> each.trace().recorded()).orElse(asOf),
        false,
        Set.of(Information.IDENTITY),
        partTwo);
  }

  /// @return the doses of naltrexone
  private List<Reference> writeFacts() {
    FactResources facts = new FactResources(known);
    List<Reference> doses = new ArrayList<>();
    int number = 0;
    for (Known.Told told : known.facts()) {
      number++;
      DomainResource resource = facts.of(told.fact());
      String name = told.trace().map(trace -> "e" + trace.number()).orElse("c" + number);
      Written fact =
          add(
              resource,
              Names.of(known.person(), name),
              told.trace().map(trace -> Long.toString(trace.number())).orElse("1"),
              told.trace()
                  .map(Known.Trace::recorded)
                  .orElseGet(() -> known.axis().momentOf(told.fact().recorded()).toInstant()),
              false,
              Information.of(told.fact().statement()));
      String trace = "p" + name.substring(1);
      told.trace().ifPresent(each -> provenance(fact, trace, each));
      if (told.fact().statement() instanceof AboutTreatment.NaltrexoneGiven) {
        doses.add(reference(resource));
      }
    }
    return doses;
  }

  private void writeDerived(List<Reference> doses) {
    int first = written.size();
    EstimateResources estimate = new EstimateResources(known);
    // Their notes say what else is on record, an opioid among it.
    derived(estimate.protection(), "protection", Information.WHOLE_RECORD);
    derived(estimate.outlook(doses), "outlook", Information.WHOLE_RECORD);
    estimate.flags().forEach(each -> derived(each.flag(), each.name(), each.tells()));
    PlanResources plan = new PlanResources(known);
    derived(plan.carePlan(), "plan", Information.WHOLE_RECORD);
    Optional<MedicationRequest> next = plan.nextDose();
    next.ifPresent(request -> derived(request, "next-dose", NEXT_DOSE));
    plan.issues().forEach(each -> derived(each.issue(), each.name(), Information.WHOLE_RECORD));
    derived(
        list(
            Term.NEXT_DOSE,
            next.stream().map(PersonWriter::reference).toList(),
            Why.UNAVAILABLE,
            plan.whyNoDose()),
        "list-next-dose",
        NEXT_DOSE);
    derived(
        list(
            Term.NALTREXONE_ON_RECORD,
            doses,
            Why.UNAVAILABLE,
            "no naltrexone is on record; that does not say that none was given"),
        "list-naltrexone",
        Set.of(Information.NALTREXONE));
    derived(
        list(
            Term.OPIOIDS_ON_RECORD,
            about(statement -> statement instanceof AboutOpioids),
            Why.NOT_ASKED,
            "nothing about opioids is on record; that does not say that none was taken"),
        "list-opioids",
        Set.of(Information.SUBSTANCE_USE));
    derived(
        list(
            Term.URINE_SCREENS_ON_RECORD,
            about(statement -> statement instanceof AboutTests.UrineScreen),
            Why.NOT_ASKED,
            "no urine screen is on record"),
        "list-urine",
        Set.of(Information.SUBSTANCE_USE));
    List<Reference> targets =
        written.subList(first, written.size()).stream()
            .map(each -> reference(each.resource()))
            .toList();
    Provenance provenance = new Provenance();
    targets.forEach(provenance::addTarget);
    provenance.setRecordedElement(Times.instant(known.asOf()));
    provenance
        .addAgent()
        .setType(agent("assembler", "Assembler"))
        .setWho(Program.in(provenance, known.versions()));
    doses.forEach(dose ->
        provenance.addEntity().setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(dose));
    parameters(provenance, known.versions());
    derived(provenance, "p-derived", Information.WHOLE_RECORD);
  }

  private List<Reference> about(Predicate<Statement> which) {
    List<Reference> found = new ArrayList<>();
    int number = 0;
    for (Known.Told told : known.facts()) {
      number++;
      if (which.test(told.fact().statement())) {
        String name = told.trace().map(trace -> "e" + trace.number()).orElse("c" + number);
        String id = Names.of(known.person(), name);
        written.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .ifPresent(each -> found.add(reference(each.resource())));
      }
    }
    return found;
  }

  /// Why a list is empty. "None" is not among the reasons: nothing here can know that.
  private enum Why {
    NOT_ASKED("notasked", "Not Asked"),
    UNAVAILABLE("unavailable", "Unavailable");

    private final String code;
    private final String display;

    Why(String code, String display) {
      this.code = code;
      this.display = display;
    }
  }

  private ListResource list(Term term, List<Reference> items, Why why, String words) {
    ListResource list = new ListResource();
    list.setStatus(ListResource.ListStatus.CURRENT)
        .setMode(ListResource.ListMode.SNAPSHOT)
        .setTitle(term.says())
        .setCode(term.concept())
        .setSubject(new Reference("Patient/" + Names.of(known.person())))
        .setDateElement(Times.at(known.asOf()));
    if (items.isEmpty()) {
      list.setEmptyReason(
          new CodeableConcept(
                  new Coding(
                      "http://terminology.hl7.org/CodeSystem/list-empty-reason",
                      why.code,
                      why.display))
              .setText(words));
      list.addNote(Program.note(words));
    }
    items.forEach(item -> list.addEntry().setItem(item.copy()));
    known.gaps().forEach(gap -> list.addNote(Program.note("Record: " + gap)));
    return list;
  }

  private void provenance(Written target, String name, Known.Trace trace) {
    Provenance provenance = new Provenance();
    provenance.addTarget(reference(target.resource()));
    provenance.setRecordedElement(Times.instant(trace.recorded()));
    provenance
        .addAgent()
        .setType(agent("author", "Author"))
        .setWho(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(Addresses.ACCOUNT).setValue(trace.author()))
                .setDisplay(trace.author()));
    parameters(provenance, trace.versions());
    add(
        provenance,
        Names.of(known.person(), name),
        Long.toString(trace.number()),
        trace.recorded(),
        false,
        target.tells());
  }

  private static CodeableConcept agent(String code, String display) {
    return new CodeableConcept(
        new Coding(
            "http://terminology.hl7.org/CodeSystem/provenance-participant-type", code, display));
  }

  /// Versions of model, parameters and rules.
  private static void parameters(
      Provenance provenance, org.blockade.service.journal.Versions versions) {
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.SOURCE)
        .setWhat(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(Addresses.CHECKSUM).setValue(versions.parameters()))
                .setDisplay("model " + versions.model() + "; rules " + versions.rules()));
  }

  private void derived(DomainResource resource, String name, Set<Information> tells) {
    add(resource, Names.of(known.person(), name), known.version(), known.asOf(), true, tells);
  }

  private Written add(
      DomainResource resource,
      String id,
      String version,
      Instant updated,
      boolean derived,
      Set<Information> tells) {
    Written whole = finished(resource, id, version, updated, derived, tells, partTwo);
    written.add(whole);
    return whole;
  }

  private static Written finished(
      DomainResource resource,
      String id,
      String version,
      Instant updated,
      boolean derived,
      Set<Information> tells,
      boolean partTwo) {
    resource.setId(id);
    resource.getMeta().setVersionId(version).setLastUpdatedElement(Times.instant(updated));
    Labels.put(resource, partTwo);
    return new Written(resource, derived, tells);
  }

  private static Reference reference(DomainResource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }
}

package org.blockade.service.fhir.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.record.HistoryOfFacts;
import org.blockade.simulator.quantity.ModelTime;

/// Reads who a person is, diagnoses, allergies, procedures and consents.
final class HealthReader {

  private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";

  /// Words by which a text names a substance of the injection.
  private static final Set<String> POLYMER =
      Set.of("polylactide", "lactide", "glycolide", "plg", "plga");

  private static final Set<String> SUSPENDING = Set.of("carboxymethylcellulose", "carmellose");

  /// How long after the end of a record a birthday still counts. A choice: questions are about
  /// days.
  private static final int YEARS_AHEAD = 2;

  private final Medicines medicines;

  HealthReader(Medicines medicines) {
    this.medicines = medicines;
  }

  /// What holds at any time: it stands at the beginning of the record.
  void patient(Context context) {
    Element patient = context.element();
    PersonDraft person = context.person();
    ModelTime first = person.first();
    patient
        .text("gender")
        .ifPresent(word -> {
          switch (word) {
            case "male" -> sex(person, first, AboutHealth.Sex.MALE);
            case "female" -> sex(person, first, AboutHealth.Sex.FEMALE);
            case "other" -> sex(person, first, AboutHealth.Sex.OTHER);
            case "unknown" -> {}
            default -> throw new NotUnderstoodException("gender is no word of FHIR");
          }
        });
    if (patient.truth("deceasedBoolean").orElse(false) || patient.has("deceasedDateTime")) {
      context.told().gap("the record says that this person has died", false);
    }
    if (patient.truth("active").filter(active -> !active).isPresent()) {
      context.told().gap("the record of this person is marked as not in use", false);
    }
    if (!patient.children("link").isEmpty()) {
      context
          .told()
          .gap(
              "the record is linked to another one of the same person; the two are not joined",
              false);
    }
    birth(context, first);
  }

  private static void sex(PersonDraft person, ModelTime time, AboutHealth.Sex sex) {
    person.add(time, Source.DOCUMENTED, () -> new AboutHealth.SexStated(sex));
  }

  /// An age at the beginning of the record, and one at each birthday.
  private static void birth(Context context, ModelTime first) {
    Optional<When> when = context.element().text("birthDate").map(When::of);
    if (when.isEmpty()) {
      return;
    }
    PersonDraft person = context.person();
    LocalDate born =
        switch (when.get()) {
          case When.Day(LocalDate date) -> date;
          case When.Vague vague -> {
            context
                .told()
                .note("the birth date is only a month or a year; the youngest possible age counts");
            yield vague.last();
          }
          case When.Moment moment -> throw new NotUnderstoodException("birthDate is a date alone");
          case When.Unreadable(String why) -> throw new NotUnderstoodException("birthDate " + why);
        };
    LocalDate begin = person.axis().momentOf(first).toLocalDate();
    if (HistoryOfFacts.age(born, person.axis(), first).isEmpty()) {
      throw new NotUnderstoodException(
          "the birth date does not go with the times of the record; nobody has that age");
    }
    age(person, born, first);
    ModelTime last = person.last().orElse(first);
    LocalDate end = person.axis().momentOf(last).toLocalDate().plusYears(YEARS_AHEAD);
    for (int years = begin.getYear() - born.getYear(); ; years++) {
      LocalDate birthday = born.plusYears(years);
      if (birthday.isAfter(end)) {
        return;
      }
      if (birthday.isAfter(begin)) {
        age(person, born, person.axis().timeOf(birthday.atStartOfDay(person.axis().zone())));
      }
    }
  }

  private static void age(PersonDraft person, LocalDate born, ModelTime time) {
    HistoryOfFacts.age(born, person.axis(), time)
        .ifPresent(age -> person.add(time, Source.DOCUMENTED, () -> age));
  }

  void condition(Context context) {
    Element condition = context.element();
    Set<Meaning.Diagnosis> diagnoses = new LinkedHashSet<>();
    for (Element coding : codings(condition, "code")) {
      Optional<CodeEntry> entry = medicines.entry(coding);
      if (entry.isPresent()) {
        if (entry.get().meaning() instanceof Meaning.Diagnosis diagnosis) {
          diagnoses.add(diagnosis);
        } else if (entry.get().meaning() instanceof Meaning.Refused(String why)) {
          throw Medicines.refused(entry.get(), why);
        }
      }
    }
    if (diagnoses.isEmpty()) {
      FindingReader.requireNamed(condition);
      context.told().notInterpreted("");
      return;
    }
    if (diagnoses.stream().map(Meaning.Diagnosis::kind).distinct().count() > 1) {
      throw new NotUnderstoodException("its codes name different diagnoses");
    }
    switch (one(condition, "verificationStatus").orElse("confirmed")) {
      case "confirmed" -> {}
      case "refuted", "entered-in-error" -> {
        context.told().note("a diagnosis that was refuted or entered in error does not count");
        return;
      }
      default -> throw new NotUnderstoodException("the diagnosis is not confirmed");
    }
    boolean active =
        switch (one(condition, "clinicalStatus").orElse("")) {
          case "active", "recurrence", "relapse" -> true;
          case "inactive", "remission", "resolved" -> false;
          default ->
              throw new NotUnderstoodException(
                  "its clinicalStatus does not say whether it is active or past");
        };
    diagnosed(context, diagnoses.iterator().next(), active);
  }

  private static void diagnosed(Context context, Meaning.Diagnosis diagnosis, boolean active) {
    boolean present = active && !diagnosis.inRemission();
    switch (diagnosis.kind()) {
      case OPIOID_DEPENDENCE ->
          disorder(context, AboutTreatment.Condition.OPIOID_USE_DISORDER, present);
      case ALCOHOL_DEPENDENCE ->
          disorder(context, AboutTreatment.Condition.ALCOHOL_USE_DISORDER, present);
      case OPIOID_USE_DISORDER ->
          disorder(context, AboutTreatment.Condition.OPIOID_USE_DISORDER, false);
      case ALCOHOL_USE_DISORDER ->
          disorder(context, AboutTreatment.Condition.ALCOHOL_USE_DISORDER, false);
      case CIRRHOSIS -> {
        if (!active) {
          context.told().note("a cirrhosis that is recorded as past is not interpreted");
        } else {
          throw new NotUnderstoodException(
              "a cirrhosis is on record, and its code does not say whether it is compensated");
        }
      }
      case PREGNANCY -> {
        if (active) {
          add(
              context,
              Source.DOCUMENTED,
              new AboutHealth.Pregnancy(AboutHealth.PregnancyState.PREGNANT));
        } else {
          context.told().note("a pregnancy that is past does not say that there is none now");
        }
      }
    }
  }

  private static void disorder(
      Context context, AboutTreatment.Condition condition, boolean dependent) {
    add(context, Source.DOCUMENTED, new AboutTreatment.Indication(condition));
    if (dependent) {
      add(context, Source.DOCUMENTED, new AboutHealth.Dependence(true));
    }
  }

  /// A statement at its time; without one, at the beginning of the record.
  private static void add(Context context, Source source, Statement statement) {
    context.person().add(timeOrFirst(context), source, () -> statement);
  }

  private static ModelTime timeOrFirst(Context context) {
    return context
        .stamp()
        .from()
        .flatMap(when -> PersonDraft.begin(when, context.person().axis()))
        .orElseGet(() -> {
          context.told().note("no day is known for it; it counts from the beginning of the record");
          return context.person().first();
        });
  }

  void allergy(Context context) {
    Element allergy = context.element();
    Optional<Element> concept = allergy.child("code");
    if (concept.isEmpty()) {
      throw new NotUnderstoodException("it does not say to what the allergy is");
    }
    String verified = one(allergy, "verificationStatus").orElse("");
    if (verified.equals("entered-in-error") || verified.equals("refuted")) {
      context
          .told()
          .note(
              "an allergy that was refuted or entered in error does not count, nor does it say none");
      return;
    }
    boolean none =
        concept.get().children("coding").stream()
            .flatMap(coding -> medicines.entry(coding).stream())
            .anyMatch(entry -> entry.meaning() instanceof Meaning.NoAllergy);
    Set<AboutHealth.Substance> substances = substances(concept.get());
    boolean past =
        Set.of("inactive", "resolved").contains(one(allergy, "clinicalStatus").orElse("active"));
    if (none && past) {
      throw new NotUnderstoodException("that no allergy is known is recorded as past; ask again");
    }
    if (none && !substances.isEmpty()) {
      throw new NotUnderstoodException("it says that there is no allergy, and names one");
    }
    if (none) {
      add(
          context,
          Source.DOCUMENTED,
          new AboutHealth.Hypersensitivity(AboutHealth.Substance.NALTREXONE, false));
      return;
    }
    if (substances.isEmpty()) {
      boolean named =
          concept.get().text("text").isPresent()
              || concept.get().children("coding").stream()
                  .anyMatch(coding ->
                      coding.text("display").isPresent() || medicines.entry(coding).isPresent());
      if (!named) {
        throw new NotUnderstoodException(
            "to what the allergy is a code alone says, which is not known here");
      }
      context.told().notInterpreted("");
      return;
    }
    if (past) {
      throw new NotUnderstoodException(
          "an allergy to a substance of the medicine is recorded as past; ask about it");
    }
    for (AboutHealth.Substance substance : substances) {
      add(context, Source.DOCUMENTED, new AboutHealth.Hypersensitivity(substance, true));
    }
  }

  private Set<AboutHealth.Substance> substances(Element concept) {
    Set<AboutHealth.Substance> found = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    concept.text("text").ifPresent(texts::add);
    for (Element coding : concept.children("coding")) {
      coding.text("display").ifPresent(texts::add);
      medicines
          .entry(coding)
          .ifPresent(entry -> {
            if (entry.meaning() instanceof Meaning.Medicine medicine
                && medicine.ingredients().contains("naltrexone")) {
              found.add(AboutHealth.Substance.NALTREXONE);
            } else if (entry.meaning() instanceof Meaning.Refused(String why)) {
              throw Medicines.refused(entry, why);
            }
          });
    }
    for (String text : texts) {
      if (medicines.ingredients(text).contains("naltrexone")) {
        found.add(AboutHealth.Substance.NALTREXONE);
      }
      for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
        if (POLYMER.contains(word)) {
          found.add(AboutHealth.Substance.POLYLACTIDE_CO_GLYCOLIDE);
        }
        if (SUSPENDING.contains(word)) {
          found.add(AboutHealth.Substance.CARBOXYMETHYLCELLULOSE);
        }
      }
    }
    return found;
  }

  void procedure(Context context) {
    switch (context.status()) {
      case "not-done", "entered-in-error" ->
          context.told().note("a procedure that was not done does not count");
      case "completed", "stopped" -> supported(context);
      case "preparation", "in-progress", "on-hold" ->
          throw new NotUnderstoodException(
              "a procedure is being prepared or under way; whether it needs opioids is not known");
      default -> throw new NotUnderstoodException("its status does not say whether it was done");
    }
  }

  private void supported(Context context) {
    Set<AboutTreatment.SupportKind> kinds = new LinkedHashSet<>();
    for (Element coding : codings(context.element(), "code")) {
      medicines
          .entry(coding)
          .ifPresent(entry -> {
            if (entry.meaning() instanceof Meaning.Refused(String why)) {
              throw Medicines.refused(entry, why);
            }
            if (entry.meaning() instanceof Meaning.Finding finding) {
              switch (finding.name()) {
                case "counselling" -> kinds.add(AboutTreatment.SupportKind.COUNSELLING);
                case "peer_support" -> kinds.add(AboutTreatment.SupportKind.PEER_SUPPORT);
                default -> {}
              }
            }
          });
    }
    FindingReader.requireNamed(context.element());
    if (kinds.size() != 1 || !context.status().equals("completed")) {
      context.told().notInterpreted("");
      return;
    }
    ModelTime time = context.begin();
    context
        .person()
        .add(
            time,
            Source.DOCUMENTED,
            () ->
                new AboutTreatment.Support(
                    kinds.iterator().next(), AboutTreatment.Attendance.ATTENDED));
  }

  /// A consent to this treatment. Consents to disclosures are taken where they are kept.
  void consent(Context context) {
    Element consent = context.element();
    boolean treatment =
        codings(consent, "scope").stream()
            .anyMatch(coding ->
                coding.text("system").filter(SCOPES::equals).isPresent()
                    && coding.text("code").filter("treatment"::equals).isPresent());
    Optional<Element> provision = consent.child("provision");
    boolean naltrexone = provision.filter(this::aboutNaltrexone).isPresent();
    if (!treatment || !naltrexone) {
      context.told().notInterpreted("");
      return;
    }
    switch (context.status()) {
      case "active" -> {}
      case "entered-in-error", "draft", "proposed" -> {
        context.told().note("a consent that is not in force does not count");
        return;
      }
      case "inactive", "rejected" -> {
        statedConsent(context, false);
        return;
      }
      default -> throw new NotUnderstoodException("its status does not say whether it is in force");
    }
    if (!provision.get().children("provision").isEmpty() || provision.get().has("period")) {
      throw new NotUnderstoodException(
          "the consent has exceptions or a period, which are not read");
    }
    switch (provision.get().text("type").orElse("")) {
      case "permit" -> statedConsent(context, true);
      case "deny" -> statedConsent(context, false);
      default ->
          throw new NotUnderstoodException("the consent does not say whether it permits or denies");
    }
  }

  private static void statedConsent(Context context, boolean given) {
    ModelTime time = context.begin();
    context.person().add(time, Source.DOCUMENTED, () -> new AboutTreatment.Consent(given));
  }

  private boolean aboutNaltrexone(Element provision) {
    return provision.children("code").stream()
        .flatMap(code -> code.children("coding").stream())
        .flatMap(coding -> medicines.entry(coding).stream())
        .anyMatch(entry ->
            entry.meaning() instanceof Meaning.Medicine medicine
                && medicine.ingredients().equals(List.of("naltrexone")));
  }

  private static List<Element> codings(Element element, String name) {
    return element.child(name).map(concept -> concept.children("coding")).orElse(List.of());
  }

  /// The one code of a concept; empty where there is none.
  private static Optional<String> one(Element element, String name) {
    Set<String> codes = new LinkedHashSet<>();
    codings(element, name).forEach(coding -> coding.text("code").ifPresent(codes::add));
    if (codes.size() > 1) {
      throw new NotUnderstoodException(name + " says two things");
    }
    if (codes.isEmpty() && element.has(name)) {
      throw new NotUnderstoodException(name + " has no code");
    }
    return codes.stream().findFirst();
  }
}

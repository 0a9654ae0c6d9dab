package org.blockade.service.fhir.write;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.fhir.code.Term;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/// What is on record, fact by fact. A fact that is corrected is not there.
final class FactResources {

  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  private static final CodeTable CODES = CodeTable.standard();
  private static final String LOINC = "loinc";
  private static final String SNOMED = "snomed";

  private final Known known;
  private final Times times;
  private final Reference subject;

  FactResources(Known known) {
    this.known = known;
    this.times = new Times(known.axis());
    this.subject = new Reference("Patient/" + Names.of(known.person()));
  }

  DomainResource of(Fact fact) {
    DomainResource resource =
        switch (fact.statement()) {
          case AboutOpioids opioids -> opioids(opioids, fact);
          case AboutTests tests -> tests(tests, fact);
          case AboutHealth health -> health(health, fact);
          case AboutTreatment treatment -> treatment(treatment, fact);
          case Correction correction ->
              throw new IllegalArgumentException("a correction stands nowhere by itself");
        };
    resource.addExtension(new Extension(Addresses.HOW_KNOWN, own(fact.source())));
    return resource;
  }

  /// The word of ours for one of the words of a fact.
  private static Coding own(Enum<?> word) {
    return CODES.own(word.name().toLowerCase(Locale.ROOT));
  }

  private static CodeableConcept concept(Enum<?> word) {
    return CodeTable.concept(own(word));
  }

  private Reference subject() {
    return subject.copy();
  }

  // Medicines

  private DomainResource opioids(AboutOpioids statement, Fact fact) {
    return switch (statement) {
      case AboutOpioids.Taken taken -> taken(taken, fact);
      case AboutOpioids.NoneTaken(Optional<ModelTime> since) ->
          since.isPresent()
              ? observation("no_opioid_since", fact).setValue(times.at(since.get()))
              : observation("opioid_never", fact).setValue(new BooleanType(true));
      case AboutOpioids.PainTreatment(boolean current) ->
          observation("opioid_pain_treatment", fact).setValue(new BooleanType(current));
    };
  }

  private MedicationStatement taken(AboutOpioids.Taken taken, Fact fact) {
    MedicationStatement statement = statement(fact);
    CodeableConcept drug = new CodeableConcept().setText(taken.drug());
    if (taken.drug().equals(OpioidUse.UNSPECIFIED)) {
      drug.addCoding(CODES.own(OpioidUse.UNSPECIFIED));
    } else {
      CODES.ingredient(taken.drug()).ifPresent(drug::addCoding);
    }
    statement.setMedication(drug);
    taken.route().ifPresent(route -> statement.getDosageFirstRep().setRoute(route(route)));
    taken
        .pattern()
        .ifPresent(pattern -> statement.getDosageFirstRep().getTiming().setCode(concept(pattern)));
    if (taken.form() == AboutOpioids.Form.MONTHLY_DEPOT) {
      statement.getDosageFirstRep().setMethod(Term.MONTHLY_DEPOT.concept());
    }
    return statement;
  }

  private MedicationStatement statement(Fact fact) {
    MedicationStatement statement = new MedicationStatement();
    statement
        .setStatus(MedicationStatement.MedicationStatementStatus.COMPLETED)
        .setCategory(Term.ON_RECORD.concept())
        .setSubject(subject())
        .setEffective(times.at(fact.occurred()))
        .setDateAssertedElement(times.at(fact.recorded()));
    if (fact.source() == Source.REPORTED) {
      statement.setInformationSource(subject());
    }
    return statement;
  }

  private DomainResource given(AboutTreatment.NaltrexoneGiven given, Fact fact) {
    // What nobody saw being taken was not administered by anybody.
    return given.supervised() ? administered(given, fact) : tablet(given, fact);
  }

  private MedicationStatement tablet(AboutTreatment.NaltrexoneGiven given, Fact fact) {
    MedicationStatement statement = statement(fact);
    statement.setMedication(medication(given, statement));
    statement
        .addDosage()
        .setRoute(route(given.product()))
        .addDoseAndRate()
        .setDose(amount(given.amount()));
    return statement;
  }

  private MedicationAdministration administered(AboutTreatment.NaltrexoneGiven given, Fact fact) {
    MedicationAdministration administration = new MedicationAdministration();
    administration
        .setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
        .setSubject(subject())
        .setEffective(times.at(fact.occurred()));
    administration.setMedication(medication(given, administration));
    if (given.product() == AboutTreatment.Product.TABLET) {
      administration.setCategory(Term.SUPERVISED.concept());
    }
    given
        .by()
        .ifPresent(by ->
            administration
                .addPerformer()
                .setActor(
                    new Reference()
                        .setIdentifier(new Identifier().setSystem(Addresses.ACCOUNT).setValue(by))
                        .setDisplay(by)));
    administration.getDosage().setRoute(route(given.product())).setDose(amount(given.amount()));
    given.needle().ifPresent(needle -> administration.getDosage().setMethod(concept(needle)));
    given.side().ifPresent(side -> administration.getDosage().setSite(site(side)));
    return administration;
  }

  /// What was given; with something known of its kit, as a resource of its own within this one.
  private Type medication(AboutTreatment.NaltrexoneGiven given, DomainResource within) {
    AboutTreatment.Kit kit = given.kit();
    if (kit.equals(AboutTreatment.Kit.UNKNOWN)) {
      return product(given);
    }
    Medication medication = new Medication();
    medication.setId("kit");
    medication.setCode(product(given));
    kit.lot().ifPresent(lot -> medication.getBatch().setLotNumber(lot));
    kit.expires().ifPresent(time -> medication.getBatch().setExpirationDateElement(times.at(time)));
    for (AboutTreatment.Storage storage : kit.storage()) {
      Extension stored = medication.addExtension().setUrl(Addresses.KIT_STORAGE);
      stored.addExtension("days", new DecimalType(BigDecimal.valueOf(storage.days())));
      stored.addExtension("lowest", new DecimalType(BigDecimal.valueOf(storage.lowest())));
      stored.addExtension("highest", new DecimalType(BigDecimal.valueOf(storage.highest())));
    }
    within.addContained(medication);
    return new Reference("#kit");
  }

  /// The product, by the code of exactly this amount; another amount has no code here.
  private static CodeableConcept product(AboutTreatment.NaltrexoneGiven given) {
    return product(given.product(), given.amount());
  }

  static CodeableConcept product(AboutTreatment.Product product, Mass amount) {
    CodeableConcept concept =
        new CodeableConcept()
            .setText(
                switch (product) {
                  case INJECTION -> "naltrexone extended-release injection";
                  case TABLET -> "naltrexone tablets";
                });
    CODES
        .saying(
            CodeTable.RXNORM,
            new Meaning.Medicine(
                List.of("naltrexone"),
                Optional.of(product),
                false,
                OptionalDouble.of(amount.milligrams())))
        .ifPresent(concept::addCoding);
    return concept;
  }

  static CodeableConcept route(AboutTreatment.Product product) {
    return switch (product) {
      case INJECTION -> route(Route.INTRAMUSCULAR).setText("into the gluteal muscle");
      case TABLET -> route(Route.ORAL);
    };
  }

  private static CodeableConcept route(Route route) {
    return new CodeableConcept(
            CODES.saying(SNOMED, new Meaning.Way(route)).orElseGet(() -> CODES.own(route.id())))
        .setText(route.words());
  }

  static CodeableConcept site(Side side) {
    return new CodeableConcept(
            CODES.saying(SNOMED, new Meaning.BodySite(Optional.of(side))).orElseThrow())
        .setText(
            switch (side) {
              case LEFT -> "left";
              case RIGHT -> "right";
            });
  }

  static Quantity amount(Mass mass) {
    return quantity(mass.value(), mass.unit().code(), mass.unit().code());
  }

  // Tests

  private DomainResource tests(AboutTests statement, Fact fact) {
    return switch (statement) {
      case AboutTests.UrineScreen urine -> urine(urine, fact);
      case AboutTests.WithdrawalLooked(Set<WithdrawalSign> signs) ->
          signs("withdrawal_sign", fact, signs);
      case AboutTests.ChallengeLooked(Set<WithdrawalSign> signs) ->
          signs("challenge_sign", fact, signs);
      case AboutTests.NaloxoneGiven naloxone -> {
        MedicationAdministration step = new MedicationAdministration();
        step.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
            .setSubject(subject())
            .setEffective(times.at(fact.occurred()))
            .setMedication(new CodeableConcept().setText("naloxone"))
            .addReasonCode(Term.NALOXONE_CHALLENGE.concept());
        step.getDosage().setRoute(route(naloxone.route())).setDose(amount(naloxone.amount()));
        yield step;
      }
      case AboutTests.LiverTest liver ->
          laboratory(
                  switch (liver.enzyme()) {
                    case ALT -> "alt_x_uln";
                    case AST -> "ast_x_uln";
                  },
                  fact)
              .setValue(quantity(liver.multipleOfUpperLimit(), "x the upper limit of normal", "1"));
      case AboutTests.CreatinineClearance(double flow) ->
          laboratory("creatinine_clearance", fact).setValue(quantity(flow, "mL/min", "mL/min"));
      case AboutTests.ThoughtsOfSelfHarm(int score) ->
          survey("phq9_item9", fact).setValue(new IntegerType(score));
      case ScaleScore score -> score(score, fact);
    };
  }

  private Observation urine(AboutTests.UrineScreen urine, Fact fact) {
    String name = "urine_" + urine.analyte().name().toLowerCase(Locale.ROOT);
    Observation observation = laboratory(name, fact);
    // Some codes of LOINC say that it was a screen, so they stand only where that is known.
    CODES
        .saying(LOINC, new Meaning.Finding(name, urine.method() == AboutTests.Method.IMMUNOASSAY))
        .ifPresent(code -> observation.getCode().addCoding(code));
    observation.setValue(concept(urine.result()));
    switch (urine.result()) {
      case POSITIVE ->
          observation.addInterpretation().addCoding(new Coding(INTERPRETATION, "POS", "Positive"));
      case NEGATIVE ->
          observation.addInterpretation().addCoding(new Coding(INTERPRETATION, "NEG", "Negative"));
      case INVALID -> {}
    }
    switch (urine.method()) {
      case IMMUNOASSAY, MASS_SPECTROMETRY -> observation.setMethod(concept(urine.method()));
      case NOT_STATED -> {}
    }
    return observation;
  }

  private Observation signs(String name, Fact fact, Set<WithdrawalSign> signs) {
    Observation observation = observation(name, fact);
    if (signs.isEmpty()) {
      return observation.setValue(Term.NONE.concept());
    }
    for (WithdrawalSign sign : signs) {
      observation
          .addComponent()
          .setCode(CodeTable.concept(CODES.own(name)))
          .setValue(concept(sign));
    }
    return observation;
  }

  private Observation score(ScaleScore score, Fact fact) {
    Observation observation =
        survey(
            switch (score.scale()) {
              case COWS -> "cows";
              case SOWS -> "sows";
              case AUDIT_C -> "audit_c";
              case PHQ_9 -> "phq9";
              case PACS -> "pacs";
            },
            fact);
    observation.setValue(new IntegerType(score.total()));
    for (int i = 0; i < score.items().size(); i++) {
      observation
          .addComponent()
          .setCode(
              Term.SCALE_ITEM
                  .concept()
                  .setText(
                      score.scale().title()
                          + " "
                          + (i + 1)
                          + ": "
                          + score.scale().items().get(i).title()))
          .setValue(new IntegerType(score.items().get(i)));
    }
    return observation;
  }

  // Health

  private DomainResource health(AboutHealth statement, Fact fact) {
    return switch (statement) {
      case AboutHealth.Pregnancy(AboutHealth.PregnancyState state) ->
          observation("pregnancy", fact).setValue(concept(state));
      case AboutHealth.Age(double years) ->
          observation("age", fact).setValue(quantity(years, "years", "a"));
      case AboutHealth.Weight(double kilograms) ->
          observation("weight", fact).setValue(quantity(kilograms, "kg", "kg"));
      case AboutHealth.Cirrhosis(AboutHealth.CirrhosisState state) ->
          observation("cirrhosis", fact).setValue(concept(state));
      case AboutHealth.Dependence(boolean present) -> truth("dependence", fact, present);
      case AboutHealth.SexStated(AboutHealth.Sex sex) ->
          observation("sex", fact).setValue(concept(sex));
      case AboutHealth.Hypersensitivity allergy -> allergy(allergy, fact);
      case AboutHealth.PlannedSurgery(Optional<ModelTime> on) ->
          observation("surgery_planned", fact)
              .setValue(on.<Type>map(times::at).orElseGet(() -> new BooleanType(false)));
      case AboutHealth.Alcohol(AboutHealth.Drinking drinking, Optional<ModelTime> last) -> {
        Observation alcohol = truth("drinking", fact, drinking == AboutHealth.Drinking.DRINKING);
        last.ifPresent(time ->
            alcohol.addComponent().setCode(Term.LAST_DRINK.concept()).setValue(times.at(time)));
        yield alcohol;
      }
      case AboutHealth.Drinks(double number) ->
          observation("drinks", fact).setValue(quantity(number, "standard drinks", "1"));
      case AboutHealth.BodyHabitus(AboutHealth.Habitus habitus) ->
          observation("body_habitus", fact).setValue(concept(habitus));
      case AboutHealth.BleedingRisk(boolean present) -> truth("bleeding_risk", fact, present);
      case AboutHealth.HepatitisSigns(boolean present) -> truth("hepatitis_signs", fact, present);
      case AboutHealth.Symptom(String words) ->
          observation("symptom", fact).setValue(new StringType(words));
      case AboutHealth.SymptomsLookedAt look -> {
        Observation looked =
            observation("symptoms_looked_at", fact).setValue(concept(look.outcome()));
        looked.addComponent().setCode(Term.SYMPTOM_KIND.concept()).setValue(concept(look.about()));
        looked.addComponent().setCode(Term.LOOKED_BY.concept()).setValue(concept(look.by()));
        yield looked;
      }
    };
  }

  private DomainResource allergy(AboutHealth.Hypersensitivity allergy, Fact fact) {
    CodeableConcept substance = new CodeableConcept().setText(allergy.substance().words());
    if (!allergy.present()) {
      return truth(
          switch (allergy.substance()) {
            case NALTREXONE -> "allergy_naltrexone";
            case POLYLACTIDE_CO_GLYCOLIDE -> "allergy_plg";
            case CARBOXYMETHYLCELLULOSE -> "allergy_cmc";
          },
          fact,
          false);
    }
    AllergyIntolerance intolerance = new AllergyIntolerance();
    intolerance.setClinicalStatus(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
                "active",
                "Active")));
    intolerance.setVerificationStatus(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
                fact.source() == Source.REPORTED ? "unconfirmed" : "confirmed",
                fact.source() == Source.REPORTED ? "Unconfirmed" : "Confirmed")));
    return intolerance
        .setCode(substance)
        .setPatient(subject())
        .setRecordedDateElement(times.at(fact.occurred()));
  }

  // Treatment

  private DomainResource treatment(AboutTreatment statement, Fact fact) {
    return switch (statement) {
      case AboutTreatment.Indication(AboutTreatment.Condition indication) ->
          condition(indication, fact);
      case AboutTreatment.Consent(boolean given) -> truth("consent", fact, given);
      case AboutTreatment.NaltrexoneGiven given -> given(given, fact);
      case AboutTreatment.Support support ->
          observation(support.kind().name().toLowerCase(Locale.ROOT), fact)
              .setValue(concept(support.attendance()));
      case AboutTreatment.AbsenceExcused(ModelTime from, ModelTime until) ->
          observation("absence_agreed", fact).setValue(times.between(from, until));
    };
  }

  private Condition condition(AboutTreatment.Condition indication, Fact fact) {
    Condition condition = new Condition();
    condition.setClinicalStatus(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")));
    // No code of ICD-10-CM: the record does not say how severe it is, and the codes do.
    condition.setCode(concept(indication));
    condition
        .addCategory()
        .addCoding(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-category",
                "encounter-diagnosis",
                "Encounter Diagnosis"));
    return condition.setSubject(subject()).setRecordedDateElement(times.at(fact.occurred()));
  }

  // Observations

  /// An observation, with the code of LOINC that means the same where there is one.
  ///
  /// @param name of the finding in a chart
  private Observation observation(String name, Fact fact) {
    Observation observation = new Observation();
    observation
        .setStatus(Observation.ObservationStatus.FINAL)
        .setCode(CodeTable.concept(CODES.own(name)))
        .setSubject(subject())
        .setEffective(times.at(fact.occurred()))
        .setIssuedElement(Times.instant(known.axis().momentOf(fact.recorded()).toInstant()));
    if (fact.source() == Source.REPORTED) {
      observation.addPerformer(subject());
    }
    if (!name.startsWith("urine_")) {
      CODES
          .saying(LOINC, new Meaning.Finding(name, false))
          .ifPresent(code -> observation.getCode().addCoding(code));
    }
    return observation;
  }

  private Observation laboratory(String name, Fact fact) {
    return categorised(observation(name, fact), "laboratory", "Laboratory");
  }

  private Observation survey(String name, Fact fact) {
    return categorised(observation(name, fact), "survey", "Survey");
  }

  private Observation truth(String name, Fact fact, boolean present) {
    return observation(name, fact).setValue(new BooleanType(present));
  }

  private static Observation categorised(Observation observation, String code, String display) {
    observation.addCategory().addCoding(new Coding(CATEGORY, code, display));
    return observation;
  }

  static Quantity quantity(double value, String unit, String code) {
    return new Quantity()
        .setValue(BigDecimal.valueOf(value))
        .setUnit(unit)
        .setSystem(CodeTable.UCUM)
        .setCode(code);
  }
}

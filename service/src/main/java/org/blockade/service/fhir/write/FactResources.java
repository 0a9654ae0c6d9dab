package org.blockade.service.fhir.write;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
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

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String LOINC = "http://loinc.org";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RX_NORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  private static final double INJECTION_MILLIGRAMS = 380;
  private static final double TABLET_MILLIGRAMS = 50;

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
    resource.addExtension(new Extension(Canonical.HOW_KNOWN, source(fact.source()).coding()));
    return resource;
  }

  private static Term source(Source source) {
    return switch (source) {
      case OBSERVED -> Term.OBSERVED;
      case MEASURED -> Term.MEASURED;
      case REPORTED -> Term.REPORTED;
      case DOCUMENTED -> Term.DOCUMENTED;
    };
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
              ? observation(Term.NO_OPIOID_SINCE, fact).setValue(times.at(since.get()))
              : observation(Term.NEVER_OPIOID, fact).setValue(new BooleanType(true));
      case AboutOpioids.PainTreatment(boolean current) ->
          observation(Term.OPIOID_FOR_PAIN, fact).setValue(new BooleanType(current));
    };
  }

  private MedicationStatement taken(AboutOpioids.Taken taken, Fact fact) {
    MedicationStatement statement = statement(fact);
    statement.setMedication(new CodeableConcept().setText(taken.drug()));
    taken.route().ifPresent(route -> statement.addDosage().getRoute().setText(word(route)));
    taken
        .pattern()
        .ifPresent(pattern -> statement.addNote(Program.note("pattern: " + word(pattern))));
    if (taken.form() == AboutOpioids.Form.MONTHLY_DEPOT) {
      statement.addNote(Program.note("monthly depot"));
    }
    return statement;
  }

  private MedicationStatement statement(Fact fact) {
    MedicationStatement statement = new MedicationStatement();
    statement
        .setStatus(MedicationStatement.MedicationStatementStatus.COMPLETED)
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
    statement.setMedication(product(given));
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
    AboutTreatment.Kit kit = given.kit();
    if (kit.lot().isPresent() || kit.expires().isPresent()) {
      Medication medication = new Medication();
      medication.setId("kit");
      medication.setCode(product(given));
      kit.lot().ifPresent(lot -> medication.getBatch().setLotNumber(lot));
      kit.expires()
          .ifPresent(time -> medication.getBatch().setExpirationDateElement(times.at(time)));
      administration.addContained(medication);
      administration.setMedication(new Reference("#kit"));
    } else {
      administration.setMedication(product(given));
    }
    for (AboutTreatment.Storage storage : kit.storage()) {
      administration.addNote(
          Program.note(
              "kit stored for "
                  + storage.days()
                  + " d at "
                  + storage.lowest()
                  + " to "
                  + storage.highest()
                  + " degrees Celsius"));
    }
    given
        .by()
        .ifPresent(by -> administration.addPerformer().setActor(new Reference().setDisplay(by)));
    given
        .needle()
        .ifPresent(needle -> administration.addNote(Program.note("needle: " + word(needle))));
    administration.getDosage().setRoute(route(given.product())).setDose(amount(given.amount()));
    given.side().ifPresent(side -> administration.getDosage().setSite(site(side)));
    return administration;
  }

  /// The product, by the code of exactly this amount; another amount has no code here.
  private static CodeableConcept product(AboutTreatment.NaltrexoneGiven given) {
    return product(given.product(), given.amount());
  }

  static CodeableConcept product(AboutTreatment.Product product, Mass amount) {
    double milligrams = amount.milligrams();
    return switch (product) {
      case INJECTION -> {
        CodeableConcept concept =
            new CodeableConcept().setText("naltrexone extended-release injection");
        if (milligrams == INJECTION_MILLIGRAMS) {
          concept.addCoding(new Coding(RX_NORM, "637213", "naltrexone 380 MG Injection"));
        }
        yield concept;
      }
      case TABLET -> {
        CodeableConcept concept = new CodeableConcept().setText("naltrexone tablets");
        if (milligrams == TABLET_MILLIGRAMS) {
          concept.addCoding(
              new Coding(RX_NORM, "1483744", "naltrexone hydrochloride 50 MG Oral Tablet"));
        }
        yield concept;
      }
    };
  }

  static CodeableConcept route(AboutTreatment.Product product) {
    return switch (product) {
      case INJECTION ->
          new CodeableConcept(new Coding(SNOMED, "78421000", "Intramuscular route"))
              .setText("into the gluteal muscle");
      case TABLET -> new CodeableConcept().setText("by mouth");
    };
  }

  static CodeableConcept site(Side side) {
    return switch (side) {
      case LEFT ->
          new CodeableConcept(new Coding(SNOMED, "723979003", "Structure of left buttock"))
              .setText("left");
      case RIGHT ->
          new CodeableConcept(new Coding(SNOMED, "723980000", "Structure of right buttock"))
              .setText("right");
    };
  }

  static Quantity amount(Mass mass) {
    return quantity(mass.value(), mass.unit().code(), mass.unit().code());
  }

  // Tests

  private DomainResource tests(AboutTests statement, Fact fact) {
    return switch (statement) {
      case AboutTests.UrineScreen urine -> urine(urine, fact);
      case AboutTests.WithdrawalLooked(Set<WithdrawalSign> signs) ->
          signs(observation(Term.WITHDRAWAL_SIGNS, fact), signs);
      case AboutTests.ChallengeLooked(Set<WithdrawalSign> signs) ->
          signs(observation(Term.CHALLENGE_SIGNS, fact), signs);
      case AboutTests.NaloxoneGiven naloxone -> {
        MedicationAdministration step = new MedicationAdministration();
        step.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
            .setSubject(subject())
            .setEffective(times.at(fact.occurred()))
            .setMedication(new CodeableConcept().setText("naloxone"))
            .addReasonCode(new CodeableConcept().setText("naloxone challenge"));
        step.getDosage()
            .setRoute(new CodeableConcept().setText(word(naloxone.route())))
            .setDose(amount(naloxone.amount()));
        yield step;
      }
      case AboutTests.LiverTest liver ->
          laboratory(
                  switch (liver.enzyme()) {
                    case ALT -> Term.ALT_MULTIPLE;
                    case AST -> Term.AST_MULTIPLE;
                  },
                  fact)
              .setValue(quantity(liver.multipleOfUpperLimit(), "x the upper limit of normal", "1"));
      case AboutTests.CreatinineClearance(double flow) ->
          laboratory(Term.CREATININE_CLEARANCE, fact).setValue(quantity(flow, "mL/min", "mL/min"));
      case AboutTests.ThoughtsOfSelfHarm(int score) ->
          survey(Term.SELF_HARM_ITEM, fact).setValue(new IntegerType(score));
      case ScaleScore score -> score(score, fact);
    };
  }

  private Observation urine(AboutTests.UrineScreen urine, Fact fact) {
    boolean screen = urine.method() == AboutTests.Method.IMMUNOASSAY;
    Observation observation =
        laboratory(
            switch (urine.analyte()) {
              case OPIATES -> Term.OPIATES;
              case FENTANYL -> Term.FENTANYL;
              case NORFENTANYL -> Term.NORFENTANYL;
              case OXYCODONE -> Term.OXYCODONE;
              case METHADONE -> Term.METHADONE;
              case BUPRENORPHINE -> Term.BUPRENORPHINE;
            },
            fact);
    // A code of LOINC says how it was tested, so it stands only where that is known.
    switch (urine.analyte()) {
      case OPIATES ->
          loinc(
              observation,
              screen ? "19295-5" : "3879-4",
              screen
                  ? "Opiates [Presence] in Urine by Screen method"
                  : "Opiates [Presence] in Urine");
      case FENTANYL -> {
        if (screen) {
          loinc(observation, "59673-4", "fentaNYL [Presence] in Urine by Screen method");
        }
      }
      case OXYCODONE -> {
        if (screen) {
          loinc(observation, "19642-8", "oxyCODONE [Presence] in Urine by Screen method");
        }
      }
      case METHADONE -> {
        if (screen) {
          loinc(observation, "19550-3", "Methadone [Presence] in Urine by Screen method");
        }
      }
      case BUPRENORPHINE -> {
        if (screen) {
          loinc(observation, "93494-3", "Buprenorphine [Presence] in Urine by Screen method");
        }
      }
      case NORFENTANYL -> {}
    }
    switch (urine.result()) {
      case POSITIVE -> {
        observation.setValue(Term.POSITIVE.concept());
        observation.addInterpretation().addCoding(new Coding(INTERPRETATION, "POS", "Positive"));
      }
      case NEGATIVE -> {
        observation.setValue(Term.NEGATIVE.concept());
        observation.addInterpretation().addCoding(new Coding(INTERPRETATION, "NEG", "Negative"));
      }
      case INVALID ->
          observation.setDataAbsentReason(
              Absent.concept(Absent.Why.ERROR, "tested, and the result cannot be used"));
    }
    switch (urine.method()) {
      case IMMUNOASSAY -> observation.getMethod().setText("immunoassay");
      case MASS_SPECTROMETRY -> observation.getMethod().setText("mass spectrometry");
      case NOT_STATED -> {}
    }
    return observation;
  }

  private static void loinc(Observation observation, String code, String display) {
    observation.getCode().addCoding(new Coding(LOINC, code, display));
  }

  private static Observation signs(Observation observation, Set<WithdrawalSign> signs) {
    if (signs.isEmpty()) {
      return observation.setValue(Term.NONE_SEEN.concept());
    }
    for (WithdrawalSign sign : signs) {
      observation
          .addComponent()
          .setCode(new CodeableConcept().setText(sign.words()))
          .setValue(new BooleanType(true));
    }
    return observation;
  }

  private Observation score(ScaleScore score, Fact fact) {
    Observation observation =
        survey(
            switch (score.scale()) {
              case COWS -> Term.COWS;
              case SOWS -> Term.SOWS;
              case AUDIT_C -> Term.AUDIT_C;
              case PHQ_9 -> Term.PHQ_9;
              case PACS -> Term.PACS;
            },
            fact);
    if (score.scale() == org.blockade.protocol.facts.Scale.AUDIT_C) {
      loinc(observation, "75626-2", "Total score [AUDIT-C]");
    }
    observation.setValue(new IntegerType(score.total()));
    for (int i = 0; i < score.items().size(); i++) {
      observation
          .addComponent()
          .setCode(
              new CodeableConcept()
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
          observation(Term.PREGNANCY, fact)
              .setValue(
                  switch (state) {
                    case PREGNANT -> Term.PREGNANT.concept();
                    case NOT_PREGNANT -> Term.NOT_PREGNANT.concept();
                    case NOT_POSSIBLE -> Term.NOT_POSSIBLE.concept();
                  });
      case AboutHealth.Age(double years) ->
          observation(Term.AGE, fact).setValue(quantity(years, "years", "a"));
      case AboutHealth.Weight(double kilograms) ->
          observation(Term.WEIGHT, fact).setValue(quantity(kilograms, "kg", "kg"));
      case AboutHealth.Cirrhosis(AboutHealth.CirrhosisState state) ->
          observation(Term.CIRRHOSIS, fact)
              .setValue(
                  switch (state) {
                    case NONE -> Term.NONE.concept();
                    case COMPENSATED -> Term.COMPENSATED.concept();
                    case DECOMPENSATED -> Term.DECOMPENSATED.concept();
                  });
      case AboutHealth.Dependence(boolean present) -> truth(Term.DEPENDENCE, fact, present);
      case AboutHealth.SexStated(AboutHealth.Sex sex) ->
          observation(Term.SEX, fact)
              .setValue(
                  switch (sex) {
                    case FEMALE -> Term.FEMALE.concept();
                    case MALE -> Term.MALE.concept();
                    case OTHER -> Term.OTHER.concept();
                  });
      case AboutHealth.Hypersensitivity allergy -> allergy(allergy, fact);
      case AboutHealth.PlannedSurgery(Optional<ModelTime> on) ->
          observation(Term.PLANNED_SURGERY, fact)
              .setValue(on.<Type>map(times::at).orElseGet(() -> new BooleanType(false)));
      case AboutHealth.Alcohol(AboutHealth.Drinking drinking, Optional<ModelTime> last) -> {
        Observation alcohol = truth(Term.ALCOHOL, fact, drinking == AboutHealth.Drinking.DRINKING);
        last.ifPresent(time ->
            alcohol.addComponent().setCode(Term.LAST_DRINK.concept()).setValue(times.at(time)));
        yield alcohol;
      }
      case AboutHealth.Drinks(double number) ->
          observation(Term.STANDARD_DRINKS, fact)
              .setValue(quantity(number, "standard drinks", "1"));
      case AboutHealth.BodyHabitus(AboutHealth.Habitus habitus) ->
          observation(Term.BODY_HABITUS, fact)
              .setValue(
                  switch (habitus) {
                    case VERY_LEAN -> Term.VERY_LEAN.concept();
                    case AVERAGE -> Term.AVERAGE.concept();
                    case MORE_TISSUE -> Term.MORE_TISSUE.concept();
                  });
      case AboutHealth.BleedingRisk(boolean present) -> truth(Term.BLEEDING_RISK, fact, present);
      case AboutHealth.HepatitisSigns(boolean present) ->
          truth(Term.HEPATITIS_SIGNS, fact, present);
      case AboutHealth.Symptom(String words) ->
          observation(Term.SYMPTOM, fact).setValue(new StringType(words));
    };
  }

  private DomainResource allergy(AboutHealth.Hypersensitivity allergy, Fact fact) {
    CodeableConcept substance = new CodeableConcept().setText(allergy.substance().words());
    if (!allergy.present()) {
      Observation none = truth(Term.HYPERSENSITIVITY, fact, false);
      none.addComponent().setCode(Term.SUBSTANCE.concept()).setValue(substance);
      return none;
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
        .setRecordedDateElement(times.at(fact.recorded()));
  }

  // Treatment

  private DomainResource treatment(AboutTreatment statement, Fact fact) {
    return switch (statement) {
      case AboutTreatment.Indication(AboutTreatment.Condition indication) ->
          condition(indication, fact);
      case AboutTreatment.Consent(boolean given) -> truth(Term.TREATMENT_CONSENT, fact, given);
      case AboutTreatment.NaltrexoneGiven given -> given(given, fact);
      case AboutTreatment.Support support ->
          observation(
                  switch (support.kind()) {
                    case COUNSELLING -> Term.COUNSELLING;
                    case PEER_SUPPORT -> Term.PEER_SUPPORT;
                  },
                  fact)
              .setValue(
                  switch (support.attendance()) {
                    case ATTENDED -> Term.ATTENDED.concept();
                    case MISSED -> Term.MISSED.concept();
                    case DECLINED -> Term.DECLINED.concept();
                  });
      case AboutTreatment.AbsenceExcused(ModelTime from, ModelTime until) ->
          observation(Term.ABSENCE_AGREED, fact).setValue(times.between(from, until));
    };
  }

  private Condition condition(AboutTreatment.Condition indication, Fact fact) {
    Condition condition = new Condition();
    condition.setClinicalStatus(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")));
    // No code of ICD-10-CM: the record does not say how severe it is, and the codes do.
    condition.setCode(
        switch (indication) {
          case OPIOID_USE_DISORDER -> Term.OPIOID_USE_DISORDER.concept();
          case ALCOHOL_USE_DISORDER -> Term.ALCOHOL_USE_DISORDER.concept();
        });
    condition
        .addCategory()
        .addCoding(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-category",
                "encounter-diagnosis",
                "Encounter Diagnosis"));
    return condition.setSubject(subject()).setRecordedDateElement(times.at(fact.recorded()));
  }

  // Observations

  private Observation observation(Term term, Fact fact) {
    Observation observation = new Observation();
    observation
        .setStatus(Observation.ObservationStatus.FINAL)
        .setCode(term.concept())
        .setSubject(subject())
        .setEffective(times.at(fact.occurred()))
        .setIssuedElement(Times.instant(known.axis().momentOf(fact.recorded()).toInstant()));
    if (fact.source() == Source.REPORTED) {
      observation.addPerformer(subject());
    }
    return observation;
  }

  private Observation laboratory(Term term, Fact fact) {
    return categorised(observation(term, fact), "laboratory", "Laboratory");
  }

  private Observation survey(Term term, Fact fact) {
    return categorised(observation(term, fact), "survey", "Survey");
  }

  private Observation truth(Term term, Fact fact, boolean present) {
    return observation(term, fact).setValue(new BooleanType(present));
  }

  private static Observation categorised(Observation observation, String code, String display) {
    observation.addCategory().addCoding(new Coding(CATEGORY, code, display));
    return observation;
  }

  static Quantity quantity(double value, String unit, String code) {
    return new Quantity()
        .setValue(BigDecimal.valueOf(value))
        .setUnit(unit)
        .setSystem(UCUM)
        .setCode(code);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}

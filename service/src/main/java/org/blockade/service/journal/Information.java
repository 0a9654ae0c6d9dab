package org.blockade.service.journal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Statement;

/// Kinds of information about a person, as a consent opens them to a computer system (42 CFR
/// 2.31(a)(3) asks which). Where the lines run is a choice.
public enum Information {
  /// Who the person is: name, birth date, chart number.
  IDENTITY("who the person is"),
  /// When injections fall due, counselling and other visits that were kept or missed.
  APPOINTMENTS("appointments"),
  /// Naltrexone that was given or taken, and whether and until when it protects.
  NALTREXONE("naltrexone and its protection"),
  /// Opioids, alcohol, dependence, urine screens, withdrawal.
  SUBSTANCE_USE("opioids and alcohol"),
  /// Everything else about health: laboratory, pregnancy, allergies, operations, symptoms, mood.
  HEALTH("other health");

  /// All of them. What weighs the record as a whole may tell of any of them, so it needs each.
  public static final Set<Information> WHOLE_RECORD =
      Collections.unmodifiableSet(EnumSet.allOf(Information.class));

  private final String words;

  Information(String words) {
    this.words = words;
  }

  /// In a few words.
  public String words() {
    return words;
  }

  /// What somebody learns who sees what an entry says.
  public static Set<Information> of(Content content) {
    return switch (content) {
      case Content.Registered registered -> Set.of(IDENTITY);
      case Content.FactStated fact -> of(fact.fact().statement());
      // Words that anybody wrote about anything.
      case Content.DecisionMade decision -> WHOLE_RECORD;
      case Content.Overridden override -> WHOLE_RECORD;
      case Content.Corrected correction -> WHOLE_RECORD;
      case Content.ConsentGiven given -> WHOLE_RECORD;
      case Content.ConsentRevoked revoked -> WHOLE_RECORD;
      case Content.Disclosed disclosed -> WHOLE_RECORD;
      case Content.Reviewed review -> WHOLE_RECORD;
      case Content.RestrictionAsked restriction -> WHOLE_RECORD;
      case Content.NotUnderstood unknown -> WHOLE_RECORD;
    };
  }

  /// What somebody learns who sees a statement.
  public static Set<Information> of(Statement statement) {
    // In the person's own words: it may be withdrawal as well.
    return statement instanceof AboutHealth.Symptom
        ? Set.of(HEALTH, SUBSTANCE_USE)
        : Set.of(kind(statement));
  }

  private static Information kind(Statement statement) {
    return switch (statement) {
      case AboutOpioids opioids -> SUBSTANCE_USE;
      case AboutTests tests -> ofTest(tests);
      case AboutHealth health -> ofHealth(health);
      case AboutTreatment treatment -> ofTreatment(treatment);
      case Correction correction ->
          throw new IllegalArgumentException("a correction stands nowhere by itself");
    };
  }

  private static Information ofTest(AboutTests tests) {
    return switch (tests) {
      case AboutTests.UrineScreen urine -> SUBSTANCE_USE;
      case AboutTests.WithdrawalLooked withdrawal -> SUBSTANCE_USE;
      case AboutTests.ChallengeLooked challenge -> SUBSTANCE_USE;
      case AboutTests.NaloxoneGiven challenge -> SUBSTANCE_USE;
      case AboutTests.LiverTest liver -> HEALTH;
      case AboutTests.CreatinineClearance kidneys -> HEALTH;
      case AboutTests.ThoughtsOfSelfHarm thoughts -> HEALTH;
      case ScaleScore score ->
          switch (score.scale()) {
            case COWS, SOWS, AUDIT_C, PACS -> SUBSTANCE_USE;
            case PHQ_9 -> HEALTH;
          };
    };
  }

  private static Information ofHealth(AboutHealth health) {
    return switch (health) {
      case AboutHealth.Dependence dependence -> SUBSTANCE_USE;
      case AboutHealth.Alcohol alcohol -> SUBSTANCE_USE;
      case AboutHealth.Drinks drinks -> SUBSTANCE_USE;
      case AboutHealth.Symptom symptom -> HEALTH;
      case AboutHealth.Pregnancy pregnancy -> HEALTH;
      case AboutHealth.Age age -> HEALTH;
      case AboutHealth.Weight weight -> HEALTH;
      case AboutHealth.Cirrhosis cirrhosis -> HEALTH;
      case AboutHealth.SexStated sex -> HEALTH;
      case AboutHealth.Hypersensitivity allergy -> HEALTH;
      case AboutHealth.PlannedSurgery surgery -> HEALTH;
      case AboutHealth.BodyHabitus habitus -> HEALTH;
      case AboutHealth.BleedingRisk risk -> HEALTH;
      case AboutHealth.HepatitisSigns signs -> HEALTH;
      case AboutHealth.SymptomsLookedAt look -> HEALTH;
    };
  }

  private static Information ofTreatment(AboutTreatment treatment) {
    return switch (treatment) {
      case AboutTreatment.Indication indication -> SUBSTANCE_USE;
      case AboutTreatment.Consent consent -> NALTREXONE;
      case AboutTreatment.NaltrexoneGiven given -> NALTREXONE;
      case AboutTreatment.Support support -> APPOINTMENTS;
      case AboutTreatment.AbsenceExcused absence -> APPOINTMENTS;
    };
  }
}

package org.blockade.service.clinic;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// What a fact states, in plain words.
///
/// @param axis that of the fact
/// @param zone in which days are shown
record FactWords(TimeAxis.Calendar axis, ZoneId zone) {

  String of(Statement statement) {
    return switch (statement) {
      case AboutOpioids opioids -> opioids(opioids);
      case AboutTests tests -> tests(tests);
      case AboutHealth health -> health(health);
      case AboutTreatment treatment -> treatment(treatment);
      case Correction correction -> "a fact was corrected";
    };
  }

  private String opioids(AboutOpioids statement) {
    return switch (statement) {
      case AboutOpioids.Taken taken ->
          taken.drug()
              + " used"
              + taken.route().map(route -> ", " + word(route)).orElse("")
              + taken.pattern().map(pattern -> ", " + word(pattern)).orElse("")
              + (taken.form() == AboutOpioids.Form.MONTHLY_DEPOT ? ", monthly depot" : "");
      case AboutOpioids.NoneTaken none ->
          none.since().map(since -> "no opioid since " + day(since)).orElse("never took an opioid");
      case AboutOpioids.PainTreatment pain ->
          pain.current() ? "treated with an opioid against pain" : "no opioid against pain";
    };
  }

  private String tests(AboutTests statement) {
    return switch (statement) {
      case AboutTests.UrineScreen urine ->
          "urine, " + urine.analyte().words() + ": " + word(urine.result());
      case AboutTests.WithdrawalLooked looked -> "withdrawal: " + signs(looked.signs());
      case AboutTests.NaloxoneGiven naloxone ->
          "naloxone challenge: " + naloxone.amount().milligrams() + " mg " + word(naloxone.route());
      case AboutTests.ChallengeLooked looked ->
          "naloxone challenge, looked: " + signs(looked.signs());
      case AboutTests.LiverTest liver ->
          liver.enzyme() + " " + liver.multipleOfUpperLimit() + " x the upper limit of normal";
      case AboutTests.CreatinineClearance clearance ->
          "creatinine clearance " + clearance.millilitresPerMinute() + " mL/min";
      case AboutTests.ThoughtsOfSelfHarm thoughts ->
          "thoughts of death or self-harm: " + thoughts.score();
      case ScaleScore score ->
          score.scale().title()
              + " "
              + score.total()
              + (score.items().isEmpty() ? " (total only)" : "");
    };
  }

  private static String signs(Set<WithdrawalSign> signs) {
    return signs.isEmpty()
        ? "no sign"
        : signs.stream().map(WithdrawalSign::words).sorted().collect(Collectors.joining(", "));
  }

  private String health(AboutHealth statement) {
    return switch (statement) {
      case AboutHealth.Pregnancy pregnancy -> "pregnancy: " + word(pregnancy.state());
      case AboutHealth.Age age -> "age " + age.years() + " years";
      case AboutHealth.Weight weight -> "weight " + weight.kilograms() + " kg";
      case AboutHealth.Cirrhosis cirrhosis -> "cirrhosis: " + word(cirrhosis.state());
      case AboutHealth.Dependence dependence ->
          dependence.present() ? "dependent" : "not dependent";
      case AboutHealth.SexStated sex -> "sex: " + word(sex.sex());
      case AboutHealth.Hypersensitivity allergy ->
          (allergy.present() ? "hypersensitive to " : "not hypersensitive to ")
              + allergy.substance().words();
      case AboutHealth.PlannedSurgery surgery ->
          surgery.on().map(on -> "surgery planned on " + day(on)).orElse("no surgery planned");
      case AboutHealth.Alcohol alcohol ->
          "alcohol: "
              + word(alcohol.drinking())
              + alcohol.lastDrink().map(last -> ", last drink " + day(last)).orElse("");
      case AboutHealth.Drinks drinks -> drinks.number() + " standard drinks";
      case AboutHealth.BodyHabitus habitus -> "tissue over the muscle: " + word(habitus.habitus());
      case AboutHealth.BleedingRisk risk ->
          risk.present() ? "bleeds easily" : "does not bleed easily";
      case AboutHealth.HepatitisSigns signs ->
          signs.present() ? "signs of acute hepatitis" : "no signs of acute hepatitis";
      case AboutHealth.Symptom symptom -> "symptom: " + symptom.words();
      case AboutHealth.SymptomsLookedAt look ->
          look.about().words()
              + " was looked at by a "
              + word(look.by())
              + ": "
              + look.outcome().words();
    };
  }

  private String treatment(AboutTreatment statement) {
    return switch (statement) {
      case AboutTreatment.Indication indication ->
          "naltrexone for " + indication.condition().words();
      case AboutTreatment.Consent consent ->
          consent.given() ? "agrees to the treatment" : "does not agree to the treatment";
      case AboutTreatment.NaltrexoneGiven given -> given(given);
      case AboutTreatment.Support support ->
          word(support.kind()) + ": " + word(support.attendance());
      case AboutTreatment.AbsenceExcused absence ->
          "absence agreed, " + day(absence.from()) + " to " + day(absence.until());
    };
  }

  private String given(AboutTreatment.NaltrexoneGiven given) {
    Optional<String> kit = given.kit().lot().map(lot -> ", lot " + lot);
    return "naltrexone "
        + given.amount().milligrams()
        + " mg, "
        + word(given.product())
        + given.side().map(side -> ", " + word(side)).orElse("")
        + given.needle().map(needle -> ", " + word(needle) + " needle").orElse("")
        + kit.orElse("")
        + given.by().map(by -> ", by " + by).orElse("");
  }

  private LocalDate day(ModelTime time) {
    return axis.momentOf(time).withZoneSameInstant(zone).toLocalDate();
  }

  private static String word(Enum<?> constant) {
    return Worklist.word(constant);
  }
}

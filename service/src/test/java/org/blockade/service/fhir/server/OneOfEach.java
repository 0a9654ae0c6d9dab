package org.blockade.service.fhir.server;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Statements of every kind, with every word that they can hold.
final class OneOfEach {

  private static final ModelTime EARLIER = new ModelTime(-30);
  private static final ModelTime LATER = new ModelTime(2000);

  private OneOfEach() {}

  static List<Statement> statements() {
    List<Statement> all = new ArrayList<>();
    for (AboutTests.Analyte analyte : AboutTests.Analyte.values()) {
      for (AboutTests.Method method : AboutTests.Method.values()) {
        all.add(new AboutTests.UrineScreen(analyte, AboutTests.Result.NEGATIVE, method));
      }
    }
    for (AboutTests.Result result : AboutTests.Result.values()) {
      all.add(
          new AboutTests.UrineScreen(
              AboutTests.Analyte.FENTANYL, result, AboutTests.Method.IMMUNOASSAY));
    }
    for (Route route : Route.values()) {
      all.add(
          new AboutOpioids.Taken(
              "heroin", Optional.of(route), Optional.empty(), AboutOpioids.Form.ORDINARY));
    }
    for (AboutOpioids.Pattern pattern : AboutOpioids.Pattern.values()) {
      all.add(
          new AboutOpioids.Taken(
              OpioidUse.UNSPECIFIED,
              Optional.empty(),
              Optional.of(pattern),
              AboutOpioids.Form.ORDINARY));
    }
    all.add(
        new AboutOpioids.Taken(
            "buprenorphine",
            Optional.of(Route.SUBCUTANEOUS),
            Optional.empty(),
            AboutOpioids.Form.MONTHLY_DEPOT));
    all.add(AboutOpioids.Taken.of("fentanyl"));
    all.add(AboutOpioids.Taken.of("methadone"));
    all.add(new AboutOpioids.NoneTaken(Optional.of(EARLIER)));
    all.add(new AboutOpioids.NoneTaken(Optional.empty()));
    all.add(new AboutOpioids.PainTreatment(true));
    all.add(new AboutTests.WithdrawalLooked(Set.of()));
    all.add(new AboutTests.WithdrawalLooked(EnumSet.allOf(WithdrawalSign.class)));
    all.add(new AboutTests.ChallengeLooked(Set.of(WithdrawalSign.YAWNING)));
    all.add(new AboutTests.NaloxoneGiven(Route.INTRAVENOUS, Mass.ofMilligrams(0.2)));
    all.add(new AboutTests.NaloxoneGiven(Route.SUBCUTANEOUS, Mass.ofMilligrams(0.8)));
    all.add(new AboutTests.LiverTest(AboutTests.LiverEnzyme.ALT, 1.7));
    all.add(new AboutTests.LiverTest(AboutTests.LiverEnzyme.AST, 0.9));
    all.add(new AboutTests.CreatinineClearance(71.5));
    all.add(new AboutTests.ThoughtsOfSelfHarm(1));
    for (Scale scale : Scale.values()) {
      all.add(ScaleScore.ofTotal(scale, 3));
      all.add(
          ScaleScore.ofItems(
              scale, scale.items().stream().map(item -> item.scores().getLast()).toList()));
    }
    for (AboutHealth.PregnancyState state : AboutHealth.PregnancyState.values()) {
      all.add(new AboutHealth.Pregnancy(state));
    }
    all.add(new AboutHealth.Age(34.31));
    all.add(new AboutHealth.Weight(81.7));
    for (AboutHealth.CirrhosisState state : AboutHealth.CirrhosisState.values()) {
      all.add(new AboutHealth.Cirrhosis(state));
    }
    all.add(new AboutHealth.Dependence(false));
    for (AboutHealth.Sex sex : AboutHealth.Sex.values()) {
      all.add(new AboutHealth.SexStated(sex));
    }
    for (AboutHealth.Substance substance : AboutHealth.Substance.values()) {
      all.add(new AboutHealth.Hypersensitivity(substance, true));
      all.add(new AboutHealth.Hypersensitivity(substance, false));
    }
    all.add(new AboutHealth.PlannedSurgery(Optional.of(LATER)));
    all.add(new AboutHealth.PlannedSurgery(Optional.empty()));
    all.add(new AboutHealth.Alcohol(AboutHealth.Drinking.DRINKING, Optional.empty()));
    all.add(new AboutHealth.Alcohol(AboutHealth.Drinking.NOT_DRINKING, Optional.of(EARLIER)));
    all.add(new AboutHealth.Drinks(4.5));
    for (AboutHealth.Habitus habitus : AboutHealth.Habitus.values()) {
      all.add(new AboutHealth.BodyHabitus(habitus));
    }
    all.add(new AboutHealth.BleedingRisk(true));
    all.add(new AboutHealth.HepatitisSigns(false));
    for (AboutHealth.SymptomKind kind : AboutHealth.SymptomKind.values()) {
      for (AboutHealth.Clinician by : AboutHealth.Clinician.values()) {
        for (AboutHealth.Looked outcome : AboutHealth.Looked.values()) {
          all.add(new AboutHealth.SymptomsLookedAt(kind, by, outcome));
        }
      }
    }
    all.add(new AboutHealth.Symptom("Itches, and \"sleeps badly\""));
    for (AboutTreatment.Condition condition : AboutTreatment.Condition.values()) {
      all.add(new AboutTreatment.Indication(condition));
    }
    all.add(new AboutTreatment.Consent(true));
    for (AboutTreatment.SupportKind kind : AboutTreatment.SupportKind.values()) {
      for (AboutTreatment.Attendance attendance : AboutTreatment.Attendance.values()) {
        all.add(new AboutTreatment.Support(kind, attendance));
      }
    }
    all.add(new AboutTreatment.AbsenceExcused(EARLIER, LATER));
    all.addAll(doses());
    return all;
  }

  private static List<Statement> doses() {
    AboutTreatment.Kit kit =
        new AboutTreatment.Kit(
            Optional.of("LOT-9"),
            Optional.of(LATER),
            List.of(new AboutTreatment.Storage(3, 18.5, 24), new AboutTreatment.Storage(1, 2, 8)));
    return List.of(
        AboutTreatment.NaltrexoneGiven.tablet(Mass.ofMilligrams(25)),
        new AboutTreatment.NaltrexoneGiven(
            AboutTreatment.Product.TABLET,
            Mass.ofMilligrams(50),
            Optional.empty(),
            Optional.empty(),
            kit,
            Optional.of("nurse.a"),
            true),
        AboutTreatment.NaltrexoneGiven.injection(Mass.ofMilligrams(380), Optional.empty()),
        new AboutTreatment.NaltrexoneGiven(
            AboutTreatment.Product.INJECTION,
            Mass.ofMilligrams(380),
            Optional.of(Side.RIGHT),
            Optional.of(AboutTreatment.Needle.LONGER),
            kit,
            Optional.of("nurse.a"),
            true));
  }
}

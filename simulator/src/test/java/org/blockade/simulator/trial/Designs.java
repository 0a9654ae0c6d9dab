package org.blockade.simulator.trial;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.adherence.AdherenceTable;
import org.blockade.simulator.adherence.Induction;
import org.blockade.simulator.adherence.InjectionVisits;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.quantity.Mass;

/// Trials and arms for tests.
final class Designs {

  static final AdherenceTable ADHERENCE = AdherenceTable.standard();

  private Designs() {}

  static PrescribedDose tablet() {
    return new PrescribedDose("naltrexone", Mass.ofMilligrams(50), Route.ORAL, 0);
  }

  static DosingRegimen injections(int count) {
    PrescribedDose dose =
        new PrescribedDose(
            "naltrexone", Mass.ofMilligrams(380), Route.EXTENDED_RELEASE_INTRAMUSCULAR, 0);
    return repeated(dose, 28, count);
  }

  static DosingRegimen tablets(int count) {
    return repeated(tablet(), 1, count);
  }

  private static DosingRegimen repeated(PrescribedDose dose, int days, int count) {
    return new DosingRegimen(
        List.of(
            new RegimenPart.Repeated(
                dose, new Span(days, Span.Unit.DAYS), new Extent.Doses(count))));
  }

  static Arm exact(String name, DosingRegimen regimen, boolean active) {
    return new Arm(
        name,
        regimen,
        active,
        Induction.atOnce(),
        InjectionVisits.onTime(),
        new OralTaking.Every(),
        Optional.empty(),
        false);
  }

  static Arm observed(String name, boolean active) {
    return new Arm(
        name,
        injections(6),
        active,
        ADHERENCE.induction("observed").orElseThrow(),
        ADHERENCE.visits("observed").orElseThrow(),
        new OralTaking.Every(),
        Optional.empty(),
        false);
  }

  static TrialDesign opioid(int weeks, int subjects, Arm... arms) {
    return of(Condition.OPIOID_USE_DISORDER, weeks, subjects, arms);
  }

  static TrialDesign of(Condition condition, int weeks, int subjects, Arm... arms) {
    return new TrialDesign(
        "a trial",
        condition,
        weeks * 7,
        subjects,
        1,
        42,
        ArmPeople.SAME,
        Participants.Drawn.unknown(),
        BetweenOccasion.NONE,
        DrugCatalogue.standard().model("naltrexone"),
        EffectParameters.standard(),
        AlcoholReward.standard(),
        CourseTable.standard(),
        false,
        0.9,
        List.of(arms));
  }

  static ArmTally run(TrialDesign design, int arm) {
    return new TrialRun(design).part(new TrialPart(arm, 0, 0, design.subjects()), SubjectSink.NONE);
  }
}

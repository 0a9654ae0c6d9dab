package org.blockade.protocol.plan;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.guideline.InjectionSite;
import org.blockade.protocol.guideline.LateInjection;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.SurgeryPlan;
import org.blockade.protocol.guideline.SwitchToAgonist;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Step;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// A plan for one person as of a time.
///
/// @param naltrexone what was given, as of the time of the plan
/// @param decision what a visit for an injection would come to now
/// @param ends whether naltrexone ends now
/// @param next when the next injection is due; empty where none is on record
/// @param timing calendar beside forecast; empty where no injection is on record
/// @param forecast the protected-until interval that was handed in, if one was
/// @param site side and age of each side
/// @param nextDose the next dose as it is planned, for a simulation; empty while nobody can say
/// @param steps what is to be done, in the order of areas and dates
/// @param unknowns what is not known and would change the plan
public record TreatmentPlan(
    NaltrexoneCourse naltrexone,
    VisitDecision decision,
    boolean ends,
    Optional<NextInjection.Advice> next,
    Optional<LateInjection.Advice> timing,
    Optional<ProtectedUntil> forecast,
    Optional<InjectionSite.Advice> site,
    Optional<DoseEvent> nextDose,
    Optional<SurgeryPlan.Advice> surgery,
    Optional<SwitchToAgonist.Advice> agonist,
    List<Step> steps,
    List<String> unknowns) {

  public TreatmentPlan {
    steps = steps.stream().distinct().sorted(Step.ORDER).toList();
    unknowns = List.copyOf(unknowns);
  }

  /// The time of the plan.
  public ModelTime asOf() {
    return naltrexone.asOf();
  }

  /// What hour 0 means.
  public TimeAxis axis() {
    return naltrexone.axis();
  }
}

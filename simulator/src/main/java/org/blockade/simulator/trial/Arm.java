package org.blockade.simulator.trial;

import java.util.Optional;
import org.blockade.simulator.adherence.Induction;
import org.blockade.simulator.adherence.InjectionVisits;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.Route;

/// One treatment of a trial, and how people keep to it.
///
/// @param name tells arms apart
/// @param regimen as prescribed, from the day of the first dose on; tablets and injections only
/// @param active whether the doses hold naltrexone; placebo has the same visits and tablets
/// @param induction whether and when people get the first dose
/// @param visits when they come for further injections
/// @param taking which tablets they take
/// @param bridge tablet taken daily while an injection is overdue
/// @param comesBack whether people who left may come back
public record Arm(
    String name,
    DosingRegimen regimen,
    boolean active,
    Induction induction,
    InjectionVisits visits,
    OralTaking taking,
    Optional<PrescribedDose> bridge,
    boolean comesBack) {

  public Arm {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an arm has a name");
    }
    if (bridge.isPresent() && bridge.get().route() != Route.ORAL) {
      throw new IllegalArgumentException("a bridge is a tablet");
    }
  }
}

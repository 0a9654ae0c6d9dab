package org.blockade.simulator.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticWalk;
import org.blockade.simulator.outcome.CourseValues;
import org.blockade.simulator.outcome.OpioidUse;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.AntagonistDrive;
import org.blockade.simulator.receptor.Occupancy;

/// How often virtual people use opioids who are given the doses of a real person: the part of a
/// trial that is left when nothing of the treatment is drawn.
public final class UseUnderDoses {

  private static final double HOURS_PER_DAY = 24;

  private final DrugModel drug;
  private final EffectParameters effects;
  private final CourseValues course;
  private final long seed;
  private final int copies;

  /// @param copies virtual people for each real one
  public UseUnderDoses(
      DrugModel drug, EffectParameters effects, CourseValues course, long seed, int copies) {
    this.drug = drug;
    this.effects = effects;
    this.course = course;
    this.seed = seed;
    this.copies = copies;
  }

  /// Share of the virtual people who use opioids, for each day.
  ///
  /// @param person position of the real person, which keys the draws
  /// @param from first day, on which they are newly detoxified; `to` is the last
  public double[] shares(int person, DosingHistory dosing, int from, int to) {
    List<DoseEvent> doses = new ArrayList<>(dosing.doses());
    int[] used = new int[to - from + 1];
    for (int copy = 0; copy < copies; copy++) {
      follow(person * copies + copy, doses, from, used);
    }
    double[] shares = new double[used.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (double) used[i] / copies;
    }
    return shares;
  }

  private void follow(int subject, List<DoseEvent> doses, int from, int[] used) {
    CounterRandom random = new CounterRandom(seed);
    ParameterValues parameters = new VirtualSubject(drug, random, subject).with(Covariates.UNKNOWN);
    KineticWalk walk = walk(parameters, doses, from);
    OpioidUse use =
        new OpioidUse(
            course,
            effects.tolerance().slowTime() / HOURS_PER_DAY,
            OpioidUse.Draws.of(random, subject, 0));
    for (int day = 0; day < used.length; day++) {
      walk.advanceTo(day * HOURS_PER_DAY + Evening.HOUR);
      double left = Evening.effectLeft(drug, parameters, Occupancy.held(walk.read(0)));
      used[day] += use.day(day, left, 1) ? 1 : 0;
    }
  }

  /// A walk whose time 0 is the first day; doses before it do not count, as nobody was followed
  /// then.
  private KineticWalk walk(ParameterValues parameters, List<DoseEvent> doses, int from) {
    Set<Entrance> entrances = new TreeSet<>();
    doses.forEach(dose -> entrances.add(Entrance.of(dose)));
    KineticWalk walk =
        new KineticWalk(
            new KineticSystem(drug, parameters, entrances),
            List.of(AntagonistDrive.readout(drug, parameters)));
    for (DoseEvent dose : doses) {
      double hours = dose.time().hours() - from * HOURS_PER_DAY;
      if (hours >= 0) {
        walk.give(dose.at(new ModelTime(hours)), 1);
      }
    }
    return walk;
  }
}

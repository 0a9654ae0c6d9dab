package org.blockade.simulator.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.effect.Carried;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.EffectWalk;
import org.blockade.simulator.kinetics.Continuation;
import org.blockade.simulator.kinetics.Readout;
import org.blockade.simulator.kinetics.ReadoutCurve;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.BindingLigand;
import org.blockade.simulator.receptor.BindingTrajectory;
import org.blockade.simulator.receptor.CompetitiveBinding;
import org.blockade.simulator.receptor.DriveCurve;
import org.blockade.simulator.receptor.LigandDrive;

/// One person in whom several drugs meet at the mu receptor: agonists, naltrexone, an antagonist
/// for rescue, and the endogenous opioids that are always there.
public final class Arena {

  /// Name of the endogenous opioids among the ligands.
  public static final String ENDOGENOUS = "endogenous";

  /// In the form of equilibrium every ligand leaves this fast (1/h): some hundred times faster than
  /// any does, so that the receptor lags by less than a tenth of a second.
  private static final double AT_ONCE = 1e5;

  private final List<Simulation> drugs;
  private final EffectParameters effects;
  private final BindingForm form;
  private final List<BindingLigand> held;

  private Arena(
      List<Simulation> drugs,
      EffectParameters effects,
      BindingForm form,
      List<BindingLigand> held) {
    this.drugs = List.copyOf(drugs);
    this.effects = effects;
    this.form = form;
    this.held = List.copyOf(held);
  }

  /// A person whose body handles each drug as one of these simulations.
  public static Arena of(List<Simulation> drugs, EffectParameters effects) {
    return new Arena(drugs, effects, BindingForm.KINETIC, List.of());
  }

  /// The same person with one more ligand, whose drive is given and not made by doses: e.g. a
  /// steady level of naltrexone.
  public Arena with(BindingLigand ligand) {
    List<BindingLigand> more = new ArrayList<>(held);
    more.add(ligand);
    return new Arena(drugs, effects, form, more);
  }

  /// The typical person.
  public static Arena ofTypicalPerson(Collection<DrugModel> models, EffectParameters effects) {
    return of(models.stream().map(Simulation::ofTypicalPerson).toList(), effects);
  }

  /// The same person with another form of binding.
  public Arena with(BindingForm other) {
    return new Arena(drugs, effects, other, held);
  }

  /// What happens at the receptor of this person, from a time on at which the person is new to
  /// opioids and what is there already (earlier doses of an antagonist) is in equilibrium.
  ///
  /// A dose of another drug than those of the arena is refused: left out, it would make the answer
  /// too good.
  ///
  /// @param from not later than the first dose of an agonist
  /// @param to the last time that can be asked about
  /// @param accuracy largest error of a share in one step, e.g. 1e-4
  public ArenaCourse run(Scenario scenario, ModelTime from, ModelTime to, double accuracy) {
    for (DoseEvent dose : scenario.dosing().doses()) {
      if (dose.time().isBefore(from) && activates(drugOf(dose).model())) {
        throw new IllegalArgumentException(
            "a dose of an agonist lies before the start, where the person is new to opioids");
      }
    }
    return run(scenario, from, to, accuracy, Optional.empty());
  }

  /// What happens at the receptor of this person from a state on.
  ///
  /// @param scenario all doses, those before the state too: the kinetics is exact from the first on
  public ArenaCourse run(Scenario scenario, ArenaState start, ModelTime to, double accuracy) {
    return run(scenario, start.time(), to, accuracy, Optional.of(start));
  }

  private static boolean activates(DrugModel model) {
    return model.structure().ligands().stream().anyMatch(ligand -> ligand.efficacy().isPresent());
  }

  private ArenaCourse run(
      Scenario scenario,
      ModelTime from,
      ModelTime to,
      double accuracy,
      Optional<ArenaState> start) {
    Map<Simulation, List<DoseEvent>> doses = new LinkedHashMap<>();
    for (DoseEvent dose : scenario.dosing().doses()) {
      doses.computeIfAbsent(drugOf(dose), drug -> new ArrayList<>()).add(dose);
    }
    Map<String, Trajectory> trajectories = new TreeMap<>();
    NavigableSet<Double> breakpoints = new TreeSet<>(List.of(from.hours(), to.hours()));
    Map<String, BindingLigand> ligands = new TreeMap<>();
    Map<String, Double> exponents = new TreeMap<>();
    EffectParameters.Tone tone = effects.tone();
    ligands.put(
        ENDOGENOUS,
        new BindingLigand(
            ENDOGENOUS,
            tone.dissociationRate(),
            tone.efficacy(),
            DriveCurve.constant(tone.drive())));
    held.forEach(ligand -> ligands.merge(ligand.name(), ligand, Arena::together));
    doses.forEach((drug, own) -> {
      DosingHistory history = new DosingHistory(own, scenario.dosing().resets());
      Trajectory trajectory = drug.run(new Scenario(history, scenario.covariates()));
      trajectories.put(drug.model().id(), trajectory);
      trajectory.eventTimes().stream()
          .map(ModelTime::hours)
          .filter(time -> time > from.hours() && time < to.hours())
          .forEach(breakpoints::add);
      ligandsOf(trajectory, from, to)
          .forEach(ligand -> ligands.merge(ligand.name(), ligand, Arena::together));
      exponents.putAll(hillExponents(trajectory));
    });
    EffectWalk walk =
        new EffectWalk(
            effects, start.map(ArenaState::carried).orElseGet(() -> Carried.nothing(effects)));
    BindingTrajectory binding =
        CompetitiveBinding.solve(
            ligands.values().stream()
                .map(ligand -> inForm(ligand, exponents.getOrDefault(ligand.name(), 1.0)))
                .toList(),
            breakpoints.stream().mapToDouble(Double::doubleValue).toArray(),
            accuracy,
            start.map(ArenaState::shares),
            walk);
    return new ArenaCourse(trajectories, binding, walk.along(binding));
  }

  private static Map<String, Double> hillExponents(Trajectory trajectory) {
    Map<String, Double> exponents = new TreeMap<>();
    for (Structure.Ligand ligand : trajectory.model().structure().ligands()) {
      ligand
          .hill()
          .map(trajectory.parametersAtFirst()::value)
          .ifPresent(exponent -> exponents.put(ligand.substance(), exponent));
    }
    return exponents;
  }

  private BindingLigand inForm(BindingLigand ligand, double exponent) {
    return switch (form) {
      case KINETIC -> ligand;
      case EQUILIBRIUM ->
          new BindingLigand(ligand.name(), AT_ONCE, ligand.efficacy(), ligand.drive());
      case HILL ->
          new BindingLigand(
              ligand.name(),
              ligand.dissociationRate(),
              ligand.efficacy(),
              breakpoint -> {
                Continuation drive = ligand.drive().after(breakpoint);
                return elapsed -> StrictMath.pow(drive.applyAsDouble(elapsed), exponent);
              });
    };
  }

  private static List<BindingLigand> ligandsOf(
      Trajectory trajectory, ModelTime from, ModelTime to) {
    DrugModel model = trajectory.model();
    List<ReadoutCurve> drives = trajectory.curves(values -> readouts(model, values), from, to);
    List<Structure.Ligand> structure = model.structure().ligands();
    ParameterValues values = trajectory.parametersAtFirst();
    List<BindingLigand> ligands = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      Structure.Ligand ligand = structure.get(i);
      double rate =
          ligand
              .dissociationRate()
              .map(values::value)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      model.id()
                          + " does not say how fast "
                          + ligand.substance()
                          + " leaves the receptor, so it cannot compete over time"));
      double efficacy = ligand.efficacy().map(values::value).orElse(0.0);
      ligands.add(new BindingLigand(ligand.substance(), rate, efficacy, drives.get(i)::after));
    }
    return ligands;
  }

  /// One ligand that comes from two drugs, as morphine does from heroin and from itself.
  private static BindingLigand together(BindingLigand one, BindingLigand other) {
    if (one.dissociationRate() != other.dissociationRate() || one.efficacy() != other.efficacy()) {
      throw new IllegalArgumentException(
          "the ligand " + one.name() + " binds differently in two drug files; make them agree");
    }
    return new BindingLigand(
        one.name(),
        one.dissociationRate(),
        one.efficacy(),
        breakpoint -> {
          Continuation first = one.drive().after(breakpoint);
          Continuation second = other.drive().after(breakpoint);
          return elapsed -> first.applyAsDouble(elapsed) + second.applyAsDouble(elapsed);
        });
  }

  /// The drug of that name; else the one that has a substance of that name (6beta-naltrexol).
  private Simulation drugOf(DoseEvent dose) {
    return drugs.stream()
        .filter(drug -> drug.model().id().equals(dose.drug()))
        .findFirst()
        .or(() ->
            drugs.stream()
                .filter(drug -> drug.model().structure().inputs().containsKey(Entrance.of(dose)))
                .findFirst())
        .orElseThrow(() ->
            new IllegalArgumentException(
                dose.drug()
                    + " is none of the drugs here: "
                    + drugs.stream().map(drug -> drug.model().id()).toList()));
  }

  private static List<Readout> readouts(DrugModel model, ParameterValues values) {
    return model.structure().ligands().stream()
        .map(ligand -> LigandDrive.of(model, ligand, values))
        .toList();
  }
}

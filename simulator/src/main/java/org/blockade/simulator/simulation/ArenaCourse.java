package org.blockade.simulator.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blockade.simulator.effect.Carried;
import org.blockade.simulator.effect.EffectCourse;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.BindingLigand;
import org.blockade.simulator.receptor.BindingTrajectory;

/// What holds the mu receptor of one person over time, and what comes of it. The answer for a time
/// never depends on which other times were asked for.
public final class ArenaCourse {

  private final Map<String, Trajectory> trajectories;
  private final BindingTrajectory binding;
  private final EffectCourse effects;

  ArenaCourse(
      Map<String, Trajectory> trajectories, BindingTrajectory binding, EffectCourse effects) {
    this.trajectories = Map.copyOf(trajectories);
    this.binding = binding;
    this.effects = effects;
  }

  /// Names of the ligands, in the order of the shares.
  public List<String> ligands() {
    return binding.ligands().stream().map(BindingLigand::name).toList();
  }

  /// Share of the receptors that each ligand holds (0 to 1 each, and together).
  public double[] shares(ModelTime time) {
    return binding.shares(time.hours());
  }

  /// Share of the receptors that one ligand holds; 0 for one that is not there.
  public double share(String ligand, ModelTime time) {
    int position = ligands().indexOf(ligand);
    return position < 0 ? 0 : shares(time)[position];
  }

  /// Share of the receptors that antagonists hold.
  public double antagonistShare(ModelTime time) {
    double[] held = shares(time);
    double sum = 0;
    for (int ligand = 0; ligand < held.length; ligand++) {
      sum += binding.ligands().get(ligand).efficacy() == 0 ? held[ligand] : 0;
    }
    return sum;
  }

  /// Activation, tolerance, withdrawal, high and breathing.
  public OpioidEffect effect(ModelTime time) {
    return effects.at(time.hours());
  }

  /// What the person holds and carries along at a time: a start for another run.
  public ArenaState state(ModelTime time) {
    Map<String, Double> held = new TreeMap<>();
    double[] shares = shares(time);
    List<String> names = ligands();
    for (int ligand = 0; ligand < shares.length; ligand++) {
      held.put(names.get(ligand), shares[ligand]);
    }
    OpioidEffect effect = effect(time);
    return new ArenaState(time, held, new Carried(effect.tolerance(), effect.slowWithdrawal()));
  }

  /// The kinetics of one drug, if any of it was given.
  public Optional<Trajectory> trajectory(String drug) {
    return Optional.ofNullable(trajectories.get(drug));
  }

  /// Steps that the receptor was computed with.
  public int steps() {
    return binding.steps();
  }
}

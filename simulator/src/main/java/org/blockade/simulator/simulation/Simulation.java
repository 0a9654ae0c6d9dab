package org.blockade.simulator.simulation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.PersonParameters;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticTrajectory;
import org.blockade.simulator.receptor.AntagonistDrive;

/// A drug in a person. Runs any number of scenarios, from any number of threads; what a run gives
/// depends on the scenario only.
public final class Simulation {

  private final DrugModel model;
  private final PersonParameters person;

  /// Systems built so far. They are a pure function of the key, so who builds them does not matter.
  private final ConcurrentMap<SystemKey, KineticSystem> systems = new ConcurrentHashMap<>();

  private final ConcurrentMap<KineticSystem, AntagonistDrive> drives = new ConcurrentHashMap<>();

  private record SystemKey(Covariates covariates, Set<Entrance> entrances) {}

  private Simulation(DrugModel model, PersonParameters person) {
    this.model = model;
    this.person = person;
  }

  /// The drug in a person with these parameters.
  public static Simulation of(DrugModel model, PersonParameters person) {
    return new Simulation(model, person);
  }

  /// The drug in a person with the typical parameters for that person's covariates.
  public static Simulation ofTypicalPerson(DrugModel model) {
    return new Simulation(model, model::typical);
  }

  /// The drug.
  public DrugModel model() {
    return model;
  }

  /// What happens to this person in a scenario.
  public Trajectory run(Scenario scenario) {
    Set<Entrance> entrances = new TreeSet<>();
    scenario.dosing().doses().forEach(dose -> entrances.add(Entrance.of(dose)));
    List<KineticTrajectory.SystemChange> changes =
        scenario.later().stream()
            .map(change ->
                new KineticTrajectory.SystemChange(
                    change.from(), system(change.covariates(), entrances)))
            .toList();
    return new Trajectory(
        model,
        KineticTrajectory.of(scenario.dosing(), system(scenario.atFirst(), entrances), changes),
        this::drive);
  }

  private AntagonistDrive drive(KineticSystem system) {
    return drives.computeIfAbsent(system, key -> AntagonistDrive.of(model, key.values()));
  }

  private KineticSystem system(Covariates covariates, Set<Entrance> entrances) {
    return systems.computeIfAbsent(
        new SystemKey(covariates, entrances),
        key -> new KineticSystem(model, person.with(key.covariates()), key.entrances()));
  }
}

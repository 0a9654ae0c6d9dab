package org.blockade.simulator.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

  /// How many systems are kept. A choice: more than the covariates of one person change on a
  /// record; a program that runs for months meets ever new people, and must not keep them all.
  private static final int MOST_KEPT = 8;

  /// Systems built so far, the last used ones. They are a pure function of the key, so who builds
  /// them, and how often, does not matter.
  private final Kept<SystemKey, KineticSystem> systems = new Kept<>();

  private final Kept<KineticSystem, AntagonistDrive> drives = new Kept<>();

  /// What was used last.
  private static final class Kept<K, V> {

    private final Map<K, V> values = new LinkedHashMap<>(2 * MOST_KEPT, 0.75f, true);

    int size() {
      synchronized (values) {
        return values.size();
      }
    }

    V get(K key, Function<K, V> make) {
      synchronized (values) {
        V known = values.get(key);
        if (known != null) {
          return known;
        }
      }
      // Not under the lock: it takes long, and two that are alike do no harm.
      V made = make.apply(key);
      synchronized (values) {
        values.put(key, made);
        if (values.size() > MOST_KEPT) {
          values.remove(values.keySet().iterator().next());
        }
        return made;
      }
    }
  }

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

  /// How many systems are kept now.
  int systemsKept() {
    return systems.size();
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
    return drives.get(system, key -> AntagonistDrive.of(model, key.values()));
  }

  private KineticSystem system(Covariates covariates, Set<Entrance> entrances) {
    return systems.get(
        new SystemKey(covariates, entrances),
        key -> new KineticSystem(model, person.with(key.covariates()), key.entrances()));
  }
}

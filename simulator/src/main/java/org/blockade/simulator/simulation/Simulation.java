package org.blockade.simulator.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.PersonParameters;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticTrajectory;
import org.blockade.simulator.quantity.ModelTime;
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
    Set<Entrance> entrances = entrances(scenario.dosing().doses());
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

  /// A scenario that was run, to go on from with further doses: what happened is not run again.
  ///
  /// It holds what the body held, not the systems, which are big; they are kept here, or built
  /// again.
  public static final class Begun {

    private final Scenario scenario;
    private final KineticTrajectory.Remains remains;

    private Begun(Scenario scenario, KineticTrajectory.Remains remains) {
      this.scenario = scenario;
      this.remains = remains;
    }

    /// Time of the last event of the scenario; before it nothing can be asked.
    public ModelTime time() {
      return remains.time();
    }

    /// Whether one can go on with these doses: all after the last event, and by ways that were
    /// taken before.
    public boolean goesOnWith(List<DoseEvent> later) {
      return later.stream().allMatch(dose -> dose.time().isAfter(time()))
          && entrances(scenario.dosing().doses()).containsAll(entrances(later));
    }
  }

  /// What can be gone on from after a run.
  ///
  /// @param trajectory what `run` gave for the scenario
  public static Begun begun(Scenario scenario, Trajectory trajectory) {
    return new Begun(scenario, trajectory.remains());
  }

  /// What happens to this person in a scenario with further doses, from the last event of that
  /// scenario on. The bits are those of a run from the beginning.
  ///
  /// @param later doses with which it can go on
  public Trajectory goOn(Begun begun, List<DoseEvent> later) {
    if (!begun.goesOnWith(later)) {
      throw new IllegalArgumentException("these doses ask for a run from the beginning");
    }
    Set<Entrance> entrances = entrances(begun.scenario.dosing().doses());
    List<CovariateChange> changes = begun.scenario.later();
    KineticSystem first = system(begun.scenario.atFirst(), entrances);
    KineticSystem last =
        changes.isEmpty() ? first : system(changes.getLast().covariates(), entrances);
    return new Trajectory(
        model, KineticTrajectory.after(begun.remains, later, first, last), this::drive);
  }

  private static Set<Entrance> entrances(List<DoseEvent> doses) {
    Set<Entrance> entrances = new TreeSet<>();
    doses.forEach(dose -> entrances.add(Entrance.of(dose)));
    return entrances;
  }

  private AntagonistDrive drive(KineticSystem system) {
    return drives.get(system, key -> AntagonistDrive.of(model, key));
  }

  private KineticSystem system(Covariates covariates, Set<Entrance> entrances) {
    return systems.get(
        new SystemKey(covariates, entrances),
        key -> new KineticSystem(model, person.with(key.covariates()), key.entrances()));
  }
}

package org.blockade.simulator.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticTrajectory;
import org.blockade.simulator.kinetics.Readout;
import org.blockade.simulator.kinetics.ReadoutCurve;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.quantity.MolarMass;
import org.blockade.simulator.receptor.AntagonistDrive;
import org.blockade.simulator.receptor.Occupancy;

/// What plasma and receptors of one person hold over time. The answer for a time never depends on
/// which other times were asked for.
public final class Trajectory implements MuOccupancy {

  private final DrugModel model;
  private final KineticTrajectory kinetics;
  private final Function<KineticSystem, AntagonistDrive> drives;

  private volatile Optional<Known> last = Optional.empty();

  private record Known(KineticSystem system, AntagonistDrive drive) {}

  Trajectory(
      DrugModel model,
      KineticTrajectory kinetics,
      Function<KineticSystem, AntagonistDrive> drives) {
    this.model = model;
    this.kinetics = kinetics;
    this.drives = drives;
  }

  /// Occupancy of the mu, kappa and delta receptors by the drug and its metabolite.
  public Occupancy occupancy(ModelTime time) {
    KineticState state = kinetics.at(time);
    return Occupancy.of(model, state.parameters(), drive(state));
  }

  @Override
  public double muOccupancy(ModelTime time) {
    return Occupancy.held(drive(kinetics.at(time)));
  }

  private double drive(KineticState state) {
    // Most times asked about one after the other lie in one system.
    Optional<Known> known = last;
    if (known.isEmpty() || known.get().system() != state.system()) {
      known = Optional.of(new Known(state.system(), drives.apply(state.system())));
      last = known;
    }
    return known.get().drive().at(state);
  }

  /// Plasma concentration of a substance of the drug (ng/mL).
  public double plasma(String substance, ModelTime time) {
    KineticState state = kinetics.at(time);
    return molarMass(substance, state).nanogramsPerMillilitre(state.concentration(substance));
  }

  /// Area under the plasma concentration of a substance up to a time, from the first dose or the
  /// last reset before it (ng/mL h).
  public double area(String substance, ModelTime time) {
    KineticState state = kinetics.at(time);
    return molarMass(substance, state).nanogramsPerMillilitre(state.area(substance));
  }

  private MolarMass molarMass(String substance, KineticState state) {
    return new MolarMass(
        state.parameters().value(model.structure().substance(substance).molarMass()));
  }

  /// What the body holds.
  public KineticState state(ModelTime time) {
    return kinetics.at(time);
  }

  /// Readouts as curves that are cheap to evaluate, between two times.
  List<ReadoutCurve> curves(
      Function<ParameterValues, List<Readout>> readouts, ModelTime from, ModelTime until) {
    return kinetics.curves(system -> readouts.apply(system.values()), from, until);
  }

  /// The parameters that hold at first.
  ParameterValues parametersAtFirst() {
    return kinetics.parametersAtFirst();
  }

  /// The same occupancy as a table between two times, for who asks for it often: each stretch
  /// between two events costs one walk through it, and each question next to nothing. Blocks grow
  /// with the time since an event, so that months after the last dose, where hardly any receptor is
  /// held, it is off by 1e-6 and more; by no more than 1e-5, as a test holds.
  ///
  /// @param from before it, and before the first event after it, nothing may be asked
  /// @param until after it nothing may be asked
  public MuOccupancy tabulated(ModelTime from, ModelTime until) {
    ReadoutCurve drive =
        curves(values -> List.of(AntagonistDrive.readout(model, values)), from, until).getFirst();
    List<ModelTime> events = eventTimes();
    return new MuOccupancy() {

      @Override
      public double muOccupancy(ModelTime time) {
        return Occupancy.held(drive.at(time.hours()));
      }

      @Override
      public List<ModelTime> eventTimes() {
        return events;
      }
    };
  }

  @Override
  public List<ModelTime> eventTimes() {
    return kinetics.eventTimes();
  }

  KineticTrajectory.Remains remains() {
    return kinetics.remains();
  }

  /// The model that was run.
  public DrugModel model() {
    return model;
  }
}

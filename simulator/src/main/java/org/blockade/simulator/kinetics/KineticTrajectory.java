package org.blockade.simulator.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.quantity.ModelTime;

/// The concentrations of one person over time.
///
/// Holds the state after each event. The state at any time is that of the last event at or before
/// it, propagated: outputs do not depend on each other, and a dose between two of them is never
/// missed. At the time of a dose, the state is the one after it.
public final class KineticTrajectory {

  private final double[] times;
  private final double[][] states;
  private final KineticSystem[] systems;

  /// Of each stretch the first part of a way that was made last.
  private final AtomicReferenceArray<Early> earlies;

  /// A state somewhat after the beginning of a stretch, from which many times are whole steps away.
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Early(double hours, double[] state) {}

  /// A change of a person's parameters: from this time on, this system holds. All systems of a
  /// trajectory have the same states; lag times are those of the first.
  public record SystemChange(ModelTime from, KineticSystem system) {}

  private KineticTrajectory(List<Segment> segments) {
    this.times = segments.stream().mapToDouble(Segment::start).toArray();
    this.states = segments.stream().map(Segment::state).toArray(double[][]::new);
    this.systems = segments.stream().map(Segment::system).toArray(KineticSystem[]::new);
    this.earlies = new AtomicReferenceArray<>(times.length);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Segment(double start, double[] state, KineticSystem system) {}

  /// Lets a dosing history act on a person.
  ///
  /// @param system the person's system from the beginning
  /// @param changes later systems, in time order
  public static KineticTrajectory of(
      DosingHistory history, KineticSystem system, List<SystemChange> changes) {
    return new Builder(system).build(history, changes, system);
  }

  /// What the last event left behind. It does not hold the system, which is big: who goes on from
  /// it brings the system that held then.
  public static final class Remains {

    private final double hours;
    private final double[] state;

    private Remains(double hours, double[] state) {
      this.hours = hours;
      this.state = state;
    }

    /// Time of the last event; before it nothing can be asked.
    public ModelTime time() {
      return new ModelTime(hours);
    }
  }

  /// What the last event left behind.
  public Remains remains() {
    return new Remains(times[times.length - 1], states[states.length - 1]);
  }

  /// Goes on from what an earlier trajectory left behind: with the bits of one that holds all
  /// doses, for the times from there on.
  ///
  /// @param later doses after the last event
  /// @param first the person's system from the beginning, whose lag times hold
  /// @param last the system that held at the last event
  public static KineticTrajectory after(
      Remains remains, List<DoseEvent> later, KineticSystem first, KineticSystem last) {
    for (DoseEvent dose : later) {
      if (dose.time().hours() <= remains.hours) {
        throw new IllegalArgumentException("a dose that is not after the last event");
      }
    }
    Builder builder = new Builder(first);
    builder.goOn(remains, last);
    return builder.build(DosingHistory.of(later), List.of(), first);
  }

  /// Plasma concentration of a substance (nmol/L).
  public double concentration(String substance, ModelTime time) {
    return at(time).concentration(substance);
  }

  /// What the body holds at a time.
  public KineticState at(ModelTime time) {
    int segment = segmentAt(time.hours());
    if (segment < 0) {
      double[] nothing = new double[systems[0].layout().size()];
      return new KineticState(systems[0], nothing, 0, nothing);
    }
    double hours = time.hours() - times[segment];
    return new KineticState(systems[segment], states[segment], hours, drugAt(segment, hours));
  }

  /// The states that hold drug. Who draws a curve asks for times that lie whole steps apart: what
  /// comes before those steps is the same for all of them, and is made once.
  private double[] drugAt(int segment, double hours) {
    KineticSystem system = systems[segment];
    Propagator propagator = system.propagator();
    int leading = system.leadingStates(states[segment]);
    double part = Propagator.shortPart(hours);
    if (part == 0) {
      return propagator.advanceLong(states[segment], hours, leading);
    }
    Early early = earlies.get(segment);
    if (early == null || early.hours() != part) {
      early = new Early(part, propagator.advanceShort(states[segment], part, leading));
      earlies.set(segment, early);
    }
    return propagator.advanceLong(early.state(), hours, leading);
  }

  /// The parameters that hold at first.
  public ParameterValues parametersAtFirst() {
    return systems[0].values();
  }

  /// Readouts as curves that are cheap to evaluate, between two times.
  ///
  /// @param readouts what to read from a system; of each system equally many
  public List<ReadoutCurve> curves(
      Function<KineticSystem, List<Readout>> readouts, ModelTime from, ModelTime until) {
    int count = readouts.apply(systems[0]).size();
    double[][] weights = {};
    double[] firstBlocks = new double[times.length];
    double[][][] coefficients = new double[count][times.length][];
    for (int i = 0; i < times.length; i++) {
      double end = i + 1 < times.length ? times[i + 1] : StrictMath.max(until.hours(), times[i]);
      firstBlocks[i] = ReadoutCurve.firstBlock(systems[i].propagator().fastestRate());
      if (i == 0 || !systems[i].equals(systems[i - 1])) {
        weights = weights(systems[i], readouts.apply(systems[i]));
      }
      if (i + 1 < times.length && end < from.hours()) {
        for (int readout = 0; readout < count; readout++) {
          coefficients[readout][i] = ReadoutCurve.emptyCoefficients(0); // nobody may ask there
        }
        continue;
      }
      double[][] tables =
          tabulate(
              systems[i],
              states[i],
              weights,
              firstBlocks[i],
              times[i],
              StrictMath.min(end, StrictMath.max(until.hours(), times[i])));
      for (int readout = 0; readout < count; readout++) {
        coefficients[readout][i] = tables[readout];
      }
    }
    return Arrays.stream(coefficients)
        .map(tables -> new ReadoutCurve(times, firstBlocks, tables))
        .toList();
  }

  /// Weights of each readout and of its derivatives: `w`, `w A`, `w A^2`, `w A^3`.
  private static double[][] weights(KineticSystem system, List<Readout> readouts) {
    double[][] weights = new double[readouts.size() * ReadoutCurve.DERIVATIVES][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          i % ReadoutCurve.DERIVATIVES == 0
              ? system.weights(readouts.get(i / ReadoutCurve.DERIVATIVES))
              : system.propagator().timesGenerator(weights[i - 1]);
    }
    return weights;
  }

  /// The readouts of one stretch between events, read from one walk through its states.
  private static double[][] tabulate(
      KineticSystem system,
      double[] start,
      double[][] weights,
      double first,
      double from,
      double to) {
    Propagator propagator = system.propagator();
    int blocks = ReadoutCurve.blocks(first, from, to);
    int leading = system.leadingStates(start);
    double[][] tables = new double[weights.length / ReadoutCurve.DERIVATIVES][];
    Arrays.setAll(tables, i -> ReadoutCurve.emptyCoefficients(blocks));
    double[] state = Arrays.copyOf(start, leading);
    double[] next = new double[leading];
    double[] left = new double[weights.length];
    double[] right = new double[weights.length];
    read(weights, state, left);
    for (int block = 0; block < blocks; block++) {
      double size = first * ReadoutCurve.length(block);
      propagator.advance(state, size, next);
      read(weights, next, right);
      for (int i = 0; i < tables.length; i++) {
        ReadoutCurve.fit(tables[i], block, size, left, right, i * ReadoutCurve.DERIVATIVES);
      }
      double[] passed = state;
      state = next;
      next = passed;
      double[] read = left;
      left = right;
      right = read;
    }
    return tables;
  }

  /// Each readout and its derivatives.
  private static void read(double[][] weights, double[] state, double[] into) {
    for (int i = 0; i < weights.length; i++) {
      double[] row = weights[i];
      double sum = 0;
      for (int j = 0; j < state.length; j++) {
        sum += row[j] * state[j];
      }
      into[i] = sum;
    }
  }

  /// Times at which something happens: a dose enters, an infusion starts or ends, a reset.
  public List<ModelTime> eventTimes() {
    return Arrays.stream(times).distinct().mapToObj(ModelTime::new).toList();
  }

  private int segmentAt(double time) {
    int low = 0;
    int high = times.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /// Something that acts on the state at a time.
  private sealed interface Action {

    double time();

    /// Order of actions of the same time.
    int rank();

    record Reset(double time) implements Action {
      @Override
      public int rank() {
        return 0;
      }
    }

    record Change(double time, KineticSystem system) implements Action {
      @Override
      public int rank() {
        return 1;
      }
    }

    record SetSteadyState(double time, DoseEvent dose, double interval, boolean replaces)
        implements Action {
      @Override
      public int rank() {
        return 2;
      }
    }

    /// @param recorded time of the dose record that caused it; a later reset undoes it
    record Bolus(double time, double recorded, DoseEvent dose, double part) implements Action {
      @Override
      public int rank() {
        return 3;
      }
    }

    /// @param end when it ends; the rate is the dose over its whole duration
    record Infusion(double time, double recorded, DoseEvent dose, double end) implements Action {
      @Override
      public int rank() {
        return 3;
      }
    }

    record InfusionEnds(double time) implements Action {
      @Override
      public int rank() {
        return 4;
      }
    }
  }

  /// Walks through the actions once and keeps the state after each.
  private static final class Builder {

    private final List<Segment> segments = new ArrayList<>();
    private final List<Action.Infusion> running = new ArrayList<>();
    private KineticSystem system;
    private double[] state;
    private double now = Double.NEGATIVE_INFINITY;

    /// Dose records before this time have been undone by a reset.
    private double validFrom = Double.NEGATIVE_INFINITY;

    Builder(KineticSystem system) {
      this.system = system;
      this.state = new double[system.layout().size()];
    }

    void goOn(Remains remains, KineticSystem last) {
      change(last);
      state = remains.state.clone();
      now = remains.hours;
      segments.add(segment(now));
    }

    /// @param lags the system whose lag times hold
    KineticTrajectory build(DosingHistory history, List<SystemChange> changes, KineticSystem lags) {
      List<Action> actions = new ArrayList<>();
      history.resets().forEach(reset -> actions.add(new Action.Reset(reset.hours())));
      changes.forEach(
          change -> actions.add(new Action.Change(change.from().hours(), change.system())));
      withoutReplaced(history.doses()).forEach(dose -> addActions(dose, lags, actions));
      actions.sort(Comparator.comparingDouble(Action::time).thenComparingInt(Action::rank));
      actions.forEach(this::act);
      return new KineticTrajectory(segments.isEmpty() ? List.of(segment(0)) : segments);
    }

    /// Of several doses that replace everything at the same time, only the last one counts.
    private static List<DoseEvent> withoutReplaced(List<DoseEvent> doses) {
      List<DoseEvent> kept = new ArrayList<>();
      for (int i = 0; i < doses.size(); i++) {
        boolean replaced =
            replaces(doses.get(i))
                && i + 1 < doses.size()
                && replaces(doses.get(i + 1))
                && doses.get(i).time().equals(doses.get(i + 1).time());
        if (!replaced) {
          kept.add(doses.get(i));
        }
      }
      return kept;
    }

    private static boolean replaces(DoseEvent dose) {
      return dose.steadyState() instanceof SteadyState.Replacing;
    }

    private Segment segment(double time) {
      return new Segment(time, state.clone(), system);
    }

    private static void addActions(DoseEvent dose, KineticSystem lags, List<Action> actions) {
      double time = dose.time().hours();
      double lag = lags.entry(dose).lagHours();
      switch (dose.steadyState()) {
        case SteadyState.NotAssumed none ->
            addInput(
                dose, time, new SteadyStateSolver.Pending(lag, dose.infusionHours(), 1), actions);
        case SteadyState.Replacing replacing ->
            addSteadyState(dose, lag, replacing.intervalHours(), true, actions);
        case SteadyState.Adding adding ->
            addSteadyState(dose, lag, adding.intervalHours(), false, actions);
      }
    }

    private static void addSteadyState(
        DoseEvent dose, double lag, double interval, boolean replaces, List<Action> actions) {
      double time = dose.time().hours();
      actions.add(new Action.SetSteadyState(time, dose, interval, replaces));
      SteadyStateSolver.pending(lag, dose.infusionHours(), interval)
          .forEach(pending -> addInput(dose, time, pending, actions));
    }

    private static void addInput(
        DoseEvent dose, double recorded, SteadyStateSolver.Pending pending, List<Action> actions) {
      double start = recorded + pending.startHours();
      if (pending.durationHours() == 0) {
        actions.add(new Action.Bolus(start, recorded, dose, pending.part()));
      } else {
        double end = start + pending.durationHours();
        actions.add(new Action.Infusion(start, recorded, dose, end));
        actions.add(new Action.InfusionEnds(end));
      }
    }

    private void act(Action action) {
      if (action.time() > now && !segments.isEmpty()) {
        state = system.propagator().advance(state, action.time() - now);
      }
      now = action.time();
      switch (action) {
        case Action.Reset reset -> empty();
        case Action.Change change -> change(change.system());
        case Action.SetSteadyState steady -> setSteadyState(steady);
        case Action.Bolus bolus -> {
          if (bolus.recorded() >= validFrom) {
            add(bolus.dose(), bolus.part());
          }
        }
        case Action.Infusion infusion -> {
          if (infusion.recorded() >= validFrom) {
            running.add(infusion);
          }
        }
        case Action.InfusionEnds ends -> running.removeIf(infusion -> infusion.end() <= now);
      }
      setInfusionRates();
      Segment after = segment(now);
      if (!segments.isEmpty() && segments.getLast().start() == now) {
        segments.removeLast();
      }
      segments.add(after);
    }

    private void change(KineticSystem next) {
      if (!next.layout().states().equals(system.layout().states())) {
        throw new IllegalArgumentException("a covariate may not change which states a model has");
      }
      system = next;
    }

    private void empty() {
      Arrays.fill(state, 0);
      running.clear();
      validFrom = now;
    }

    private void setSteadyState(Action.SetSteadyState steady) {
      if (steady.replaces()) {
        empty();
      }
      double[] added =
          new SteadyStateSolver(system).stateAtRecord(steady.dose(), steady.interval());
      for (int i = 0; i < state.length; i++) {
        state[i] += added[i];
      }
    }

    private void add(DoseEvent dose, double part) {
      double amount = system.baseOf(dose) * part;
      for (KineticSystem.Share share : system.shares(dose)) {
        state[share.state()] += share.fraction() * amount;
      }
    }

    /// Rates are summed anew each time: adding a rate and taking it away again would leave a trace.
    private void setInfusionRates() {
      for (int i = 0; i < state.length; i++) {
        if (system.layout().kind(i) == StateLayout.Kind.INFUSION_RATE) {
          state[i] = 0;
        }
      }
      for (Action.Infusion infusion : running) {
        DoseEvent dose = infusion.dose();
        int rate = system.entry(dose).infusionRate();
        state[rate] += system.baseOf(dose) / dose.infusionHours();
      }
    }
  }
}

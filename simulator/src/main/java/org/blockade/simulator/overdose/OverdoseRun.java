package org.blockade.simulator.overdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/// One person through one overdose, step by step.
///
/// The grid of steps is fixed. What happens between its points - a dose, the moment at which the
/// rule of arrest looks again - cuts a step there. What is fast cuts it into equal parts. Neither
/// moves the grid, and the past that the delays look back on is kept on the grid.
final class OverdoseRun {

  private final Physiology physiology;
  private final OverdoseScenario scenario;
  private final double step;
  private final double[] state;
  private final double rescueDose;
  private final AntagonistKinetics.Entry entry;
  private final OverdoseEquations equations;
  private final OverdoseHistory history;
  private final RungeKutta method;
  private final double restingDrive;

  private final List<OverdosePoint> points = new ArrayList<>();
  private final PriorityQueue<Act> acts =
      new PriorityQueue<>(Comparator.comparingDouble(Act::seconds));
  private final List<Double> dosesGiven = new ArrayList<>();
  private OptionalDouble calledForHelp = OptionalDouble.empty();
  private OptionalDouble lowOxygen = OptionalDouble.empty();
  private Optional<Arrest> arrest = Optional.empty();
  private double lastVentilation = 1;
  private double lastOxygen;

  /// Something that happens to the person at a moment.
  private sealed interface Act {
    double seconds();

    /// A dose is given.
    record Dose(double seconds) implements Act {}

    /// An amount (pmol) reaches the last stage before plasma.
    record LastStage(double seconds, double amount) implements Act {}

    /// The constant rate into plasma changes (pmol/s).
    record Infusion(double seconds, double change) implements Act {}
  }

  /// @param rest state at rest
  /// @param doseOfOpioid pmol
  /// @param rescueDose pmol of one dose
  /// @param entry how such a dose comes in
  OverdoseRun(
      Physiology physiology,
      OverdoseScenario scenario,
      double step,
      OverdoseEquations equations,
      double[] rest,
      double doseOfOpioid,
      double rescueDose,
      AntagonistKinetics.Entry entry) {
    this.physiology = physiology;
    this.scenario = scenario;
    this.step = step;
    this.equations = equations;
    this.state = rest.clone();
    this.rescueDose = rescueDose;
    this.entry = entry;
    this.history = new OverdoseHistory(step);
    this.method = new RungeKutta(equations, history);
    method.evaluate(0, state);
    this.restingDrive = equations.ventilationDrive();
    this.lastOxygen = equations.arterialOxygen();
    state[OverdoseEquations.OPIOID] = doseOfOpioid;
  }

  /// The course to its end, with a point every so many steps.
  OverdoseCourse course(String model, int stepsPerPoint) {
    int steps = (int) StrictMath.round(scenario.seconds() / step);
    for (int i = 0; i <= steps; i++) {
      arriveAt(i);
      if (i % stepsPerPoint == 0 || i == steps) {
        points.add(point(i * step));
      }
      if (i < steps) {
        goOnFrom(i);
      }
    }
    return new OverdoseCourse(scenario, model, points, calledForHelp, dosesGiven, arrest);
  }

  /// The arrest, if there is one; stops when it is decided.
  Optional<Arrest> arrest() {
    int steps = (int) StrictMath.round(scenario.seconds() / step);
    for (int i = 0; i <= steps && arrest.isEmpty(); i++) {
      arriveAt(i);
      if (i < steps) {
        goOnFrom(i);
      }
    }
    return arrest;
  }

  /// The lowest PaO2 (mmHg) at the points of the grid from a second on.
  double lowestArterialOxygen(double from) {
    int steps = (int) StrictMath.round(scenario.seconds() / step);
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= steps; i++) {
      arriveAt(i);
      if (i * step >= from) {
        lowest = StrictMath.min(lowest, equations.arterialOxygen());
      }
      if (i < steps) {
        goOnFrom(i);
      }
    }
    return lowest;
  }

  /// The state as it is now.
  double[] state() {
    return state.clone();
  }

  /// Evaluates a point of the grid, keeps it for the delays, and notices what was crossed.
  private void arriveAt(int index) {
    double seconds = index * step;
    method.evaluate(seconds, state);
    history.add(
        equations.arterialOxygen(),
        equations.arterialCarbonDioxide(),
        equations.brainCarbonDioxide());
    double ventilation = equations.ventilationDrive() / restingDrive;
    double threshold = physiology.call().threshold();
    if (calledForHelp.isEmpty() && ventilation < threshold) {
      callForHelp(crossing(seconds, lastVentilation, ventilation, threshold), seconds);
    }
    double oxygen = equations.arterialOxygen();
    double danger = physiology.arresting().lowOxygen();
    if (lowOxygen.isEmpty() && lastOxygen > danger && oxygen <= danger) {
      lowOxygen = OptionalDouble.of(crossing(seconds, lastOxygen, oxygen, danger));
    }
    lastVentilation = ventilation;
    lastOxygen = oxygen;
  }

  /// When a value that fell over the last step was at a level.
  private double crossing(double seconds, double before, double now, double level) {
    return seconds - step * (level - now) / (before - now);
  }

  private void callForHelp(double when, double now) {
    calledForHelp = OptionalDouble.of(when);
    switch (scenario.rescue()) {
      case Rescue.None _ -> {}
      case Rescue.Antagonist antagonist -> {
        for (int dose = 0; dose < antagonist.doses(); dose++) {
          double due = when + antagonist.delaySeconds() + dose * antagonist.gapSeconds();
          acts.add(new Act.Dose(StrictMath.max(now, due)));
        }
      }
    }
  }

  /// From one point of the grid to the next.
  private void goOnFrom(int index) {
    double from = index * step;
    double end = (index + 1) * step;
    boolean evaluated = true;
    while (true) {
      if (actAt(from)) {
        evaluated = false;
      }
      double to = StrictMath.min(end, nextAct());
      move(from, to, evaluated);
      if (to >= end) {
        return;
      }
      from = to;
      evaluated = false;
    }
  }

  /// When something is to be done next.
  private double nextAct() {
    Act act = acts.peek();
    double next = act == null ? Double.POSITIVE_INFINITY : act.seconds();
    if (lowOxygen.isPresent() && arrest.isEmpty()) {
      next = StrictMath.min(next, lowOxygen.getAsDouble() + physiology.arresting().time());
    }
    return next;
  }

  /// Does what is due.
  ///
  /// @return whether the state or the equations changed
  private boolean actAt(double seconds) {
    boolean changed = false;
    for (Act act = acts.peek(); act != null && act.seconds() <= seconds; act = acts.peek()) {
      acts.remove();
      carryOut(act);
      changed = true;
    }
    if (arrest.isEmpty()
        && lowOxygen.isPresent()
        && lowOxygen.getAsDouble() + physiology.arresting().time() <= seconds) {
      method.evaluate(seconds, state);
      if (equations.arterialOxygen() <= physiology.arresting().lowOxygen()) {
        arrest = Optional.of(new Arrest(lowOxygen.getAsDouble(), seconds));
        equations.failHeart();
      } else {
        lowOxygen = OptionalDouble.empty(); // the next fall starts the rule again
      }
      changed = true;
    }
    return changed;
  }

  private void carryOut(Act act) {
    switch (act) {
      case Act.Dose dose -> {
        dosesGiven.add(dose.seconds());
        give(dose.seconds());
      }
      case Act.LastStage part -> state[OverdoseEquations.SECOND_STAGE] += part.amount();
      case Act.Infusion infusion -> equations.changeInfusion(infusion.change());
    }
  }

  private void give(double seconds) {
    switch (entry) {
      case AntagonistKinetics.Entry.Transit _ -> state[OverdoseEquations.DEPOT] += rescueDose;
      case AntagonistKinetics.Entry.Parallel parallel -> {
        double rate = parallel.constantShare() * rescueDose / parallel.constantSeconds();
        double rest = (1 - parallel.constantShare()) * rescueDose;
        equations.changeInfusion(rate);
        acts.add(new Act.Infusion(seconds + parallel.constantSeconds(), -rate));
        acts.add(new Act.LastStage(seconds + parallel.lagSeconds(), rest));
      }
    }
  }

  private void move(double from, double to, boolean evaluated) {
    if (!evaluated) {
      method.evaluate(from, state);
    }
    double parts =
        StrictMath.ceil((to - from) * equations.fastest(state) / physiology.call().fastestInStep());
    int count = (int) StrictMath.max(1, parts);
    double length = (to - from) / count;
    method.stepFromHere(from, length, state);
    for (int part = 1; part < count; part++) {
      method.step(from + part * length, length, state);
    }
  }

  private OverdosePoint point(double seconds) {
    double opioid = state[OverdoseEquations.OPIOID_BOUND];
    double rescue = state[OverdoseEquations.RESCUE_BOUND];
    double drive = equations.onBoardDrive();
    return new OverdosePoint(
        seconds,
        equations.ventilationDrive() / restingDrive,
        equations.arterialOxygen(),
        equations.arterialCarbonDioxide(),
        opioid,
        rescue,
        (1 - opioid - rescue) * drive / (1 + drive),
        equations.flow() * 60);
  }
}

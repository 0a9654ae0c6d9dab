package org.blockade.service.validation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.Occupancy;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// The simulator's answer to one question: the doses are run in the typical person, and the measure
/// is taken on the trajectory itself.
final class Answer {

  /// Steps of a search for a peak or a crossing before it is closed.
  private static final int STEPS = 400;

  /// Halvings that close a bracket: enough for 1e-12 of it.
  private static final int HALVINGS = 40;

  /// Golden-section steps that close a peak to 1e-8 of its bracket.
  private static final int GOLDEN_STEPS = 40;

  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /// After this time nothing is left, also of an injection (h).
  private static final double WASHED_OUT = 6000;

  private static final double LEAST_DOSE_FACTOR = 1e-4;
  private static final double MOST_DOSE_FACTOR = 1e4;

  private final DrugModel model;
  private final Question question;
  private final Trajectory trajectory;

  private Answer(DrugModel model, Question question, Trajectory trajectory) {
    this.model = model;
    this.question = question;
    this.trajectory = trajectory;
  }

  /// What the typical person gives, in the unit of the measure.
  static double to(Question question, DrugModel model) {
    Trajectory trajectory =
        Simulation.ofTypicalPerson(model)
            .run(
                new Scenario(
                    DosingHistory.of(question.doses()),
                    List.of(new CovariateChange(ModelTime.ORIGIN, question.covariates()))));
    return new Answer(model, question, trajectory).measured();
  }

  private double measured() {
    return switch (question.measure()) {
      case Measure.Value value -> mean(value.signal(), value.times());
      case Measure.Peak peak ->
          at(peak.signal(), timeOfPeak(peak.signal(), peak.from(), peak.to()));
      case Measure.TimeOfPeak peak -> timeOfPeak(peak.signal(), peak.from(), peak.to());
      case Measure.Area area -> area(area.substance(), area.from(), area.to());
      case Measure.HalfLife halfLife ->
          StrictMath.log(2) / rate(halfLife.signal(), halfLife.times());
      case Measure.LastTimeAbove last ->
          lastTimeAbove(last.signal(), last.level(), last.to()).orElse(0);
      case Measure.Clearance clearance -> clearance(clearance.substance());
      case Measure.Volume volume ->
          clearance(volume.substance())
              / rate(new Signal.Plasma(List.of(volume.substance())), volume.times());
      case Measure.DoseFor dose -> doseFor(dose);
    };
  }

  private double mean(Signal signal, List<Double> times) {
    double sum = 0;
    for (double time : times) {
      sum += at(signal, time);
    }
    return sum / times.size();
  }

  private double at(Signal signal, double hours) {
    ModelTime time = new ModelTime(hours);
    return switch (signal) {
      case Signal.Plasma plasma -> {
        double sum = 0;
        for (String substance : plasma.substances()) {
          sum += trajectory.plasma(substance, time);
        }
        yield sum;
      }
      case Signal.ReceptorOccupancy occupancy -> occupancy(occupancy.receptor(), time);
      case Signal.OccupancyOdds odds -> {
        double held = occupancy(odds.receptor(), time);
        yield held / (1 - held);
      }
      case Signal.Attenuation attenuation ->
          attenuation
              .challenge()
              .attenuation(
                  model,
                  trajectory.state(time).parameters(),
                  trajectory.muOccupancy(time),
                  attenuation.sensitised());
    };
  }

  private double occupancy(Signal.Receptor receptor, ModelTime time) {
    Occupancy occupancy = trajectory.occupancy(time);
    return switch (receptor) {
      case MU -> occupancy.mu();
      case KAPPA -> occupancy.kappa();
      case DELTA -> occupancy.delta();
    };
  }

  /// The highest of equal steps, then golden section between its neighbours.
  private double timeOfPeak(Signal signal, double from, double to) {
    double step = (to - from) / STEPS;
    int highest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      double value = at(signal, from + i * step);
      if (value > most) {
        most = value;
        highest = i;
      }
    }
    double low = from + StrictMath.max(0, highest - 1) * step;
    double high = from + StrictMath.min(STEPS, highest + 1) * step;
    return highestBetween(hours -> at(signal, hours), low, high);
  }

  private static double highestBetween(DoubleUnaryOperator curve, double low, double high) {
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = curve.applyAsDouble(left);
    double atRight = curve.applyAsDouble(right);
    for (int i = 0; i < GOLDEN_STEPS; i++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = curve.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = curve.applyAsDouble(right);
      }
    }
    return low + (high - low) / 2;
  }

  private double area(String substance, double from, double to) {
    double end = Double.isInfinite(to) ? washedOut() : to;
    return trajectory.area(substance, new ModelTime(end))
        - trajectory.area(substance, new ModelTime(from));
  }

  private double washedOut() {
    DoseEvent last = question.doses().getLast();
    return last.time().hours() + last.infusionHours() + WASHED_OUT;
  }

  /// Rate at which a signal falls (1/h): minus the least-squares slope of its logarithm.
  private double rate(Signal signal, List<Double> times) {
    double[] logs = new double[times.size()];
    double meanTime = 0;
    double meanLog = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(at(signal, times.get(i)));
      meanTime += times.get(i) / logs.length;
      meanLog += logs[i] / logs.length;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < logs.length; i++) {
      double distance = times.get(i) - meanTime;
      products += distance * (logs[i] - meanLog);
      squares += distance * distance;
    }
    return -products / squares;
  }

  private OptionalDouble lastTimeAbove(Signal signal, double level, double to) {
    double step = to / STEPS;
    for (int i = STEPS; i >= 0; i--) {
      if (at(signal, i * step) >= level) {
        return OptionalDouble.of(i == STEPS ? to : fall(signal, level, i * step, (i + 1) * step));
      }
    }
    return OptionalDouble.empty();
  }

  private double fall(Signal signal, double level, double above, double below) {
    for (int i = 0; i < HALVINGS; i++) {
      double middle = above + (below - above) / 2;
      if (at(signal, middle) >= level) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /// Base given over area: nmol over nmol/L h.
  private double clearance(String substance) {
    double given = 0;
    for (DoseEvent dose : question.doses()) {
      given += model.baseOf(dose, trajectory.state(dose.time()).parameters()).nanomoles();
    }
    return given / trajectory.state(new ModelTime(washedOut())).area(substance);
  }

  private double doseFor(Measure.DoseFor wanted) {
    double low = LEAST_DOSE_FACTOR;
    double high = MOST_DOSE_FACTOR;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = StrictMath.sqrt(low * high);
      if (scaled(middle, wanted) < wanted.level()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return question.doses().getFirst().amount().milligrams() * StrictMath.sqrt(low * high);
  }

  private double scaled(double factor, Measure.DoseFor wanted) {
    List<DoseEvent> doses =
        question.doses().stream()
            .map(dose ->
                new DoseEvent(
                    dose.time(),
                    dose.drug(),
                    dose.route(),
                    Mass.ofMilligrams(dose.amount().milligrams() * factor),
                    dose.infusionHours(),
                    dose.steadyState()))
            .toList();
    Measure value = new Measure.Value(wanted.signal(), wanted.times());
    return to(new Question(doses, question.covariates(), value), model);
  }
}

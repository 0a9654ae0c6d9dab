package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.List;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.ArenaCourse;

/// What is read off a course. The set is closed, and none of it looks for an amount. Times are
/// hours after the last dose of the habit, or of the model where there is none; a time that is
/// measured counts from the start of its window.
public sealed interface Experiment {

  /// Holder of all antagonists among the shares.
  String ANTAGONISTS = "antagonists";

  /// A score from which on there is withdrawal: the first of the mild band.
  double WITHDRAWAL = 5;

  /// The unit of the answer; times are hours.
  AnchorUnit unit();

  /// The answer in a volunteer.
  double measure(Volunteer volunteer, OpioidQuestion question);

  /// Something read off a curve within a window.
  record Read(Curve curve, Feature feature, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return switch (feature) {
        case HIGHEST -> curve.unit();
        case TIME_OF_HIGHEST, ONSET, END, RISE_TO_HALF, FALL_FROM_HIGHEST_TO_HALF ->
            AnchorUnit.HOURS;
      };
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      ArenaCourse course = volunteer.course(question, question.doses(), to);
      Reading reading = reading(curve, course, from, to);
      return switch (feature) {
        case HIGHEST -> reading.highest();
        case TIME_OF_HIGHEST -> reading.timeOfHighest();
        case ONSET -> reading.firstAtLeast(WITHDRAWAL);
        case END -> reading.lastAtLeast(WITHDRAWAL);
        case RISE_TO_HALF -> reading.firstAtLeast(reading.highest() / 2);
        case FALL_FROM_HIGHEST_TO_HALF ->
            reading.lastAtLeast(reading.highest() / 2) - reading.timeOfHighest();
      };
    }
  }

  /// What is read off; there is no number where a level is never reached.
  enum Feature {
    HIGHEST,
    TIME_OF_HIGHEST,
    /// First time with withdrawal, COWS 5.
    ONSET,
    /// Last time with it.
    END,
    /// Time at which half of the highest is reached.
    RISE_TO_HALF,
    /// Time from the highest down to half of it.
    FALL_FROM_HIGHEST_TO_HALF
  }

  /// A curve over time.
  sealed interface Curve {

    AnchorUnit unit();

    double at(ArenaCourse course, double hours);

    /// The subjective high.
    record High() implements Curve {
      @Override
      public AnchorUnit unit() {
        return AnchorUnit.RATING;
      }

      @Override
      public double at(ArenaCourse course, double hours) {
        return course.effect(new ModelTime(hours)).high();
      }
    }

    /// The withdrawal score.
    record Withdrawal() implements Curve {
      @Override
      public AnchorUnit unit() {
        return AnchorUnit.POINTS;
      }

      @Override
      public double at(ArenaCourse course, double hours) {
        return course.effect(new ModelTime(hours)).cows();
      }
    }

    /// Share of the receptors that somebody holds.
    record Held(String holder) implements Curve {
      @Override
      public AnchorUnit unit() {
        return AnchorUnit.FRACTION;
      }

      @Override
      public double at(ArenaCourse course, double hours) {
        ModelTime time = new ModelTime(hours);
        return holder.equals(ANTAGONISTS)
            ? course.antagonistShare(time)
            : course.share(holder, time);
      }
    }
  }

  /// A curve at one time.
  record At(Curve curve, double at) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return curve.unit();
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return curve.at(volunteer.course(question, question.doses(), at), at);
    }
  }

  /// How much of the highest rating within a window is missing because of a drug.
  record Block(String by, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.FRACTION;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      List<DoseEvent> others =
          question.doses().stream().filter(dose -> !dose.drug().equals(by)).toList();
      return 1 - peak(volunteer, question, question.doses()) / peak(volunteer, question, others);
    }

    private double peak(Volunteer volunteer, OpioidQuestion question, List<DoseEvent> doses) {
      ArenaCourse course = volunteer.course(question, doses, to);
      return reading(new Curve.High(), course, from, to).highest();
    }
  }

  /// Half-life of what presses on the receptor, share over free share, between two times.
  record HalfLifeOfDrive(String holder, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      ArenaCourse course = volunteer.course(question, question.doses(), to);
      Curve held = new Curve.Held(holder);
      double first = held.at(course, from);
      double last = held.at(course, to);
      double fallen = StrictMath.log(first / (1 - first)) - StrictMath.log(last / (1 - last));
      return (to - from) * StrictMath.log(2) / fallen;
    }
  }

  /// The first whole day after the last dose of the habit on which the doses of the question, given
  /// then, keep COWS below 5 for a day.
  record FirstClearDay(int most) implements Experiment {
    private static final double DAY = 24;

    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      for (int day = 1; day <= most; day++) {
        double start = DAY * day;
        List<DoseEvent> then = new ArrayList<>();
        question.doses().forEach(dose -> then.add(later(dose, start)));
        ArenaCourse course = volunteer.course(question, then, start + DAY);
        if (reading(new Curve.Withdrawal(), course, start, start + DAY).highest() < WITHDRAWAL) {
          return start;
        }
      }
      return Double.NaN;
    }

    private static DoseEvent later(DoseEvent dose, double hours) {
      return DoseEvent.of(
          new ModelTime(dose.time().hours() + hours), dose.drug(), dose.route(), dose.amount());
    }
  }

  /// Concentration of a drug that alone, at rest between plasma and receptor, halves ventilation at
  /// fixed carbon dioxide under the tolerance of a time (ng/mL): `KD a / (eps - a)`.
  record HalfBreathing(String drug, double at) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.CONCENTRATION;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      DrugModel model = volunteer.model(drug);
      ParameterValues values = Volunteer.typical(model);
      Structure.Ligand ligand = model.structure().ligands().getFirst();
      double efficacy = ligand.efficacy().map(values::value).orElseThrow();
      OpioidEffect.Tolerance tolerance =
          volunteer
              .course(question, question.doses(), at + 1)
              .effect(new ModelTime(at))
              .tolerance();
      double half = OpioidEffect.respiratoryHalf(volunteer.effects(), tolerance);
      return values.value(ligand.halfOccupancy()) * half / (efficacy - half);
    }
  }

  private static Reading reading(Curve curve, ArenaCourse course, double from, double to) {
    return Reading.of(time -> curve.at(course, time), from, to);
  }
}

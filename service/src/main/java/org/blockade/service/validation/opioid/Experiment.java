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

  /// The highest rating within a window.
  record HighPeak(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.RATING;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return high(volunteer.course(question, question.doses(), to), from, to).highest();
    }
  }

  /// When the highest rating within a window is reached.
  record TimeOfHighPeak(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return high(volunteer.course(question, question.doses(), to), from, to).timeOfHighest();
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
      double blocked = high(volunteer.course(question, question.doses(), to), from, to).highest();
      return 1 - blocked / high(volunteer.course(question, others, to), from, to).highest();
    }
  }

  /// Share of the receptors that somebody holds at a time.
  record Share(String holder, double at) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.FRACTION;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return share(volunteer.course(question, question.doses(), at), holder, at);
    }
  }

  /// The largest share that somebody holds within a window.
  record PeakShare(String holder, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.FRACTION;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return shares(volunteer, question, holder, from, to).highest();
    }
  }

  /// When half of the largest share within a window is reached.
  record RiseToHalfShare(String holder, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      Reading shares = shares(volunteer, question, holder, from, to);
      return shares.firstAtLeast(shares.highest() / 2);
    }
  }

  /// How long it takes from the largest share within a window down to half of it.
  record FallToHalfShare(String holder, double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      Reading shares = shares(volunteer, question, holder, from, to);
      return shares.lastAtLeast(shares.highest() / 2) - shares.timeOfHighest();
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
      double first = share(course, holder, from);
      double last = share(course, holder, to);
      double fallen = StrictMath.log(first / (1 - first)) - StrictMath.log(last / (1 - last));
      return (to - from) * StrictMath.log(2) / fallen;
    }
  }

  /// COWS at a time.
  record Cows(double at) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.POINTS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return volunteer.course(question, question.doses(), at).effect(new ModelTime(at)).cows();
    }
  }

  /// The highest COWS within a window.
  record CowsPeak(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.POINTS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return cows(volunteer.course(question, question.doses(), to), from, to).highest();
    }
  }

  /// When the highest COWS within a window is reached.
  record TimeOfCowsPeak(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return cows(volunteer.course(question, question.doses(), to), from, to).timeOfHighest();
    }
  }

  /// When COWS first reaches 5 within a window; no number where it never does.
  record CowsOnset(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return cows(volunteer.course(question, question.doses(), to), from, to)
          .firstAtLeast(WITHDRAWAL);
    }
  }

  /// When COWS is last at 5 within a window; no number where it never is.
  record CowsEnd(double from, double to) implements Experiment {
    @Override
    public AnchorUnit unit() {
      return AnchorUnit.HOURS;
    }

    @Override
    public double measure(Volunteer volunteer, OpioidQuestion question) {
      return cows(volunteer.course(question, question.doses(), to), from, to)
          .lastAtLeast(WITHDRAWAL);
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
        if (cows(course, start, start + DAY).highest() < WITHDRAWAL) {
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

  private static Reading high(ArenaCourse course, double from, double to) {
    return Reading.of(time -> course.effect(new ModelTime(time)).high(), from, to);
  }

  private static Reading cows(ArenaCourse course, double from, double to) {
    return Reading.of(time -> course.effect(new ModelTime(time)).cows(), from, to);
  }

  private static Reading shares(
      Volunteer volunteer, OpioidQuestion question, String holder, double from, double to) {
    ArenaCourse course = volunteer.course(question, question.doses(), to);
    return Reading.of(time -> share(course, holder, time), from, to);
  }

  private static double share(ArenaCourse course, String holder, double at) {
    ModelTime time = new ModelTime(at);
    return holder.equals(ANTAGONISTS) ? course.antagonistShare(time) : course.share(holder, time);
  }
}

package org.blockade.simulator.trial;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticWalk;
import org.blockade.simulator.outcome.CourseNumber;
import org.blockade.simulator.outcome.CourseValues;
import org.blockade.simulator.outcome.HeavyDrinking;
import org.blockade.simulator.outcome.OpioidUse;
import org.blockade.simulator.population.CounterRandom;
import org.blockade.simulator.population.VirtualSubject;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.AntagonistDrive;
import org.blockade.simulator.receptor.Occupancy;
import org.jspecify.annotations.Nullable;

/// One subject of an arm, from randomisation to the last day.
///
/// A day is: tablets at 8 o'clock, an injection at 10, then the evening, 20 o'clock, when the
/// occupancy of the day is read, opioids are used or not, alcohol is drunk or not, and the person
/// stays in care or leaves. The hours are a choice; a tablet is then near its highest and an
/// injection does not care.
final class SubjectRun {

  private static final double HOURS_PER_DAY = 24;
  private static final double TABLET_HOUR = 8;
  private static final double INJECTION_HOUR = 10;
  private static final int WEEK = 7;

  /// Factor on the endogenous drive after alcohol: the middle of the range of `AlcoholReward`.
  private final double release;

  private final TrialDesign design;
  private final Arm arm;
  private final Prescription prescription;
  private final CourseValues course;
  private final int replicate;
  private final int subject;
  private final SubjectDays log;

  private final Covariates covariates;
  private final ParameterValues parameters;
  private final @Nullable KineticWalk walk;
  private final OpioidUse use;
  private final HeavyDrinking drinking;
  private final OralTaking.Taker taker;
  private final Draws draws;
  private final boolean followed;

  private boolean inCare = true;
  private boolean started;
  private int startDay;
  private int failsOn = SubjectOutcome.NEVER;
  private int firstDose = SubjectOutcome.NEVER;
  private int left = SubjectOutcome.NEVER;
  private int firstUse = SubjectOutcome.NEVER;
  private int firstHeavy = SubjectOutcome.NEVER;
  private int lastRewarded = Integer.MIN_VALUE / 2;
  private int nextTablet;
  private int nextInjection;
  private int injectionDue;
  private boolean refusalAsked;
  private boolean tabletsGivenUp;
  private int coveredUntil = -1;
  private int lastInjectionDay;
  private int tabletsTaken;
  private int injectionsGiven;

  /// Draws that are the arm's own; those of use and drinking belong to their models.
  private record Draws(
      CounterRandom.Stream starts,
      CounterRandom.Stream refuses,
      CounterRandom.Stream intervals,
      CounterRandom.Stream leaves,
      CounterRandom.Stream returns,
      CounterRandom.Stream givesUp,
      CounterRandom.Stream urine,
      CounterRandom.Stream tablets,
      CounterRandom.Stream injections) {

    static Draws of(CounterRandom random, int subject, int replicate) {
      return new Draws(
          random.stream(subject, replicate, "induction"),
          random.stream(subject, replicate, "visits.refuses"),
          random.stream(subject, replicate, "visits.interval"),
          random.stream(subject, replicate, "care.leaves"),
          random.stream(subject, replicate, "care.returns"),
          random.stream(subject, replicate, "tablets.given up"),
          random.stream(subject, replicate, "urine.missed"),
          random.stream(subject, replicate, "occasion.tablet"),
          random.stream(subject, replicate, "occasion.injection"));
    }
  }

  SubjectRun(
      TrialDesign design,
      Arm arm,
      Prescription prescription,
      CourseValues course,
      int replicate,
      int subject,
      SubjectDays log) {
    this.design = design;
    this.arm = arm;
    this.prescription = prescription;
    this.course = course;
    this.replicate = replicate;
    this.subject = subject;
    this.log = log;
    this.release = (design.alcohol().lowRelease() + design.alcohol().highRelease()) / 2;
    CounterRandom random = design.random(arm);
    this.covariates = design.participants().of(random, subject, replicate);
    this.parameters =
        new VirtualSubject(design.drug(), random, subject, replicate).with(covariates);
    this.walk = arm.active() ? walk() : null;
    double toleranceDays = design.effects().tolerance().slowTime() / HOURS_PER_DAY;
    this.use = new OpioidUse(course, toleranceDays, OpioidUse.Draws.of(random, subject, replicate));
    this.drinking = new HeavyDrinking(course, random, subject, replicate);
    this.draws = Draws.of(random, subject, replicate);
    this.followed =
        random.stream(subject, replicate, "care.followed")
            .happens(0, course.of(CourseNumber.FOLLOWED));
    this.taker =
        OralTaking.taker(
            arm.taking(),
            random.stream(subject, replicate, "tablets.taken"),
            random.stream(subject, replicate, "tablets.holiday"));
    log.clear();
  }

  private KineticWalk walk() {
    Set<Entrance> entrances = new TreeSet<>();
    prescription.tablets().forEach(dose -> entrances.add(Entrance.of(dose)));
    prescription.injections().forEach(dose -> entrances.add(Entrance.of(dose)));
    arm.bridge().ifPresent(tablet -> entrances.add(Entrance.of(bridge(tablet, 0))));
    return new KineticWalk(
        new KineticSystem(design.drug(), parameters, entrances),
        List.of(AntagonistDrive.readout(design.drug(), parameters)));
  }

  SubjectOutcome run() {
    planStart();
    for (int day = 0; day < design.days(); day++) {
      if (inCare) {
        morning(day);
      }
      evening(day);
    }
    return new SubjectOutcome(
        design.arms().indexOf(arm),
        replicate,
        subject,
        covariates,
        firstDose,
        injectionsGiven,
        tabletsTaken,
        left,
        firstUse,
        Relapse.day(log),
        log.count(SubjectDays.Mark.PROTECTED),
        log.count(SubjectDays.Mark.CALENDAR),
        log.count(SubjectDays.Mark.USED),
        log.count(SubjectDays.Mark.EXPOSED),
        Relapse.abstinentWeeks(log),
        log.count(SubjectDays.Mark.HEAVY_DRINKING),
        firstHeavy);
  }

  private void planStart() {
    if (draws.starts().happens(0, arm.induction().started())) {
      startDay = arm.induction().waiting().days(draws.starts().uniform(1));
    } else {
      startDay = Integer.MAX_VALUE;
      failsOn = arm.induction().leaves().days(draws.starts().uniform(2));
    }
  }

  private void morning(int day) {
    if (day == failsOn) {
      leave(day);
      return;
    }
    // somebody who used opioids and felt them is dependent: the medicine waits
    boolean opioidFree = day - lastRewarded >= course.of(CourseNumber.OPIOID_FREE);
    if (!started && day >= startDay && opioidFree) {
      started = true;
      startDay = day;
      injectionDue = day + firstDayOf(prescription.injections());
    }
    if (started && opioidFree) {
      tablets(day);
      injection(day);
    } else if (started) {
      skipTablets(day);
    }
  }

  private static int firstDayOf(List<DoseEvent> doses) {
    return doses.isEmpty() ? 0 : (int) (doses.getFirst().time().hours() / HOURS_PER_DAY);
  }

  private double tabletTime(int number) {
    return startDay * HOURS_PER_DAY
        + TABLET_HOUR
        + prescription.tablets().get(number).time().hours();
  }

  private void tablets(int day) {
    double givesUp = 1 - StrictMath.exp(-course.of(CourseNumber.STOP_TABLETS));
    tabletsGivenUp |= tabletsTaken > 0 && draws.givesUp().happens(day, givesUp);
    if (tabletsGivenUp) {
      return;
    }
    while (nextTablet < prescription.tablets().size()
        && tabletTime(nextTablet) < (day + 1) * HOURS_PER_DAY) {
      double time = tabletTime(nextTablet);
      if (taker.takes(day, nextTablet)) {
        DoseEvent tablet = prescription.tablets().get(nextTablet);
        take(day, tablet.at(new ModelTime(time)), prescription.tabletDays());
      }
      nextTablet++;
    }
    boolean overdue =
        nextInjection > 0
            && nextInjection < prescription.injections().size()
            && day > lastInjectionDay + gap();
    if (overdue && arm.bridge().isPresent() && taker.takes(day, bridgeNumber(day))) {
      take(day, bridge(arm.bridge().get(), day), 1);
    }
  }

  /// Numbers of bridging tablets come after those of the prescription.
  private int bridgeNumber(int day) {
    return prescription.tablets().size() + day;
  }

  private static DoseEvent bridge(PrescribedDose tablet, int day) {
    return DoseEvent.of(
        new ModelTime(day * HOURS_PER_DAY + TABLET_HOUR),
        tablet.drug(),
        tablet.route(),
        tablet.amount());
  }

  private void skipTablets(int day) {
    while (nextTablet < prescription.tablets().size()
        && tabletTime(nextTablet) < (day + 1) * HOURS_PER_DAY) {
      nextTablet++;
    }
  }

  private void take(int day, DoseEvent tablet, int lasts) {
    if (walk != null) {
      walk.give(
          tablet,
          BetweenOccasion.factor(
              design.occasions().tablets(), draws.tablets().normal(tabletsTaken)));
    }
    tabletsTaken++;
    covered(day, lasts, SubjectDays.Mark.TABLET);
  }

  private void covered(int day, int lasts, SubjectDays.Mark mark) {
    log.mark(day, mark);
    coveredUntil = StrictMath.max(coveredUntil, day + lasts - 1);
    if (firstDose == SubjectOutcome.NEVER) {
      firstDose = day;
    }
  }

  private int gap() {
    return prescription.gaps().get(nextInjection - 1);
  }

  private void injection(int day) {
    if (nextInjection >= prescription.injections().size() || day < injectionDue) {
      return;
    }
    if (nextInjection > 0 && !refusalAsked) {
      refusalAsked = true;
      double comes = 1 - arm.visits().refusal(nextInjection);
      if (draws.refuses().happens(injectionsGiven, 1 - StrictMath.pow(comes, tendency()))) {
        leave(day);
        return;
      }
    }
    DoseEvent dose =
        prescription
            .injections()
            .get(nextInjection)
            .at(new ModelTime(day * HOURS_PER_DAY + INJECTION_HOUR));
    if (walk != null) {
      walk.give(
          dose,
          BetweenOccasion.factor(
              design.occasions().injections(), draws.injections().normal(injectionsGiven)));
    }
    covered(day, prescription.lasts(nextInjection, arm.visits().due()), SubjectDays.Mark.INJECTION);
    injectionsGiven++;
    lastInjectionDay = day;
    nextInjection++;
    refusalAsked = false;
    if (nextInjection < prescription.injections().size()) {
      injectionDue = day + arm.visits().interval(gap(), draws.intervals().uniform(injectionsGiven));
    }
  }

  private double tendency() {
    return switch (design.condition()) {
      case OPIOID_USE_DISORDER -> use.tendency();
      case ALCOHOL_USE_DISORDER -> 1;
    };
  }

  private void evening(int day) {
    double drive = drive(day);
    double occupancy = Occupancy.held(drive);
    boolean isProtected = occupancy >= design.protectedFrom();
    if (isProtected) {
      log.mark(day, SubjectDays.Mark.PROTECTED);
    }
    if (day <= coveredUntil) {
      log.mark(day, SubjectDays.Mark.CALENDAR);
    }
    switch (design.condition()) {
      case OPIOID_USE_DISORDER -> opioids(day, occupancy, isProtected);
      case ALCOHOL_USE_DISORDER -> alcohol(day, drive);
    }
    log.note(day, occupancy, use.tolerance());
    if (inCare) {
      log.mark(day, SubjectDays.Mark.IN_CARE);
    }
  }

  private double drive(int day) {
    if (walk == null) {
      return 0;
    }
    walk.advanceTo(day * HOURS_PER_DAY + Evening.HOUR);
    return walk.read(0);
  }

  private void opioids(int day, double occupancy, boolean isProtected) {
    double effectLeft = Evening.effectLeft(design.drug(), parameters, occupancy);
    if (use.day(day, effectLeft, setting())) {
      log.mark(day, SubjectDays.Mark.USED);
      if (firstUse == SubjectOutcome.NEVER) {
        firstUse = day;
      }
      if (effectLeft > course.of(CourseNumber.FELT)) {
        lastRewarded = day;
      }
    }
    if (!isProtected && use.tolerance() < course.of(CourseNumber.TOLERANCE_LOST)) {
      log.mark(day, SubjectDays.Mark.EXPOSED);
    }
    if (day % WEEK == WEEK - 1) {
      urine(day);
    }
    if (inCare) {
      stayOrLeave(day, use.leaving(effectLeft));
    } else {
      comeBack(day);
    }
  }

  /// Factor on the hazard of use. Who gets a first dose was without opioids until then, or would
  /// not have got it; who does not waits in a ward and then leaves.
  private double setting() {
    if (!inCare || started) {
      return 1;
    }
    return startDay == Integer.MAX_VALUE ? course.of(CourseNumber.ATTEMPT_WAITING) : 0;
  }

  private void alcohol(int day, double drive) {
    double keptDown =
        drive == 0 ? 0 : AlcoholReward.attenuation(design.effects().tone(), release, drive);
    if (drinking.day(day, keptDown)) {
      log.mark(day, SubjectDays.Mark.HEAVY_DRINKING);
      if (firstHeavy == SubjectOutcome.NEVER) {
        firstHeavy = day;
      }
    }
    if (inCare) {
      stayOrLeave(day, 1);
    } else {
      comeBack(day);
    }
  }

  private void urine(int day) {
    boolean comes = inCare || followed;
    if (!comes || draws.urine().happens(day, course.of(CourseNumber.URINE_MISSED))) {
      log.mark(day, SubjectDays.Mark.URINE_MISSING);
    } else if (day - use.lastUse() < course.of(CourseNumber.URINE_WINDOW)) {
      log.mark(day, SubjectDays.Mark.URINE_POSITIVE);
    } else {
      log.mark(day, SubjectDays.Mark.URINE_NEGATIVE);
    }
  }

  /// Who waits for the first dose leaves when the induction says so, and not otherwise.
  private void stayOrLeave(int day, double factor) {
    if (!started) {
      return;
    }
    double hazard = course.of(CourseNumber.LEAVE) * factor;
    if (draws.leaves().happens(day, 1 - StrictMath.exp(-hazard))) {
      leave(day);
    }
  }

  private void leave(int day) {
    inCare = false;
    if (left == SubjectOutcome.NEVER) {
      left = day;
    }
  }

  /// Back in care and detoxified, the treatment begins anew.
  private void comeBack(int day) {
    double hazard = course.of(CourseNumber.COME_BACK);
    if (arm.comesBack() && draws.returns().happens(day, 1 - StrictMath.exp(-hazard))) {
      inCare = true;
      use.detoxified();
      started = false;
      failsOn = SubjectOutcome.NEVER;
      startDay = day + (int) StrictMath.ceil(course.of(CourseNumber.OPIOID_FREE));
      nextTablet = 0;
      tabletsGivenUp = false;
      nextInjection = 0;
      refusalAsked = false;
    }
  }
}

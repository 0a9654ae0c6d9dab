package org.blockade.protocol.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.decision.Standing;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids.NoneTaken;
import org.blockade.protocol.facts.AboutTests.LiverTest;
import org.blockade.protocol.facts.AboutTreatment.AbsenceExcused;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Indication;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.guideline.AdultAge;
import org.blockade.protocol.guideline.AlcoholAtFirstDose;
import org.blockade.protocol.guideline.BridgingTablets;
import org.blockade.protocol.guideline.Counselling;
import org.blockade.protocol.guideline.Drinking;
import org.blockade.protocol.guideline.ExcusedAbsence;
import org.blockade.protocol.guideline.HoldReasons;
import org.blockade.protocol.guideline.InjectionDose;
import org.blockade.protocol.guideline.InjectionSite;
import org.blockade.protocol.guideline.InjectionVisit;
import org.blockade.protocol.guideline.JusticeRelease;
import org.blockade.protocol.guideline.KitColdChain;
import org.blockade.protocol.guideline.LateInjection;
import org.blockade.protocol.guideline.LiverFollowUp;
import org.blockade.protocol.guideline.MonitoringCalendar;
import org.blockade.protocol.guideline.Mood;
import org.blockade.protocol.guideline.NeedleLength;
import org.blockade.protocol.guideline.NewStart;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.guideline.OpioidFreeInterval;
import org.blockade.protocol.guideline.OralSchedules;
import org.blockade.protocol.guideline.PainPlan;
import org.blockade.protocol.guideline.Reminders;
import org.blockade.protocol.guideline.ReversalAgent;
import org.blockade.protocol.guideline.Stopping;
import org.blockade.protocol.guideline.SurgeryPlan;
import org.blockade.protocol.guideline.SwitchToAgonist;
import org.blockade.protocol.guideline.ToldSymptoms;
import org.blockade.protocol.guideline.TreatmentReview;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.ModelTime;

/// Makes plans. One planner serves any number of people: it keeps nothing of them.
public final class Planner {

  private final InjectionDose dose = InjectionDose.standard();
  private final InjectionSite sites = InjectionSite.standard();
  private final NeedleLength needles = NeedleLength.standard();
  private final KitColdChain kits = KitColdChain.standard();
  private final InjectionVisit visits = InjectionVisit.standard();
  private final ReversalAgent reversal = ReversalAgent.standard();
  private final Reminders reminders = Reminders.standard();
  private final ExcusedAbsence absences = ExcusedAbsence.standard();
  private final BridgingTablets bridging = BridgingTablets.standard();
  private final OpioidFreeInterval opioidFree = OpioidFreeInterval.standard();
  private final OralSchedules tablets = OralSchedules.standard();
  private final MonitoringCalendar calendar = MonitoringCalendar.standard();
  private final TreatmentReview reviews = TreatmentReview.standard();
  private final SurgeryPlan surgeries = SurgeryPlan.standard();
  private final PainPlan pain = PainPlan.standard();
  private final SwitchToAgonist switching = SwitchToAgonist.standard();
  private final Stopping stopping = Stopping.standard();
  private final Mood mood = Mood.standard();
  private final LiverFollowUp liver = LiverFollowUp.standard();
  private final JusticeRelease justice = JusticeRelease.standard();
  private final Drinking drinking = Drinking.standard();
  private final Counselling counselling = Counselling.standard();
  private final AdultAge ages = new AdultAge();
  private final AlcoholAtFirstDose alcohol = new AlcoholAtFirstDose();
  private final HoldReasons holds = HoldReasons.standard();
  private final ToldSymptoms symptoms = ToldSymptoms.standard();
  private final NextInjection injections;
  private final LateInjection late;
  private final NewStart newStart;

  /// @param injections the clinic's interval and bands
  public Planner(NextInjection injections) {
    this.injections = injections;
    this.late = LateInjection.standard(injections);
    this.newStart = NewStart.standard(injections);
  }

  /// The plan for a person as of the time of the record.
  ///
  /// @param opioids the opioids on record, and whether something about them could not be read
  /// @param forecast from the last dose on, if somebody forecast
  public TreatmentPlan plan(
      PersonRecord record,
      OpioidsOnRecord opioids,
      PlanQuestion question,
      Optional<ProtectedUntil> forecast) {
    return plan(record, opioids, question, forecast, List.of());
  }

  /// The same where something of the record could not be read.
  ///
  /// @param gaps what could not be read and may speak against a dose, one sentence each
  public TreatmentPlan plan(
      PersonRecord record,
      OpioidsOnRecord opioids,
      PlanQuestion question,
      Optional<ProtectedUntil> forecast,
      List<String> gaps) {
    return new Draft(record, opioids, question, forecast, gaps).plan();
  }

  /// One plan while it is made.
  private final class Draft {
    private final PersonRecord record;
    private final OpioidsOnRecord opioids;
    private final PlanQuestion question;
    private final Optional<ProtectedUntil> forecast;
    private final List<String> gaps;
    private final NaltrexoneCourse course;
    private final ModelTime asOf;
    private final Optional<LateInjection.Advice> timing;
    private final Optional<NextInjection.Advice> next;
    private final Optional<ModelTime> surgery;
    private final List<ToldSymptoms.Advice> told;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> unknowns = new ArrayList<>();

    Draft(
        PersonRecord record,
        OpioidsOnRecord opioids,
        PlanQuestion question,
        Optional<ProtectedUntil> forecast,
        List<String> gaps) {
      this.gaps = List.copyOf(gaps);
      this.record = record;
      this.opioids = opioids;
      this.question = question;
      this.forecast = forecast;
      this.course = record.naltrexone();
      this.asOf = record.asOf();
      this.timing = late.adviceFor(course, opioids.uses(), forecast);
      this.next = injections.adviceFor(course);
      this.told = symptoms.adviceFor(record, standing().isStart());
      this.surgery =
          question
              .surgery()
              .or(() ->
                  record.latestTogether(AboutHealth.PlannedSurgery.class, any -> true).stream()
                      .flatMap(planned -> planned.on().stream())
                      .filter(time -> record.axis().daysBetween(asOf, time) >= 0)
                      .min(Comparator.naturalOrder()))
              .filter(time -> record.axis().daysBetween(asOf, time) >= 0);
    }

    TreatmentPlan plan() {
      VisitDecision decision =
          VisitDecision.of(
              standing(),
              next.map(advice ->
                  record
                      .axis()
                      .plusDays(advice.last().dose().time(), injections.firstDay(Timing.ON_TIME))),
              findings());
      Optional<SurgeryPlan.Advice> operation =
          surgery.map(time ->
              surgeries.adviceFor(time, course, next.map(NextInjection.Advice::due), forecast));
      boolean ends = question.stopping() || question.toAgonist();
      Optional<ModelTime> injectionOn =
          ends || operation.filter(SurgeryPlan.Advice::hold).isPresent()
              ? Optional.empty()
              : injectionOn(decision);
      Optional<SwitchToAgonist.Advice> agonist =
          question.toAgonist()
              ? Optional.of(switching.adviceFor(course, forecast))
              : Optional.empty();
      if (ends) {
        steps.addAll(stopping.steps(asOf, record.axis()));
      } else {
        medicine(decision, injectionOn);
      }
      agonist.ifPresent(advice -> steps.addAll(advice.steps()));
      operation.ifPresent(advice -> steps.addAll(advice.steps()));
      question.release().ifPresent(day -> steps.addAll(justice.steps(day, course)));
      safety();
      followUp();
      steps.addAll(counselling.steps(record));
      tellUnknowns();
      return new TreatmentPlan(
          course,
          decision,
          ends,
          next,
          timing,
          forecast,
          sites.adviceFor(course),
          injectionOn.map(time ->
              DoseEvent.of(
                  time, "naltrexone", Route.EXTENDED_RELEASE_INTRAMUSCULAR, dose.amount())),
          operation,
          agonist,
          steps,
          unknowns);
    }

    private Standing standing() {
      if (timing.isEmpty()) {
        return Standing.FIRST;
      }
      LateInjection.Advice advice = timing.get();
      if (advice.leading() == Timing.LAPSED) {
        return Standing.LAPSED;
      }
      return advice.tooEarly() ? Standing.EARLY : Standing.DUE;
    }

    private List<Finding> findings() {
      List<Finding> findings = new ArrayList<>();
      findings.add(visits.urine(record));
      findings.add(visits.lastUse(record));
      Optional<Finding> withdrawal = holds.withdrawal(record);
      withdrawal.ifPresent(findings::add);
      if (withdrawal.isEmpty()
          && timing.filter(LateInjection.Advice::needsWithdrawalScore).isPresent()) {
        findings.add(late.withdrawal(record));
      }
      if (timing.filter(advice -> advice.leading() == Timing.LATE).isPresent()) {
        findings.add(late.proof(record));
      }
      if (!gaps.isEmpty()) {
        findings.add(visits.unread(gaps));
      }
      if (opioids.possible()) {
        findings.add(visits.unreadOpioid());
      }
      course.lastInjection().ifPresent(last -> findings.add(dose.finding(last)));
      findings.add(liver.finding(highestLiverTest(), false));
      findings.addAll(holds.findings(record));
      told.forEach(each -> findings.add(each.finding()));
      if (surgery.isPresent()) {
        findings.add(surgeries.finding(surgery.get(), course));
      } else if (!surgeries.isAsked(record)) {
        findings.add(surgeries.notAsked());
      }
      mood.selfHarm(record).ifPresent(findings::add);
      ages.caution(record).ifPresent(findings::add);
      if (forAlcohol()) {
        alcohol.caution(record).ifPresent(findings::add);
      }
      return findings;
    }

    /// The day of the next injection; empty while something else comes first.
    private Optional<ModelTime> injectionOn(VisitDecision decision) {
      return switch (decision) {
        case VisitDecision.Give give -> day();
        case VisitDecision.CheckFirst check -> day();
        case VisitDecision.NotYet notYet -> day();
        case VisitDecision.Hold hold -> Optional.empty();
        case VisitDecision.NewStart start -> Optional.empty();
        case VisitDecision.FirstInjection first -> Optional.empty();
      };
    }

    /// When it is due, or at once where that has passed; moved where it falls into an absence.
    private Optional<ModelTime> day() {
      return next.map(advice -> {
        ModelTime due = advice.due().isBefore(asOf) ? asOf : advice.due();
        return moved(due).flatMap(step -> step.when().date()).orElse(due);
      });
    }

    private Optional<Step> moved(ModelTime due) {
      return record.all(AbsenceExcused.class).stream()
          .map(Stated::statement)
          .flatMap(absence ->
              absences
                  .stepFor(absence, due, windowOpens().orElse(due), asOf, record.axis())
                  .stream())
          .findFirst();
    }

    private Optional<ModelTime> windowOpens() {
      return next.map(advice ->
          record.axis().plusDays(advice.last().dose().time(), injections.firstDay(Timing.ON_TIME)));
    }

    private void medicine(VisitDecision decision, Optional<ModelTime> injectionOn) {
      switch (decision) {
        case VisitDecision.Give give -> timing.ifPresent(this::timed);
        case VisitDecision.CheckFirst check -> timing.ifPresent(this::timed);
        case VisitDecision.NotYet notYet -> timing.ifPresent(this::timed);
        case VisitDecision.NewStart start -> timing.ifPresent(this::timed);
        case VisitDecision.Hold hold -> {
          add(holds.instruction(), new When.On(asOf));
          if (hold.held() == Standing.LAPSED) {
            timing.ifPresent(this::timed);
          }
        }
        case VisitDecision.FirstInjection first -> {}
      }
      injectionOn.ifPresent(this::injection);
      if (next.isPresent()) {
        reminder();
        next.map(NextInjection.Advice::due).flatMap(this::moved).ifPresent(steps::add);
      }
      if (!(decision instanceof VisitDecision.Hold)) { // what waits is naltrexone in every form
        bridge();
      }
      tablet();
    }

    private void timed(LateInjection.Advice advice) {
      // Before the window opens the date of the injection says it already.
      boolean quiet = advice.leading() == Timing.EARLY;
      if (!quiet) {
        advice.instructions().forEach(each -> add(each, new When.On(asOf)));
      }
    }

    private void injection(ModelTime day) {
      When when = new When.On(day);
      add(dose.instruction(dose.amount(), Route.EXTENDED_RELEASE_INTRAMUSCULAR), when);
      sites
          .adviceFor(course)
          .ifPresent(advice -> advice.instructions().forEach(each -> add(each, when)));
      add(
          needles
              .adviceFor(
                  record
                      .latest(AboutHealth.BodyHabitus.class)
                      .map(stated -> stated.statement().habitus()))
              .instruction(),
          when);
      add(kits.check(), when);
    }

    private void reminder() {
      boolean away =
          record.all(AbsenceExcused.class).stream()
              .anyMatch(stated -> absences.covers(stated.statement(), asOf, record.axis()));
      if (away) {
        add(absences.notMissed(), new When.On(asOf));
        return;
      }
      reminders
          .adviceFor(course)
          .ifPresent(advice -> {
            switch (advice.state()) {
              case QUIET -> {
                add(advice.remind(), new When.On(advice.remindOn()));
                add(advice.lateList(), new When.NotBefore(advice.lateListOn()));
              }
              case REMIND -> {
                add(advice.remind(), new When.On(asOf));
                add(advice.lateList(), new When.NotBefore(advice.lateListOn()));
              }
              case LATE_LIST -> add(advice.lateList(), new When.On(asOf));
            }
          });
    }

    private void bridge() {
      if (timing.filter(advice -> advice.leading() == Timing.LATE).isEmpty()) {
        return;
      }
      BridgingTablets.Advice advice = bridging.adviceFor(asOf, opioidFreeFrom(), urineNegative());
      When when =
          switch (advice) {
            case BridgingTablets.Advice.Offer offer -> new When.On(asOf);
            case BridgingTablets.Advice.NotYet notYet -> new When.NotBefore(notYet.from());
            case BridgingTablets.Advice.Ask ask -> new When.On(asOf);
          };
      add(advice.instruction(), when);
    }

    private Optional<Boolean> urineNegative() {
      return switch (visits.urine(record).status()) {
        case MET -> Optional.of(true);
        case NOT_MET -> Optional.of(false);
        case UNKNOWN, NOT_APPLICABLE -> Optional.empty();
      };
    }

    /// Empty where nobody can say when the last opioid was. Who says since when none was taken may
    /// mean any agent.
    private Optional<ModelTime> opioidFreeFrom() {
      if (opioids.possible()) {
        return Optional.empty();
      }
      List<OpioidFreeInterval.LastUse> last = new ArrayList<>();
      opioids.uses().stream()
          .filter(use -> !use.time().isAfter(asOf))
          .forEach(use -> last.add(new OpioidFreeInterval.LastUse(use.drug(), use.time())));
      Optional<Stated<NoneTaken>> none = record.latest(NoneTaken.class);
      none.flatMap(stated -> stated.statement().since())
          .ifPresent(
              since -> last.add(new OpioidFreeInterval.LastUse(OpioidUse.UNSPECIFIED, since)));
      if (last.isEmpty()) {
        return none.map(never -> asOf);
      }
      boolean known = last.stream().allMatch(use -> opioidFree.ruleFor(use.drug()).isPresent());
      return known && none.isPresent()
          ? opioidFree.adviceFor(last, record.axis()).map(OpioidFreeInterval.Advice::cautious)
          : Optional.empty();
    }

    private void tablet() {
      Optional<DoseGiven> last = course.lastTablet();
      question
          .tablets()
          .ifPresent(schedule ->
              tablets
                  .instructions(schedule, forOpioids())
                  .forEach(each -> add(each, new When.On(asOf))));
      if (last.isPresent() && last.equals(course.lastDose()) && question.tablets().isEmpty()) {
        unknowns.add("the schedule of tablets (--tablets)");
      }
      boolean onlyTablets = last.isPresent() && course.lastInjection().isEmpty();
      if (onlyTablets && newStart.isNewStart(course)) {
        late.newStart().forEach(each -> add(each, new When.On(asOf)));
      }
    }

    private void safety() {
      told.forEach(each -> add(each.instruction(), new When.On(asOf)));
      visits.all().forEach(each -> add(each, new When.EachInjection()));
      add(reversal.atEachInjection(), new When.EachInjection());
      steps.addAll(pain.steps());
      Optional<ScaleScore> score = latest(Scale.PHQ_9);
      List<Instruction> moods = mood.instructions(score);
      if (mood.selfHarm(record).isPresent() && !moods.contains(mood.sameDay())) {
        add(mood.sameDay(), new When.On(asOf));
      }
      moods.forEach(
          each -> add(each, score.isEmpty() ? new When.EachInjection() : new When.On(asOf)));
    }

    private void followUp() {
      liver
          .adviceFor(highestLiverTest(), hepatitis())
          .instructions()
          .forEach(each -> add(each, new When.On(asOf)));
      if (course.given().isEmpty()) {
        calendar.baseline().forEach(each -> add(each, new When.If("a first dose is planned")));
      } else {
        ModelTime start = course.given().getFirst().dose().time();
        steps.addAll(calendar.steps(start, done(), asOf, record.axis()));
        steps.addAll(reviews.steps(start, forAlcohol(), asOf, record.axis()));
      }
      if (forAlcohol()) {
        drinking.adviceFor(record).instructions().forEach(each -> add(each, new When.On(asOf)));
      }
    }

    private List<MonitoringCalendar.Done> done() {
      Stream<MonitoringCalendar.Done> livers =
          record.all(LiverTest.class).stream()
              .map(stated ->
                  new MonitoringCalendar.Done(MonitoringCalendar.About.LIVER, stated.occurred()));
      Stream<MonitoringCalendar.Done> audits =
          record.all(ScaleScore.class).stream()
              .filter(stated -> stated.statement().scale() == Scale.AUDIT_C)
              .map(stated ->
                  new MonitoringCalendar.Done(
                      MonitoringCalendar.About.DRINKING, stated.occurred()));
      // Whoever came for a further dose was seen.
      Stream<MonitoringCalendar.Done> contacts =
          course.given().stream()
              .skip(1)
              .map(given ->
                  new MonitoringCalendar.Done(
                      MonitoringCalendar.About.CONTACT, given.dose().time()));
      return Stream.of(livers, audits, contacts).flatMap(each -> each).toList();
    }

    private boolean isFor(Condition condition) {
      return record.all(Indication.class).stream()
          .anyMatch(stated -> stated.statement().condition() == condition);
    }

    private boolean forAlcohol() {
      return isFor(Condition.ALCOHOL_USE_DISORDER);
    }

    /// What nobody wrote down is taken as the stricter one.
    private boolean forOpioids() {
      return isFor(Condition.OPIOID_USE_DISORDER) || record.all(Indication.class).isEmpty();
    }

    private Optional<ScaleScore> latest(Scale scale) {
      return record.all(ScaleScore.class).stream()
          .map(Stated::statement)
          .filter(score -> score.scale() == scale)
          .reduce((earlier, later) -> later);
    }

    /// The last of each enzyme; the higher of the two counts.
    private OptionalDouble highestLiverTest() {
      return record.all(LiverTest.class).stream()
          .map(stated -> stated.statement().enzyme())
          .distinct()
          .flatMap(enzyme ->
              record.latestTogether(LiverTest.class, test -> test.enzyme() == enzyme).stream())
          .mapToDouble(LiverTest::multipleOfUpperLimit)
          .max();
    }

    private boolean hepatitis() {
      return record.latestTogether(AboutHealth.HepatitisSigns.class, any -> true).stream()
          .anyMatch(AboutHealth.HepatitisSigns::present);
    }

    private void tellUnknowns() {
      if (course.given().isEmpty()) {
        unknowns.add("whether any naltrexone was taken: none is on record");
      }
      if (record.all(Indication.class).isEmpty()) {
        unknowns.add("what naltrexone is for (opioid or alcohol use disorder)");
      }
      if (timing.isPresent() && forecast.isEmpty()) {
        unknowns.add("the forecast: none was made, so the calendar stands alone");
      }
      if (next.isPresent() && next.get().side().isEmpty()) {
        unknowns.add("side of the last injection");
      }
      if (opioids.possible()) {
        unknowns.add("what a record about opioids says: it could not be read");
      }
      record.problems().forEach(problem -> unknowns.add(problem.sentence()));
    }

    private void add(Instruction instruction, When when) {
      steps.add(instruction.when(when));
    }
  }
}

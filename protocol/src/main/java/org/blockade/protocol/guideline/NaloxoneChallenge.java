package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutTests.ChallengeLooked;
import org.blockade.protocol.facts.AboutTests.NaloxoneGiven;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.rule.Basis;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// The naloxone challenge before the first dose.
///
/// Recommendation: into a vein 0.2 mg, watch 30 s, then 0.6 mg, watch 20 min; or under the skin 0.8
/// mg, watch 20 min. Not in withdrawal and not with an opioid in the urine. Any sign is positive:
/// stop, and challenge again after 24 h. Strength: labelled. Source: rules R08 to R11.
///
/// When: an opioid was taken in the last two weeks, or in the last four after an agent that stays
/// longer. Then: it was done in the last 24 h, step by step, and no sign came. It is no guarantee.
public final class NaloxoneChallenge implements ScreeningRule {

  private final RuleFile file;
  private final List<Protocol> protocols;
  private final OpioidFreeInterval intervals;
  private final LastUseBranch branches;
  private final ScreeningRule withdrawal;
  private final ScreeningRule urine;
  private final Threshold retry;
  private final Threshold cowsRise;
  private final Threshold holds;
  private final Threshold longer;

  /// One step: naloxone, then watching.
  public record Step(Mass amount, Threshold watch) {}

  /// The steps by one route.
  public record Protocol(Route route, List<Step> steps, Basis basis) {
    public Protocol {
      steps = List.copyOf(steps);
    }
  }

  /// Where a challenge stands.
  public sealed interface State {

    /// None was begun.
    record NotBegun() implements State {}

    /// Somebody watches; the time is up or it is not.
    ///
    /// @param until when the watch ends, and somebody looks for signs
    record Watching(Step step, ModelTime until, boolean over) implements State {}

    /// A watch ended without signs; the next step follows.
    record NextStep(Step step) implements State {}

    /// A sign came.
    ///
    /// @param signs empty where only a score rose
    record Positive(ModelTime at, Set<WithdrawalSign> signs, ModelTime again) implements State {}

    /// Every watch ended without signs.
    ///
    /// @param until until when it holds
    record Negative(ModelTime at, ModelTime until) implements State {}

    /// It was not done as the label says, so it says nothing.
    record NotByTheLabel(String why) implements State {}
  }

  private NaloxoneChallenge(
      RuleFile file,
      List<Protocol> protocols,
      OpioidFreeInterval intervals,
      LastUseBranch branches,
      ScreeningRule withdrawal,
      ScreeningRule urine) {
    this.file = file;
    this.protocols = List.copyOf(protocols);
    this.intervals = intervals;
    this.branches = branches;
    this.withdrawal = withdrawal;
    this.urine = urine;
    this.retry = file.threshold("retry", "h");
    this.cowsRise = file.threshold("cows_rise", "1");
    this.holds = file.threshold("holds", "h");
    this.longer = file.threshold("longer", "d");
  }

  /// The recommendation with the numbers and the guards that come with Blockade.
  static NaloxoneChallenge standard() {
    return standard(
        OpioidFreeInterval.standard(),
        new LastUseBranch(),
        new SpontaneousWithdrawal(),
        new UrinePanel());
  }

  /// The recommendation with the numbers that come with Blockade.
  ///
  /// @param withdrawal guards the challenge: not in withdrawal
  /// @param urine guards the challenge: not with an opioid in the urine
  public static NaloxoneChallenge standard(
      OpioidFreeInterval intervals,
      LastUseBranch branches,
      ScreeningRule withdrawal,
      ScreeningRule urine) {
    return read(
        DataFile.resource(NaloxoneChallenge.class, "naloxone-challenge.yaml"),
        intervals,
        branches,
        withdrawal,
        urine);
  }

  static NaloxoneChallenge read(
      DataFile data,
      OpioidFreeInterval intervals,
      LastUseBranch branches,
      ScreeningRule withdrawal,
      ScreeningRule urine) {
    List<Protocol> protocols = new ArrayList<>();
    RuleFile file =
        RuleFile.read(data, root -> root.children("routes").forEach(node -> read(node, protocols)));
    return new NaloxoneChallenge(file, protocols, intervals, branches, withdrawal, urine);
  }

  private static void read(DataNode node, List<Protocol> protocols) {
    Optional<Route> route = node.word("route", Route::ofId, "iv, sc");
    Basis basis = Basis.read(node);
    List<Step> steps = new ArrayList<>();
    for (DataNode step : node.children("steps")) {
      double amount = step.number("amount_mg");
      double watch = step.number("watch");
      String unit = step.text("unit");
      step.close();
      steps.add(new Step(Mass.ofMilligrams(amount), new Threshold(watch, unit, basis)));
    }
    node.close();
    route.ifPresent(each -> protocols.add(new Protocol(each, steps, basis)));
  }

  /// The labelled ways to do it.
  public List<Protocol> protocols() {
    return protocols;
  }

  /// Where the last challenge stands at the time of the question.
  public State stateOf(PersonRecord record) {
    Walk walk = new Walk(record);
    moments(record).forEach(walk::step);
    return walk.state();
  }

  /// What happened, in the order in which it counts: of the same time, a look without signs ends
  /// the watch before, then naloxone is given, then signs come.
  private static List<Moment> moments(PersonRecord record) {
    List<Moment> moments = new ArrayList<>();
    record.all(NaloxoneGiven.class).forEach(stated -> moments.add(new Moment.Given(stated)));
    record.all(ChallengeLooked.class).forEach(stated -> moments.add(new Moment.Looked(stated)));
    record.all(ScaleScore.class).stream()
        .filter(score -> score.statement().scale() == Scale.COWS)
        .forEach(stated -> moments.add(new Moment.Scored(stated)));
    moments.sort(
        Comparator.<Moment, ModelTime>comparing(moment -> moment.stated().occurred())
            .thenComparingInt(Moment::rank)
            .thenComparing(moment -> moment.stated().fact().id()));
    return moments;
  }

  /// What a challenge is made of.
  private sealed interface Moment {

    Stated<?> stated();

    /// Its place among moments of the same time.
    default int rank() {
      return switch (this) {
        case Looked(Stated<ChallengeLooked> stated) -> stated.statement().signs().isEmpty() ? 0 : 3;
        case Scored score -> 1;
        case Given given -> 2;
      };
    }

    record Looked(Stated<ChallengeLooked> stated) implements Moment {}

    record Scored(Stated<ScaleScore> stated) implements Moment {}

    record Given(Stated<NaloxoneGiven> stated) implements Moment {}
  }

  /// Walks through one person's moments.
  private final class Walk {

    private final PersonRecord record;
    private Optional<Protocol> protocol = Optional.empty();
    private int index;
    private ModelTime given = ModelTime.ORIGIN;
    private boolean stepOver;
    private Optional<Integer> cowsBefore = Optional.empty();
    private Optional<State> end = Optional.empty();

    Walk(PersonRecord record) {
      this.record = record;
    }

    void step(Moment moment) {
      ModelTime time = moment.stated().occurred();
      switch (moment) {
        case Moment.Given given -> give(given.stated().statement(), time);
        case Moment.Looked looked -> look(looked.stated().statement().signs(), time);
        case Moment.Scored scored -> score(scored.stated().statement().total(), time);
      }
    }

    private boolean running() {
      return protocol.isPresent() && end.isEmpty();
    }

    private void give(NaloxoneGiven dose, ModelTime time) {
      if (running() && stepOver) {
        Protocol going = protocol.orElseThrow();
        Step next = going.steps().get(index + 1);
        if (going.route() == dose.route() && isThat(dose.amount(), next)) {
          index++;
          given = time;
          stepOver = false;
          return;
        }
        end = Optional.of(new State.NotByTheLabel("the next step was not the labelled one"));
        return;
      }
      if (running()) {
        end =
            Optional.of(
                new State.NotByTheLabel(
                    "naloxone was given again before somebody looked at the end of the watch"));
        return;
      }
      begin(dose, time);
    }

    private void begin(NaloxoneGiven dose, ModelTime time) {
      index = 0;
      given = time;
      stepOver = false;
      end = Optional.empty();
      protocol =
          protocols.stream()
              .filter(each -> each.route() == dose.route())
              .filter(each -> isThat(dose.amount(), each.steps().getFirst()))
              .findFirst();
      if (protocol.isEmpty()) {
        end = Optional.of(new State.NotByTheLabel("the first amount is not a labelled one"));
      }
    }

    /// A sign after naloxone is one, whatever came of the challenge; until another is begun.
    private void look(Set<WithdrawalSign> signs, ModelTime time) {
      boolean begun = running() || end.isPresent();
      if (begun && !signs.isEmpty()) {
        end = Optional.of(new State.Positive(time, signs, retry.after(time)));
      } else if (running() && signs.isEmpty() && !time.isBefore(watchEnds())) {
        stepOver = true;
        if (index + 1 == protocol.orElseThrow().steps().size()) {
          end = Optional.of(new State.Negative(time, holds.after(time)));
        }
      }
    }

    private void score(int cows, ModelTime time) {
      if (running() && cowsBefore.filter(before -> cows - before >= cowsRise.value()).isPresent()) {
        end = Optional.of(new State.Positive(time, Set.of(), retry.after(time)));
      } else if (!running()) {
        cowsBefore = Optional.of(cows);
      }
    }

    private ModelTime watchEnds() {
      return protocol.orElseThrow().steps().get(index).watch().after(given);
    }

    State state() {
      if (end.isPresent()) {
        return end.get();
      }
      if (protocol.isEmpty()) {
        return new State.NotBegun();
      }
      List<Step> steps = protocol.get().steps();
      return stepOver
          ? new State.NextStep(steps.get(index + 1))
          : new State.Watching(steps.get(index), watchEnds(), !record.asOf().isBefore(watchEnds()));
    }
  }

  private static boolean isThat(Mass amount, Step step) {
    return StrictMath.abs(amount.milligrams() - step.amount().milligrams())
        <= ROUNDING * step.amount().milligrams();
  }

  /// Two ways to write an amount differ in the last digit.
  private static final double ROUNDING = 1e-9;

  /// Whether a challenge is asked for.
  public boolean isNeeded(PersonRecord record, FirstDose wanted) {
    OpioidCourse course = OpioidCourse.of(record);
    List<OpioidFreeInterval.LastUse> uses = intervals.lastUses(course, record.axis());
    if (uses.isEmpty()) {
      return !(wanted.isForAlcoholOnly() && course.neverTaken());
    }
    return uses.stream().anyMatch(use -> isNeededAfter(use, record));
  }

  private boolean isNeededAfter(OpioidFreeInterval.LastUse use, PersonRecord record) {
    long days = StrictMath.max(0, record.fullDaysSince(use.time()));
    return branches.branchOn(days) != LastUseBranch.Branch.PROCEED
        || switch (intervals.ruleForOpioid(use.drug()).challenge()) {
          case WITHIN_TWO_WEEKS -> false;
          case LONGER -> days < longer.days();
        };
  }

  /// Why it may not be done now; empty where nothing speaks against it.
  public Optional<String> guard(PersonRecord record, FirstDose wanted) {
    Set<String> reasons = new TreeSet<>();
    if (intervals.floor(record).filter(record.asOf()::isBefore).isPresent()) {
      reasons.add("too few opioid-free days");
    }
    withdrawal.findings(record, wanted).stream()
        .filter(finding -> finding.status() != Status.NOT_APPLICABLE)
        .filter(finding -> finding.status() != Status.MET)
        .forEach(finding -> reasons.add(reason(finding, "signs of withdrawal", "COWS of the day")));
    urine.findings(record, wanted).stream()
        .filter(finding -> finding.status() != Status.MET)
        .forEach(
            finding -> reasons.add(reason(finding, "an opioid in the urine", "urine of the day")));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  private static String reason(Finding finding, String bad, String unknown) {
    return finding.status() == Status.NOT_MET ? bad : unknown + " not known";
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    boolean needed = isNeeded(record, wanted);
    State state = stateOf(record);
    Finding finding =
        switch (state) {
          case State.Positive positive when record.asOf().isBefore(positive.again()) ->
              of(Status.NOT_MET, "challenge positive: withdrawal came")
                  .withValue(signs(positive.signs()))
                  .withLimit(retry)
                  .withMetFrom(positive.again())
                  .withResolve("do not start; challenge again after that");
          case State.Positive positive -> notDone(true, record, wanted, "positive when last done");
          case State.Negative negative when record.asOf().isBefore(negative.until()) ->
              of(Status.MET, "negative, which is no guarantee").withLimit(holds);
          case State.Negative negative -> notDone(needed, record, wanted, "negative, too long ago");
          case State.NotBegun none -> notDone(needed, record, wanted, "not done");
          case State.NotByTheLabel other ->
              of(Status.UNKNOWN, "not done as the label says: " + other.why())
                  .withResolve("do it again from the first step, after 24 hours");
          case State.NextStep next ->
              of(Status.UNKNOWN, "no sign so far; a step is left")
                  .withResolve("give the next step, " + words(next.step()));
          case State.Watching watching ->
              of(Status.UNKNOWN, watching.over() ? "the watch is over" : "somebody is watching")
                  .withResolve(
                      watching.over()
                          ? "look for signs now and record them"
                          : "watch to the end of " + watching.step().watch().measure().words());
        };
    return List.of(finding);
  }

  private Finding notDone(boolean needed, PersonRecord record, FirstDose wanted, String says) {
    if (!needed) {
      return of(Status.NOT_APPLICABLE, says + "; not asked for after these days without opioids");
    }
    String steps =
        protocols.stream()
            .map(protocol ->
                protocol.route().words()
                    + ": "
                    + protocol.steps().stream()
                        .map(NaloxoneChallenge::words)
                        .collect(Collectors.joining(", then ")))
            .collect(Collectors.joining("; or "));
    return of(Status.UNKNOWN, says)
        .withResolve(
            guard(record, wanted)
                .map(reason -> "not to be done now (" + reason + ")")
                .orElse("challenge with naloxone " + steps));
  }

  private static String words(Step step) {
    return new Value.Measured(step.amount().milligrams(), "mg").words()
        + " of naloxone, watch "
        + step.watch().measure().words();
  }

  private static Value signs(Set<WithdrawalSign> signs) {
    return new Value.Named(
        signs.isEmpty()
            ? "COWS rose"
            : signs.stream().map(WithdrawalSign::words).collect(Collectors.joining(", ")));
  }

  private Finding of(Status status, String says) {
    return Finding.of(file.recommendation(), Weight.AT_START, status, says);
  }
}

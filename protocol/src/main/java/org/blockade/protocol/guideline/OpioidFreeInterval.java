package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.OpioidUse;
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
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;

/// How long a person waits without opioids before the first dose of naltrexone.
///
/// Recommendation: 7 to 10 opioid-free days after short-acting opioids, up to two weeks after
/// methadone or buprenorphine. Strength: labelled. Source: naltrexone labels, rules R02, R03, R06;
/// each row of `opioid-free-interval.yaml` has its own. What holds after fentanyl, and after an
/// opioid nobody named, is a choice.
///
/// When: the last use of each agent is known. Then: the latest of "last use plus days" over them. A
/// person who says since when none was taken may mean any agent of the month before. It is met only
/// where the person was asked again at the end of it.
public final class OpioidFreeInterval implements ScreeningRule {

  private final RuleFile file;
  private final List<Rule> rules;
  private final Threshold historyHolds;
  private final Threshold sameAgent;

  /// Until when a naloxone challenge is asked for after an agent.
  public enum ChallengeSpan {
    WITHIN_TWO_WEEKS,
    LONGER;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<ChallengeSpan> ofWord(String word) {
      return Arrays.stream(values()).filter(span -> span.word().equals(word)).findFirst();
    }
  }

  /// The rule for a group of agents.
  ///
  /// @param drugs catalogue ids
  /// @param from fewest days
  /// @param to the cautious end
  public record Rule(
      List<String> drugs, String title, int from, int to, ChallengeSpan challenge, Basis basis) {

    public Rule {
      drugs = List.copyOf(drugs);
      if (!(0 < from && from <= to)) {
        throw new IllegalArgumentException("an interval goes from 1 day or more upwards");
      }
    }

    /// Where it comes from.
    public String source() {
      return basis.source();
    }

    /// How it is known.
    public Evidence evidence() {
      return basis.evidence();
    }
  }

  /// The last use of one agent.
  public record LastUse(String drug, ModelTime time) {}

  /// What the rule comes to for one person.
  ///
  /// @param floor the earliest time, by the fewest days
  /// @param cautious the time by the cautious end, which leads
  /// @param leading the rule that gives the cautious end
  /// @param rules every rule that applies
  public record Advice(ModelTime floor, ModelTime cautious, Rule leading, List<Rule> rules) {

    public Advice {
      rules = List.copyOf(rules);
    }
  }

  private OpioidFreeInterval(RuleFile file, List<Rule> rules) {
    this.file = file;
    this.rules = List.copyOf(rules);
    this.historyHolds = file.threshold("history_holds", "d");
    this.sameAgent = file.threshold("same_agent", "d");
  }

  /// The recommendation with the numbers that come with Blockade.
  public static OpioidFreeInterval standard() {
    return read(DataFile.resource(OpioidFreeInterval.class, "opioid-free-interval.yaml"));
  }

  static OpioidFreeInterval read(DataFile data) {
    List<Rule> rules = new ArrayList<>();
    RuleFile file =
        RuleFile.read(data, root -> root.children("agents").forEach(node -> read(node, rules)));
    return new OpioidFreeInterval(file, rules);
  }

  private static void read(DataNode node, List<Rule> rules) {
    List<String> drugs = node.texts("drugs");
    String title = node.text("title");
    int from = (int) node.number("from");
    int to = (int) node.number("to");
    if (!node.text("unit").equals("d")) {
      node.report("unit", "an interval is in d");
    }
    Optional<ChallengeSpan> challenge =
        node.word("challenge", ChallengeSpan::ofWord, "within-two-weeks, longer");
    Basis basis = Basis.read(node);
    node.close();
    challenge.ifPresent(span -> rules.add(new Rule(drugs, title, from, to, span, basis)));
  }

  /// The rule for an agent; empty for what is no opioid.
  public Optional<Rule> ruleFor(String drug) {
    return rules.stream().filter(rule -> rule.drugs().contains(drug)).findFirst();
  }

  /// The rule for an agent that was taken as an opioid: one that this list does not name could be
  /// any.
  Rule ruleForOpioid(String drug) {
    return ruleFor(drug).or(() -> ruleFor(OpioidUse.UNSPECIFIED)).orElseThrow();
  }

  /// The advice for a person; empty where no opioid is on record.
  public Optional<Advice> adviceFor(List<LastUse> uses, TimeAxis axis) {
    Optional<Advice> advice = Optional.empty();
    for (LastUse use : uses) {
      Rule rule = ruleFor(use.drug()).orElse(null);
      if (rule == null) {
        continue;
      }
      Advice one =
          new Advice(
              axis.plusDays(use.time(), rule.from()),
              axis.plusDays(use.time(), rule.to()),
              rule,
              List.of(rule));
      advice = Optional.of(advice.map(before -> later(before, one)).orElse(one));
    }
    return advice;
  }

  private static Advice later(Advice one, Advice other) {
    List<Rule> both = new ArrayList<>(one.rules());
    other.rules().stream().filter(rule -> !both.contains(rule)).forEach(both::add);
    return new Advice(
        one.floor().isBefore(other.floor()) ? other.floor() : one.floor(),
        one.cautious().isBefore(other.cautious()) ? other.cautious() : one.cautious(),
        one.cautious().isBefore(other.cautious()) ? other.leading() : one.leading(),
        both);
  }

  /// The uses of a person as they count: each agent under the name that has a rule, and, where the
  /// person says since when none was taken, the agents of the month before as taken until then.
  List<LastUse> lastUses(OpioidCourse course, TimeAxis axis) {
    List<LastUse> uses = new ArrayList<>();
    for (OpioidCourse.Use use : course.uses()) {
      String drug =
          ruleForOpioid(use.drug()).drugs().contains(use.drug())
              ? use.drug()
              : OpioidUse.UNSPECIFIED;
      uses.add(new LastUse(drug, use.time()));
      course
          .noneSince()
          .filter(since -> since.isAfter(use.time()))
          .filter(since -> axis.daysBetween(use.time(), since) <= sameAgent.days())
          .ifPresent(since -> uses.add(new LastUse(drug, since)));
    }
    return uses;
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    OpioidCourse course = OpioidCourse.of(record);
    List<LastUse> uses = lastUses(course, record.axis());
    Optional<Advice> advice = adviceFor(uses, record.axis());
    return List.of(
        advice
            .map(each -> withUses(record, course, each))
            .orElseGet(() -> withoutUses(record, course, wanted)));
  }

  private Finding withoutUses(PersonRecord record, OpioidCourse course, FirstDose wanted) {
    boolean asked = course.lastAsked().filter(time -> isFresh(record, time)).isPresent();
    if (course.neverTaken() && asked && !wanted.isFor(Condition.OPIOID_USE_DISORDER)) {
      return Finding.of(
          file.recommendation(), Weight.REQUIRED, Status.MET, "no opioid was ever taken");
    }
    String says;
    if (course.neverTaken()) {
      says =
          asked
              ? "no opioid was ever taken, which does not fit opioid use disorder"
              : "no opioid on record, and nobody asked in the last days";
    } else {
      says =
          course.none().isEmpty()
              ? "no opioid on record, and nobody asked"
              : "the agent is not on record";
    }
    return Finding.of(file.recommendation(), Weight.REQUIRED, Status.UNKNOWN, says)
        .withResolve(
            "ask which opioids were taken and when each was taken last, also against pain,"
                + " cough or diarrhoea; one that nobody can name is written as \"opioid\"");
  }

  private Finding withUses(PersonRecord record, OpioidCourse course, Advice advice) {
    Rule leading = advice.leading();
    ModelTime last = record.axis().plusDays(advice.cautious(), -leading.to());
    Value days = new Value.Measured(record.fullDaysSince(last), "d");
    Threshold limit = new Threshold(leading.to(), "d", leading.basis());
    String agents = advice.rules().stream().map(Rule::title).collect(Collectors.joining(" and "));
    if (course.contradicted(record)) {
      Finding unknown =
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.UNKNOWN,
                  "an opioid is on record in the time for which the person says there was none")
              .withValue(days)
              .withLimit(limit)
              .withResolve(
                  "ask again when the last opioid was taken, and correct the wrong record");
      return record.asOf().isBefore(advice.cautious())
          ? unknown.withMetFrom(advice.cautious())
          : unknown;
    }
    if (record.asOf().isBefore(advice.cautious())) {
      boolean floor = !record.asOf().isBefore(advice.floor());
      return Finding.of(
              file.recommendation(),
              Weight.REQUIRED,
              Status.NOT_MET,
              "after "
                  + agents
                  + (floor
                      ? ": the fewest days have passed, the cautious number has not"
                      : ": too few opioid-free days"))
          .withValue(days)
          .withLimit(limit)
          .withMetFrom(advice.cautious())
          .withResolve("wait; every further use starts the days again");
    }
    if (course.lastAsked().filter(time -> isFresh(record, time)).isEmpty()) {
      return Finding.of(
              file.recommendation(),
              Weight.REQUIRED,
              Status.UNKNOWN,
              "the days after the last use on record are over, and nobody asked since whether there"
                  + " was another")
          .withValue(days)
          .withLimit(limit)
          .withResolve("ask when the last opioid was taken, on the day or the day before");
    }
    return Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "after " + agents)
        .withValue(days)
        .withLimit(limit);
  }

  /// When the fewest days after every agent are over; empty where no opioid is on record.
  Optional<ModelTime> floor(PersonRecord record) {
    return adviceFor(lastUses(OpioidCourse.of(record), record.axis()), record.axis())
        .map(Advice::floor);
  }

  private boolean isFresh(PersonRecord record, ModelTime time) {
    return record.daysSince(time) <= historyHolds.days();
  }
}

package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Indication;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.rule.Basis;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Leader;
import org.blockade.protocol.rule.ProtectedUntil;
import org.blockade.protocol.rule.ProtectedUntil.Edge;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;

/// What is done about an injection that is early, on time, late or lapsed.
///
/// Recommendation: an injection that is late is given as soon as possible, after urine, COWS and
/// the date of the last opioid; one that has lapsed is a new start. Opioids come first: use since
/// the block waned, or a positive urine, makes it a new start on any day. Beside the days stands a
/// forecast for this person; where the two disagree, the stricter one leads. Strength: the label
/// says only "as soon as possible"; the bands and what is done in them are a choice. Source:
/// `late-injection.yaml`, rules R16, R33, R49 to R51.
///
/// When: there is a last injection. Then: the timing that leads, why, and the instructions for it.
public final class LateInjection {

  private final NextInjection injections;
  private final GuidelineFile file;
  private final Map<Edge, Timing> forecastTimings;
  private final NaloxoneChallenge challenge = NaloxoneChallenge.standard();
  private final Threshold wanedAfter;
  private final Threshold urineCounts;

  /// What the recommendation comes to.
  ///
  /// @param calendar the timing by the days since the last injection
  /// @param forecast the timing that the forecast stands for; empty where there is none
  /// @param leading the timing that is acted on
  /// @param leader which of them leads
  /// @param wanedFrom from when on the block counts as waned: by the label's 28 days, or earlier by
  ///   the forecast
  /// @param opioids the opioids on record that make it a new start
  /// @param underBlock the last use on record since the last injection that does not
  /// @param instructions what is done
  public record Advice(
      Timing calendar,
      Optional<Timing> forecast,
      Timing leading,
      Leader leader,
      ModelTime wanedFrom,
      List<OpioidUse> opioids,
      Optional<OpioidUse> underBlock,
      List<Instruction> instructions) {

    public Advice {
      opioids = List.copyOf(opioids);
      instructions = List.copyOf(instructions);
    }

    /// Whether the days alone say that it is too early, whatever else is found.
    public boolean tooEarly() {
      return calendar == Timing.EARLY;
    }

    /// Whether COWS is asked for: it is late, or there was use under the block.
    public boolean needsWithdrawalScore() {
      return leading == Timing.LATE || underBlock.isPresent();
    }

    /// Whether calendar and forecast disagree about what is done.
    public boolean disagree() {
      return forecast.filter(timing -> strictness(timing) != strictness(calendar)).isPresent();
    }
  }

  private LateInjection(
      NextInjection injections, GuidelineFile file, Map<Edge, Timing> forecastTimings) {
    this.injections = injections;
    this.file = file;
    this.forecastTimings = forecastTimings;
    this.wanedAfter = file.threshold("waned_after", "d");
    this.urineCounts = file.threshold("urine_counts", "d");
  }

  /// The recommendation with the numbers that come with Blockade.
  ///
  /// @param injections the bands of days, and when the next one is due
  public static LateInjection standard(NextInjection injections) {
    return read(DataFile.resource(LateInjection.class, "late-injection.yaml"), injections);
  }

  static LateInjection read(DataFile data, NextInjection injections) {
    Map<Edge, Timing> timings = new EnumMap<>(Edge.class);
    GuidelineFile file =
        GuidelineFile.read(
            data,
            root -> {
              for (DataNode node : root.children("forecast")) {
                Optional<Edge> edge = node.word("lost_in", LateInjection::edge, "typical, late");
                Optional<Timing> timing =
                    node.word("counts_as", Timing::ofWord, "on-time, late, lapsed");
                Basis.read(node);
                node.close();
                if (edge.isPresent() && timing.isPresent()) {
                  timings.put(edge.get(), timing.get());
                }
              }
            });
    return new LateInjection(injections, file, timings);
  }

  /// What is known of withdrawal where it is asked for: COWS of the day, below the limit.
  public Finding withdrawal(PersonRecord record) {
    Threshold below = file.threshold("cows_below", "1");
    OptionalInt cows =
        record.all(ScaleScore.class).stream()
            .filter(stated -> stated.statement().scale() == Scale.COWS)
            .filter(stated -> record.daysSince(stated.occurred()) == 0)
            .mapToInt(stated -> stated.statement().total())
            .max();
    if (cows.isEmpty()) {
      return Finding.of(
              file.rule().recommendation(), Weight.AT_START, Status.UNKNOWN, "no COWS of today")
          .withLimit(below)
          .withResolve("score COWS today");
    }
    boolean met = cows.getAsInt() < below.value();
    return Finding.of(
            file.rule().recommendation(),
            Weight.AT_START,
            met ? Status.MET : Status.NOT_MET,
            met ? "no withdrawal today" : "withdrawal today")
        .withValue(new Value.Measured(cows.getAsInt(), "1"))
        .withLimit(below);
  }

  /// What shows that a late injection meets no dependence: a naloxone challenge without signs that
  /// still holds, or a test tablet since the last injection, of the day or the day before. Who is
  /// treated for alcohol use alone and never took an opioid needs neither.
  public Finding proof(PersonRecord record) {
    Threshold testDose = file.threshold("test_dose", "mg");
    Threshold within = file.threshold("test_dose_within", "d");
    Set<Condition> conditions =
        record.all(Indication.class).stream()
            .map(stated -> stated.statement().condition())
            .collect(Collectors.toSet());
    if (conditions.equals(Set.of(Condition.ALCOHOL_USE_DISORDER))
        && OpioidCourse.of(record).neverTaken()) {
      return Finding.of(
          file.rule().recommendation(),
          Weight.AT_START,
          Status.NOT_APPLICABLE,
          "no opioid was ever taken");
    }
    Optional<ModelTime> last = record.naltrexone().lastInjection().map(each -> each.dose().time());
    boolean negative =
        challenge.stateOf(record) instanceof NaloxoneChallenge.State.Negative state
            && record.asOf().isBefore(state.until())
            && last.filter(state.at()::isBefore).isEmpty();
    boolean tested =
        record.all(NaltrexoneGiven.class).stream()
            .filter(stated -> stated.statement().product() == Product.TABLET)
            .filter(stated -> stated.statement().amount().milligrams() >= testDose.value())
            .filter(stated -> record.daysSince(stated.occurred()) <= within.days())
            .anyMatch(stated -> last.filter(stated.occurred()::isBefore).isEmpty());
    return negative || tested
        ? Finding.of(
            file.rule().recommendation(),
            Weight.AT_START,
            Status.MET,
            negative ? "naloxone challenge negative, which is no guarantee" : "test tablet taken")
        : Finding.of(
                file.rule().recommendation(),
                Weight.AT_START,
                Status.UNKNOWN,
                "late: no negative naloxone challenge and no test tablet on record")
            .withResolve(file.instruction("late").text());
  }

  private static Optional<Edge> edge(String word) {
    return switch (word) {
      case "early" -> Optional.of(Edge.EARLY);
      case "typical" -> Optional.of(Edge.TYPICAL);
      case "late" -> Optional.of(Edge.LATE);
      default -> Optional.empty();
    };
  }

  /// What is done about a new start, whatever makes it one.
  public List<Instruction> newStart() {
    return List.of(
        file.instruction("lapsed"),
        file.instruction("lapsed-agonist"),
        file.instruction("tolerance"));
  }

  /// The advice for a person; empty for one who never had an injection.
  ///
  /// @param uses opioids on record, of any time
  /// @param forecast from the last dose on, if there is one
  public Optional<Advice> adviceFor(
      NaltrexoneCourse course, List<OpioidUse> uses, Optional<ProtectedUntil> forecast) {
    return course.lastInjection().map(last -> advice(course, last, uses, forecast));
  }

  private Advice advice(
      NaltrexoneCourse course,
      DoseGiven last,
      List<OpioidUse> uses,
      Optional<ProtectedUntil> forecast) {
    ModelTime waned = wanedFrom(course, last, forecast);
    List<OpioidUse> before =
        uses.stream()
            .filter(use -> !use.time().isAfter(course.asOf()))
            .sorted(OpioidUse.ORDER)
            .toList();
    List<OpioidUse> opioids =
        before.stream().filter(use -> lapses(use, last, waned, course)).toList();
    Optional<OpioidUse> underBlock =
        before.stream()
            .filter(use -> !opioids.contains(use))
            .filter(use -> !use.time().isBefore(last.dose().time()))
            .reduce((earlier, later) -> later);
    Timing calendar = injections.timingOn(course.daysSince(last));
    Optional<Timing> forecastTiming = forecast.map(until -> timing(until, course.asOf()));
    Leader leader = leader(calendar, forecastTiming, opioids);
    Timing leading =
        switch (leader) {
          case OPIOIDS -> Timing.LAPSED;
          case FORECAST -> forecastTiming.orElseThrow();
          case BOTH, CALENDAR, CALENDAR_ALONE -> calendar;
        };
    return new Advice(
        calendar,
        forecastTiming,
        leading,
        leader,
        waned,
        opioids,
        underBlock,
        instructions(calendar, leading, underBlock));
  }

  /// A forecast can bring the day forward, never put it off: the label's 28 days are for everybody.
  private ModelTime wanedFrom(
      NaltrexoneCourse course, DoseGiven last, Optional<ProtectedUntil> forecast) {
    ModelTime label = course.axis().plusDays(last.dose().time(), wanedAfter.days());
    return forecast
        .flatMap(until ->
            switch (until.early()) {
              case Loss.AlreadyLost never -> Optional.of(last.dose().time());
              case Loss.At at -> Optional.of(earlier(label, at.time()));
              case Loss.After after -> Optional.<ModelTime>empty();
            })
        .orElse(label);
  }

  private static ModelTime earlier(ModelTime one, ModelTime other) {
    return one.isBefore(other) ? one : other;
  }

  /// What was found before the last injection was known when it was given.
  private boolean lapses(OpioidUse use, DoseGiven last, ModelTime waned, NaltrexoneCourse course) {
    boolean sinceWaned = course.axis().daysBetween(waned, use.time()) >= 0;
    return switch (use.sign()) {
      case REPORTED, DOSE -> sinceWaned;
      case URINE ->
          sinceWaned
              || (!use.time().isBefore(last.dose().time())
                  && course.axis().daysBetween(use.time(), course.asOf()) <= urineCounts.days());
    };
  }

  private Timing timing(ProtectedUntil until, ModelTime asOf) {
    return forecastTimings.entrySet().stream()
        .filter(entry -> until.lostBy(entry.getKey(), asOf))
        .map(Map.Entry::getValue)
        .max(Comparator.comparingInt(LateInjection::strictness))
        .orElse(Timing.ON_TIME);
  }

  private static Leader leader(
      Timing calendar, Optional<Timing> forecast, List<OpioidUse> opioids) {
    if (!opioids.isEmpty()) {
      return Leader.OPIOIDS;
    }
    if (forecast.isEmpty()) {
      return Leader.CALENDAR_ALONE;
    }
    int difference = strictness(forecast.get()) - strictness(calendar);
    return difference == 0 ? Leader.BOTH : difference > 0 ? Leader.FORECAST : Leader.CALENDAR;
  }

  /// How much has to be done before a further injection. That it is too early is another matter.
  private static int strictness(Timing timing) {
    return switch (timing) {
      case EARLY, ON_TIME -> 0;
      case LATE -> 1;
      case LAPSED -> 2;
    };
  }

  private List<Instruction> instructions(
      Timing calendar, Timing leading, Optional<OpioidUse> underBlock) {
    List<Instruction> instructions = new ArrayList<>();
    if (calendar == Timing.EARLY) {
      instructions.add(file.instruction("early"));
    }
    switch (leading) {
      case EARLY -> {}
      case ON_TIME -> instructions.add(file.instruction("on-time"));
      case LATE -> {
        instructions.add(file.instruction("late"));
        instructions.add(file.instruction("late-soon"));
        instructions.add(file.instruction("tolerance"));
      }
      case LAPSED -> instructions.addAll(newStart());
    }
    underBlock.ifPresent(use -> instructions.add(file.instruction("use-under-block")));
    return instructions;
  }
}

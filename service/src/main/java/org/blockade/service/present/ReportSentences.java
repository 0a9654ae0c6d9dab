package org.blockade.service.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.forecast.DaysBefore;
import org.blockade.service.forecast.LaterDoses;
import org.blockade.service.forecast.NextDue;
import org.blockade.service.forecast.Note;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Supposition;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;

/// A protection report in words that a nurse can read aloud.
public final class ReportSentences {

  /// What Blockade is not, wherever it speaks to people.
  public static final String NOT_A_DEVICE =
      "Decision support for trained people and a research instrument; not a medical device.";

  private static final String AT_THAT_TIME = "At that time";
  private static final double HOURS_PER_DAY = 24;

  /// A line names so many gaps; the table of numbers has all.
  private static final int MOST_WINDOWS = 6;

  private static final double USUAL_THRESHOLD = ProtectionBands.standard().protectedFrom();

  private final ProtectionReport report;
  private final AxisText text;

  /// Sentences of a report.
  public ReportSentences(ProtectionReport report) {
    this.report = report;
    this.text = new AxisText(report.person().axis());
  }

  /// A statement under a label: `Until`, `Next injection`.
  public record Line(String label, String statement) {}

  /// Whether there is anything to say about protection.
  public boolean known() {
    return ProtectionReporter.isKnown(report);
  }

  /// The state in one word, with its icon.
  public String level() {
    return known() && uncertain()
        ? shortLevel()
            + atThreshold()
            + ": protected in a typical person, below "
            + threshold()
            + " in "
            + Percent.ofHundred(1 - now().share())
            + " people like this"
        : shortLevel() + (known() ? atThreshold() : "");
  }

  /// The icon and the word alone.
  private String shortLevel() {
    return icon() + " " + levelWord().toUpperCase(Locale.ROOT);
  }

  private String icon() {
    return !known() ? "?" : uncertain() ? "◐" : icon(now().level());
  }

  /// The state in the word that every output uses; the text writes it in capitals.
  String levelWord() {
    if (!known()) {
      return "unknown";
    }
    return uncertain() ? "not certain" : building() ? "not yet protected" : word(now().level());
  }

  /// A threshold that somebody chose changes what the word means, so it stands beside it.
  private String atThreshold() {
    return atThreshold(report.forecast().request().threshold());
  }

  /// ` at a threshold of 80 %`, unless it is the usual one.
  public static String atThreshold(double threshold) {
    return threshold == USUAL_THRESHOLD ? "" : " at a threshold of " + Percent.exactly(threshold);
  }

  /// Whether the typical person is protected but too many people like this are not.
  public boolean uncertain() {
    return now().level() == ProtectionBands.Level.PROTECTED && !now().certain();
  }

  /// Whether protection is not there yet, or not fully, but doses on record will bring it.
  private boolean building() {
    return now().typical() < report.forecast().request().threshold()
        && !report.forecast().typicalWindows().windows().isEmpty();
  }

  /// The word for a level.
  static String word(ProtectionBands.Level level) {
    return switch (level) {
      case PROTECTED -> "protected";
      case FADING -> "fading";
      case UNPROTECTED -> "unprotected";
    };
  }

  static String icon(ProtectionBands.Level level) {
    return switch (level) {
      case PROTECTED -> "●";
      case FADING -> "◐";
      case UNPROTECTED -> "○";
    };
  }

  /// Person and time of the question.
  public String title() {
    return "Person "
        + report.person().id()
        + ", as of "
        + text.moment(report.asOf())
        + laterDoses(report.laterDoses())
        + (report.model().leads() ? "" : " (sensitivity case, not the forecast)");
  }

  /// What stands beside a time of a question: an answer that is read later must not look as if it
  /// knew what came in between.
  public static String laterDoses(LaterDoses later) {
    return switch (later) {
      case NOT_KNOWN, NOT_COUNTED -> "; doses after that are " + later.word();
      case PLANNED -> "";
    };
  }

  /// What the receptors hold at the time of the question.
  public String nowSentence() {
    if (!known()) {
      return (report.person().nothingRead()
              ? "No row of this person could be read"
              : "No naltrexone is on record up to this time")
          + ", so nothing says that this person is protected.";
    }
    return Percent.of(now().typical(), limit())
        + " of mu-opioid receptors held by naltrexone in a typical person ("
        + Percent.range(now().people(), limit())
        + " in 90 of 100 people like this)";
  }

  /// The statements below the headline.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    addUnderHeadline(lines);
    if (known()) {
      lines.add(new Line(AT_THAT_TIME, nowSentence()));
      lines.add(
          new Line(
              "",
              Percent.ofHundred(now().share())
                  + " people like this are at "
                  + threshold()
                  + " or more"));
      lines.add(new Line("Until", untilSentence()));
      lines.add(new Line("", spreadSentence()));
      report
          .sensitivity()
          .ifPresent(other -> lines.add(new Line("", sensitivitySentence(other.loss()))));
    } else {
      lines.add(new Line(AT_THAT_TIME, nowSentence()));
    }
    lines.add(lastLine());
    lines.addAll(nextLines());
    for (String unknown : report.unknowns()) {
      lines.add(new Line("Not known", unknown));
    }
    report.notes().stream()
        .filter(note -> !note.kind().underHeadline())
        .forEach(note -> lines.add(new Line("Note", note.text())));
    return lines;
  }

  /// What must be thought of before a dose comes first, then how far the record reaches.
  private void addUnderHeadline(List<Line> lines) {
    List<Line> record = new ArrayList<>();
    for (Note note : report.notes()) {
      if (note.kind() == Note.Kind.RECORD_END || note.kind() == Note.Kind.NOTHING_READ) {
        record.add(new Line("Record", note.text()));
      } else if (note.kind().underHeadline()) {
        lines.add(new Line("Caution", note.text()));
      }
    }
    lines.addAll(record);
  }

  private ProtectionForecast.Now now() {
    return report.forecast().now();
  }

  private double limit() {
    return report.forecast().request().threshold();
  }

  private String threshold() {
    return Percent.exactly(limit());
  }

  /// When protection is lost if no further dose is given.
  public String untilSentence() {
    Loss loss = report.forecast().loss().typical();
    String building =
        building()
            ? " (it still builds: "
                + threshold()
                + " is reached "
                + text.about(report.forecast().typicalWindows().windows().getFirst().from())
                + ")"
            : "";
    return switch (loss) {
      case Loss.AlreadyLost lost -> "already below " + threshold() + " in a typical person";
      case Loss.At at ->
          text.day(at.time()) + " in a typical person, " + ifGiven() + inDays(at.time()) + building;
      case Loss.After after ->
          "later than " + text.day(after.searchedTo()) + " in a typical person";
    };
  }

  /// On what the forecast rests. A regimen asked about half-way has doses ahead, and they count.
  private String ifGiven() {
    int planned = report.plannedAhead();
    return planned == 0
        ? "if no further dose is given"
        : planned == 1
            ? "if the 1 planned dose is given and none after it"
            : "if the " + planned + " planned doses are given and none after them";
  }

  /// The same for a plot: `if no further dose`, `if 3 planned doses, none after`.
  public String ifGivenInShort() {
    return "if " + nothingElse();
  }

  /// The same as a row of a table.
  private String nothingElse() {
    int planned = report.plannedAhead();
    return planned == 0
        ? "no further dose"
        : planned == 1 ? "the planned dose, none after" : planned + " planned doses, none after";
  }

  /// What the marks of doses show.
  public String doseMarks() {
    return report.plannedAhead() == 0 ? "dose given" : "dose given or planned";
  }

  private String inDays(ModelTime time) {
    long days = report.person().axis().daysBetween(report.asOf(), time);
    return days == 0 ? " (on the same day)" : " (" + days(days) + " later)";
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private String spreadSentence() {
    ProtectionForecast.LossOfProtection loss = report.forecast().loss();
    String already =
        "lost already in " + Percent.ofHundred(loss.alreadyShare()) + " people like this";
    if (loss.late() instanceof Loss.AlreadyLost) {
      return already;
    }
    return loss.early() instanceof Loss.AlreadyLost
        ? already + ", and in 95 of 100 " + byWhen(loss.late())
        : "lost between "
            + when(loss.early())
            + " and "
            + when(loss.late())
            + " in 90 of 100 people like this";
  }

  private String sensitivitySentence(Loss loss) {
    return "if the receptor were less sensitive (sensitivity case, not supported by scans in people): "
        + (loss instanceof Loss.AlreadyLost ? "lost already" : when(loss));
  }

  private String byWhen(Loss loss) {
    return loss instanceof Loss.After ? when(loss) : "by " + when(loss);
  }

  /// A loss as the end of a range.
  String when(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost lost -> "already";
      case Loss.At at -> text.day(at.time());
      case Loss.After after -> "after " + text.day(after.searchedTo());
    };
  }

  private Line lastLine() {
    return report
        .course()
        .lastDose()
        .map(last -> new Line("Last dose", describe(last)))
        .orElseGet(() ->
            new Line("Last dose", report.person().nothingRead() ? "not known" : "none on record"));
  }

  private String describe(DoseGiven given) {
    long days = report.course().daysSince(given);
    return dose(given)
        + " "
        + text.moment(given.dose().time())
        + " ("
        + DaysBefore.words(days)
        + ")"
        + given.side().map(side -> ", " + word(side) + " side").orElse("");
  }

  private static String dose(DoseGiven given) {
    double value = given.dose().amount().value();
    String number =
        value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    return number + " " + given.dose().amount().unit().code() + " " + given.dose().route().id();
  }

  private List<Line> nextLines() {
    return switch (report.next()) {
      case NextDue.Injection injection -> injectionLines(injection.advice());
      case NextDue.Tablet tablet ->
          List.of(
              new Line(
                  "Next tablet",
                  "due "
                      + text.moment(tablet.due())
                      + " if tablets are daily, as labelled; the record does not tell the schedule"));
      case NextDue.Unknown unknown ->
          List.of(
              new Line(
                  "Next dose",
                  report.person().nothingRead()
                      ? "unknown"
                      : "unknown: no naltrexone is on record"));
    };
  }

  private List<Line> injectionLines(NextInjection.Advice advice) {
    String due =
        (advice.due().isBefore(report.asOf()) ? "was due " : "due ")
            + text.day(advice.due())
            + "; day "
            + advice.daysSince()
            + " since the last: "
            + beside(advice)
            + advice
                .next()
                .map(next -> ", " + shouted(next.timing()) + " from day " + next.fromDay())
                .orElse("");
    String side =
        advice
            .side()
            .map(next -> word(next) + " side (last was " + word(next.other()) + ")")
            .orElse("unknown: the last side is not on record; look at the skin and ask");
    return List.of(new Line("Next injection", due), new Line("Side", side));
  }

  /// Where a day lies beside the due day and the usual days. "On time" alone would say too much of
  /// an injection that is past due.
  private static String beside(NextInjection.Advice advice) {
    String window =
        "the usual window (day "
            + advice.usual().firstDay()
            + " to "
            + advice.usual().lastDay()
            + ")";
    return switch (advice.timing()) {
      case EARLY -> shouted(advice.timing());
      case ON_TIME -> dueIn(advice.daysPastDue()) + ", inside " + window;
      case LATE, LAPSED -> dueIn(advice.daysPastDue()) + ", " + shouted(advice.timing());
    };
  }

  private static String shortTiming(NextInjection.Advice advice) {
    boolean pastDue = advice.timing() == NextInjection.Timing.ON_TIME && advice.daysPastDue() > 0;
    return pastDue ? dueIn(advice.daysPastDue()) : shouted(advice.timing());
  }

  private static String dueIn(long daysPastDue) {
    return daysPastDue == 0
        ? "the day it is due"
        : daysPastDue > 0
            ? days(daysPastDue) + " past due"
            : days(-daysPastDue) + " before it is due";
  }

  static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  /// The timing of an injection at the time of the question.
  static String word(NextInjection.Timing timing) {
    return switch (timing) {
      case EARLY -> "early";
      case ON_TIME -> "on time";
      case LATE -> "late";
      case LAPSED -> "lapsed";
    };
  }

  /// The same for people: what must not be overlooked in capitals.
  private static String shouted(NextInjection.Timing timing) {
    return switch (timing) {
      case EARLY, ON_TIME -> word(timing);
      case LATE, LAPSED -> word(timing).toUpperCase(Locale.ROOT);
    };
  }

  /// What doses to come would do: a title, what follows it (`then every 28 days`, or nothing),
  /// until when, and days unprotected up to the horizon.
  public record SuppositionLine(String title, String then, List<String> windows, String gap) {

    public SuppositionLine {
      windows = List.copyOf(windows);
    }
  }

  /// One line for each supposition; the first is what the forecast rests on: that no further dose
  /// is given, or only those that are planned.
  public List<SuppositionLine> suppositionLines() {
    List<SuppositionLine> lines = new ArrayList<>();
    if (known()) {
      lines.add(line(nothingElse(), "", report.forecast()));
    }
    for (Supposition supposition : report.suppositions()) {
      String then =
          supposition.thenEveryDays().isPresent()
              ? "then every " + supposition.thenEveryDays().getAsInt() + " days"
              : "";
      String first = report.onlyAfterAssessment(supposition) ? ", only after assessment" : "";
      lines.add(line(supposition.title() + first, then, supposition.forecast()));
    }
    return lines;
  }

  private SuppositionLine line(String title, String then, ProtectionForecast forecast) {
    List<TimeWindow> gaps =
        forecast.typicalWindows().gaps().stream()
            .filter(gap -> gap.from().isBefore(forecast.request().horizon()))
            .toList();
    List<String> windows =
        gaps.isEmpty()
            ? List.of("never")
            : gaps.stream().map(gap -> window(gap, forecast)).limit(MOST_WINDOWS).toList();
    return new SuppositionLine(title, then, windows, daysBelow(forecast));
  }

  private String window(TimeWindow gap, ProtectionForecast forecast) {
    boolean fromThen = gap.from().equals(report.asOf());
    boolean ends = !gap.to().equals(forecast.request().search().to());
    if (ends && report.person().axis().daysBetween(gap.from(), gap.to()) == 0) {
      return fromThen
          ? "until " + text.about(gap.to())
          : text.day(gap.from()) + ", for " + hours(gap.to().hoursSince(gap.from()));
    }
    String from = fromThen ? "from then" : "from " + text.day(gap.from());
    return ends ? from + " to " + text.day(gap.to()) : from + " on";
  }

  private static String hours(double hours) {
    long whole = (long) StrictMath.rint(hours);
    return whole < 1 ? "less than an hour" : whole == 1 ? "1 hour" : whole + " hours";
  }

  private static String daysBelow(ProtectionForecast forecast) {
    return String.format(
        Locale.ROOT,
        "%.0f-%.0f of %.0f",
        forecast.hoursBelow().low() / HOURS_PER_DAY,
        forecast.hoursBelow().high() / HOURS_PER_DAY,
        forecast.request().horizon().hoursSince(forecast.request().asOf()) / HOURS_PER_DAY);
  }

  /// One line for a person among many.
  public String summary() {
    return known()
        ? knownSummary() + notesMark()
        : shortLevel()
            + (report.person().nothingRead()
                ? "  no row of this person could be read"
                : "  no naltrexone on record")
            + notesMark();
  }

  /// ` ! 2 notes: opioid on record, rows not read`; nothing where there is none.
  private String notesMark() {
    int count = report.notes().size();
    return count == 0
        ? ""
        : "  ! " + (count == 1 ? "1 note: " : count + " notes: ") + String.join(", ", briefNotes());
  }

  /// What the notes are about, each once, in a few words.
  List<String> briefNotes() {
    return report.notes().stream().map(note -> note.kind().brief()).distinct().toList();
  }

  private String knownSummary() {
    return shortLevel()
        + "  "
        + Percent.of(now().typical(), limit())
        + " ("
        + Percent.range(now().people(), limit())
        + ")  "
        + (building() ? "rising, " : "")
        + "until "
        + untilWord()
        + "  "
        + nextWord();
  }

  private String untilWord() {
    ProtectionForecast.LossOfProtection loss = report.forecast().loss();
    return loss.typical() instanceof Loss.AlreadyLost
        ? "(already lost)"
        : when(loss.typical()) + " (" + when(loss.early()) + " to " + when(loss.late()) + ")";
  }

  private String nextWord() {
    return switch (report.next()) {
      case NextDue.Injection injection ->
          "injection "
              + (injection.advice().due().isBefore(report.asOf()) ? "was due " : "due ")
              + text.day(injection.advice().due())
              + ", "
              + shortTiming(injection.advice());
      case NextDue.Tablet tablet -> "tablet due " + text.day(tablet.due()) + " if daily";
      case NextDue.Unknown unknown -> "next dose unknown";
    };
  }

  /// Which model, which people, which bounds.
  public List<String> provenance() {
    ProtectionForecast forecast = report.forecast();
    return List.of(
        "Model "
            + report.model().label()
            + "; "
            + forecast.subjects()
            + " virtual people, seed "
            + forecast.seed()
            + ".",
        "Protected means "
            + threshold()
            + " of mu receptors held or more: a choice, see docs/decisions. Spread is between people; nothing was measured in this person.",
        NOT_A_DEVICE);
  }
}

package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.opioid.RescueAnswer;
import org.blockade.service.opioid.RescueQuestion;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.overdose.ArrestShare;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseCourse;
import org.blockade.simulator.overdose.OverdosePoint;
import org.blockade.simulator.overdose.RescueProduct;
import org.blockade.simulator.quantity.ModelTime;

/// The sheet of a rescue.
public final class RescueSheet {

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double PERCENT = 100;
  private static final int CHECKSUM_LETTERS = 12;

  /// Steps of the upper end of a plot. A choice.
  private static final double PLOT_STEP = 25;

  /// What the plot shows.
  public enum Shown {
    BREATHING("breathing", "VENTILATION", PERCENT, "percent of that at rest", "Breathing"),
    OXYGEN("oxygen", "PAO2", 1, "mmHg", "PaO2"),
    RECEPTORS("receptors", "OPIOID", PERCENT, "percent", "Mu receptors held by the opioid");

    private final String word;
    private final String column;
    private final double factor;
    private final String vertical;
    private final String title;

    Shown(String word, String column, double factor, String vertical, String title) {
      this.word = word;
      this.column = column;
      this.factor = factor;
      this.vertical = vertical;
      this.title = title;
    }

    /// How it is asked for.
    public String word() {
      return word;
    }
  }

  private final RescueAnswer answer;
  private final List<RescueAnswer.Case> cases;
  private final Shown shown;

  private RescueSheet(RescueAnswer answer, Shown shown) {
    this.answer = answer;
    this.cases = inOrder(answer.cases());
    this.shown = shown;
  }

  /// The sheet of an answer.
  public static AnswerSheet of(RescueAnswer answer, Shown shown) {
    return new RescueSheet(answer, shown).sheet();
  }

  private AnswerSheet sheet() {
    RescueQuestion question = answer.question();
    return new AnswerSheet(
        "Rescue after an overdose",
        RescueWords.marked(
            question.overdose().title()
                + ", into a vein; "
                + RescueWords.doses(question.doses(), answer.timing().gapSeconds())
                + String.format(
                    Locale.ROOT, ", %.0f s after the call for help", question.delaySeconds()),
            answer.beyondEvidence()),
        AnswerSheet.Tone.BAD,
        RescueWords.CALL_FIRST,
        lines(),
        grid(),
        List.of(
            "Model "
                + brief(answer.model())
                + " (Mann 2022, PMID 35766413); people "
                + brief(answer.people())
                + "; "
                + answer.subjects()
                + " virtual people for each row, seed "
                + answer.seed()
                + ". The interval is what that number leaves open; the error of the model is"
                + " larger and not known.",
            ReportSentences.NOT_A_DEVICE),
        facts(),
        numbers(),
        Optional.of(plot()),
        new TimeAxis.Elapsed());
  }

  /// The checksum at its end, shortened.
  private static String brief(String identity) {
    int checksum = identity.lastIndexOf(' ') + 1;
    return identity.substring(0, StrictMath.min(identity.length(), checksum + CHECKSUM_LETTERS));
  }

  /// For each tolerance: without a rescue, then the products by name. The order of the shares would
  /// be a ranking.
  private static List<RescueAnswer.Case> inOrder(List<RescueAnswer.Case> cases) {
    return cases.stream()
        .sorted(
            Comparator.comparing(RescueAnswer.Case::tolerance)
                .thenComparing(each -> each.product().isPresent())
                .thenComparing(RescueSheet::word))
        .toList();
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    if (answer.beyondEvidence()) {
      lines.add(RescueWords.beyond());
    }
    lines.add(RescueWords.first());
    lines.add(
        line(
            "Products",
            answer.question().products().stream()
                    .map(product -> RescueWords.word(product) + ": " + product.title())
                    .sorted()
                    .collect(Collectors.joining("; "))
                + ". Their rows stand in the order of these names. What differs between them is"
                + " computed, not observed; "
                + RescueWords.NO_CHOICE));
    lines.add(
        line(
            "Call for help",
            String.format(
                Locale.ROOT,
                "by the rule of the model: when breathing falls under %.0f %% of that at rest. It"
                    + " stands for the moment at which somebody sees it; a person alone has no"
                    + " such moment",
                PERCENT * answer.rule().helpBelow())));
    lines.add(
        line(
            "Arrested",
            String.format(
                Locale.ROOT,
                "the heart fails by the rule of the model: PaO2 %.0f mmHg or less, and still so"
                    + " %.0f s later; of people followed for %.0f minutes. No share is safe, and"
                    + " none is a person's risk",
                answer.rule().arrestOxygen(),
                answer.rule().arrestAfterSeconds(),
                answer.followedSeconds() / SECONDS_PER_MINUTE)));
    lines.add(
        line(
            "It cannot say",
            "what happens in a real person: it was fitted to cells in a dish and to volunteers"
                + " under low doses, its arrest is a rule, its shares were never observed"));
    lines.add(
        line(
            "It leaves out",
            "anybody who breathes for the person or massages the heart; illness, age, alcohol,"
                + " sedatives, mixtures, other opioids and routes. Kinetics of carfentanil are a"
                + " rule of thumb, binding of nalmefene is scaled from naloxone"));
    lines.add(RescueWords.naltrexone());
    return lines;
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private AnswerSheet.Grid grid() {
    return new AnswerSheet.Grid(
        List.of("person", "rescue", "arrested", "95 % interval", "typical person, 30 minutes"),
        cases.stream()
            .map(each ->
                List.of(
                    RescueWords.word(each.tolerance()),
                    word(each),
                    Percent.of(each.arrested().share()),
                    interval(each.arrested()),
                    typical(each.typical())))
            .toList());
  }

  private static String word(RescueAnswer.Case each) {
    return each.product().map(RescueWords::word).orElse("none");
  }

  private static String interval(ArrestShare arrested) {
    ArrestShare.Interval interval = arrested.interval();
    return String.format(
        Locale.ROOT, "%.1f-%.1f %%", PERCENT * interval.low(), PERCENT * interval.high());
  }

  private static String typical(OverdoseCourse course) {
    return course
        .arrest()
        .map(arrest ->
            String.format(
                Locale.ROOT, "arrested after %.1f min", arrest.seconds() / SECONDS_PER_MINUTE))
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "not arrested; PaO2 down to %.0f mmHg",
                course.points().stream()
                    .mapToDouble(OverdosePoint::arterialOxygen)
                    .min()
                    .orElseThrow()));
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    RescueQuestion question = answer.question();
    facts.put("question", "rescue");
    facts.put("known", true);
    facts.put("beyondEvidence", answer.beyondEvidence());
    facts.put(
        "model",
        Map.of(
            "overdose", answer.model(),
            "people", answer.people(),
            "seed", answer.seed(),
            "virtualPeople", answer.subjects(),
            "interval", "Wilson, 95 %; of the number of virtual people, not of the model"));
    facts.put(
        "scenario", Map.of("id", question.overdose().id(), "title", question.overdose().title()));
    facts.put("delay_s", question.delaySeconds());
    facts.put("doses", question.doses());
    facts.put("gap_s", answer.timing().gapSeconds());
    facts.put("followed_s", answer.followedSeconds());
    facts.put("caution", RescueWords.CALL_FIRST);
    facts.put("order", "by name; " + RescueWords.NO_CHOICE);
    facts.put("cases", cases.stream().map(RescueSheet::fact).toList());
    return facts;
  }

  private static Map<String, Object> fact(RescueAnswer.Case each) {
    ArrestShare arrested = each.arrested();
    OverdoseCourse typical = each.typical();
    return Map.of(
        "use",
        RescueWords.word(each.tolerance()),
        "rescue",
        each.product().map(RescueWords::word),
        "product",
        each.product().map(RescueProduct::title),
        "arrested",
        arrested.arrested(),
        "arrested_fraction",
        arrested.share(),
        "arrestedLow_fraction",
        arrested.interval().low(),
        "arrestedHigh_fraction",
        arrested.interval().high(),
        "typicalCalledForHelp_s",
        typical.calledForHelp().isPresent()
            ? Optional.of(typical.calledForHelp().getAsDouble())
            : Optional.empty(),
        "typicalDoses_s",
        typical.doses(),
        "typicalArrest_s",
        typical.arrest().map(arrest -> arrest.seconds()));
  }

  /// `TIME`, `WHEN`, `EVIDENCE`; for each tolerance and rescue `VENTILATION`, `PAO2`, `OPIOID`,
  /// `RESCUE`, e.g. `PAO2_NAIVE_NONE`.
  private ResultTable numbers() {
    List<OverdosePoint> times = cases.getFirst().typical().points();
    AxisText text = new AxisText(new TimeAxis.Elapsed());
    List<Column> columns = new ArrayList<>();
    columns.add(
        SheetParts.numbers("TIME", "h", times, point -> point.seconds() / SECONDS_PER_HOUR));
    columns.add(
        new Column.Words(
            "WHEN",
            times.stream()
                .map(point -> text.code(new ModelTime(point.seconds() / SECONDS_PER_HOUR)))
                .toList()));
    columns.add(
        new Column.Words(
            "EVIDENCE",
            times.stream()
                .map(point -> answer.beyondEvidence() ? RescueWords.BEYOND : "published scenario")
                .toList()));
    for (RescueAnswer.Case each : cases) {
      add(columns, each, "VENTILATION", "", OverdosePoint::ventilation);
      add(columns, each, "PAO2", "mmHg", OverdosePoint::arterialOxygen);
      add(columns, each, "OPIOID", "", OverdosePoint::opioidShare);
      add(columns, each, "RESCUE", "", OverdosePoint::rescueShare);
    }
    return new ResultTable(columns);
  }

  private static void add(
      List<Column> columns,
      RescueAnswer.Case each,
      String name,
      String unit,
      ToDoubleFunction<OverdosePoint> value) {
    columns.add(SheetParts.numbers(column(name, each), unit, each.typical().points(), value));
  }

  private static String column(String name, RescueAnswer.Case each) {
    return name
        + "_"
        + each.tolerance().name()
        + "_"
        + word(each).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// One tolerance, so that the lines can be told apart.
  private AnswerSheet.Plot plot() {
    OpioidTolerance tolerance = answer.question().tolerances().getFirst();
    List<RescueAnswer.Case> drawn =
        cases.stream().filter(each -> each.tolerance() == tolerance).toList();
    ResultTable numbers = numbers();
    double highest = 0;
    for (RescueAnswer.Case each : drawn) {
      if (numbers.column(column(shown.column, each)).orElseThrow()
          instanceof Column.Numbers values) {
        for (double value : values.values()) {
          highest = StrictMath.max(highest, value * shown.factor);
        }
      }
    }
    return new AnswerSheet.Plot(
        RescueWords.marked(
            shown.title
                + ", typical person "
                + RescueWords.title(tolerance)
                + ", "
                + answer.question().overdose().title(),
            answer.beyondEvidence()),
        shown.vertical,
        0,
        StrictMath.max(PERCENT, PLOT_STEP * StrictMath.ceil(highest / PLOT_STEP)),
        drawn.stream()
            .map(each ->
                new AnswerSheet.Line(
                    word(each).equals("none") ? "no rescue" : word(each),
                    column(shown.column, each),
                    Optional.empty(),
                    shown.factor))
            .toList(),
        List.of(),
        AnswerSheet.Clock.MINUTES);
  }
}

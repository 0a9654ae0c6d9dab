package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blockade.formats.table.Column;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.opioid.Estimate;
import org.blockade.service.present.AxisText;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.Spread;
import org.blockade.simulator.quantity.ModelTime;

/// What the sheets of all answers have in common.
///
/// @param text times as the chart counts them
record SheetParts(PersonHistory person, DrugModel model, long seed, int subjects, AxisText text) {

  private static final int MOST_ROWS = 13;

  /// Attenuation above this is not told in digits. A choice.
  private static final double MOST_ATTENUATION = 0.99;

  static SheetParts of(PersonHistory person, DrugModel model, long seed, int subjects) {
    return new SheetParts(person, model, seed, subjects, new AxisText(person.axis()));
  }

  /// Which model, which people, what it is not.
  List<String> provenance(String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Model "
                    + model.label()
                    + "; "
                    + subjects
                    + " virtual people, seed "
                    + seed
                    + ". Spread is between people; nothing was measured in this person."));
    lines.addAll(List.of(more));
    lines.add(ReportSentences.NOT_A_DEVICE);
    return lines;
  }

  /// The facts that every answer begins with.
  Map<String, Object> facts(String question, boolean known) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("question", question);
    facts.put("id", person.id());
    facts.put("known", known);
    facts.put(
        "model",
        Map.of(
            "label",
            model.label(),
            "checksum_sha256",
            model.checksum(),
            "seed",
            seed,
            "virtualPeople",
            subjects,
            "interval",
            "5-95 % between people; not an uncertainty of the estimate"));
    return facts;
  }

  static List<ReportSentences.Line> notes(List<String> notes) {
    return notes.stream().map(note -> new ReportSentences.Line("Note", note)).toList();
  }

  static Map<String, Object> estimate(Estimate estimate) {
    return Map.of(
        "typical",
        estimate.typical(),
        "p05",
        estimate.people().low(),
        "p50",
        estimate.people().median(),
        "p95",
        estimate.people().high());
  }

  /// `TIME` and `WHEN`.
  <T> List<Column> times(List<T> rows, Function<T, ModelTime> time) {
    List<Column> columns = new ArrayList<>();
    columns.add(numbers("TIME", "h", rows, row -> time.apply(row).hours()));
    columns.add(
        new Column.Words("WHEN", rows.stream().map(row -> text.code(time.apply(row))).toList()));
    return columns;
  }

  static <T> Column numbers(String name, String unit, List<T> rows, ToDoubleFunction<T> value) {
    return new Column.Numbers(name, unit, rows.stream().mapToDouble(value).toArray());
  }

  /// `BASIS`: what the numbers after it hold for, in every row, as rows are read one by one.
  static <T> Column basis(List<T> rows, String words) {
    return new Column.Words("BASIS", rows.stream().map(row -> words).toList());
  }

  /// Four columns: typical person, and 5, 50 and 95 % of people.
  static <T> List<Column> estimates(String name, List<T> rows, Function<T, Estimate> value) {
    return List.of(
        numbers(name, "", rows, row -> value.apply(row).typical()),
        numbers(name + "_P05", "", rows, row -> value.apply(row).people().low()),
        numbers(name + "_P50", "", rows, row -> value.apply(row).people().median()),
        numbers(name + "_P95", "", rows, row -> value.apply(row).people().high()));
  }

  /// Rows for a table to look at: the first, and every so manieth after it.
  static <T> List<T> fewRows(List<T> curve) {
    int step = StrictMath.max(1, (curve.size() + MOST_ROWS - 1) / MOST_ROWS);
    return IntStream.iterate(0, i -> i < curve.size(), i -> i + step).mapToObj(curve::get).toList();
  }

  /// Attenuation in words: the model knows no hundred percent, whatever it computes.
  static String attenuated(double fraction) {
    return fraction > MOST_ATTENUATION ? "more than 99 %" : Percent.of(fraction);
  }

  /// A range of attenuation.
  static String attenuated(Spread people) {
    return people.low() > MOST_ATTENUATION
        ? attenuated(people.low())
        : people.high() > MOST_ATTENUATION
            ? Percent.of(people.low()) + " to " + attenuated(people.high())
            : Percent.range(people);
  }

  static AnswerSheet.Line line(String name, String column, double factor) {
    return new AnswerSheet.Line(
        name,
        column,
        java.util.Optional.of(
            new AnswerSheet.Band(name + ", 90 of 100", column + "_P05", column + "_P95")),
        factor);
  }

  /// The day of a loss, in words.
  String day(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost lost -> "already";
      case Loss.At at -> text.day(at.time());
      case Loss.After after -> "later than " + text.day(after.searchedTo());
    };
  }

  Map<String, Object> loss(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost lost -> Map.of("state", "already", "time", java.util.Optional.empty());
      case Loss.At at -> Map.of("state", "at", "time", text.code(at.time()));
      case Loss.After after -> Map.of("state", "later", "time", text.code(after.searchedTo()));
    };
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  static String range(Estimate estimate) {
    return number(estimate.people().low()) + "-" + number(estimate.people().high());
  }
}

package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// The numbers of the questions, from `questions.yaml`, where each has its source.
///
/// @param naloxone doses of the naloxone challenge, the first at hour 0
/// @param naloxoneWatchHours how long after the last of them signs are looked for
public record OpioidNumbers(
    List<FirstDose> firstDoses,
    List<DoseEvent> naloxone,
    double naloxoneWatchHours,
    List<Pattern> patterns,
    List<NotModelled> notModelled,
    Induction induction,
    AfterStopping afterStopping,
    List<Context> context) {

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MINUTES_PER_HOUR = 60;
  private static final double HOURS_PER_DAY = 24;
  private static final String NALTREXONE = "naltrexone";
  private static final String NALOXONE = "naloxone";

  public OpioidNumbers {
    firstDoses = List.copyOf(firstDoses);
    naloxone = List.copyOf(naloxone);
    patterns = List.copyOf(patterns);
    notModelled = List.copyOf(notModelled);
    context = List.copyOf(context);
  }

  /// A first dose of naltrexone that can be asked about.
  ///
  /// @param word how it is asked for
  /// @param dose at hour 0
  public record FirstDose(String word, String title, DoseEvent dose) {}

  /// What is supposed of somebody whose use is on record without amounts.
  public record Pattern(
      String title, DoseEvent dose, double everyHours, int days, Evidence evidence, String source) {

    /// The doses, the last one at a time.
    public List<DoseEvent> until(ModelTime last) {
      int count = (int) StrictMath.round(days * HOURS_PER_DAY / everyHours);
      List<DoseEvent> doses = new ArrayList<>();
      for (int back = count - 1; back >= 0; back--) {
        doses.add(dose.at(last.plusHours(-back * everyHours)));
      }
      return doses;
    }
  }

  /// An agent after which the model does not speak.
  public record NotModelled(String drug, String reason) {}

  /// Numbers of the induction.
  ///
  /// @param bearable COWS below this is no withdrawal
  /// @param watchHours how long after a first dose the peak is looked for
  /// @param candidateDays days that are looked at
  /// @param lookbackDays an agent that was last used this long before the last use does not count
  /// @param shortRecordDays a record shorter than this may hide most of the dependence
  public record Induction(
      double bearable,
      double watchHours,
      int candidateDays,
      double lookbackDays,
      double shortRecordDays) {}

  /// Numbers of the time after stopping.
  ///
  /// @param timeConstants of the tolerance of breathing (h): low, middle, high
  /// @param nearNaive relative half activation from which on breathing counts as that of somebody
  ///   new to opioids
  /// @param firstWeeksDays how long the risk is highest
  public record AfterStopping(List<Double> timeConstants, double nearNaive, double firstWeeksDays) {

    public AfterStopping {
      timeConstants = List.copyOf(timeConstants);
    }
  }

  /// What studies counted, cited beside an answer.
  public record Context(String text, String source) {}

  /// The numbers that come with Blockade.
  public static OpioidNumbers standard() {
    DataFile file = DataFile.resource(OpioidNumbers.class, "questions.yaml");
    DataNode root = file.root();
    DataNode induction = root.child("induction");
    DataNode after = root.child("after_stopping");
    DataNode constants = after.child("time_constants");
    OpioidNumbers read =
        new OpioidNumbers(
            root.children("first_doses").stream()
                .flatMap(node -> firstDose(node).stream())
                .toList(),
            root.children("naloxone_challenge").stream().map(OpioidNumbers::naloxone).toList(),
            number(root, "naloxone_watch", "min") / MINUTES_PER_HOUR,
            root.children("patterns").stream().flatMap(node -> pattern(node).stream()).toList(),
            root.children("not_modelled").stream().map(OpioidNumbers::notModelled).toList(),
            new Induction(
                number(induction, "bearable", "count"),
                number(induction, "watch", "h"),
                (int) number(induction, "candidates", "d"),
                number(induction, "lookback", "d"),
                number(induction, "short_record", "d")),
            new AfterStopping(
                timeConstants(constants),
                number(after, "near_naive", "ratio"),
                number(after, "first_weeks", "d")),
            root.children("context").stream().map(OpioidNumbers::context).toList());
    constants.close();
    induction.close();
    after.close();
    root.close();
    file.requireSound();
    return read;
  }

  /// The first dose that answers to a word.
  public Optional<FirstDose> firstDose(String word) {
    return firstDoses.stream().filter(dose -> dose.word().equals(word)).findFirst();
  }

  /// The reference pattern of a drug.
  public Optional<Pattern> pattern(String drug) {
    return patterns.stream().filter(each -> each.dose().drug().equals(drug)).findFirst();
  }

  /// Why the model does not speak after a drug; empty where it does.
  Optional<String> silence(String drug) {
    return notModelled.stream()
        .filter(each -> each.drug().equals(drug))
        .map(NotModelled::reason)
        .findFirst();
  }

  private static Optional<FirstDose> firstDose(DataNode node) {
    String word = node.text("word");
    String title = node.text("title");
    Optional<DoseEvent> dose = dose(node, NALTREXONE);
    provenance(node);
    return dose.map(given -> new FirstDose(word, title, given));
  }

  private static Optional<Pattern> pattern(DataNode node) {
    String drug = node.text("drug");
    String title = node.text("title");
    Optional<DoseEvent> dose = dose(node, drug);
    double every = node.number("every");
    requireUnit(node, "every_unit", "h");
    int days = (int) node.number("days");
    String source = node.text("source");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    node.close();
    return dose.flatMap(
        given -> evidence.map(kind -> new Pattern(title, given, every, days, kind, source)));
  }

  private static Optional<DoseEvent> dose(DataNode node, String drug) {
    double amount = node.number("amount");
    requireUnit(node, "unit", "mg");
    return node.word("route", Route::ofId, "oral, xr-im, iv")
        .map(route -> DoseEvent.of(ModelTime.ORIGIN, drug, route, Mass.ofMilligrams(amount)));
  }

  private static DoseEvent naloxone(DataNode node) {
    double amount = node.number("amount");
    requireUnit(node, "unit", "mg");
    double seconds = node.number("after");
    requireUnit(node, "time_unit", "s");
    provenance(node);
    return DoseEvent.of(
        new ModelTime(seconds / SECONDS_PER_HOUR),
        NALOXONE,
        Route.INTRAVENOUS,
        Mass.ofMilligrams(amount));
  }

  private static NotModelled notModelled(DataNode node) {
    NotModelled read = new NotModelled(node.text("drug"), node.text("reason"));
    provenance(node);
    return read;
  }

  private static Context context(DataNode node) {
    Context read = new Context(node.text("text"), node.text("source"));
    provenance(node);
    return read;
  }

  private static List<Double> timeConstants(DataNode node) {
    List<Double> constants =
        List.of(node.number("low"), node.number("middle"), node.number("high"));
    requireUnit(node, "unit", "h");
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    return constants;
  }

  private static double number(DataNode parent, String key, String unit) {
    DataNode node = parent.child(key);
    double value = node.number("value");
    requireUnit(node, "unit", unit);
    provenance(node);
    return value;
  }

  private static void provenance(DataNode node) {
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    node.close();
  }

  private static void requireUnit(DataNode node, String key, String unit) {
    if (!node.text(key).equals(unit)) {
      node.report(key, "this is in " + unit);
    }
  }
}

package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.service.validation.fact.AnchorUnit;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.Limits;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.service.validation.fact.PrintedNumber;
import org.blockade.service.validation.fact.Published;
import org.blockade.service.validation.fact.PublishedReader;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads a file of facts about opioids. Everything wrong is told at once, each with its line.
final class OpioidFactReader {

  private static final String NALTREXONE = "naltrexone";
  private static final String EXPERIMENTS =
      "high-peak, time-of-high-peak, block, share, peak-share, rise-to-half-share,"
          + " fall-to-half-share, half-life-of-drive, cows, cows-peak, time-of-cows-peak,"
          + " cows-onset, cows-end, first-clear-day, half-breathing";

  private final DataFile file;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Habit> habits = new LinkedHashMap<>();

  OpioidFactReader(DataFile file) {
    this.file = file;
  }

  OpioidFactFile read() {
    for (DataNode node : file.root().children("habits")) {
      String id = node.text("id");
      String words = node.text("words");
      List<DoseEvent> doses = habit(node);
      node.close();
      habits.put(id, new Habit(id, words, doses));
    }
    List<OpioidFact> facts = new ArrayList<>();
    for (DataNode node : file.root().children("facts")) {
      fact(node).ifPresent(facts::add);
      node.close();
    }
    List<NotComputed> notComputed = new ArrayList<>();
    for (DataNode node : file.root().children("not_computed")) {
      String reason = node.text("reason");
      node.texts("rows")
          .forEach(row -> notComputed.add(new NotComputed(once(node, row), "", reason)));
      node.close();
    }
    file.root().close();
    file.requireSound();
    return new OpioidFactFile(file.checksum(), facts, notComputed);
  }

  private String once(DataNode node, String id) {
    if (!ids.add(id)) {
      node.report("id", "\"" + id + "\" stands here twice; keep one");
    }
    return id;
  }

  private Optional<OpioidFact> fact(DataNode node) {
    String id = once(node, node.text("id"));
    Optional<OpioidFact.Group> group =
        node.word(
            "group",
            word ->
                Arrays.stream(OpioidFact.Group.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst(),
            words(Arrays.stream(OpioidFact.Group.values()).map(OpioidFact.Group::word).toList()));
    String quantity = node.text("quantity");
    Optional<AnchorUnit> unit =
        node.word(
            "unit",
            word ->
                Arrays.stream(AnchorUnit.values())
                    .filter(each -> each.code().equals(word))
                    .findFirst(),
            words(Arrays.stream(AnchorUnit.values()).map(AnchorUnit::code).toList()));
    String conditions = node.text("conditions");
    Optional<OpioidQuestion> question = question(node);
    Optional<OpioidQuestion> over = Optional.empty();
    if (node.has("over")) {
      DataNode divisor = node.child("over");
      over = question(divisor);
      divisor.close();
    }
    Optional<PrintedNumber> dossier = PublishedReader.printed(node, "dossier");
    Optional<String> dossierNote = node.optionalText("dossier_note");
    Optional<OpioidFact.Literature> literature =
        unit.isPresent() && node.has("published") ? literature(node, unit.get()) : Optional.empty();
    List<String> rows = node.texts("rows");
    if (group.isEmpty()
        || unit.isEmpty()
        || question.isEmpty()
        || (node.has("over") && over.isEmpty())) {
      return Optional.empty();
    }
    checkUnit(node, unit.get(), question.get(), over.isPresent());
    if (dossier.isEmpty() && literature.isEmpty()) {
      node.report("dossier", "a fact has a figure of the dossier, a published one, or both");
    }
    return Optional.of(
        new OpioidFact(
            id,
            group.get(),
            quantity,
            unit.get(),
            conditions,
            question.get(),
            over,
            question.get().doses().stream().anyMatch(dose -> dose.drug().equals(NALTREXONE)),
            dossier,
            dossierNote,
            literature,
            rows));
  }

  private static void checkUnit(
      DataNode node, AnchorUnit unit, OpioidQuestion question, boolean ratio) {
    AnchorUnit measured = question.experiment().unit();
    if (ratio ? unit != AnchorUnit.RATIO : !unit.tells(measured)) {
      node.report(
          "unit",
          "the experiment gives "
              + (ratio ? AnchorUnit.RATIO : measured).code()
              + ", the unit is "
              + unit.code());
    }
  }

  private static Optional<OpioidFact.Literature> literature(DataNode node, AnchorUnit unit) {
    Optional<Published> published = PublishedReader.published(node.child("published"));
    String citation = node.text("citation");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    Optional<Boolean> fitted = node.word("use", OpioidFactReader::fitted, "fitted, check");
    if (published.isEmpty()) {
      return Optional.empty();
    }
    Limits limits = LimitRule.limits(published.get(), unit);
    LimitRule rule = LimitRule.of(published.get(), unit);
    PublishedReader.checkLimits(node, limits, rule);
    if (evidence.isEmpty() || fitted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OpioidFact.Literature(
            published.get(), limits, rule, citation, evidence.get(), fitted.get()));
  }

  private static Optional<Boolean> fitted(String word) {
    return switch (word) {
      case "fitted" -> Optional.of(true);
      case "check" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<OpioidQuestion> question(DataNode node) {
    Optional<Habit> habit =
        node.has("habit")
            ? node.word(
                "habit",
                id -> Optional.ofNullable(habits.get(id)),
                words(List.copyOf(habits.keySet())))
            : Optional.empty();
    List<DoseEvent> doses = new ArrayList<>();
    if (node.has("doses")) {
      for (DataNode line : node.children("doses")) {
        doses.addAll(doses(line));
        line.close();
      }
    }
    DataNode measured = node.child("measure");
    Optional<Experiment> experiment = experiment(measured);
    measured.close();
    return experiment.map(found -> new OpioidQuestion(habit, doses, found));
  }

  private static List<DoseEvent> habit(DataNode node) {
    double every = node.number("every_h");
    double days = node.number("days");
    int count = (int) StrictMath.round(24 * days / every);
    return repeated(node, -(count - 1) * every, every, count);
  }

  private static List<DoseEvent> doses(DataNode line) {
    double first = line.optionalNumber("at_h").orElse(0);
    double every = line.optionalNumber("every_h").orElse(0);
    double count = line.optionalNumber("count").orElse(1);
    return repeated(line, first, every, (int) count);
  }

  private static List<DoseEvent> repeated(DataNode node, double first, double every, int count) {
    String drug = node.text("drug");
    double milligrams = node.number("mg");
    Optional<Route> route =
        node.word(
            "route", Route::ofId, words(Arrays.stream(Route.values()).map(Route::id).toList()));
    List<DoseEvent> doses = new ArrayList<>();
    if (milligrams > 0 && route.isPresent()) {
      for (int k = 0; k < count; k++) {
        doses.add(
            DoseEvent.of(
                new ModelTime(first + k * every),
                drug,
                route.get(),
                Mass.ofMilligrams(milligrams)));
      }
    }
    return doses;
  }

  private static Optional<Experiment> experiment(DataNode node) {
    String kind = node.text("kind");
    return switch (kind) {
      case "high-peak" -> read(node, new Experiment.Curve.High(), Experiment.Feature.HIGHEST);
      case "time-of-high-peak" ->
          read(node, new Experiment.Curve.High(), Experiment.Feature.TIME_OF_HIGHEST);
      case "block" -> Optional.of(new Experiment.Block(node.text("by"), from(node), to(node)));
      case "share" -> Optional.of(new Experiment.At(held(node), node.number("at_h")));
      case "peak-share" -> read(node, held(node), Experiment.Feature.HIGHEST);
      case "rise-to-half-share" -> read(node, held(node), Experiment.Feature.RISE_TO_HALF);
      case "fall-to-half-share" ->
          read(node, held(node), Experiment.Feature.FALL_FROM_HIGHEST_TO_HALF);
      case "half-life-of-drive" ->
          Optional.of(new Experiment.HalfLifeOfDrive(of(node), from(node), to(node)));
      case "cows" ->
          Optional.of(new Experiment.At(new Experiment.Curve.Withdrawal(), node.number("at_h")));
      case "cows-peak" -> read(node, new Experiment.Curve.Withdrawal(), Experiment.Feature.HIGHEST);
      case "time-of-cows-peak" ->
          read(node, new Experiment.Curve.Withdrawal(), Experiment.Feature.TIME_OF_HIGHEST);
      case "cows-onset" -> read(node, new Experiment.Curve.Withdrawal(), Experiment.Feature.ONSET);
      case "cows-end" -> read(node, new Experiment.Curve.Withdrawal(), Experiment.Feature.END);
      case "first-clear-day" ->
          Optional.of(new Experiment.FirstClearDay((int) node.number("most_d")));
      case "half-breathing" ->
          Optional.of(new Experiment.HalfBreathing(node.text("drug"), node.number("at_h")));
      default -> {
        node.report("kind", "an experiment is one of: " + EXPERIMENTS);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Experiment> read(
      DataNode node, Experiment.Curve curve, Experiment.Feature feature) {
    return Optional.of(new Experiment.Read(curve, feature, from(node), to(node)));
  }

  private static Experiment.Curve held(DataNode node) {
    return new Experiment.Curve.Held(of(node));
  }

  private static String of(DataNode node) {
    return node.text("of");
  }

  private static double from(DataNode node) {
    return node.number("from_h");
  }

  private static double to(DataNode node) {
    return node.number("to_h");
  }

  private static String words(List<String> words) {
    return words.stream().collect(Collectors.joining(", "));
  }
}

package org.blockade.service.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
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
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.effect.LaboratoryChallenge;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads a file of anchors. Everything wrong is told at once, each with its line.
final class AnchorFileReader {

  private static final String PARENT = "naltrexone";

  private final DataFile file;
  private final Set<String> ids = new HashSet<>();

  AnchorFileReader(DataFile file) {
    this.file = file;
  }

  AnchorFile read() {
    List<Anchor> anchors = new ArrayList<>();
    for (DataNode node : file.root().children("anchors")) {
      anchor(node).ifPresent(anchors::add);
      node.close();
    }
    List<NotComputed> notComputed = new ArrayList<>();
    for (DataNode node : file.root().children("not_computed")) {
      notComputed.add(new NotComputed(id(node), node.text("quantity"), node.text("reason")));
      node.close();
    }
    file.root().close();
    file.requireSound();
    return new AnchorFile(file.checksum(), anchors, notComputed);
  }

  private String id(DataNode node) {
    String id = node.text("id");
    if (!ids.add(id)) {
      node.report("id", "\"" + id + "\" stands here twice; keep one");
    }
    return id;
  }

  /// One anchor; empty where a problem was reported that leaves it without sense.
  private Optional<Anchor> anchor(DataNode node) {
    String id = id(node);
    Optional<Anchor.Group> group = word(node, "group", Anchor.Group.values(), Anchor.Group::word);
    String quantity = node.text("quantity");
    Optional<AnchorUnit> unit = word(node, "unit", AnchorUnit.values(), AnchorUnit::code);
    String conditions = node.text("conditions");
    Optional<Question> question = question(node, Optional.empty());
    Optional<Question> over = Optional.empty();
    if (node.has("over")) {
      DataNode divisor = node.child("over");
      over = question(divisor, question);
      divisor.close();
    }
    Optional<Published> published = PublishedReader.published(node.child("published"));
    Optional<Limits> limits = Optional.empty();
    Optional<LimitRule> rule = Optional.empty();
    if (unit.isPresent() && published.isPresent()) {
      limits = Optional.of(LimitRule.limits(published.get(), unit.get()));
      rule = Optional.of(LimitRule.of(published.get(), unit.get()));
      PublishedReader.checkLimits(node, limits.get(), rule.get());
    }
    Optional<PrintedNumber> dossier = PublishedReader.printed(node, "dossier");
    Optional<String> dossierNote = node.optionalText("dossier_note");
    List<String> rows = node.texts("rows");
    String citation = node.text("citation");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    Optional<Anchor.Use> use = word(node, "use", Anchor.Use.values(), Anchor.Use::word);
    if (group.isEmpty()
        || unit.isEmpty()
        || question.isEmpty()
        || (node.has("over") && over.isEmpty())
        || limits.isEmpty()
        || rule.isEmpty()
        || evidence.isEmpty()
        || use.isEmpty()) {
      return Optional.empty();
    }
    checkUnit(node, unit.get(), question.get(), over);
    return Optional.of(
        new Anchor(
            id,
            group.get(),
            quantity,
            unit.get(),
            conditions,
            question.get(),
            over,
            published.get(),
            limits.get(),
            rule.get(),
            dossier,
            dossierNote,
            rows,
            citation,
            evidence.get(),
            use.get()));
  }

  private static void checkUnit(
      DataNode node, AnchorUnit unit, Question question, Optional<Question> over) {
    AnchorUnit measured = question.measure().unit();
    if (over.isEmpty() && !unit.tells(measured)) {
      node.report("unit", "the measure gives " + measured.code() + ", the unit is " + unit.code());
    }
    if (over.isPresent() && unit != AnchorUnit.RATIO && unit != AnchorUnit.FRACTION) {
      node.report("unit", "one measure over another is a ratio or a fraction");
    }
  }

  /// A question; doses and covariates are those of the first question where it names none.
  private static Optional<Question> question(DataNode node, Optional<Question> first) {
    List<DoseEvent> doses = new ArrayList<>();
    for (DataNode line : node.children("doses")) {
      doses.addAll(doses(line));
      line.close();
    }
    if (!node.has("doses")) {
      first.ifPresent(question -> doses.addAll(question.doses()));
    }
    Covariates covariates =
        node.has("covariates")
            ? covariates(node.child("covariates"))
            : first.map(Question::covariates).orElse(Covariates.UNKNOWN);
    DataNode measured = node.child("measure");
    Optional<Measure> measure = measure(measured);
    measured.close();
    if (doses.isEmpty()) {
      node.report("doses", "a question gives one dose or more");
      return Optional.empty();
    }
    return measure.map(found -> new Question(doses, covariates, found));
  }

  private static List<DoseEvent> doses(DataNode line) {
    double milligrams = line.number("mg");
    Optional<Route> route = line.word("route", Route::ofId, routes());
    String substance = line.optionalText("substance").orElse(PARENT);
    double first = line.optionalNumber("at_h").orElse(0);
    double interval = line.optionalNumber("every_h").orElse(0);
    double count = line.optionalNumber("count").orElse(1);
    double infusion = line.optionalNumber("infusion_h").orElse(0);
    if (!(milligrams > 0) || route.isEmpty()) {
      return List.of();
    }
    List<DoseEvent> doses = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      doses.add(
          new DoseEvent(
              new ModelTime(first + k * interval),
              substance,
              route.get(),
              Mass.ofMilligrams(milligrams),
              infusion,
              SteadyState.NOT_ASSUMED));
    }
    return doses;
  }

  private static String routes() {
    return Arrays.stream(Route.values()).map(Route::id).collect(Collectors.joining(", "));
  }

  private static Covariates covariates(DataNode node) {
    Optional<Covariates.Dependence> dependence =
        node.has("dependence")
            ? word(node, "dependence", Covariates.Dependence.values(), AnchorFileReader::hyphened)
            : Optional.empty();
    Optional<Covariates.Hepatic> hepatic =
        node.has("hepatic")
            ? word(node, "hepatic", Covariates.Hepatic.values(), AnchorFileReader::hyphened)
            : Optional.empty();
    node.close();
    return new Covariates(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        dependence,
        hepatic);
  }

  /// `HEROIN_25_MG` is `heroin-25-mg` in the file.
  private static String hyphened(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private enum Kind {
    VALUE,
    PEAK,
    TIME_OF_PEAK,
    AREA,
    HALF_LIFE,
    LAST_TIME_ABOVE,
    CLEARANCE,
    VOLUME,
    DOSE_FOR
  }

  private static Optional<Measure> measure(DataNode node) {
    Optional<Kind> kind = word(node, "kind", Kind.values(), AnchorFileReader::hyphened);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind.get()) {
      case VALUE -> signal(node).map(signal -> new Measure.Value(signal, times(node)));
      case PEAK ->
          signal(node)
              .map(signal -> new Measure.Peak(signal, node.number("from_h"), node.number("to_h")));
      case TIME_OF_PEAK ->
          signal(node)
              .map(signal ->
                  new Measure.TimeOfPeak(signal, node.number("from_h"), node.number("to_h")));
      case AREA ->
          Optional.of(
              new Measure.Area(
                  node.text("substance"),
                  node.number("from_h"),
                  node.optionalNumber("to_h").orElse(Double.POSITIVE_INFINITY)));
      case HALF_LIFE -> signal(node).map(signal -> new Measure.HalfLife(signal, times(node)));
      case LAST_TIME_ABOVE ->
          signal(node)
              .map(signal ->
                  new Measure.LastTimeAbove(signal, node.number("level"), node.number("to_h")));
      case CLEARANCE -> Optional.of(new Measure.Clearance(node.text("substance")));
      case VOLUME -> Optional.of(new Measure.Volume(node.text("substance"), times(node)));
      case DOSE_FOR ->
          signal(node)
              .map(signal -> new Measure.DoseFor(signal, node.number("level"), times(node)));
    };
  }

  private static List<Double> times(DataNode node) {
    List<Double> times = node.numbers("at_h");
    if (times.isEmpty()) {
      node.report("at_h", "\"at_h\" lists one time or more");
    }
    return times;
  }

  private enum Kept {
    PLASMA,
    OCCUPANCY,
    OCCUPANCY_ODDS,
    ATTENUATION
  }

  private static Optional<Signal> signal(DataNode node) {
    Optional<Kept> kept = word(node, "of", Kept.values(), AnchorFileReader::hyphened);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    return switch (kept.get()) {
      case PLASMA -> Optional.of(new Signal.Plasma(node.texts("substances")));
      case OCCUPANCY -> receptor(node).map(Signal.ReceptorOccupancy::new);
      case OCCUPANCY_ODDS -> receptor(node).map(Signal.OccupancyOdds::new);
      case ATTENUATION -> {
        Optional<LaboratoryChallenge> challenge =
            word(node, "challenge", LaboratoryChallenge.values(), AnchorFileReader::hyphened);
        Optional<Boolean> sensitised =
            node.word(
                "sensitised",
                text ->
                    text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.valueOf(text))
                        : Optional.empty(),
                "true, false");
        yield challenge.flatMap(
            found -> sensitised.map(weeks -> new Signal.Attenuation(found, weeks)));
      }
    };
  }

  private static Optional<Signal.Receptor> receptor(DataNode node) {
    return word(node, "receptor", Signal.Receptor.values(), Signal.Receptor::word);
  }

  private static <T> Optional<T> word(
      DataNode node, String key, T[] values, Function<? super T, String> wordOf) {
    return node.word(
        key,
        text -> Arrays.stream(values).filter(value -> wordOf.apply(value).equals(text)).findFirst(),
        Arrays.stream(values).map(wordOf).collect(Collectors.joining(", ")));
  }
}

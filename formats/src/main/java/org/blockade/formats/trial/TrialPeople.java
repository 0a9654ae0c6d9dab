package org.blockade.formats.trial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.trial.Participants;

/// Who takes part, as the file says.
///
/// @param table the file that lists them, if one does
record TrialPeople(Participants participants, Optional<TrialFile.People> table) {

  private static final double MOST_CV = 2;

  static TrialPeople read(DataNode root, TrialReader.Tables tables) {
    if (!root.has("population")) {
      root.optionalText("population");
      return new TrialPeople(Participants.Drawn.unknown(), Optional.empty());
    }
    DataNode node = root.child("population");
    Optional<String> table = node.optionalText("table");
    TrialPeople people =
        table
            .map(name -> listed(node, name, tables))
            .orElseGet(() -> new TrialPeople(drawn(node), Optional.empty()));
    node.close();
    return people;
  }

  private static TrialPeople listed(DataNode node, String name, TrialReader.Tables tables) {
    for (String key : List.of("covariates", "correlations", "dependent")) {
      if (node.has(key)) {
        node.report(key, "\"" + key + "\" and \"table\" exclude each other; keep one");
      }
    }
    node.optionalText("table");
    Optional<byte[]> content = tables.find(name);
    if (content.isEmpty()) {
      node.report(
          "table",
          "there is no file \"" + name + "\" that can be read; its place counts from this file");
      return new TrialPeople(Participants.Drawn.unknown(), Optional.empty());
    }
    PeopleTable table = PeopleTable.read(name, content.get());
    table.problems().forEach(problem -> node.report("table", problem));
    return table.people().isEmpty()
        ? new TrialPeople(Participants.Drawn.unknown(), Optional.empty())
        : new TrialPeople(
            new Participants.Listed(table.people()),
            Optional.of(new TrialFile.People(name, table.checksum())));
  }

  private static Participants drawn(DataNode node) {
    List<Participants.Spread> spreads = spreads(node);
    List<Participants.Correlation> correlations = correlations(node, named(node), spreads);
    OptionalDouble dependent = node.optionalNumber("dependent");
    if (dependent.isPresent() && !(dependent.getAsDouble() >= 0 && dependent.getAsDouble() <= 1)) {
      node.report("dependent", "\"dependent\" is a share of 0 to 1, e.g. 0.8");
      dependent = OptionalDouble.empty();
    }
    try {
      return new Participants.Drawn(spreads, correlations, dependent);
    } catch (IllegalArgumentException e) {
      node.report("correlations", String.valueOf(e.getMessage()));
      return Participants.Drawn.unknown();
    }
  }

  private static List<Participants.Spread> spreads(DataNode node) {
    List<Participants.Spread> spreads = new ArrayList<>();
    if (!node.has("covariates")) {
      node.optionalText("covariates");
      return spreads;
    }
    DataNode covariates = node.child("covariates");
    for (Participants.Measured covariate : Participants.Measured.values()) {
      if (covariates.has(covariate.word())) {
        spread(covariates.child(covariate.word()), covariate).ifPresent(spreads::add);
      } else {
        covariates.optionalText(covariate.word());
      }
    }
    covariates.close();
    return spreads;
  }

  /// The covariates that are there, with or without a problem.
  private static Set<Participants.Measured> named(DataNode node) {
    Set<Participants.Measured> named = EnumSet.noneOf(Participants.Measured.class);
    if (node.has("covariates") && node.holdsMapping("covariates")) {
      node.child("covariates")
          .keys()
          .forEach(word -> TrialWords.covariate(word).ifPresent(named::add));
    }
    return named;
  }

  private static Optional<Participants.Spread> spread(
      DataNode node, Participants.Measured covariate) {
    double median = node.number("median");
    double cv = node.number("cv");
    double least = node.number("least");
    double most = node.number("most");
    String unit = node.text("unit");
    node.close();
    if (Double.isNaN(median + cv + least + most) || unit.isEmpty()) {
      return Optional.empty(); // it was said which of them is missing
    }
    boolean sound = true;
    if (!unit.equals(covariate.unit())) {
      node.report("unit", covariate.word() + " is in " + covariate.unit());
      sound = false;
    }
    if (!(0 < least && least <= median && median <= most && most < Double.POSITIVE_INFINITY)) {
      node.report("median", covariate.word() + " needs 0 < least <= median <= most");
      sound = false;
    }
    if (!(cv >= 0 && cv < MOST_CV)) {
      node.report("cv", "\"cv\" is a coefficient of variation of 0 to 2, e.g. 0.2");
      sound = false;
    }
    return sound
        ? Optional.of(new Participants.Spread(covariate, median, cv, least, most))
        : Optional.empty();
  }

  private static List<Participants.Correlation> correlations(
      DataNode node, Set<Participants.Measured> named, List<Participants.Spread> spreads) {
    List<Participants.Correlation> correlations = new ArrayList<>();
    for (DataNode row : node.children("correlations")) {
      List<Participants.Measured> between =
          row.texts("between").stream()
              .map(TrialWords::covariate)
              .flatMap(Optional::stream)
              .filter(named::contains)
              .distinct()
              .toList();
      double coefficient = row.number("coefficient");
      row.close();
      if (between.size() != 2) {
        row.report(
            "between",
            "\"between\" names two covariates that have a distribution, e.g. [weight, age]");
      } else if (!(coefficient > -1 && coefficient < 1)) {
        row.report("coefficient", "\"coefficient\" lies between -1 and 1, e.g. 0.3");
      } else if (between.stream()
          .allMatch(each -> spreads.stream().anyMatch(spread -> spread.covariate() == each))) {
        correlations.add(
            new Participants.Correlation(between.getFirst(), between.getLast(), coefficient));
      }
    }
    return correlations;
  }
}

package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// What a chart is believed to say: the numbers of `plausible.yaml`, all of them choices.
record Plausible(
    Map<String, Limits> covariates, Map<String, Observable> observations, Lengths lengths) {

  private static final String FILE = "plausible.yaml";

  /// Least and most of a number, with its unit for the message.
  record Limits(double least, double most, String unit) {}

  /// An observation that is interpreted: a number within limits, or one of some words.
  ///
  /// @param otherwise what to write where none of the words is right, if there is another way
  record Observable(Optional<Limits> limits, List<String> words, Optional<String> otherwise) {}

  /// Lengths of time.
  record Lengths(
      double yearsFromOrigin,
      int earliestYear,
      int latestYear,
      double intervalDays,
      double infusionDays) {}

  Plausible {
    covariates = Map.copyOf(covariates);
    observations = Map.copyOf(observations);
  }

  static Plausible standard() {
    DataFile file = DataFile.resource(Plausible.class, FILE);
    Map<String, Limits> covariates = new LinkedHashMap<>();
    for (DataNode node : file.root().children("covariates")) {
      covariates.put(node.text("column"), limits(node));
      node.close();
    }
    Map<String, Observable> observations = new LinkedHashMap<>();
    for (DataNode node : file.root().children("observations")) {
      observations.put(node.text("name"), observable(node));
      node.close();
    }
    Lengths lengths = lengths(file.root().child("limits"));
    file.root().close();
    file.requireSound();
    return new Plausible(covariates, observations, lengths);
  }

  private static Limits limits(DataNode node) {
    return new Limits(node.number("least"), node.number("most"), node.text("unit"));
  }

  private static Observable observable(DataNode node) {
    List<String> words = new ArrayList<>();
    if (node.has("words")) {
      words.addAll(node.texts("words"));
      return new Observable(Optional.empty(), List.copyOf(words), node.optionalText("otherwise"));
    }
    return new Observable(Optional.of(limits(node)), List.of(), Optional.empty());
  }

  private static Lengths lengths(DataNode node) {
    Lengths lengths =
        new Lengths(
            node.number("years_from_origin"),
            (int) node.number("earliest_year"),
            (int) node.number("latest_year"),
            node.number("interval_days"),
            node.number("infusion_days"));
    node.close();
    return lengths;
  }

  /// A covariate of a row, checked against its limits.
  OptionalDouble covariate(ChartCells cells, ChartColumn column) {
    Limits limits = covariates.get(column.name());
    if (limits == null) {
      throw new IllegalStateException(FILE + " has no limits for " + column);
    }
    return cells.numberWithin(column, limits.least, limits.most, limits.unit);
  }

  /// How an observation of this name is interpreted; empty where it is not.
  Optional<Observable> observation(String name) {
    return Optional.ofNullable(observations.get(name));
  }
}

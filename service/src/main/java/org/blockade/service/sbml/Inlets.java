package org.blockade.service.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;

/// Where the doses of a drug go.
final class Inlets {

  private final DrugModel model;

  Inlets(DrugModel model) {
    this.model = model;
  }

  /// A fraction of a dose, and the species that takes it. What is never absorbed is left out.
  ///
  /// @param formula the fraction in terms of the parameters
  /// @param value the same as a number
  record Share(String species, String formula, double value) {}

  /// How a route delivers the drug.
  Structure.Input input(Entrance entrance) {
    return Optional.ofNullable(model.structure().inputs().get(entrance))
        .orElseThrow(
            () -> new IllegalArgumentException(model.id() + " has no way in by " + entrance));
  }

  /// Time from a dose until it enters (h).
  double lagHours(Entrance entrance, ParameterValues values) {
    return switch (input(entrance)) {
      case Structure.Input.Direct direct -> 0;
      case Structure.Input.FirstOrder oral -> values.value(oral.lagTime());
      case Structure.Input.Depot depot -> depot.lagTime().map(values::value).orElse(0.0);
    };
  }

  /// The shares of a dose.
  List<Share> shares(Entrance entrance, ParameterValues values) {
    return switch (input(entrance)) {
      case Structure.Input.Direct direct ->
          List.of(
              new Share(
                  Names.central(entrance.substance()),
                  direct.bioavailability(),
                  values.value(direct.bioavailability())));
      case Structure.Input.FirstOrder oral ->
          List.of(new Share(Names.gut(entrance), oral.absorbed(), values.value(oral.absorbed())));
      case Structure.Input.Depot depot -> shares(entrance, depot, values);
    };
  }

  /// The first phase has its own fraction; the others share what it leaves, in their proportion.
  private static List<Share> shares(
      Entrance entrance, Structure.Input.Depot depot, ParameterValues values) {
    if (depot.doseDependence().isPresent()) {
      throw new ArchiveRefusedException(
          entrance + " has a bioavailability that depends on the amount, which is not written yet");
    }
    List<Structure.Phase> phases = depot.phases();
    String first = phases.getFirst().fraction();
    List<String> others = phases.stream().skip(1).map(Structure.Phase::fraction).toList();
    String together = others.stream().collect(Collectors.joining(" + "));
    double sum = others.stream().mapToDouble(values::value).sum();
    List<Share> shares = new ArrayList<>();
    for (Structure.Phase phase : phases) {
      boolean own = shares.isEmpty();
      double fraction =
          own
              ? values.value(first)
              : values.value(phase.fraction()) * (1 - values.value(first)) / sum;
      String formula =
          own ? first : phase.fraction() + " * (1 - " + first + ") / (" + together + ")";
      shares.add(
          new Share(
              Names.stage(entrance, phase.fraction(), 1),
              depot.bioavailability() + " * " + formula,
              values.value(depot.bioavailability()) * fraction));
    }
    return shares;
  }
}

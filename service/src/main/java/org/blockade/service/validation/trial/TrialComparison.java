package org.blockade.service.validation.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.service.trial.ArmResult;
import org.blockade.service.trial.TrialResult;
import org.blockade.service.trial.TrialRunner;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;

/// Simulated trials beside published ones.
///
/// @param designs the simulated trials, by name
/// @param known the rows that are known to be out, with the reason
public record TrialComparison(
    List<TrialRow> rows, Map<String, TrialDesign> designs, KnownOut known, String checksum) {

  public TrialComparison {
    rows = List.copyOf(rows);
    designs = Collections.unmodifiableMap(new LinkedHashMap<>(designs));
  }

  /// Simulates every trial of the standard figures.
  ///
  /// @param progress told how many people are done
  public static TrialComparison run(DrugCatalogue catalogue, int threads, IntConsumer progress) {
    TrialFacts facts = TrialFacts.standard();
    Map<String, TrialDesign> designs = new LinkedHashMap<>();
    Map<String, List<ArmTally>> tallies = new LinkedHashMap<>();
    for (String name : facts.experiments()) {
      TrialFile trial = trial(catalogue, name);
      designs.put(name, trial.design());
      long[] before = {0};
      TrialResult result =
          TrialRunner.counts(
              trial,
              threads,
              at -> {
                progress.accept((int) (at.done() - before[0]));
                before[0] = at.done();
              });
      tallies.put(name, result.arms().stream().map(ArmResult::tally).toList());
    }
    List<TrialRow> rows = new ArrayList<>();
    for (TrialFact fact : facts.facts()) {
      rows.add(
          new TrialRow(
              fact,
              figure(
                  fact,
                  Objects.requireNonNull(designs.get(fact.experiment())),
                  Objects.requireNonNull(tallies.get(fact.experiment())))));
    }
    return new TrialComparison(
        rows, designs, KnownOut.beside(TrialComparison.class), facts.checksum());
  }

  /// People in all of the trials, for progress.
  public static int people(DrugCatalogue catalogue) {
    return TrialFacts.standard().experiments().stream()
        .map(name -> trial(catalogue, name).design())
        .mapToInt(design -> design.subjects() * design.arms().size())
        .sum();
  }

  /// A simulated trial that stands for a published one.
  static TrialFile trial(DrugCatalogue catalogue, String name) {
    DataFile file = DataFile.resource(TrialComparison.class, name + ".yaml");
    return new TrialReader(catalogue).read(file, table -> Optional.empty());
  }

  private static double figure(TrialFact fact, TrialDesign design, List<ArmTally> tallies) {
    for (int arm = 0; arm < tallies.size(); arm++) {
      if (design.arms().get(arm).name().equals(fact.arm())) {
        return fact.measure().of(tallies.get(arm), tallies.getFirst(), fact.from(), fact.to());
      }
    }
    throw new IllegalArgumentException(
        fact.id() + ": " + fact.experiment() + " has no arm \"" + fact.arm() + "\"");
  }

  /// The rows of one role.
  public List<TrialRow> rows(Role role) {
    return rows.stream().filter(row -> row.fact().role() == role).toList();
  }

  /// The rows that are out, in their order.
  public List<String> out() {
    return rows.stream().filter(row -> !row.in()).map(row -> row.fact().id()).toList();
  }

  /// Whether the rows that are out are those known to be out.
  public boolean asKnown() {
    return List.copyOf(known.reasons().keySet()).equals(out());
  }

  /// The numbers of the course that all of it rests on.
  public CourseTable course() {
    return CourseTable.standard();
  }
}

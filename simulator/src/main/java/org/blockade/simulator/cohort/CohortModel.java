package org.blockade.simulator.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.receptor.LigandDrive;

/// The drugs of a cohort as one linear system, and the numbers of a subject in it.
///
/// The states of all drugs stand one after the other; a steady ligand is a state of its own that
/// does not change.
final class CohortModel {

  /// Forgotten are shares that have decayed to this part of the accuracy.
  private static final double FORGOTTEN = 0.01;

  private final List<DrugModel> drugs;
  private final List<SteadyLigand> steady;
  private final List<Set<Entrance>> entrances = new ArrayList<>();
  private final boolean infusions;
  private final int[] firstStates;
  private final double accuracy;

  /// Names of the ligands, in the order of the shares.
  final List<String> ligands;

  final Layout layout;

  CohortModel(
      List<DrugModel> drugs,
      List<SteadyLigand> steady,
      List<CohortSubject> people,
      double accuracy) {
    this.drugs = List.copyOf(drugs);
    this.steady = List.copyOf(steady);
    this.accuracy = accuracy;
    for (DrugModel drug : drugs) {
      Set<Entrance> used = new TreeSet<>();
      for (CohortSubject person : people) {
        for (DoseEvent dose : person.doses()) {
          if (drug.structure().inputs().containsKey(Entrance.of(dose))) {
            used.add(Entrance.of(dose));
          }
        }
      }
      entrances.add(used);
    }
    this.infusions =
        people.stream().anyMatch(p -> p.doses().stream().anyMatch(d -> d.infusionHours() > 0));
    Set<String> names = new TreeSet<>();
    drugs.forEach(drug -> drug.structure().ligands().forEach(l -> names.add(l.substance())));
    for (SteadyLigand each : steady) {
      if (!names.add(each.name())) {
        throw new IllegalArgumentException("there are two ligands with the name " + each.name());
      }
    }
    this.ligands = List.copyOf(names);
    this.firstStates = new int[drugs.size() + 1];
    List<Dense> systems = people.stream().map(this::dense).toList();
    Dense first = systems.getFirst();
    System.arraycopy(first.firstStates, 0, firstStates, 0, firstStates.length);
    this.layout = Layout.of(systems, firstStates, steady.size());
  }

  /// The numbers of a person, whatever of them matters.
  ///
  /// @param generators of each drug, row by row
  /// @param weights of each ligand on all states
  @SuppressWarnings("ArrayRecordComponent") // private to the package, never compared
  record Dense(
      int states,
      int[] firstStates,
      double[][] generators,
      double[][] weights,
      double[] rates,
      double[] efficacies,
      boolean[] infusionRates) {}

  private List<KineticSystem> systems(CohortSubject subject) {
    if (subject.values().size() != drugs.size()) {
      throw new IllegalArgumentException(
          "a subject has values for each of "
              + drugs.size()
              + " drugs, not for "
              + subject.values().size());
    }
    List<KineticSystem> systems = new ArrayList<>();
    for (int drug = 0; drug < drugs.size(); drug++) {
      systems.add(
          new KineticSystem(drugs.get(drug), subject.values().get(drug), entrances.get(drug)));
    }
    return systems;
  }

  private Dense dense(CohortSubject subject) {
    return dense(subject, systems(subject));
  }

  private Dense dense(CohortSubject subject, List<KineticSystem> systems) {
    int[] starts = new int[drugs.size() + 1];
    for (int drug = 0; drug < drugs.size(); drug++) {
      starts[drug + 1] = starts[drug] + systems.get(drug).drivingStates();
    }
    int states = starts[drugs.size()] + steady.size();
    double[][] generators = new double[drugs.size()][];
    double[][] weights = new double[ligands.size()][states];
    double[] rates = new double[ligands.size()];
    double[] efficacies = new double[ligands.size()];
    boolean[] infusionRates = new boolean[states];
    for (int drug = 0; drug < drugs.size(); drug++) {
      KineticSystem system = systems.get(drug);
      generators[drug] = system.drivingGenerator();
      ParameterValues values = subject.values().get(drug);
      for (int i = 0; i < entrances.get(drug).size(); i++) {
        infusionRates[starts[drug + 1] - 1 - i] = true; // they come last
      }
      for (Structure.Ligand ligand : drugs.get(drug).structure().ligands()) {
        int position = ligands.indexOf(ligand.substance());
        double[] own = system.drivingWeights(LigandDrive.of(drugs.get(drug), ligand, values));
        System.arraycopy(own, 0, weights[position], starts[drug], own.length);
        double rate =
            ligand
                .dissociationRate()
                .map(values::value)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "it is not said how fast " + ligand.substance() + " leaves the receptor"));
        double efficacy = ligand.efficacy().map(values::value).orElse(0.0);
        if (rates[position] != 0 && (rates[position] != rate || efficacies[position] != efficacy)) {
          throw new IllegalArgumentException(
              "the ligand " + ligand.substance() + " binds differently in two drugs");
        }
        rates[position] = rate;
        efficacies[position] = efficacy;
      }
    }
    for (int i = 0; i < steady.size(); i++) {
      int position = ligands.indexOf(steady.get(i).name());
      weights[position][starts[drugs.size()] + i] = 1;
      rates[position] = steady.get(i).dissociationRate();
      efficacies[position] = steady.get(i).efficacy();
    }
    if (infusions) {
      Arrays.fill(infusionRates, false);
    }
    return new Dense(states, starts, generators, weights, rates, efficacies, infusionRates);
  }

  /// The numbers of a subject.
  SubjectNumbers numbers(CohortSubject subject, double[] outputs) {
    List<KineticSystem> systems = systems(subject);
    Dense dense = dense(subject, systems);
    Happenings happenings = happenings(subject, systems, outputs);
    double slowest = Arrays.stream(dense.rates).min().orElseThrow();
    return layout.numbers(
        dense, happenings, outputs[0] - StrictMath.log(1 / (FORGOTTEN * accuracy)) / slowest);
  }

  private Happenings happenings(
      CohortSubject subject, List<KineticSystem> systems, double[] outputs) {
    Happenings happenings = new Happenings(2 * subject.doses().size());
    List<Known> known = new ArrayList<>();
    double last = outputs[outputs.length - 1];
    List<DoseEvent> ordered = new ArrayList<>(subject.doses());
    ordered.sort(Comparator.comparing(DoseEvent::time));
    double earliest = outputs[0];
    Map<Integer, List<double[]>> infused = new TreeMap<>();
    for (DoseEvent dose : ordered) {
      if (!(dose.steadyState() instanceof SteadyState.NotAssumed)) {
        throw new IllegalArgumentException(
            "a cohort is given its doses one by one; none may assume a steady past");
      }
      Known alike = known(dose, systems, known);
      int drug = alike.drug;
      KineticSystem.DoseEffect effect = alike.effect;
      double time = dose.time().hours() + effect.lagHours();
      if (time > last) {
        continue;
      }
      earliest = StrictMath.min(earliest, time);
      for (int i = 0; i < effect.states().length; i++) {
        happenings.add(time, firstStates[drug] + effect.states()[i], effect.amounts()[i], false);
      }
      if (effect.rate() > 0) {
        infused
            .computeIfAbsent(firstStates[drug] + effect.rateState(), key -> new ArrayList<>())
            .add(new double[] {time, time + dose.infusionHours(), effect.rate()});
      }
    }
    infused.forEach((state, runs) -> setRates(happenings, state, runs, last));
    for (int i = 0; i < steady.size(); i++) {
      happenings.add(earliest, firstStates[drugs.size()] + i, steady.get(i).drive(), false);
    }
    happenings.add(earliest, -1, 0, false);
    happenings.sort();
    return happenings;
  }

  /// What a dose does; the same for each that is like it.
  private record Known(DoseEvent dose, int drug, KineticSystem.DoseEffect effect) {

    boolean isLike(DoseEvent other) {
      return dose.route() == other.route()
          && dose.amount().equals(other.amount())
          && dose.infusionHours() == other.infusionHours()
          && dose.drug().equals(other.drug());
    }
  }

  private Known known(DoseEvent dose, List<KineticSystem> systems, List<Known> known) {
    for (Known each : known) {
      if (each.isLike(dose)) {
        return each;
      }
    }
    int drug = drugOf(dose);
    Known made = new Known(dose, drug, systems.get(drug).effectOf(dose));
    known.add(made);
    return made;
  }

  /// Rates are summed anew each time: adding a rate and taking it away again would leave a trace.
  private static void setRates(Happenings happenings, int state, List<double[]> runs, double last) {
    Set<Double> changes = new TreeSet<>();
    for (double[] run : runs) {
      changes.add(run[0]);
      changes.add(run[1]);
    }
    for (double change : changes) {
      double rate = 0;
      for (double[] run : runs) {
        rate += run[0] <= change && change < run[1] ? run[2] : 0;
      }
      if (change <= last) {
        happenings.add(change, state, rate, true);
      }
    }
  }

  private int drugOf(DoseEvent dose) {
    for (int drug = 0; drug < drugs.size(); drug++) {
      if (entrances.get(drug).contains(Entrance.of(dose))) {
        if (dose.infusionHours() > 0 && !infusions) {
          throw new IllegalArgumentException(
              "a subject has an infusion, and none of the people that the mesh was chosen from");
        }
        return drug;
      }
    }
    throw new IllegalArgumentException(
        "a subject takes "
            + Entrance.of(dose)
            + ", and none of the people that the mesh was chosen from does");
  }
}

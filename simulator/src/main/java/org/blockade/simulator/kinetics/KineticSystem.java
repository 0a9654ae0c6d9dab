package org.blockade.simulator.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.jspecify.annotations.Nullable;

/// The linear system of one drug in one person: states, rates, and where each route enters.
///
/// Only what the doses at hand need is built: without an injection there is no depot.
public final class KineticSystem {

  private final DrugModel model;
  private final ParameterValues values;
  private final StateLayout layout = new StateLayout();
  private final Map<String, SubstanceStates> substances = new LinkedHashMap<>();
  private final Map<String, Integer> areas = new HashMap<>();
  private final Map<Entrance, Entry> entries = new HashMap<>();

  /// Made when it is first asked for: who only reads the rates needs none.
  private volatile @Nullable Propagator propagator;

  /// Row by row.
  private final double[] generator;

  /// The states come in this order: drug and effect sites, infusion rates, and what only grows.
  private final int drugStates;

  private final int drivingStates;

  /// Where a substance stands in the state.
  private record SubstanceStates(
      int central, double centralVolume, int effectSite, boolean hasEffectSite) {}

  /// Where a dose by one route enters: a fraction of it into each of some states, after a lag. The
  /// last share is what is never absorbed.
  record Entry(double lagHours, List<Share> shares, int infusionRate) {}

  /// A fraction of a dose, and the state that takes it.
  record Share(int state, double fraction) {}

  /// A flow between two states, as a rate constant (1/h); `from` loses what `to` gains unless the
  /// flow only drives its target (an effect site, an area, an infusion).
  private record Flow(int from, int to, double rate, boolean takes) {}

  /// Builds the system of a drug for a person and the entrances in use.
  public KineticSystem(DrugModel model, ParameterValues values, Collection<Entrance> used) {
    this.model = model;
    this.values = values;
    List<Flow> flows = new ArrayList<>();
    SortedSet<Entrance> sorted = new TreeSet<>(used);
    Map<Entrance, List<Integer>> sites = new HashMap<>();
    for (Entrance entrance : sorted) {
      sites.put(entrance, addSite(entrance, flows));
    }
    addSubstances(flows);
    this.drugStates = layout.size();
    Map<Entrance, Integer> rates = new HashMap<>();
    for (Entrance entrance : sorted) {
      rates.put(entrance, layout.add(entrance + " infusion rate", StateLayout.Kind.INFUSION_RATE));
    }
    this.drivingStates = layout.size();
    addElimination(flows);
    int unabsorbed = layout.add("unabsorbed", StateLayout.Kind.LOST);
    for (Entrance entrance : sorted) {
      Entry entry =
          connect(
              entrance,
              sites.getOrDefault(entrance, List.of()),
              unabsorbed,
              rates.getOrDefault(entrance, -1),
              flows);
      entries.put(entrance, entry);
      for (Share share : entry.shares()) {
        flows.add(new Flow(entry.infusionRate(), share.state(), share.fraction(), false));
      }
    }
    this.generator = generator(flows);
  }

  private Structure.Input input(Entrance entrance) {
    Structure.Input input = model.structure().inputs().get(entrance);
    if (input == null) {
      throw new IllegalArgumentException(
          model.id()
              + " has no "
              + entrance
              + "; it has "
              + new TreeSet<>(model.structure().inputs().keySet()));
    }
    return input;
  }

  /// The states at the site of a dose; of each chain, the first.
  private List<Integer> addSite(Entrance entrance, List<Flow> flows) {
    return switch (input(entrance)) {
      case Structure.Input.Direct direct -> List.of();
      case Structure.Input.FirstOrder oral ->
          List.of(layout.add(entrance + " gut", StateLayout.Kind.AMOUNT));
      case Structure.Input.Depot depot ->
          depot.phases().stream().map(phase -> addChain(entrance, phase, flows)).toList();
    };
  }

  private int addChain(Entrance entrance, Structure.Phase phase, List<Flow> flows) {
    String name = entrance + " " + phase.fraction() + " stage ";
    int first = layout.add(name + 1, StateLayout.Kind.AMOUNT);
    for (int stage = 2; stage <= stages(phase); stage++) {
      int state = layout.add(name + stage, StateLayout.Kind.AMOUNT);
      flows.add(new Flow(state - 1, state, stageRate(phase), true));
    }
    return first;
  }

  /// Compartments of a phase; from the last one it enters the plasma.
  private int stages(Structure.Phase phase) {
    return switch (phase) {
      case Structure.Phase.Burst burst -> 1;
      case Structure.Phase.Erlang erlang -> (int) values.value(erlang.stages());
      case Structure.Phase.FirstOrder absorption -> 1;
      case Structure.Phase.Transit transit -> (int) values.value(transit.stages()) + 1;
    };
  }

  /// Rate from each stage to the next.
  private double stageRate(Structure.Phase phase) {
    return switch (phase) {
      case Structure.Phase.Transit transit -> values.value(transit.stageRate());
      case Structure.Phase.Burst burst -> releaseRate(burst);
      case Structure.Phase.Erlang erlang -> releaseRate(erlang);
      case Structure.Phase.FirstOrder absorption -> releaseRate(absorption);
    };
  }

  /// Rate from the last stage into the plasma: ln 2 over the half-life, the number of stages over
  /// the mean time, or the rate of absorption.
  private double releaseRate(Structure.Phase phase) {
    return switch (phase) {
      case Structure.Phase.Burst burst -> StrictMath.log(2) / values.value(burst.halfLife());
      case Structure.Phase.Erlang erlang ->
          (int) values.value(erlang.stages()) / values.value(erlang.meanTime());
      case Structure.Phase.FirstOrder absorption -> values.value(absorption.rate());
      case Structure.Phase.Transit transit -> values.value(transit.rate());
    };
  }

  private void addSubstances(List<Flow> flows) {
    for (Structure.Substance substance : model.structure().substances()) {
      int central = layout.add(substance.id() + " central", StateLayout.Kind.AMOUNT);
      double volume = values.value(substance.centralVolume());
      for (Structure.Peripheral peripheral : substance.peripherals()) {
        int state =
            layout.add(
                substance.id() + " peripheral " + peripheral.volume(), StateLayout.Kind.AMOUNT);
        double flow = values.value(peripheral.flow());
        flows.add(new Flow(central, state, flow / volume, true));
        flows.add(new Flow(state, central, flow / values.value(peripheral.volume()), true));
      }
      int site = -1;
      if (substance.biophaseRate().isPresent()) {
        site = layout.add(substance.id() + " effect site", StateLayout.Kind.EFFECT_SITE);
        double rate = values.value(substance.biophaseRate().get());
        flows.add(new Flow(central, site, rate / volume, false)); // dS/dt = ke (C - S)
        flows.add(new Flow(site, site, -rate, false));
      }
      substances.put(substance.id(), new SubstanceStates(central, volume, site, site >= 0));
    }
  }

  private void addElimination(List<Flow> flows) {
    int eliminated = layout.add("eliminated", StateLayout.Kind.LOST);
    for (Structure.Substance substance : model.structure().substances()) {
      SubstanceStates states = states(substance.id());
      int area = layout.add(substance.id() + " area", StateLayout.Kind.AREA);
      areas.put(substance.id(), area);
      flows.add(new Flow(states.central(), area, 1 / states.centralVolume(), false));
      double rate = values.value(substance.clearance()) / states.centralVolume();
      double formed = 0;
      if (substance.formation().isPresent()) {
        Structure.Formation formation = substance.formation().get();
        formed = values.value(formation.fraction());
        flows.add(
            new Flow(
                states.central(), states(formation.substance()).central(), rate * formed, true));
      }
      flows.add(new Flow(states.central(), eliminated, rate * (1 - formed), true));
    }
  }

  private Entry connect(
      Entrance entrance, List<Integer> site, int unabsorbed, int rate, List<Flow> flows) {
    int parent = states(entrance.substance()).central();
    return switch (input(entrance)) {
      case Structure.Input.Direct direct -> {
        double available = values.value(direct.bioavailability());
        yield new Entry(
            0, List.of(new Share(parent, available), new Share(unabsorbed, 1 - available)), rate);
      }
      case Structure.Input.FirstOrder oral -> {
        int gut = site.getFirst();
        double absorbed = values.value(oral.absorbed());
        double available = values.value(oral.bioavailability());
        double rateConstant = values.value(oral.absorptionRate());
        double unchanged = available / absorbed;
        int metabolite = states(oral.firstPassSubstance()).central();
        flows.add(new Flow(gut, parent, rateConstant * unchanged, true));
        flows.add(new Flow(gut, metabolite, rateConstant * (1 - unchanged), true));
        yield new Entry(
            values.value(oral.lagTime()),
            List.of(new Share(gut, absorbed), new Share(unabsorbed, 1 - absorbed)),
            rate);
      }
      case Structure.Input.Depot depot ->
          connectDepot(depot, site, parent, unabsorbed, rate, flows);
    };
  }

  private Entry connectDepot(
      Structure.Input.Depot depot,
      List<Integer> firsts,
      int parent,
      int unabsorbed,
      int rate,
      List<Flow> flows) {
    double available = values.value(depot.bioavailability());
    double[] fractions = phaseFractions(depot.phases());
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < fractions.length; i++) {
      Structure.Phase phase = depot.phases().get(i);
      int last = firsts.get(i) + stages(phase) - 1;
      flows.add(new Flow(last, parent, releaseRate(phase), true));
      shares.add(new Share(firsts.get(i), available * fractions[i]));
    }
    shares.add(new Share(unabsorbed, 1 - available));
    double lag = depot.lagTime().map(values::value).orElse(0.0);
    return new Entry(lag, List.copyOf(shares), rate);
  }

  /// The first phase has the person's own fraction; the others share what it leaves.
  private double[] phaseFractions(List<Structure.Phase> phases) {
    double[] fractions =
        phases.stream().mapToDouble(phase -> values.value(phase.fraction())).toArray();
    double others = 0;
    for (int i = 1; i < fractions.length; i++) {
      others += fractions[i];
    }
    double left = 1 - fractions[0];
    if (!(left >= 0)) {
      throw new IllegalArgumentException(
          "the first phase releases " + fractions[0] + " of the dose, which is more than all");
    }
    for (int i = 1; i < fractions.length; i++) {
      fractions[i] *= left / others;
    }
    return fractions;
  }

  private double[] generator(List<Flow> flows) {
    int size = layout.size();
    double[] generator = new double[size * size];
    for (Flow flow : flows) {
      generator[flow.to() * size + flow.from()] += flow.rate();
      if (flow.takes()) {
        generator[flow.from() * size + flow.from()] -= flow.rate();
      }
    }
    return generator;
  }

  private SubstanceStates states(String substance) {
    SubstanceStates states = substances.get(substance);
    if (states == null) {
      throw new IllegalArgumentException("there is no substance " + substance);
    }
    return states;
  }

  /// What a dose does to the states that drive a readout, by their positions. Shares of a dose that
  /// are never absorbed are left out.
  ///
  /// @param lagHours from the dose until it enters (h)
  /// @param states positions of the states that take it
  /// @param amounts what each of them takes (nmol), if it is given at once
  /// @param rateState position of the state that holds the rate of an infusion
  /// @param rate its rate (nmol/h); 0 of a dose that is given at once
  @SuppressWarnings("ArrayRecordComponent") // handed out to be read, never compared
  public record DoseEffect(
      double lagHours, int[] states, double[] amounts, int rateState, double rate) {}

  /// How many states come first that drive a readout: drug, effect sites and rates of infusion.
  public int drivingStates() {
    return drivingStates;
  }

  /// The rates among these states, row by row: entry `(to, from)` in 1/h.
  public double[] drivingGenerator() {
    double[] rates = new double[drivingStates * drivingStates];
    int size = layout.size();
    for (int to = 0; to < drivingStates; to++) {
      System.arraycopy(generator, to * size, rates, to * drivingStates, drivingStates);
    }
    return rates;
  }

  /// The weights of a readout on these states.
  public double[] drivingWeights(Readout readout) {
    return Arrays.copyOf(weights(readout), drivingStates);
  }

  /// What a dose does to these states; its past, if it has one, is not looked at.
  public DoseEffect effectOf(DoseEvent dose) {
    Entry entry = entry(dose);
    double base = baseOf(dose);
    double rate = dose.infusionHours() > 0 ? base / dose.infusionHours() : 0;
    List<Share> taken =
        rate > 0
            ? List.of()
            : shares(dose).stream().filter(share -> share.state() < drivingStates).toList();
    return new DoseEffect(
        entry.lagHours(),
        taken.stream().mapToInt(Share::state).toArray(),
        taken.stream().mapToDouble(share -> share.fraction() * base).toArray(),
        entry.infusionRate(),
        rate);
  }

  /// The parameters of this system.
  public ParameterValues values() {
    return values;
  }

  StateLayout layout() {
    return layout;
  }

  Propagator propagator() {
    Propagator made = propagator;
    if (made == null) {
      made = new Propagator(generator, layout.size()); // if two do it at once, both are right
      propagator = made;
    }
    return made;
  }

  Entry entry(DoseEvent dose) {
    Entry entry = entries.get(Entrance.of(dose));
    if (entry == null) {
      throw new IllegalArgumentException("the system was built without " + Entrance.of(dose));
    }
    return entry;
  }

  /// Where a dose goes: the shares of its entrance, moved by its amount if the drug's
  /// bioavailability depends on that.
  List<Share> shares(DoseEvent dose) {
    Entry entry = entry(dose);
    if (!(input(Entrance.of(dose)) instanceof Structure.Input.Depot depot)
        || depot.doseDependence().isEmpty()) {
      return entry.shares();
    }
    Structure.DoseDependence dependence = depot.doseDependence().get();
    double ratio =
        StrictMath.pow(
            dose.amount().milligrams() / values.value(dependence.referenceMass()),
            values.value(dependence.exponent()));
    double available = values.value(depot.bioavailability()) * ratio;
    if (dose.infusionHours() != 0 || available > 1) {
      throw new IllegalArgumentException(
          model.id()
              + " "
              + Entrance.of(dose)
              + " has a bioavailability that depends on the amount: it is given at once, and in an"
              + " amount of which no more than all is absorbed");
    }
    List<Share> shares = new ArrayList<>();
    for (Share share : entry.shares().subList(0, entry.shares().size() - 1)) {
      shares.add(new Share(share.state(), share.fraction() * ratio));
    }
    shares.add(new Share(entry.shares().getLast().state(), 1 - available));
    return shares;
  }

  /// Amount of base in a dose (nmol).
  double baseOf(DoseEvent dose) {
    return model.baseOf(dose, values).nanomoles();
  }

  /// How many leading states must be advanced to know the drug: infusion rates matter while they
  /// run.
  int leadingStates(double[] state) {
    for (int i = drugStates; i < drivingStates; i++) {
      if (state[i] != 0) {
        return drivingStates;
      }
    }
    return drugStates;
  }

  double concentration(double[] state, String substance) {
    SubstanceStates states = states(substance);
    return state[states.central()] / states.centralVolume();
  }

  double effectSite(double[] state, String substance) {
    SubstanceStates states = states(substance);
    if (!states.hasEffectSite()) {
      throw new IllegalArgumentException(substance + " has no effect site");
    }
    return state[states.effectSite()];
  }

  double area(double[] state, String substance) {
    Integer area = areas.get(substance);
    if (area == null) {
      throw new IllegalArgumentException("there is no substance " + substance);
    }
    return state[area];
  }

  /// A readout with the places of its terms in the states of this system, for who reads it often.
  public PlacedReadout place(Readout readout) {
    return new PlacedReadout(readout.terms().stream().map(this::place).toList());
  }

  private PlacedReadout.Place place(Readout.Term term) {
    SubstanceStates states = states(term.substance());
    if (!states.hasEffectSite()) {
      throw new IllegalArgumentException(term.substance() + " has no effect site");
    }
    return new PlacedReadout.Place(
        states.central(),
        states.centralVolume(),
        states.effectSite(),
        term.perPlasma(),
        term.perSite());
  }

  /// Weights of a readout on the states.
  double[] weights(Readout readout) {
    double[] weights = new double[layout.size()];
    for (Readout.Term term : readout.terms()) {
      SubstanceStates states = states(term.substance());
      weights[states.central()] += term.perPlasma() / states.centralVolume();
      if (term.perSite() != 0) {
        if (!states.hasEffectSite()) {
          throw new IllegalArgumentException(term.substance() + " has no effect site");
        }
        weights[states.effectSite()] += term.perSite();
      }
    }
    return weights;
  }

  /// All drug of a state: in the body, at the sites of doses, and gone (nmol).
  double total(double[] state) {
    double total = 0;
    for (int i = 0; i < layout.size(); i++) {
      switch (layout.kind(i)) {
        case AMOUNT, LOST -> total += state[i];
        case EFFECT_SITE, AREA, INFUSION_RATE -> {}
      }
    }
    return total;
  }
}

package org.blockade.service.sbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.formats.regimen.PlainNumber;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.Parameter;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.kinetics.KineticState;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// What happens to a body, moment by moment. At the same time: a reset, a change of covariates, a
/// steady state, doses, ends of infusions.
final class Moments {

  /// More events are more than a simulator of SBML takes in good time. A choice.
  private static final int MOST = 5_000;

  private final DrugModel model;
  private final Inlets inlets;
  private final ParameterValues atFirst;

  /// Of each time what is due then.
  private final TreeMap<Double, Due> due = new TreeMap<>();

  private ParameterValues values;
  private Covariates covariates;
  private final List<Running> running = new ArrayList<>();

  /// Doses on record before this time have been undone by a reset.
  private double validFrom = Double.NEGATIVE_INFINITY;

  private record Running(DoseEvent dose, double end) {}

  /// What is due at one time, before it is known what of it still counts.
  private static final class Due {
    private boolean reset;
    private final List<Covariates> covariates = new ArrayList<>();
    private final List<DoseEvent> steady = new ArrayList<>();
    private final List<DoseEvent> boluses = new ArrayList<>();
    private final List<DoseEvent> infusions = new ArrayList<>();
  }

  private Moments(DrugModel model, Inlets inlets, Scenario scenario) {
    this.model = model;
    this.inlets = inlets;
    this.covariates = covariatesAtFirst(scenario);
    this.atFirst = model.typical(covariates);
    this.values = atFirst;
  }

  /// What is known first also holds for the time before it.
  static Covariates covariatesAtFirst(Scenario scenario) {
    return scenario.covariates().isEmpty()
        ? Covariates.UNKNOWN
        : scenario.covariates().getFirst().covariates();
  }

  /// The moments in the order of time.
  static List<Moment> of(DrugModel model, Scenario scenario, Inlets inlets) {
    return new Moments(model, inlets, scenario).of(scenario);
  }

  private List<Moment> of(Scenario scenario) {
    scenario.dosing().resets().forEach(reset -> at(reset.hours()).reset = true);
    scenario.covariates().stream()
        .skip(1)
        .forEach(change -> at(change.from().hours()).covariates.add(change.covariates()));
    withoutReplaced(scenario.dosing().doses()).forEach(this::enter);
    if (due.size() > MOST) {
      throw new ArchiveRefusedException(
          "the record has "
              + due.size()
              + " events, and an archive at most "
              + MOST
              + "; export fewer doses");
    }
    List<Moment> moments = new ArrayList<>();
    due.forEach((hours, here) -> moments.add(moment(hours, here)));
    return moments;
  }

  private Due at(double hours) {
    return due.computeIfAbsent(hours, time -> new Due());
  }

  /// Of several doses that replace everything at the same time, only the last one counts.
  private static List<DoseEvent> withoutReplaced(List<DoseEvent> doses) {
    List<DoseEvent> kept = new ArrayList<>();
    for (DoseEvent dose : doses) {
      if (!kept.isEmpty()
          && replaces(dose)
          && replaces(kept.getLast())
          && kept.getLast().time().equals(dose.time())) {
        kept.removeLast();
      }
      kept.add(dose);
    }
    return kept;
  }

  private static boolean replaces(DoseEvent dose) {
    return dose.steadyState() instanceof SteadyState.Replacing;
  }

  private void enter(DoseEvent dose) {
    double lag = inlets.lagHours(Entrance.of(dose), atFirst);
    double start = dose.time().hours() + lag;
    switch (dose.steadyState()) {
      case SteadyState.NotAssumed none -> {
        if (dose.infusionHours() == 0) {
          at(start).boluses.add(dose);
        } else {
          at(start).infusions.add(dose);
          at(start + dose.infusionHours());
        }
      }
      case SteadyState.Replacing replacing -> enterSteady(dose, lag, replacing.intervalHours());
      case SteadyState.Adding adding -> enterSteady(dose, lag, adding.intervalHours());
    }
  }

  /// Doses of the assumed past that were still within their lag enter later, like the dose itself.
  private void enterSteady(DoseEvent dose, double lag, double interval) {
    if (dose.infusionHours() > 0) {
      throw new ArchiveRefusedException(
          "the record has an infusion with SS, which is not written yet; write the infusions as"
              + " rows of their own");
    }
    at(dose.time().hours()).steady.add(dose);
    for (int past = 0; lag - past * interval >= 0; past++) {
      double rest = lag - past * interval;
      if (rest > 0) { // what enters at the record itself is part of the state there
        at(dose.time().hours() + rest).boluses.add(dose);
      }
    }
  }

  private Moment moment(double hours, Due here) {
    List<String> words = new ArrayList<>();
    Map<Entrance, List<DoseEvent>> before = running();
    boolean empties = here.reset || here.steady.stream().anyMatch(Moments::replaces);
    if (here.reset) {
      words.add("the body is taken as empty");
      empty(hours);
    }
    Map<String, Double> changed = change(here.covariates);
    if (!changed.isEmpty()) {
      words.add("covariates change");
    }
    Map<String, Double> steady = new LinkedHashMap<>();
    for (DoseEvent dose : here.steady) {
      if (replaces(dose)) {
        empty(hours);
        steady.clear();
      }
      steadyState(dose).forEach((state, amount) -> steady.merge(state, amount, Double::sum));
      words.add("steady state of " + words(dose));
    }
    List<DoseEvent> entering = here.boluses.stream().filter(this::counts).toList();
    entering.forEach(dose -> words.add(words(dose) + after(dose, hours)));
    for (DoseEvent dose : here.infusions) {
      if (counts(dose)) {
        running.add(new Running(dose, hours + dose.infusionHours()));
        words.add("infusion of " + words(dose) + " begins");
      }
    }
    if (running.removeIf(infusion -> infusion.end() <= hours)) {
      words.add("an infusion ends");
    }
    return new Moment(
        hours, empties, changed, values, steady, entering, changed(before, running()), words);
  }

  /// A dose is undone by a reset between its record and the time at which it enters.
  private boolean counts(DoseEvent dose) {
    return dose.time().hours() >= validFrom;
  }

  private void empty(double hours) {
    running.clear();
    validFrom = hours;
  }

  private Map<Entrance, List<DoseEvent>> running() {
    Map<Entrance, List<DoseEvent>> byWay = new TreeMap<>();
    running.forEach(infusion ->
        byWay
            .computeIfAbsent(Entrance.of(infusion.dose()), way -> new ArrayList<>())
            .add(infusion.dose()));
    return byWay;
  }

  private static Map<Entrance, List<DoseEvent>> changed(
      Map<Entrance, List<DoseEvent>> before, Map<Entrance, List<DoseEvent>> after) {
    Map<Entrance, List<DoseEvent>> changed = new TreeMap<>();
    Set<Entrance> ways = new TreeSet<>(before.keySet());
    ways.addAll(after.keySet());
    for (Entrance way : ways) {
      List<DoseEvent> now = after.getOrDefault(way, List.of());
      if (!now.equals(before.getOrDefault(way, List.of()))) {
        changed.put(way, now);
      }
    }
    return changed;
  }

  private Map<String, Double> change(List<Covariates> changes) {
    Map<String, Double> changed = new TreeMap<>();
    if (changes.isEmpty()) {
      return changed;
    }
    covariates = changes.getLast();
    ParameterValues next = model.typical(covariates);
    for (Parameter parameter : model.parameters().all()) {
      String symbol = parameter.symbol();
      if (next.value(symbol) != values.value(symbol)) {
        changed.put(symbol, next.value(symbol));
      }
    }
    values = next;
    return changed;
  }

  /// What the endless past of a dose, and the dose itself where it has no lag, leave in the body.
  private Map<String, Double> steadyState(DoseEvent dose) {
    double interval =
        switch (dose.steadyState()) {
          case SteadyState.Replacing replacing -> replacing.intervalHours();
          case SteadyState.Adding adding -> adding.intervalHours();
          case SteadyState.NotAssumed none -> throw new IllegalArgumentException("no past");
        };
    DoseEvent alone =
        new DoseEvent(
            ModelTime.ORIGIN,
            dose.drug(),
            dose.route(),
            dose.amount(),
            0,
            new SteadyState.Replacing(interval));
    Trajectory past =
        Simulation.ofTypicalPerson(model)
            .run(
                new Scenario(
                    DosingHistory.of(List.of(alone)),
                    List.of(new CovariateChange(ModelTime.ORIGIN, covariates))));
    KineticState state = past.state(ModelTime.ORIGIN);
    Map<String, Double> amounts = new LinkedHashMap<>();
    double[] all = state.values();
    for (int i = 0; i < all.length; i++) {
      amounts.put(Names.id(state.names().get(i)), all[i]);
    }
    return amounts;
  }

  private static String words(DoseEvent dose) {
    return amount(dose) + " " + dose.drug() + " " + dose.route().id();
  }

  static String amount(DoseEvent dose) {
    return PlainNumber.of(dose.amount().value()) + " " + dose.amount().unit().code();
  }

  private static String after(DoseEvent dose, double hours) {
    double lag = hours - dose.time().hours();
    return lag > 0 ? ", after its lag" : "";
  }
}

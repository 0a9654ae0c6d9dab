package org.blockade.service.sbml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.AssignmentRule;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.Event;
import org.sbml.jsbml.EventAssignment;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.RateRule;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.Rule;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLReader;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;

/// A simulator of SBML that knows the specification and nothing of Blockade: what a model says is
/// integrated by a general method. Of SBML it takes what our models use; what else it meets, it
/// refuses.
final class SbmlRun {

  private static final double RELATIVE = 1e-11;
  private static final double ABSOLUTE = 1e-13;

  /// Longer steps are at the edge of what keeps an explicit method steady, and leave noise.
  private static final double LONGEST_STEP = 1;

  private static final double SHORTEST_STEP = 1e-12;

  private final Model model;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final double[] slots;
  private final int states;
  private final List<Assigned> rules = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Assigned> rates = new ArrayList<>();
  private final TreeMap<Double, Event> due = new TreeMap<>();
  private double time;

  private interface Value {
    double get();
  }

  private record Assigned(int place, Value value) {}

  private record Flow(Value rate, int[] places, double[] factors) {}

  SbmlRun(byte[] sbml) throws XMLStreamException {
    SBMLDocument document = new SBMLReader().readSBMLFromStream(new ByteArrayInputStream(sbml));
    this.model = document.getModel();
    refuseWhatIsNotKnown();
    for (Species species : model.getListOfSpecies()) {
      place(species.getId());
    }
    for (Rule rule : model.getListOfRules()) {
      if (rule instanceof RateRule rate) {
        place(rate.getVariable());
      }
    }
    this.states = places.size();
    model.getListOfParameters().forEach(parameter -> place(parameter.getId()));
    model.getListOfCompartments().forEach(compartment -> place(compartment.getId()));
    this.slots = new double[places.size()];
    setInitially();
    compile();
  }

  private void refuseWhatIsNotKnown() {
    boolean other =
        model.getInitialAssignmentCount() > 0
            || model.getConstraintCount() > 0
            || model.getFunctionDefinitionCount() > 0;
    if (other) {
      throw new UnsupportedOperationException("an element that this simulator does not know");
    }
  }

  private void place(String id) {
    places.putIfAbsent(id, places.size());
  }

  private int placeOf(String id) {
    return Optional.ofNullable(places.get(id)).orElseThrow();
  }

  private void setInitially() {
    for (Species species : model.getListOfSpecies()) {
      if (!species.getHasOnlySubstanceUnits() || species.getBoundaryCondition()) {
        throw new UnsupportedOperationException("a species that is not an amount");
      }
      slots[placeOf(species.getId())] = species.getInitialAmount();
    }
    for (Parameter parameter : model.getListOfParameters()) {
      slots[placeOf(parameter.getId())] = parameter.getValue();
    }
    for (Compartment compartment : model.getListOfCompartments()) {
      slots[placeOf(compartment.getId())] = compartment.getSize();
    }
  }

  private void compile() {
    for (Rule rule : model.getListOfRules()) {
      switch (rule) {
        case AssignmentRule assignment ->
            rules.add(new Assigned(placeOf(assignment.getVariable()), value(rule.getMath())));
        case RateRule rate ->
            rates.add(new Assigned(placeOf(rate.getVariable()), value(rule.getMath())));
        default -> throw new UnsupportedOperationException("an algebraic rule");
      }
    }
    for (Reaction reaction : model.getListOfReactions()) {
      Map<Integer, Double> factors = new TreeMap<>();
      reaction
          .getListOfReactants()
          .forEach(one -> factors.merge(at(one), -times(one), Double::sum));
      reaction.getListOfProducts().forEach(one -> factors.merge(at(one), times(one), Double::sum));
      flows.add(
          new Flow(
              value(reaction.getKineticLaw().getMath()),
              factors.keySet().stream().mapToInt(Integer::intValue).toArray(),
              factors.values().stream().mapToDouble(Double::doubleValue).toArray()));
    }
    for (Event event : model.getListOfEvents()) {
      ASTNode trigger = event.getTrigger().getMath();
      boolean atATime =
          trigger.getType() == ASTNode.Type.RELATIONAL_GEQ
              && trigger.getChild(0).getType() == ASTNode.Type.NAME_TIME;
      if (!atATime || event.isSetDelay() || event.isSetPriority()) {
        throw new UnsupportedOperationException("an event that is not due at a time");
      }
      if (due.put(value(trigger.getChild(1)).get(), event) != null) {
        throw new UnsupportedOperationException("two events at one time");
      }
    }
  }

  private int at(SpeciesReference reference) {
    return placeOf(reference.getSpecies());
  }

  private static double times(SpeciesReference reference) {
    return reference.getStoichiometry();
  }

  /// The meaning of a formula.
  private Value value(ASTNode node) {
    return switch (node.getType()) {
      case INTEGER, REAL, REAL_E, RATIONAL -> constant(node.getReal());
      case NAME_TIME -> () -> time;
      case NAME -> {
        int place = placeOf(node.getName());
        yield () -> slots[place];
      }
      case PLUS -> {
        Value[] terms = children(node);
        yield () -> sum(terms);
      }
      case TIMES -> {
        Value[] factors = children(node);
        yield () -> product(factors);
      }
      case MINUS -> {
        Value[] terms = children(node);
        yield terms.length == 1 ? () -> -terms[0].get() : () -> terms[0].get() - terms[1].get();
      }
      case DIVIDE -> {
        Value[] terms = children(node);
        yield () -> terms[0].get() / terms[1].get();
      }
      case FUNCTION_LN -> {
        Value argument = value(node.getChild(0));
        yield () -> Math.log(argument.get());
      }
      default -> throw new UnsupportedOperationException("a formula with " + node.getType());
    };
  }

  private static double sum(Value[] terms) {
    double sum = 0;
    for (Value term : terms) {
      sum += term.get();
    }
    return sum;
  }

  private static double product(Value[] factors) {
    double product = 1;
    for (Value factor : factors) {
      product *= factor.get();
    }
    return product;
  }

  private static Value constant(double number) {
    return () -> number;
  }

  private Value[] children(ASTNode node) {
    return node.getChildren().stream().map(this::value).toArray(Value[]::new);
  }

  private void applyRules() {
    // Each pass settles at least one more of a chain of rules.
    for (int pass = 0; pass < rules.size(); pass++) {
      boolean settled = true;
      for (Assigned rule : rules) {
        double value = rule.value().get();
        settled &= slots[rule.place()] == value;
        slots[rule.place()] = value;
      }
      if (settled) {
        return;
      }
    }
  }

  private double[] derivatives(double at, double[] state) {
    time = at;
    System.arraycopy(state, 0, slots, 0, states);
    applyRules();
    double[] slopes = new double[states];
    for (Flow flow : flows) {
      double rate = flow.rate().get();
      for (int i = 0; i < flow.places().length; i++) {
        slopes[flow.places()[i]] += flow.factors()[i] * rate;
      }
    }
    for (Assigned rate : rates) {
      slopes[rate.place()] += rate.value().get();
    }
    return slopes;
  }

  private double[] state() {
    return Arrays.copyOf(slots, states);
  }

  private void happen(double at, Event event) {
    time = at;
    applyRules();
    Map<Integer, Double> values = new HashMap<>();
    for (EventAssignment assignment : event.getListOfEventAssignments()) {
      values.put(placeOf(assignment.getVariable()), value(assignment.getMath()).get());
    }
    values.forEach((place, value) -> slots[place] = value);
  }

  /// What the model gives at times in ascending order, by identifier. At the time of an event it is
  /// what holds after it.
  Map<String, double[]> at(double[] times, List<String> ids) {
    Map<String, double[]> curves = new HashMap<>();
    ids.forEach(id -> curves.put(id, new double[times.length]));
    int[] next = {0};
    double now = 0;
    List<Map.Entry<Double, Event>> events = new ArrayList<>(due.entrySet());
    double last = times[times.length - 1];
    for (int i = 0; i <= events.size(); i++) {
      double end = Math.min(last, i < events.size() ? events.get(i).getKey() : last);
      if (end > now) {
        integrate(now, end, times, next, curves);
        now = end;
      }
      if (i < events.size() && events.get(i).getKey() <= now) {
        happen(now, events.get(i).getValue());
      }
    }
    read(now, times, next, curves, true);
    return curves;
  }

  private void integrate(
      double from, double to, double[] times, int[] next, Map<String, double[]> curves) {
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(SHORTEST_STEP, LONGEST_STEP, ABSOLUTE, RELATIVE);
    integrator.addStepHandler(
        new ODEStepHandler() {
          @Override
          public void handleStep(ODEStateInterpolator step) {
            double end = step.getCurrentState().getTime();
            while (next[0] < times.length && times[next[0]] < end) {
              set(step.getInterpolatedState(times[next[0]]));
              read(times[next[0]], times, next, curves, false);
            }
          }
        });
    ODEStateAndDerivative end =
        integrator.integrate(
            new ExpandableODE(
                new OrdinaryDifferentialEquation() {
                  @Override
                  public int getDimension() {
                    return states;
                  }

                  @Override
                  public double[] computeDerivatives(double t, double[] y) {
                    return derivatives(t, y);
                  }
                }),
            new ODEState(from, state()),
            to);
    set(end);
  }

  private void set(ODEStateAndDerivative reached) {
    time = reached.getTime();
    System.arraycopy(reached.getPrimaryState(), 0, slots, 0, states);
  }

  private void read(
      double now, double[] times, int[] next, Map<String, double[]> curves, boolean all) {
    applyRules();
    while (next[0] < times.length && times[next[0]] <= now) {
      curves.forEach((id, curve) -> curve[next[0]] = slots[placeOf(id)]);
      next[0]++;
      if (!all) {
        return;
      }
    }
  }
}

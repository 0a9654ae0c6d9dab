package org.blockade.service.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.blockade.formats.regimen.PlainNumber;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.drug.Parameter;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.AssignmentRule;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.Event;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.RateRule;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBase;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;

/// Writes the model of an experiment as SBML Level 3 Version 2, core only.
///
/// Amounts are species in nmol; a volume is a compartment; a flow is a reaction; an effect site,
/// which takes nothing from what it follows, is a parameter with a rate rule; what is read from the
/// body is a parameter with an assignment rule. What happens at one time is one event.
final class SbmlModel {

  private static final int LEVEL = 3;
  private static final int VERSION = 2;
  private static final String SITES = "sites_of_doses";
  private static final String FACTOR = "per_mL_of_per_L";
  private static final double PER_MILLILITRE = 1e-3;

  private final DrugModel drug;
  private final Structure structure;
  private final ModelExperiment experiment;
  private final Inlets inlets;
  private final List<Moment> moments;
  private final Set<Entrance> entrances = new TreeSet<>();
  private final ParameterValues atFirst;

  /// Of a parameter that changes, it must not be said that it is constant.
  private final Set<String> changing = new HashSet<>();

  private final SBMLDocument document = new SBMLDocument(LEVEL, VERSION);
  private final Model model;
  private final Set<String> written = new HashSet<>();
  private final List<String> states = new ArrayList<>();
  private final Map<String, String> doses = new HashMap<>();

  private SbmlModel(ModelExperiment experiment) {
    this.experiment = experiment;
    this.drug = experiment.model();
    this.structure = drug.structure();
    this.inlets = new Inlets(drug);
    this.moments = Moments.of(drug, experiment.scenario(), inlets);
    this.atFirst = drug.typical(Moments.covariatesAtFirst(experiment.scenario()));
    experiment.scenario().dosing().doses().forEach(dose -> entrances.add(Entrance.of(dose)));
    moments.forEach(moment -> changing.addAll(moment.changed().keySet()));
    this.model = document.createModel(Names.id(drug.id()));
  }

  /// The document.
  static SBMLDocument of(ModelExperiment experiment) {
    return new SbmlModel(experiment).document();
  }

  /// What an experiment reads from the body: identifier and name, in the order of a table.
  static List<Output> outputs(DrugModel drug) {
    List<Output> outputs = new ArrayList<>();
    for (Structure.Substance substance : drug.structure().substances()) {
      outputs.add(
          new Output(Names.plasma(substance.id()), substance.title() + " in plasma (ng/mL)", true));
    }
    outputs.add(new Output("mu_occupancy", "mu receptors held", false));
    if (drug.structure().selectivity().isPresent()) {
      outputs.add(new Output("kappa_occupancy", "kappa receptors held", false));
      outputs.add(new Output("delta_occupancy", "delta receptors held", false));
    }
    return outputs;
  }

  /// @param plasma whether it is a concentration in plasma; else a share of receptors
  record Output(String id, String name, boolean plasma) {}

  private SBMLDocument document() {
    model.setName(drug.title());
    model.setTimeUnits(ModelUnits.HOUR);
    model.setSubstanceUnits(ModelUnits.NANOMOLE);
    model.setExtentUnits(ModelUnits.NANOMOLE);
    model.setVolumeUnits(ModelUnits.LITRE);
    ModelUnits.define(model);
    note(model, about());
    addSites();
    addSubstances();
    addReceptor();
    addDoses();
    addHappenings();
    return document;
  }

  private List<String> about() {
    List<String> about = new ArrayList<>();
    about.add(drug.title() + " in one person: " + drug.label() + ", written by Blockade.");
    about.add(
        "A research instrument. It is not a medical device. Parameters are typical values, with"
            + " the person's covariates applied; they are not fitted to the person.");
    about.add(
        experiment.origin() == 0
            ? "Time 0 is hour 0 of the record."
            : "Time 0 is hour " + PlainNumber.of(experiment.origin()) + " of the record.");
    about.add(
        "The time of an event is the time at which a dose enters: the record's, and the lag of its"
            + " way in.");
    about.addAll(experiment.remarks());
    return about;
  }

  // Sites of doses -------------------------------------------------------------------------------

  private void addSites() {
    boolean depots =
        entrances.stream().anyMatch(way -> !(inlets.input(way) instanceof Structure.Input.Direct));
    if (depots) {
      Compartment sites = compartment(SITES, 1);
      sites.setName("sites of doses");
      note(sites, List.of("Its size means nothing: what lies there is counted in nmol."));
    }
    for (Structure.Substance substance : structure.substances()) {
      addVolumes(substance);
    }
    for (Entrance entrance : entrances) {
      String parent = Names.central(entrance.substance());
      switch (inlets.input(entrance)) {
        case Structure.Input.Direct direct -> use(direct.bioavailability());
        case Structure.Input.FirstOrder oral -> {
          String gut = Names.gut(entrance);
          amount(gut, entrance + ", not yet absorbed", SITES);
          use(oral.absorptionRate(), oral.absorbed(), oral.bioavailability());
          String share = oral.bioavailability() + " / " + oral.absorbed();
          String rate = oral.absorptionRate() + " * " + gut + " * ";
          flow("absorption_" + Names.id(entrance.toString()), gut, parent, rate + share);
          flow(
              "first_pass_" + Names.id(entrance.toString()),
              gut,
              Names.central(oral.firstPassSubstance()),
              rate + "(1 - " + share + ")");
        }
        case Structure.Input.Depot depot -> {
          use(depot.bioavailability());
          depot.phases().forEach(phase -> addPhase(entrance, phase, parent));
        }
      }
    }
  }

  private void addPhase(Entrance entrance, Structure.Phase phase, String parent) {
    use(phase.fraction());
    int stages = stages(phase);
    for (int stage = 1; stage <= stages; stage++) {
      amount(
          Names.stage(entrance, phase.fraction(), stage),
          entrance + ", phase " + phase.fraction() + ", stage " + stage + " of " + stages,
          SITES);
    }
    for (int stage = 1; stage <= stages; stage++) {
      String from = Names.stage(entrance, phase.fraction(), stage);
      boolean last = stage == stages;
      flow(
          "release_" + from,
          from,
          last ? parent : Names.stage(entrance, phase.fraction(), stage + 1),
          rate(phase, last) + " * " + from);
    }
  }

  private int stages(Structure.Phase phase) {
    return switch (phase) {
      case Structure.Phase.Burst burst -> 1;
      case Structure.Phase.Erlang erlang -> (int) atFirst.value(erlang.stages());
      case Structure.Phase.FirstOrder absorption -> 1;
      case Structure.Phase.Transit transit -> (int) atFirst.value(transit.stages()) + 1;
    };
  }

  private String rate(Structure.Phase phase, boolean last) {
    return switch (phase) {
      case Structure.Phase.Burst burst -> {
        use(burst.halfLife());
        yield "ln(2) / " + burst.halfLife();
      }
      case Structure.Phase.Erlang erlang -> {
        use(erlang.stages(), erlang.meanTime());
        yield erlang.stages() + " / " + erlang.meanTime();
      }
      case Structure.Phase.FirstOrder absorption -> {
        use(absorption.rate());
        yield absorption.rate();
      }
      case Structure.Phase.Transit transit -> {
        use(transit.rate(), transit.stageRate());
        yield last ? transit.rate() : transit.stageRate();
      }
    };
  }

  // Substances -----------------------------------------------------------------------------------

  private void addVolumes(Structure.Substance substance) {
    volume(substance.centralVolume());
    amount(
        Names.central(substance.id()), substance.title() + ", central", substance.centralVolume());
    for (Structure.Peripheral peripheral : substance.peripherals()) {
      volume(peripheral.volume());
      amount(
          Names.peripheral(substance.id(), peripheral.volume()),
          substance.title() + ", peripheral",
          peripheral.volume());
    }
  }

  private void addSubstances() {
    fixed(FACTOR, "ng/mL of one ng/L", PER_MILLILITRE, ModelUnits.SMALLER);
    for (Structure.Substance substance : structure.substances()) {
      use(substance.molarMass(), substance.clearance());
      String central = Names.central(substance.id());
      String volume = substance.centralVolume();
      for (Structure.Peripheral peripheral : substance.peripherals()) {
        String other = Names.peripheral(substance.id(), peripheral.volume());
        use(peripheral.flow());
        flow("to_" + other, central, other, peripheral.flow() + " / " + volume + " * " + central);
        flow(
            "from_" + other,
            other,
            central,
            peripheral.flow() + " / " + peripheral.volume() + " * " + other);
      }
      addElimination(substance);
      String concentration = Names.concentration(substance.id());
      read(
          concentration,
          substance.title() + " in plasma (nmol/L)",
          ModelUnits.CONCENTRATION,
          central + " / " + volume);
      read(
          Names.plasma(substance.id()),
          substance.title() + " in plasma (ng/mL)",
          "ng_per_mL",
          concentration + " * " + substance.molarMass() + " * " + FACTOR);
      substance.biophaseRate().ifPresent(rate -> addEffectSite(substance, rate, concentration));
    }
  }

  private void addElimination(Structure.Substance substance) {
    String central = Names.central(substance.id());
    String rate = substance.clearance() + " / " + substance.centralVolume() + " * " + central;
    String elimination = "elimination_" + Names.id(substance.id());
    if (substance.formation().isEmpty()) {
      flow(elimination, central, "", rate);
      return;
    }
    Structure.Formation formation = substance.formation().get();
    use(formation.fraction());
    flow(
        "formation_" + Names.id(formation.substance()),
        central,
        Names.central(formation.substance()),
        rate + " * " + formation.fraction());
    flow(elimination, central, "", rate + " * (1 - " + formation.fraction() + ")");
  }

  private void addEffectSite(Structure.Substance substance, String rate, String concentration) {
    use(rate);
    String site = Names.effectSite(substance.id());
    org.sbml.jsbml.Parameter level =
        fixed(site, substance.title() + " in the slow biophase", 0, ModelUnits.CONCENTRATION);
    level.setConstant(false);
    states.add(site);
    RateRule rule = model.createRateRule();
    rule.setVariable(site);
    rule.setMath(Formula.of(rate + " * (" + concentration + " - " + site + ")"));
  }

  // Receptor -------------------------------------------------------------------------------------

  private void addReceptor() {
    List<String> drives = new ArrayList<>();
    for (Structure.Ligand ligand : structure.ligands()) {
      Structure.Substance substance = structure.substance(ligand.substance());
      use(ligand.halfOccupancy());
      ligand.slowShare().ifPresent(this::use);
      String site = Names.effectSite(ligand.substance());
      String reaching =
          ligand
              .slowShare()
              .map(slow ->
                  "((1 - "
                      + slow
                      + ") * "
                      + Names.concentration(ligand.substance())
                      + " + "
                      + slow
                      + " * "
                      + site
                      + ")")
              .orElse(site);
      String drive = Names.drive(ligand.substance());
      read(
          drive,
          "drive of " + substance.title() + " at the mu receptor",
          ModelUnits.DIMENSIONLESS,
          reaching
              + " * "
              + substance.molarMass()
              + " * "
              + FACTOR
              + " / "
              + ligand.halfOccupancy());
      drives.add(drive);
    }
    read(
        "drive",
        "drive at the mu receptor, of all together",
        ModelUnits.DIMENSIONLESS,
        String.join(" + ", drives));
    read("mu_occupancy", "mu receptors held", ModelUnits.DIMENSIONLESS, "drive / (1 + drive)");
    structure
        .selectivity()
        .ifPresent(selectivity -> {
          use(selectivity.kappa(), selectivity.delta());
          String kappa = selectivity.kappa();
          String delta = selectivity.delta();
          read(
              "kappa_occupancy",
              "kappa receptors held",
              ModelUnits.DIMENSIONLESS,
              "drive / (" + kappa + " + drive)");
          read(
              "delta_occupancy",
              "delta receptors held",
              ModelUnits.DIMENSIONLESS,
              "drive / (" + delta + " + drive)");
        });
  }

  // Doses ----------------------------------------------------------------------------------------

  /// One parameter for each kind of dose: who changes it changes all doses of that kind.
  private void addDoses() {
    for (DoseEvent dose : experiment.scenario().dosing().doses()) {
      Entrance entrance = Entrance.of(dose);
      String id =
          Names.id(
              "dose "
                  + entrance
                  + " "
                  + PlainNumber.of(dose.amount().value()).replace('.', 'p')
                  + " "
                  + dose.amount().unit().code());
      if (doses.putIfAbsent(key(dose), id) == null) {
        org.sbml.jsbml.Parameter amount =
            fixed(
                id,
                "base in a dose of " + Moments.amount(dose) + " " + entrance,
                drug.baseOf(dose, atFirst).nanomoles(),
                ModelUnits.NANOMOLE);
        note(
            amount,
            List.of(
                drug.formulation(entrance).map(Formulation::title).orElse(entrance.toString())
                    + "; labelled amount x base / molar mass."));
      }
    }
    for (Entrance entrance : infused()) {
      org.sbml.jsbml.Parameter rate =
          fixed(
              Names.infusionRate(entrance),
              "rate of the running infusions, " + entrance,
              0,
              ModelUnits.RATE);
      rate.setConstant(false);
      int number = 0;
      for (Inlets.Share share : inlets.shares(entrance, atFirst)) {
        number++;
        flow(
            "infusion_" + Names.id(entrance.toString()) + "_" + number,
            "",
            share.species(),
            share.formula() + " * " + Names.infusionRate(entrance));
      }
    }
  }

  private Set<Entrance> infused() {
    return experiment.scenario().dosing().doses().stream()
        .filter(dose -> dose.infusionHours() > 0)
        .map(Entrance::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(DoseEvent dose) {
    return Entrance.of(dose) + " " + dose.amount();
  }

  private String doseOf(DoseEvent dose) {
    return doses.getOrDefault(key(dose), "");
  }

  // What happens ---------------------------------------------------------------------------------

  /// What is done at the very beginning is in the initial amounts: simulators do not agree whether
  /// an event can be due there.
  private void addHappenings() {
    Map<String, Double> amounts = new TreeMap<>();
    Map<String, Double> parameters = new TreeMap<>();
    int number = 0;
    for (Moment moment : moments) {
      double time = moment.hours() - experiment.origin();
      if (time <= 0) {
        begin(moment, amounts, parameters);
      } else if (!isIdle(moment)) {
        number++;
        addEvent(moment, time, number);
      }
    }
    amounts.forEach(this::setInitially);
    parameters.forEach(this::setInitially);
  }

  private static boolean isIdle(Moment moment) {
    return !moment.empties()
        && moment.changed().isEmpty()
        && moment.steady().isEmpty()
        && moment.entering().isEmpty()
        && moment.running().isEmpty();
  }

  private void begin(Moment moment, Map<String, Double> amounts, Map<String, Double> parameters) {
    if (moment.empties()) {
      amounts.clear();
    }
    parameters.putAll(moment.changed());
    moment.steady().forEach((state, amount) -> amounts.merge(state, amount, Double::sum));
    for (DoseEvent dose : moment.entering()) {
      double base = drug.baseOf(dose, moment.values()).nanomoles();
      for (Inlets.Share share : inlets.shares(Entrance.of(dose), moment.values())) {
        amounts.merge(share.species(), share.value() * base, Double::sum);
      }
    }
    moment
        .running()
        .forEach((way, running) ->
            parameters.put(
                Names.infusionRate(way),
                running.stream()
                    .mapToDouble(dose ->
                        drug.baseOf(dose, moment.values()).nanomoles() / dose.infusionHours())
                    .sum()));
  }

  private void setInitially(String id, double value) {
    Species species = model.getSpecies(id);
    if (species != null) {
      species.setInitialAmount(value);
    } else if (model.getParameter(id) != null) {
      model.getParameter(id).setValue(value);
    } else if (model.getCompartment(id) != null) {
      model.getCompartment(id).setSize(value);
    }
  }

  private void addEvent(Moment moment, double time, int number) {
    Event event = model.createEvent("event_" + number);
    event.setName(String.join("; ", moment.words()));
    event.setUseValuesFromTriggerTime(true);
    ASTNode due = new ASTNode(ASTNode.Type.RELATIONAL_GEQ);
    due.addChild(new ASTNode(ASTNode.Type.NAME_TIME));
    due.addChild(Formula.number(time, ModelUnits.HOUR));
    due.getChild(0).setName("time");
    event.createTrigger(false, true, due);
    Map<String, ASTNode> assigned = new TreeMap<>();
    moment
        .changed()
        .forEach((symbol, value) -> {
          if (written.contains(symbol)) {
            assigned.put(symbol, Formula.number(value, unitOf(symbol)));
          }
        });
    added(moment).forEach((state, terms) -> assigned.put(state, sum(terms, unitOfState(state))));
    moment
        .running()
        .forEach((way, running) -> assigned.put(Names.infusionRate(way), rate(running)));
    assigned.forEach((variable, math) -> event.createEventAssignment(variable, math));
  }

  private String unitOf(String symbol) {
    return drug.parameters()
        .find(symbol)
        .map(parameter -> ModelUnits.of(parameter.unit()))
        .orElseThrow();
  }

  /// Of each state that changes, what it is the sum of.
  private Map<String, List<ASTNode>> added(Moment moment) {
    Map<String, List<ASTNode>> added = new TreeMap<>();
    if (moment.empties()) {
      states.forEach(state -> added.put(state, new ArrayList<>()));
    }
    for (String state : states) {
      double steady = moment.steady().getOrDefault(state, 0.0);
      if (steady != 0) {
        terms(added, state).add(Formula.number(steady, unitOfState(state)));
      }
    }
    for (DoseEvent dose : moment.entering()) {
      for (Inlets.Share share : inlets.shares(Entrance.of(dose), moment.values())) {
        // A value that changes just now is not yet there when the assignments are computed.
        terms(added, share.species())
            .add(
                moment.changed().isEmpty()
                    ? Formula.of(share.formula() + " * " + doseOf(dose))
                    : Formula.of(PlainNumber.of(share.value()) + " * " + doseOf(dose)));
      }
    }
    return added;
  }

  private String unitOfState(String state) {
    return model.getSpecies(state) != null ? ModelUnits.NANOMOLE : ModelUnits.CONCENTRATION;
  }

  private List<ASTNode> terms(Map<String, List<ASTNode>> added, String state) {
    return added.computeIfAbsent(state, empty -> new ArrayList<>(List.of(Formula.of(state))));
  }

  private static ASTNode sum(List<ASTNode> terms, String unit) {
    if (terms.isEmpty()) {
      return Formula.number(0, unit);
    }
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    ASTNode sum = new ASTNode(ASTNode.Type.PLUS);
    terms.forEach(sum::addChild);
    return sum;
  }

  private ASTNode rate(List<DoseEvent> running) {
    List<ASTNode> rates = new ArrayList<>();
    for (DoseEvent dose : running) {
      ASTNode rate = new ASTNode(ASTNode.Type.DIVIDE);
      rate.addChild(Formula.of(doseOf(dose)));
      rate.addChild(Formula.number(dose.infusionHours(), ModelUnits.HOUR));
      rates.add(rate);
    }
    return sum(rates, ModelUnits.RATE);
  }

  // Elements -------------------------------------------------------------------------------------

  private Compartment compartment(String id, double litres) {
    Compartment compartment = model.createCompartment(id);
    compartment.setSpatialDimensions(3);
    compartment.setSize(litres);
    compartment.setUnits(ModelUnits.LITRE);
    compartment.setConstant(!changing.contains(id));
    return compartment;
  }

  private void volume(String symbol) {
    if (written.add(symbol)) {
      Compartment compartment = compartment(symbol, atFirst.value(symbol));
      describe(compartment, symbol);
    }
  }

  private void amount(String id, String name, String compartment) {
    Species species = model.createSpecies(id);
    species.setName(name);
    species.setCompartment(compartment);
    species.setInitialAmount(0);
    species.setSubstanceUnits(ModelUnits.NANOMOLE);
    species.setHasOnlySubstanceUnits(true);
    species.setBoundaryCondition(false);
    species.setConstant(false);
    states.add(id);
  }

  /// The parameters that a formula uses.
  private void use(String... symbols) {
    for (String symbol : symbols) {
      if (written.add(symbol)) {
        Parameter parameter = drug.parameters().find(symbol).orElseThrow();
        org.sbml.jsbml.Parameter own =
            fixed(
                symbol,
                parameter.meaning(),
                atFirst.value(symbol),
                ModelUnits.of(parameter.unit()));
        own.setConstant(!changing.contains(symbol));
        describe(own, symbol);
      }
    }
  }

  private void describe(SBase element, String symbol) {
    Parameter parameter = drug.parameters().find(symbol).orElseThrow();
    List<String> notes = new ArrayList<>();
    notes.add(parameter.meaning() + ".");
    notes.add("Source: " + parameter.source() + ". Evidence: " + parameter.evidence().word() + ".");
    if (atFirst.value(symbol) != parameter.value()) {
      notes.add(
          "With the person's covariates; without them "
              + PlainNumber.of(parameter.value())
              + " "
              + parameter.unit().code()
              + ".");
    }
    note(element, notes);
  }

  private org.sbml.jsbml.Parameter fixed(String id, String name, double value, String unit) {
    org.sbml.jsbml.Parameter parameter = model.createParameter(id);
    parameter.setName(name);
    parameter.setValue(value);
    parameter.setUnits(unit);
    parameter.setConstant(true);
    return parameter;
  }

  /// Something that is read from the body at any time.
  private void read(String id, String name, String unit, String formula) {
    org.sbml.jsbml.Parameter parameter = model.createParameter(id);
    parameter.setName(name);
    parameter.setUnits(unit);
    parameter.setConstant(false);
    AssignmentRule rule = model.createAssignmentRule();
    rule.setVariable(id);
    rule.setMath(Formula.of(formula));
  }

  /// @param from empty where it comes from outside
  /// @param to empty where it leaves for good
  private void flow(String id, String from, String to, String rate) {
    Reaction reaction = model.createReaction(id);
    reaction.setReversible(false);
    if (!from.isEmpty()) {
      one(reaction.createReactant(model.getSpecies(from)));
    }
    if (!to.isEmpty()) {
      one(reaction.createProduct(model.getSpecies(to)));
    }
    reaction.createKineticLaw().setMath(Formula.of(rate));
  }

  private static void one(SpeciesReference reference) {
    reference.setStoichiometry(1);
    reference.setConstant(true);
  }

  private static void note(SBase element, List<String> sentences) {
    try {
      element.setNotes(
          sentences.stream()
              .map(sentence ->
                  "<p xmlns=\"http://www.w3.org/1999/xhtml\">" + escaped(sentence) + "</p>")
              .collect(Collectors.joining("", "<notes>", "</notes>")));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a note of this package cannot be written", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

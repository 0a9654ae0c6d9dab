package org.blockade.simulator.drug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.Route;

/// Reads a drug file and checks it. Everything wrong is told at once, each with its line.
final class DrugFileReader {

  /// A plausible range wider than this would let a slip of minutes for hours pass. A choice that
  /// follows from 60 minutes in an hour.
  private static final double WIDEST_RANGE = 60;

  /// Fractions of a whole add up to 1 within this: they are decimals of a file.
  private static final double WHOLE = 1e-9;

  private final DataFile file;
  private final DataNode root;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, DataNode> parameterNodes = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /// Parameters whose unit could not be read: that was told once, and is not told again.
  private final Set<String> withoutUnit = new HashSet<>();

  DrugFileReader(DataFile file) {
    this.file = file;
    this.root = file.root();
  }

  DrugFile read() {
    String id = root.text("id");
    String title = root.text("title");
    int version = (int) root.number("version");
    readParameters(root.child("parameters"));
    Structure structure = readStructure(root.child("structure"));
    List<Formulation> formulations =
        root.children("formulations").stream().map(this::readFormulation).toList();
    List<CovariateEffect> effects = new ArrayList<>();
    root.children("covariates").forEach(node -> readCovariate(node).ifPresent(effects::add));
    List<DataNode> variants = root.children("variants");
    root.close();
    checkRelations(structure, formulations, effects);
    reportUnused();
    List<Variant> read = variants.stream().map(variant -> readVariant(variant, structure)).toList();
    Set<String> names = new HashSet<>(Set.of(DrugModel.DEFAULT));
    for (Variant variant : read) {
      if (!names.add(variant.name)) {
        root.report("variants", "the parameter set " + variant.name + " stands twice; rename one");
      }
    }
    file.requireSound();

    List<DrugModel> models = new ArrayList<>();
    ParameterTable table = new ParameterTable(List.copyOf(parameters.values()));
    models.add(
        new DrugModel(
            id,
            title,
            DrugModel.DEFAULT,
            "the leading model",
            version,
            file.checksum(),
            table,
            structure,
            formulations,
            effects));
    for (Variant variant : read) {
      models.add(
          new DrugModel(
              id,
              title,
              variant.name,
              variant.reason,
              version,
              file.checksum(),
              variant.table,
              structure,
              formulations,
              effects));
    }
    return new DrugFile(models);
  }

  private void readParameters(DataNode node) {
    for (String symbol : node.keys()) {
      DataNode entry = node.child(symbol);
      parameters.put(symbol, readParameter(symbol, entry));
      parameterNodes.put(symbol, entry);
      entry.close();
    }
  }

  private Parameter readParameter(String symbol, DataNode entry) {
    String meaning = entry.text("meaning");
    double value = entry.number("value");
    Optional<ParameterUnit> unit = entry.word("unit", ParameterUnit::ofCode, ParameterUnit.codes());
    if (unit.isEmpty()) {
      withoutUnit.add(symbol);
    }
    List<Double> range = entry.numbers("range");
    double lowest = range.size() == 2 ? range.get(0) : Double.NaN;
    double highest = range.size() == 2 ? range.get(1) : Double.NaN;
    checkRange(symbol, entry, value, lowest, highest);
    unit.ifPresent(kind -> checkKind(symbol, entry, value, kind));
    String source = entry.text("source");
    Evidence evidence =
        entry.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.REMEMBERED);
    return new Parameter(
        symbol,
        meaning,
        value,
        unit.orElse(ParameterUnit.RATIO),
        readBetween(symbol, entry),
        lowest,
        highest,
        source,
        evidence);
  }

  private void checkRange(
      String symbol, DataNode entry, double value, double lowest, double highest) {
    if (!(lowest < highest)) {
      entry.report("range", symbol + " needs a range of two numbers, lowest and highest plausible");
      return;
    }
    double near = StrictMath.min(StrictMath.abs(lowest), StrictMath.abs(highest));
    double far = StrictMath.max(StrictMath.abs(lowest), StrictMath.abs(highest));
    if (lowest * highest <= 0 || far / near >= WIDEST_RANGE) {
      entry.report(
          "range",
          symbol
              + " has a range that spans a factor of "
              + (int) WIDEST_RANGE
              + " or more, or zero: narrow it, or a slip of minutes for hours could pass");
    }
    if (value < lowest || value > highest) {
      entry.report(
          "value",
          symbol
              + " is "
              + value
              + ", outside its plausible range "
              + lowest
              + " to "
              + highest
              + ": check the unit (minutes for hours, milli for nothing)");
    }
  }

  private static void checkKind(String symbol, DataNode entry, double value, ParameterUnit unit) {
    if (unit == ParameterUnit.FRACTION && !(value >= 0 && value <= 1)) {
      entry.report("value", symbol + " is " + value + "; a fraction is 0 to 1");
    }
    if (unit == ParameterUnit.COUNT && value != StrictMath.rint(value)) {
      entry.report("value", symbol + " is " + value + "; a count is a whole number");
    }
  }

  private Optional<BetweenSubject> readBetween(String symbol, DataNode entry) {
    OptionalDouble cv = entry.optionalNumber("cv");
    Optional<String> effect = entry.optionalText("effect");
    OptionalDouble atMost = entry.optionalNumber("at_most");
    if (cv.isEmpty()) {
      if (effect.isPresent() || atMost.isPresent()) {
        entry.report("effect", symbol + " has a random effect without \"cv\"");
      }
      return Optional.empty();
    }
    if (!(cv.getAsDouble() > 0 && cv.getAsDouble() < 2)) {
      entry.report("cv", symbol + " has a cv of " + cv.getAsDouble() + "; write 0.3 for 30 %");
    }
    if (effect.isEmpty()) {
      entry.report("cv", symbol + " has a cv without \"effect\", the name of its random effect");
    }
    if (atMost.isPresent() && !(atMost.getAsDouble() >= entry.number("value"))) {
      entry.report(
          "at_most", symbol + " is truncated by at_most below its typical value; raise at_most");
    }
    return Optional.of(new BetweenSubject(cv.getAsDouble(), effect.orElse(symbol), atMost));
  }

  private Structure readStructure(DataNode node) {
    List<Structure.Substance> substances =
        node.children("substances").stream().map(this::readSubstance).toList();
    if (substances.isEmpty()) {
      node.report("substances", "a drug has one substance or more under \"substances\"");
    }
    Map<Entrance, Structure.Input> inputs = new LinkedHashMap<>();
    for (DataNode input : node.children("inputs")) {
      Entrance entrance = readEntrance(input);
      if (inputs.containsKey(entrance)) {
        input.report("route", entrance + " is described twice; keep one");
      }
      readInput(input).ifPresent(read -> inputs.put(entrance, read));
      input.close();
    }
    List<Structure.Ligand> ligands =
        node.children("ligands").stream().map(this::readLigand).toList();
    Optional<Structure.Selectivity> selectivity = Optional.empty();
    if (node.has("receptors")) {
      DataNode receptors = node.child("receptors");
      selectivity =
          Optional.of(
              new Structure.Selectivity(
                  symbol(receptors, "kappa", ParameterUnit.RATIO),
                  symbol(receptors, "delta", ParameterUnit.RATIO)));
      receptors.close();
    }
    Optional<Structure.Challenge> challenge = Optional.empty();
    if (node.has("challenge")) {
      DataNode effect = node.child("challenge");
      challenge =
          Optional.of(
              new Structure.Challenge(
                  symbol(effect, "drive", ParameterUnit.RATIO),
                  symbol(effect, "hill", ParameterUnit.RATIO),
                  symbol(effect, "sensitisation", ParameterUnit.RATIO),
                  symbol(effect, "hydromorphone", ParameterUnit.RATIO)));
      effect.close();
    }
    node.close();
    checkSubstances(node, substances, inputs, ligands);
    return new Structure(substances, inputs, ligands, selectivity, challenge);
  }

  private Structure.Substance readSubstance(DataNode node) {
    List<Structure.Peripheral> peripherals = new ArrayList<>();
    for (DataNode peripheral : node.children("peripherals")) {
      peripherals.add(
          new Structure.Peripheral(
              symbol(peripheral, "flow", ParameterUnit.CLEARANCE),
              symbol(peripheral, "volume", ParameterUnit.VOLUME)));
      peripheral.close();
    }
    Optional<Structure.Formation> formation = Optional.empty();
    if (node.has("forms")) {
      DataNode forms = node.child("forms");
      formation =
          Optional.of(
              new Structure.Formation(
                  forms.text("substance"), symbol(forms, "fraction", ParameterUnit.FRACTION)));
      forms.close();
    }
    Structure.Substance substance =
        new Structure.Substance(
            node.text("id"),
            node.text("title"),
            symbol(node, "molar_mass", ParameterUnit.MOLAR_MASS),
            symbol(node, "clearance", ParameterUnit.CLEARANCE),
            symbol(node, "central_volume", ParameterUnit.VOLUME),
            peripherals,
            optionalSymbol(node, "biophase_rate", ParameterUnit.RATE),
            formation);
    node.close();
    return substance;
  }

  private Entrance readEntrance(DataNode node) {
    Route route =
        node.word("route", Route::ofId, "the routes of the chart format").orElse(Route.INTRAVENOUS);
    return new Entrance(node.text("substance"), route);
  }

  private Optional<Structure.Input> readInput(DataNode node) {
    String bioavailability = symbol(node, "bioavailability", ParameterUnit.FRACTION);
    return switch (node.text("kind")) {
      case "direct" -> Optional.of(new Structure.Input.Direct(bioavailability));
      case "first-order" ->
          Optional.of(
              new Structure.Input.FirstOrder(
                  symbol(node, "lag_time", ParameterUnit.TIME),
                  symbol(node, "absorption_rate", ParameterUnit.RATE),
                  symbol(node, "absorbed", ParameterUnit.FRACTION),
                  bioavailability,
                  node.text("first_pass_substance")));
      case "depot" -> Optional.of(readDepot(node, bioavailability));
      default -> {
        node.report("kind", "the kind of an input is direct, first-order or depot");
        yield Optional.empty();
      }
    };
  }

  private Structure.Input readDepot(DataNode node, String bioavailability) {
    List<Structure.Phase> phases = new ArrayList<>();
    double sum = 0;
    for (DataNode phase : node.children("phases")) {
      String fraction = symbol(phase, "fraction", ParameterUnit.FRACTION);
      sum += valueOf(fraction);
      switch (phase.text("kind")) {
        case "burst" ->
            phases.add(
                new Structure.Phase.Burst(
                    fraction, symbol(phase, "half_life", ParameterUnit.TIME)));
        case "erlang" ->
            phases.add(
                new Structure.Phase.Erlang(
                    fraction,
                    symbol(phase, "stages", ParameterUnit.COUNT),
                    symbol(phase, "mean_time", ParameterUnit.TIME)));
        case "first-order" ->
            phases.add(
                new Structure.Phase.FirstOrder(
                    fraction, symbol(phase, "rate", ParameterUnit.RATE)));
        case "transit" ->
            phases.add(
                new Structure.Phase.Transit(
                    fraction,
                    symbol(phase, "stages", ParameterUnit.COUNT),
                    symbol(phase, "stage_rate", ParameterUnit.RATE),
                    symbol(phase, "rate", ParameterUnit.RATE)));
        default ->
            phase.report("kind", "the kind of a phase is burst, erlang, first-order or transit");
      }
      phase.close();
    }
    requireWhole(node, "phases", sum);
    Optional<Structure.DoseDependence> dependence = Optional.empty();
    if (node.has("dose_dependence")) {
      DataNode power = node.child("dose_dependence");
      dependence =
          Optional.of(
              new Structure.DoseDependence(
                  symbol(power, "reference", ParameterUnit.MASS),
                  symbol(power, "exponent", ParameterUnit.RATIO)));
      power.close();
    }
    return new Structure.Input.Depot(
        bioavailability, optionalSymbol(node, "lag_time", ParameterUnit.TIME), dependence, phases);
  }

  private static void requireWhole(DataNode node, String key, double sum) {
    if (StrictMath.abs(sum - 1) > WHOLE) {
      node.report(key, "the fractions of the phases add up to " + sum + ", not to 1");
    }
  }

  /// The phases of a depot must add up to 1 under a variant's values too.
  private static void checkPhases(
      DataNode changes, Structure structure, Map<String, Parameter> values) {
    for (Structure.Input input : structure.inputs().values()) {
      if (input instanceof Structure.Input.Depot depot) {
        double sum = 0;
        for (Structure.Phase phase : depot.phases()) {
          Parameter fraction = values.get(phase.fraction());
          sum += fraction == null ? Double.NaN : fraction.value();
        }
        for (String symbol : changes.keys()) {
          if (depot.phases().stream().anyMatch(phase -> phase.fraction().equals(symbol))) {
            requireWhole(changes, symbol, sum);
          }
        }
      }
    }
  }

  private Structure.Ligand readLigand(DataNode node) {
    Structure.Ligand ligand =
        new Structure.Ligand(
            node.text("substance"),
            symbol(node, "half_occupancy", ParameterUnit.CONCENTRATION),
            optionalSymbol(node, "slow_share", ParameterUnit.FRACTION),
            optionalSymbol(node, "dissociation_rate", ParameterUnit.RATE),
            optionalSymbol(node, "efficacy", ParameterUnit.FRACTION),
            optionalSymbol(node, "respiratory_weight", ParameterUnit.RATIO),
            optionalSymbol(node, "hill", ParameterUnit.RATIO));
    node.close();
    return ligand;
  }

  private Formulation readFormulation(DataNode node) {
    Formulation formulation =
        new Formulation(
            readEntrance(node),
            node.text("title"),
            symbol(node, "base", ParameterUnit.FRACTION),
            node.text("compartment"),
            node.texts("words"),
            node.number("least_mg"),
            node.number("most_mg"));
    if (!(formulation.leastMilligrams() > 0)
        || !(formulation.leastMilligrams() < formulation.mostMilligrams())) {
      node.report("least_mg", "least_mg is more than 0 and less than most_mg");
    }
    node.close();
    return formulation;
  }

  private Optional<CovariateEffect> readCovariate(DataNode node) {
    String parameter = node.text("parameter");
    requireKnown(node, "parameter", parameter);
    Optional<CovariateEffect> effect =
        switch (node.text("kind")) {
          case "slope" ->
              enumWord(node, "covariate", CovariateEffect.Continuous.class)
                  .map(covariate ->
                      new CovariateEffect.Slope(
                          parameter,
                          covariate,
                          symbol(node, "slope", slopeUnit(covariate)),
                          symbol(node, "centre", centreUnit(covariate))));
          case "factor" ->
              enumWord(node, "category", CovariateEffect.Category.class)
                  .map(category ->
                      new CovariateEffect.Factor(
                          parameter, category, symbol(node, "factor", ParameterUnit.RATIO)));
          default -> {
            node.report("kind", "the kind of a covariate effect is slope or factor");
            yield Optional.empty();
          }
        };
    node.close();
    return effect;
  }

  private static ParameterUnit slopeUnit(CovariateEffect.Continuous covariate) {
    return switch (covariate) {
      case WEIGHT -> ParameterUnit.CLEARANCE_PER_WEIGHT;
      case AGE -> ParameterUnit.CLEARANCE_PER_AGE;
      case CREATININE_CLEARANCE -> ParameterUnit.CLEARANCE_PER_CREATININE_CLEARANCE;
    };
  }

  private static ParameterUnit centreUnit(CovariateEffect.Continuous covariate) {
    return switch (covariate) {
      case WEIGHT -> ParameterUnit.WEIGHT;
      case AGE -> ParameterUnit.AGE;
      case CREATININE_CLEARANCE -> ParameterUnit.CREATININE_CLEARANCE;
    };
  }

  private <E extends Enum<E>> Optional<E> enumWord(DataNode node, String key, Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    return node.word(
        key,
        text ->
            constants.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst(),
        constants.toString().toLowerCase(java.util.Locale.ROOT));
  }

  private record Variant(String name, String reason, ParameterTable table) {}

  private Variant readVariant(DataNode node, Structure structure) {
    String name = node.text("name");
    String reason = node.text("reason");
    String source = node.text("source");
    Evidence evidence =
        node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.REMEMBERED);
    DataNode changes = node.child("changes");
    Map<String, Parameter> changed = new LinkedHashMap<>(parameters);
    for (String symbol : changes.keys()) {
      double value = changes.number(symbol);
      Parameter before = parameters.get(symbol);
      if (before == null) {
        changes.report(symbol, "there is no parameter " + symbol);
      } else {
        checkRange(symbol, changes, value, before.lowest(), before.highest());
        changed.put(
            symbol,
            new Parameter(
                symbol,
                before.meaning(),
                value,
                before.unit(),
                before.between(),
                before.lowest(),
                before.highest(),
                source,
                evidence));
      }
    }
    checkPhases(changes, structure, changed);
    node.close();
    return new Variant(name, reason, new ParameterTable(List.copyOf(changed.values())));
  }

  private void checkSubstances(
      DataNode node,
      List<Structure.Substance> substances,
      Map<Entrance, Structure.Input> inputs,
      List<Structure.Ligand> ligands) {
    List<String> ids = substances.stream().map(Structure.Substance::id).toList();
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        node.report("substances", "the substance " + id + " stands twice; keep one");
      }
    }
    for (int i = 0; i < substances.size(); i++) {
      int position = i;
      substances
          .get(i)
          .formation()
          .filter(formation -> ids.indexOf(formation.substance()) <= position)
          .ifPresent(formation ->
              node.report(
                  "substances",
                  ids.get(position)
                      + " forms "
                      + formation.substance()
                      + ", which must stand after it"));
    }
    for (Entrance entrance : inputs.keySet()) {
      if (!ids.contains(entrance.substance())) {
        node.report("inputs", "there is no substance " + entrance.substance());
      }
    }
    for (Structure.Input input : inputs.values()) {
      if (input instanceof Structure.Input.FirstOrder oral
          && !ids.contains(oral.firstPassSubstance())) {
        node.report("inputs", "there is no substance " + oral.firstPassSubstance());
      }
    }
    for (Structure.Ligand ligand : ligands) {
      boolean reachesSite =
          substances.stream()
              .anyMatch(substance ->
                  substance.id().equals(ligand.substance())
                      && substance.biophaseRate().isPresent());
      if (!reachesSite) {
        node.report(
            "ligands", "the ligand " + ligand.substance() + " is no substance with a biophase");
      }
    }
  }

  private void checkRelations(
      Structure structure, List<Formulation> formulations, List<CovariateEffect> effects) {
    for (Structure.Input input : structure.inputs().values()) {
      if (input instanceof Structure.Input.FirstOrder oral
          && valueOf(oral.bioavailability()) > valueOf(oral.absorbed())) {
        root.report(
            "parameters",
            oral.bioavailability()
                + " is larger than "
                + oral.absorbed()
                + ": more would reach the plasma than is absorbed");
      }
      if (input instanceof Structure.Input.FirstOrder oral) {
        effects.forEach(effect -> checkFactor(effect, oral));
      }
    }
    List<Entrance> formulated = formulations.stream().map(Formulation::entrance).toList();
    for (Entrance entrance : structure.inputs().keySet()) {
      if (!formulated.contains(entrance)) {
        root.report("formulations", entrance + " has an input but no formulation");
      }
    }
    for (Formulation formulation : formulations) {
      if (!structure.inputs().containsKey(formulation.entrance())) {
        root.report("formulations", formulation.entrance() + " has a formulation but no input");
      }
    }
  }

  /// A factor on a bioavailability may not make more reach the plasma than is absorbed.
  private void checkFactor(CovariateEffect effect, Structure.Input.FirstOrder oral) {
    if (effect instanceof CovariateEffect.Factor factor
        && factor.parameter().equals(oral.bioavailability())
        && valueOf(oral.bioavailability()) * valueOf(factor.factor()) > valueOf(oral.absorbed())) {
      root.report(
          "covariates",
          factor.factor()
              + " times "
              + oral.bioavailability()
              + " is larger than "
              + oral.absorbed()
              + ": more would reach the plasma than is absorbed");
    }
  }

  private void reportUnused() {
    for (String symbol : parameters.keySet()) {
      if (!used.contains(symbol)) {
        DataNode node = parameterNodes.get(symbol);
        if (node != null) {
          file.report(node.line(), symbol + " is used by nothing; remove it or use it");
        }
      }
    }
  }

  private String symbol(DataNode node, String key, ParameterUnit unit) {
    String symbol = node.text(key);
    requireKnown(node, key, symbol);
    Parameter parameter = parameters.get(symbol);
    if (parameter != null && !withoutUnit.contains(symbol) && parameter.unit() != unit) {
      node.report(
          key,
          symbol
              + " is in "
              + parameter.unit().code()
              + ", but \""
              + key
              + "\" takes "
              + unit.code());
    }
    return symbol;
  }

  private Optional<String> optionalSymbol(DataNode node, String key, ParameterUnit unit) {
    return node.has(key) ? Optional.of(symbol(node, key, unit)) : Optional.empty();
  }

  private void requireKnown(DataNode node, String key, String symbol) {
    used.add(symbol);
    if (!symbol.isEmpty() && !parameters.containsKey(symbol)) {
      node.report(key, "there is no parameter " + symbol + " in this file");
    }
  }

  private double valueOf(String symbol) {
    Parameter parameter = parameters.get(symbol);
    return parameter == null ? Double.NaN : parameter.value();
  }
}

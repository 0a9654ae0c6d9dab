package org.blockade.formats.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.blockade.simulator.adherence.AdherenceTable;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.effect.AlcoholReward;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.outcome.CourseNumber;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.ArmPeople;
import org.blockade.simulator.trial.BetweenOccasion;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.TrialDesign;

/// Reads the file of a trial. A file that is not sound is refused with all its problems.
public final class TrialReader {

  static final String DRUG = "naltrexone";

  /// Larger ones are for a cluster, or a slip of the hand. Choices.
  static final int MOST_SUBJECTS = 100_000_000;

  static final int MOST_REPLICATES = 10_000;
  static final int MOST_ARMS = 50;

  private static final int DAYS_PER_WEEK = 7;
  private static final double MOST_CV = 2;
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");

  private final DrugCatalogue catalogue;
  private final AdherenceTable adherence;

  public TrialReader(DrugCatalogue catalogue) {
    this.catalogue = catalogue;
    this.adherence = AdherenceTable.standard();
  }

  /// Finds a file that a trial names; empty where there is none.
  @FunctionalInterface
  public interface Tables {

    /// The bytes of a file.
    ///
    /// @param name as it stands in the trial
    Optional<byte[]> find(String name);
  }

  /// Reads a trial.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public TrialFile read(DataFile file, Tables tables) {
    DataNode root = file.root();
    String title = root.text("title");
    Optional<Condition> condition =
        root.word("condition", TrialWords::condition, TrialWords.conditions());
    OptionalInt weeks = whole(root, "weeks", 1, TrialDesign.MOST_DAYS / DAYS_PER_WEEK);
    OptionalInt subjects = whole(root, "subjects", 1, MOST_SUBJECTS);
    int replicates =
        root.has("replicates")
            ? whole(root, "replicates", 1, MOST_REPLICATES).orElse(1)
            : asked(root, "replicates", 1);
    long seed = seed(root).orElse(1);
    ArmPeople armPeople = armPeople(root);
    boolean uncertainty = yes(root, "uncertainty");
    double protectedFrom = protectedFrom(root);
    Optional<DrugModel> drug = model(root);
    BetweenOccasion occasions = occasions(root);
    CourseTable course = course(root);
    TrialPeople people = TrialPeople.read(root, tables);
    Arms read = arms(root);
    List<Arm> arms = read.sound();
    String reference = reference(root, read);
    Optional<String> observed = root.optionalText("observed");
    root.close();
    file.requireSound();
    TrialDesign design =
        new TrialDesign(
            title,
            condition.orElseThrow(),
            weeks.orElseThrow() * DAYS_PER_WEEK,
            subjects.orElseThrow(),
            replicates,
            seed,
            armPeople,
            people.participants(),
            occasions,
            drug.orElseThrow(),
            EffectParameters.standard(),
            AlcoholReward.standard(),
            course,
            uncertainty,
            protectedFrom,
            arms);
    return new TrialFile(
        design,
        reference,
        people.table(),
        adherence.checksum(),
        observed.map(name -> observed(file, name, tables, design)));
  }

  private static ObservedTable observed(
      DataFile file, String name, Tables tables, TrialDesign design) {
    Optional<byte[]> content = tables.find(name);
    if (content.isEmpty()) {
      file.root()
          .report(
              "observed",
              "there is no file \""
                  + name
                  + "\" that can be read; its place counts from this file");
      file.requireSound();
    }
    return ObservedTable.read(name, content.orElseThrow(), design);
  }

  /// Intervals, hazard ratios and power are what people read first, and they are those of a study
  /// whose arms have their own people: so that is what is simulated where nothing is said.
  private static ArmPeople armPeople(DataNode root) {
    if (!root.has("people")) {
      asked(root, "people", 0);
      return ArmPeople.OWN;
    }
    return root.word("people", TrialWords::people, "same, own").orElse(ArmPeople.OWN);
  }

  private static int asked(DataNode node, String key, int value) {
    node.optionalText(key); // so that it is listed among the known keys
    return value;
  }

  /// The arms without a problem, and whether that is all of them.
  private record Arms(List<Arm> sound, boolean all) {}

  private Arms arms(DataNode root) {
    List<Arm> arms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    ArmReader reader = new ArmReader(catalogue, adherence);
    List<DataNode> nodes = root.children("arms");
    if (nodes.isEmpty() || nodes.size() > MOST_ARMS) {
      root.report(
          "arms", "\"arms\" lists 1 to " + MOST_ARMS + " arms, each with a name and a regimen");
    }
    for (DataNode node : nodes) {
      reader.read(node).ifPresent(arms::add);
      if (node.optionalText("name").filter(name -> !names.add(name)).isPresent()) {
        node.report("name", "two arms have this name; give each its own");
      }
    }
    return new Arms(arms, !nodes.isEmpty() && arms.size() == nodes.size());
  }

  private static String reference(DataNode root, Arms read) {
    List<Arm> arms = read.sound();
    Optional<String> named = root.optionalText("reference");
    String first = arms.isEmpty() ? "" : arms.getFirst().name();
    String reference = named.orElse(first);
    // Where an arm has a problem, it may be the one that is named.
    if (read.all()
        && named.isPresent()
        && arms.stream().noneMatch(arm -> arm.name().equals(reference))) {
      root.report(
          "reference",
          "\"reference\" is \""
              + reference
              + "\"; it must be the name of an arm: "
              + String.join(", ", arms.stream().map(Arm::name).toList()));
    }
    return reference;
  }

  private Optional<DrugModel> model(DataNode root) {
    String variant = root.optionalText("model").orElse(DrugModel.DEFAULT);
    DrugFile file = catalogue.file(DRUG).orElseThrow();
    Optional<DrugModel> model = file.model(variant);
    if (model.isEmpty()) {
      root.report(
          "model",
          "\"model\" is \""
              + variant
              + "\"; it must be one of "
              + String.join(", ", file.models().stream().map(DrugModel::variant).toList()));
    }
    return model;
  }

  private static double protectedFrom(DataNode root) {
    double value =
        root.optionalNumber("protected_from").orElse(ProtectionBands.standard().protectedFrom());
    if (!(value > 0 && value < 1)) {
      root.report("protected_from", "\"protected_from\" is an occupancy between 0 and 1, e.g. 0.9");
    }
    return value;
  }

  private static BetweenOccasion occasions(DataNode root) {
    if (!root.has("between_occasion")) {
      asked(root, "between_occasion", 0);
      return BetweenOccasion.NONE;
    }
    DataNode node = root.child("between_occasion");
    double tablets = variation(node, "tablets");
    double injections = variation(node, "injections");
    node.close();
    return new BetweenOccasion(tablets, injections);
  }

  private static double variation(DataNode node, String key) {
    double cv = node.optionalNumber(key).orElse(0);
    if (!(cv >= 0 && cv < MOST_CV)) {
      node.report(key, "\"" + key + "\" is a coefficient of variation of 0 to 2, e.g. 0.2");
      return 0;
    }
    return cv;
  }

  private static CourseTable course(DataNode root) {
    CourseTable standard = CourseTable.standard();
    if (!root.has("course")) {
      asked(root, "course", 0);
      return standard;
    }
    DataNode node = root.child("course");
    List<CourseTable.Row> rows = new ArrayList<>();
    for (CourseTable.Row row : standard.rows()) {
      rows.add(
          node.has(row.number().symbol()) ? override(node.child(row.number().symbol()), row) : row);
    }
    for (String key : node.keys()) {
      if (CourseNumber.ofSymbol(key).isEmpty()) {
        node.report(
            key,
            "\"" + key + "\" is no number of the course; these are: " + CourseNumber.symbols());
      }
    }
    return new CourseTable(rows, standard.checksum());
  }

  private static CourseTable.Row override(DataNode node, CourseTable.Row row) {
    CourseNumber number = row.number();
    double value = node.number("value");
    node.optionalText("unit")
        .filter(unit -> !unit.equals(number.unit()))
        .ifPresent(unit ->
            node.report("unit", number.symbol() + " is in " + number.unit() + ", not " + unit));
    String source = node.text("source");
    Evidence evidence =
        node.has("evidence")
            ? node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE)
            : evidence(node);
    List<Double> range = List.of(row.low(), row.high());
    if (node.has("range")) {
      range = node.numbers("range");
    } else {
      asked(node, "range", 0);
    }
    node.close();
    boolean most = number.unit().equals("fraction") && !(value <= 1);
    if (!(value >= 0) || most) {
      node.report(
          "value",
          number.symbol() + " is 0 or more" + (most ? ", and as a fraction at most 1" : ""));
      return row;
    }
    if (range.size() != 2 || !(range.getFirst() <= value && value <= range.getLast())) {
      node.report(
          node.has("range") ? "range" : "value",
          number.symbol()
              + " lies within its range"
              + (node.has("range")
                  ? " [low, high]"
                  : ", " + row.low() + " to " + row.high() + "; give another \"range\" with it"));
      return row;
    }
    return new CourseTable.Row(
        number, row.meaning(), value, range.getFirst(), range.getLast(), source, evidence, "");
  }

  private static Evidence evidence(DataNode node) {
    asked(node, "evidence", 0);
    return Evidence.CHOICE;
  }

  private static OptionalLong seed(DataNode root) {
    Optional<String> text = root.optionalText("seed");
    if (text.isPresent() && !WHOLE.matcher(text.get()).matches()) {
      root.report("seed", "\"seed\" is a whole number of at most 18 digits, e.g. 1");
      return OptionalLong.empty();
    }
    return text.map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /// A whole number that must be there.
  static OptionalInt whole(DataNode node, String key, int least, int most) {
    Optional<String> text = node.optionalText(key);
    if (text.isPresent() && WHOLE.matcher(text.get()).matches()) {
      long value = Long.parseLong(text.get());
      if (least <= value && value <= most) {
        return OptionalInt.of((int) value);
      }
    }
    node.report(
        key,
        "\""
            + key
            + "\" "
            + text.map(found -> "is \"" + found + "\"").orElse("is missing")
            + "; it must be a whole number of "
            + least
            + " to "
            + most);
    return OptionalInt.empty();
  }

  /// A word of yes or no that may be missing, which is no.
  static boolean yes(DataNode node, String key) {
    Function<String, Optional<Boolean>> words =
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            };
    return node.has(key)
        ? node.word(key, words, "true, false").orElse(false)
        : asked(node, key, 0) != 0;
  }
}

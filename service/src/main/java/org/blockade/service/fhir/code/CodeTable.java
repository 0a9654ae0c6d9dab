package org.blockade.service.fhir.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Side;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Evidence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/// The codes of `codes.yaml`.
public final class CodeTable {

  /// The URI of UCUM in a quantity.
  public static final String UCUM = "http://unitsofmeasure.org";

  /// The id of our own code system, whose words are those of a chart.
  public static final String LOCAL = "local";

  /// The id of RxNorm.
  public static final String RXNORM = "rxnorm";

  private static final String FILE = "codes.yaml";

  private final List<CodeEntry> entries;
  private final Map<String, CodeSystem> byUri = new HashMap<>();
  private final Map<Key, CodeEntry> byCode = new HashMap<>();
  private final Map<String, Meaning.Medicine> names;
  private final List<Unit> units;

  private record Key(String system, String code) {}

  private record Source(Evidence evidence, String text) {}

  private CodeTable(Reader reader) {
    this.entries = List.copyOf(reader.entries);
    this.names = Map.copyOf(reader.names);
    this.units = List.copyOf(reader.units);
    reader.systems.values().forEach(system -> system.uris().forEach(uri -> byUri.put(uri, system)));
    for (CodeEntry entry : entries) {
      byCode.put(new Key(entry.system().id(), entry.code()), entry);
    }
  }

  private static final class Holder {
    static final CodeTable STANDARD = read(DataFile.resource(CodeTable.class, FILE));
  }

  /// The table that comes with Blockade.
  public static CodeTable standard() {
    return Holder.STANDARD;
  }

  /// Reads a table.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if it is not sound
  static CodeTable read(DataFile file) {
    Reader reader = new Reader(file.root());
    reader.read();
    file.root().close();
    file.requireSound();
    return new CodeTable(reader);
  }

  /// Every code, in the order of the file.
  public List<CodeEntry> entries() {
    return entries;
  }

  /// The system that a URI names, if it is known here.
  public Optional<CodeSystem> system(String uri) {
    return Optional.ofNullable(byUri.get(uri));
  }

  /// What is known of a code.
  ///
  /// @param uri of its system
  public Optional<CodeEntry> find(String uri, String code) {
    return system(uri).map(system -> byCode.get(new Key(system.id(), code)));
  }

  /// A code of our own system, with its words.
  ///
  /// @throws IllegalArgumentException if there is none
  public Coding own(String code) {
    CodeEntry entry = byCode.get(new Key(LOCAL, code));
    if (entry == null) {
      throw new IllegalArgumentException("codes.yaml has no code of our own for " + code);
    }
    return new Coding(entry.system().uri(), code, entry.display());
  }

  /// A concept with one coding, in its words.
  public static CodeableConcept concept(Coding coding) {
    return new CodeableConcept(coding).setText(coding.getDisplay());
  }

  /// The first code of another system that means exactly this. It has no display: those of others
  /// are theirs to word.
  public Optional<Coding> saying(String system, Meaning meaning) {
    return entries.stream()
        .filter(entry -> entry.system().id().equals(system) && entry.meaning().equals(meaning))
        .findFirst()
        .map(CodeTable::coding);
  }

  /// The RxNorm code of a drug by itself, in no product.
  ///
  /// @param drug id of the drug catalogue
  public Optional<Coding> ingredient(String drug) {
    return entries.stream()
        .filter(entry ->
            entry.system().id().equals(RXNORM)
                && entry.display().equals(drug)
                && entry.meaning() instanceof Meaning.Medicine)
        .findFirst()
        .map(CodeTable::coding);
  }

  private static Coding coding(CodeEntry entry) {
    return new Coding().setSystem(entry.system().uri()).setCode(entry.code());
  }

  /// The medicine that a single word names, e.g. a brand; words of the drug catalogue are not here.
  public Optional<Meaning.Medicine> named(String word) {
    return Optional.ofNullable(names.get(word.toLowerCase(Locale.ROOT)));
  }

  /// A unit of UCUM for a kind of quantity.
  public Optional<Unit> unit(String code, Unit.Kind kind) {
    return units.stream()
        .filter(unit -> unit.kind() == kind && unit.code().equals(code))
        .findFirst();
  }

  /// Reads the file; what is wrong with it is reported to it.
  private static final class Reader {

    private final DataNode root;
    private final Map<String, CodeSystem> systems = new LinkedHashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final List<CodeEntry> entries = new ArrayList<>();
    private final Map<String, Meaning.Medicine> names = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();

    Reader(DataNode root) {
      this.root = root;
    }

    void read() {
      for (DataNode node : root.children("systems")) {
        CodeSystem system = new CodeSystem(node.text("id"), node.text("title"), node.texts("uris"));
        systems.put(system.id(), system);
        node.close();
      }
      root.children("sources").forEach(this::source);
      codes("medicines", this::medicine);
      codes(
          "findings",
          node ->
              new Meaning.Finding(
                  node.text("means"),
                  node.optionalText("screen").filter("yes"::equals).isPresent()));
      codes("conditions", this::diagnosis);
      codes("sites", this::site);
      codes("routes", this::way);
      codes("answers", this::answer);
      codes("terms", node -> new Meaning.Word());
      codes("no_allergy", node -> new Meaning.NoAllergy());
      for (DataNode node : root.children("refused")) {
        String why = node.text("why");
        add(node, why, new Meaning.Refused(why));
      }
      for (DataNode node : root.children("names")) {
        names.put(node.text("name"), medicine(node));
        node.close();
      }
      for (DataNode node : root.children("units")) {
        source(node, "source");
        String code = node.text("code");
        double factor = node.number("to");
        word(node, "of", Unit.Kind.values(), Unit.Kind::word)
            .ifPresent(kind -> units.add(new Unit(code, kind, factor)));
        node.close();
      }
    }

    private void source(DataNode node) {
      String id = node.text("id");
      String text = node.text("text");
      node.word("evidence", Evidence::ofWord, Evidence.words())
          .ifPresent(evidence -> {
            if (evidence == Evidence.REMEMBERED) {
              node.report(
                  "evidence", "a code that is only remembered is not used; look it up first");
            }
            sources.put(id, new Source(evidence, text));
          });
      node.close();
    }

    private Optional<Source> source(DataNode node, String key) {
      Optional<Source> source = Optional.ofNullable(sources.get(node.text(key)));
      if (source.isEmpty()) {
        node.report(key, "\"" + key + "\" names none of the sources above");
      }
      return source;
    }

    private void codes(String key, Function<DataNode, Meaning> meaning) {
      for (DataNode node : root.children(key)) {
        add(node, node.text("display"), meaning.apply(node));
      }
    }

    private void add(DataNode node, String display, Meaning meaning) {
      Optional<CodeSystem> system = Optional.ofNullable(systems.get(node.text("system")));
      String code = node.text("code");
      Optional<Source> source = source(node, "source");
      if (system.isEmpty()) {
        node.report("system", "\"system\" names none of the systems above");
      } else if (entries.stream()
          .anyMatch(entry -> entry.system().equals(system.get()) && entry.code().equals(code))) {
        node.report("code", "this code stands here twice; keep one");
      } else if (source.isPresent()) {
        entries.add(
            new CodeEntry(
                system.get(),
                code,
                display,
                meaning,
                source.get().evidence(),
                source.get().text()));
      }
      node.close();
    }

    private Meaning.Medicine medicine(DataNode node) {
      Optional<String> form = node.optionalText("form");
      Optional<AboutTreatment.Product> product =
          switch (form.orElse("")) {
            case "tablet" -> Optional.of(AboutTreatment.Product.TABLET);
            case "injection" -> Optional.of(AboutTreatment.Product.INJECTION);
            case "", "depot" -> Optional.empty();
            default -> {
              node.report("form", "\"form\" is tablet, injection or depot");
              yield Optional.empty();
            }
          };
      return new Meaning.Medicine(
          node.texts("ingredients"),
          product,
          form.filter("depot"::equals).isPresent(),
          node.optionalNumber("mg"));
    }

    private Meaning diagnosis(DataNode node) {
      Meaning.Diagnosis.Kind kind =
          word(node, "means", Meaning.Diagnosis.Kind.values(), Meaning.Diagnosis.Kind::word)
              .orElse(Meaning.Diagnosis.Kind.OPIOID_DEPENDENCE);
      return new Meaning.Diagnosis(
          kind, node.optionalText("remission").filter("yes"::equals).isPresent());
    }

    private Meaning site(DataNode node) {
      return new Meaning.BodySite(
          switch (node.text("side")) {
            case "left" -> Optional.of(Side.LEFT);
            case "right" -> Optional.of(Side.RIGHT);
            case "unknown" -> Optional.empty();
            default -> {
              node.report("side", "\"side\" is left, right or unknown");
              yield Optional.empty();
            }
          });
    }

    private Meaning way(DataNode node) {
      return new Meaning.Way(word(node, "route", Route.values(), Route::id).orElse(Route.ORAL));
    }

    private Meaning answer(DataNode node) {
      String answer = node.text("answer");
      if (!answer.equals("positive") && !answer.equals("negative")) {
        node.report("answer", "\"answer\" is positive or negative");
      }
      return new Meaning.Answer(answer.equals("positive"));
    }

    private static <E> Optional<E> word(
        DataNode node, String key, E[] all, Function<E, String> name) {
      return node.word(
          key,
          text -> Arrays.stream(all).filter(each -> name.apply(each).equals(text)).findFirst(),
          String.join(", ", Arrays.stream(all).map(name).toList()));
    }
  }
}

package org.blockade.simulator.drug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The drugs that can be named, and those of them that can be simulated.
public final class DrugCatalogue {

  private static final String CATALOGUE = "catalogue.yaml";

  private final List<CatalogueEntry> entries;
  private final List<CombinedMedicine> combinations;

  /// Files read so far: most questions are about one drug, and reading all of them takes longer
  /// than answering. They are a pure function of the entry, so who reads them does not matter.
  private final ConcurrentMap<String, DrugFile> files = new ConcurrentHashMap<>();

  private DrugCatalogue(List<CatalogueEntry> entries, List<CombinedMedicine> combinations) {
    this.entries = List.copyOf(entries);
    this.combinations = List.copyOf(combinations);
  }

  /// The one that comes with Blockade: read once, since every command has it.
  private static final class Standard {
    private static final DrugCatalogue CATALOGUE = read();
  }

  /// The catalogue that comes with Blockade. A drug file is read when it is first asked for.
  public static DrugCatalogue standard() {
    return Standard.CATALOGUE;
  }

  private static DrugCatalogue read() {
    DataFile file = DataFile.resource(DrugCatalogue.class, CATALOGUE);
    List<CatalogueEntry> entries = new ArrayList<>();
    for (DataNode node : file.root().children("drugs")) {
      entries.add(
          new CatalogueEntry(
              node.text("id"),
              node.text("title"),
              node.word("kind", CatalogueEntry.Kind::ofWord, CatalogueEntry.Kind.words())
                  .orElse(CatalogueEntry.Kind.OTHER),
              node.texts("words"),
              node.optionalText("file")));
      node.close();
    }
    List<CombinedMedicine> combinations = new ArrayList<>();
    for (DataNode node : file.root().children("combinations")) {
      combinations.add(
          new CombinedMedicine(
              node.text("title"), node.texts("parts"), node.texts("words"), node.text("reason")));
      node.close();
    }
    file.root().close();
    file.requireSound();
    return new DrugCatalogue(entries, combinations);
  }

  /// All drugs, in the order of the catalogue.
  public List<CatalogueEntry> entries() {
    return entries;
  }

  /// The drug that answers to a name, in any letter case.
  public Optional<CatalogueEntry> find(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return entries.stream().filter(entry -> entry.answersTo(wanted)).findFirst();
  }

  /// The medicine of several drugs that answers to a name: it is none of the drugs of the
  /// catalogue, whatever its name holds.
  public Optional<CombinedMedicine> combined(String name) {
    return combinations.stream().filter(each -> each.answersTo(name)).findFirst();
  }

  /// The drug file of a drug, if it has one.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  public Optional<DrugFile> file(String id) {
    return entries.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .flatMap(CatalogueEntry::file)
        .map(name ->
            files.computeIfAbsent(
                id, key -> DrugFile.read(DataFile.resource(DrugCatalogue.class, name))));
  }

  /// The leading model of a drug that can be simulated.
  public DrugModel model(String id) {
    return model(id, DrugModel.DEFAULT);
  }

  /// A model of a drug that can be simulated.
  ///
  /// @param variant name of the parameter set
  public DrugModel model(String id, String variant) {
    return file(id)
        .flatMap(file -> file.model(variant))
        .orElseThrow(() -> new IllegalArgumentException("there is no model " + id + " " + variant));
  }
}

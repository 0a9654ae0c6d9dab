package org.blockade.simulator.drug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The drugs that can be named, and those of them that can be simulated.
public final class DrugCatalogue {

  private static final String CATALOGUE = "catalogue.yaml";

  private final List<CatalogueEntry> entries;
  private final Map<String, DrugFile> files;

  private DrugCatalogue(List<CatalogueEntry> entries, Map<String, DrugFile> files) {
    this.entries = List.copyOf(entries);
    this.files = Map.copyOf(files);
  }

  /// The catalogue that comes with Blockade.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if one of its files is not sound
  public static DrugCatalogue standard() {
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
    file.root().close();
    file.requireSound();
    Map<String, DrugFile> files = new LinkedHashMap<>();
    for (CatalogueEntry entry : entries) {
      entry
          .file()
          .ifPresent(name ->
              files.put(entry.id(), DrugFile.read(DataFile.resource(DrugCatalogue.class, name))));
    }
    return new DrugCatalogue(entries, files);
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

  /// The drug file of a drug, if it has one.
  public Optional<DrugFile> file(String id) {
    return Optional.ofNullable(files.get(id));
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

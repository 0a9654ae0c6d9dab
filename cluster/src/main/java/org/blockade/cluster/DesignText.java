package org.blockade.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.trial.TrialDesign;
import org.jspecify.annotations.Nullable;

/// A design as it travels: the text of its file and of the tables that it names. Every machine
/// reads it again, and the same text gives the same design wherever it is read.
///
/// @param name of the file, for messages
/// @param yaml text of the file
/// @param tables text of each table, by the name under which the file asks for it
/// @param subjects in each arm of each replicate, where the command says another number
/// @param seed where the command says another one
record DesignText(
    String name,
    String yaml,
    TreeMap<String, String> tables,
    @Nullable Integer subjects,
    @Nullable Long seed)
    implements Serializable {

  /// The text of a file and of the tables beside it.
  ///
  /// @throws IOException if there is no such file
  /// @throws org.blockade.simulator.data.DataFileException with every problem of the file
  static DesignText of(Path file, Optional<Integer> subjects, Optional<Long> seed)
      throws IOException {
    String yaml = Files.readString(file);
    TreeMap<String, String> tables = new TreeMap<>();
    String name = String.valueOf(file.getFileName());
    read(
        name,
        yaml,
        table -> {
          Optional<byte[]> found = table(file.resolveSibling(table));
          found.ifPresent(content -> tables.put(table, new String(content, UTF_8)));
          return found;
        });
    return new DesignText(name, yaml, tables, subjects.orElse(null), seed.orElse(null));
  }

  private static Optional<byte[]> table(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrialFile read(String name, String yaml, TrialReader.Tables tables) {
    return new TrialReader(DrugCatalogue.standard())
        .read(DataFile.of(name, yaml.getBytes(UTF_8)), tables);
  }

  /// The design, with what the command says otherwise.
  TrialDesign design() {
    TrialDesign design =
        read(
                name,
                yaml,
                table -> Optional.ofNullable(tables.get(table)).map(it -> it.getBytes(UTF_8)))
            .design();
    return design.withSize(
        subjects == null ? design.subjects() : subjects,
        design.replicates(),
        seed == null ? design.seed() : seed);
  }
}

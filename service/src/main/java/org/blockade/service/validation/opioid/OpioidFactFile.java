package org.blockade.service.validation.opioid;

import java.util.List;
import java.util.Optional;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.simulator.data.DataFile;

/// The facts about opioids, and the rows that are not computed.
///
/// @param checksum SHA-256 of the file's bytes
public record OpioidFactFile(
    String checksum, List<OpioidFact> facts, List<NotComputed> notComputed) {

  public OpioidFactFile {
    facts = List.copyOf(facts);
    notComputed = List.copyOf(notComputed);
  }

  /// The facts that come with Blockade.
  public static OpioidFactFile standard() {
    return read(DataFile.resource(OpioidFactFile.class, "opioid-facts.yaml"));
  }

  /// Reads and checks a file of facts.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found, among them
  ///   each limit that does not follow from its published number by its rule
  public static OpioidFactFile read(DataFile file) {
    return new OpioidFactReader(file).read();
  }

  /// The fact with this id.
  public Optional<OpioidFact> fact(String id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }
}

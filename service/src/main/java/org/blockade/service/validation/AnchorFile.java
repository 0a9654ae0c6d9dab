package org.blockade.service.validation;

import java.util.List;
import java.util.Optional;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.simulator.data.DataFile;

/// The anchors, and the facts that are not computed.
///
/// @param checksum SHA-256 of the file's bytes
/// @param anchors in the order of the file
public record AnchorFile(String checksum, List<Anchor> anchors, List<NotComputed> notComputed) {

  public AnchorFile {
    anchors = List.copyOf(anchors);
    notComputed = List.copyOf(notComputed);
  }

  /// The anchors that come with Blockade.
  public static AnchorFile standard() {
    return read(DataFile.resource(AnchorFile.class, "anchors.yaml"));
  }

  /// Reads and checks a file of anchors.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found, among them
  ///   each limit that does not follow from its published number by its rule
  public static AnchorFile read(DataFile file) {
    return new AnchorFileReader(file).read();
  }

  /// The anchor with this id.
  public Optional<Anchor> anchor(String id) {
    return anchors.stream().filter(anchor -> anchor.id().equals(id)).findFirst();
  }
}

package org.blockade.checks.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project stands.
final class Project {

  private Project() {}

  /// The folder that holds the launcher, found from the one in which the benchmarks run.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("blockade"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("the benchmarks do not run inside the project");
      }
      folder = parent;
    }
    return folder;
  }
}

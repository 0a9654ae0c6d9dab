package org.blockade.checks.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The files of this project, found from the folder in which the tests run.
final class Repository {

  /// Folders that no commit holds.
  private static final Set<String> NOT_COMMITTED =
      Set.of(".git", "target", ".idea", ".vscode", ".settings", ".cifuzz-corpus");

  private Repository() {}

  /// The folder that holds the modules and the licence.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve("LICENSE")) && Files.exists(folder.resolve("simulator"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("the tests do not run inside the project");
  }

  /// Text of a file that must be there.
  static String read(String name) {
    Path file = root().resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError(name + " is missing at the root of the project");
    }
    return text(file).orElseThrow(() -> new AssertionError(name + " is not UTF-8"));
  }

  /// All files that a commit can hold.
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    collect(root(), files);
    return files;
  }

  private static void collect(Path folder, List<Path> files) {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        boolean left = NOT_COMMITTED.contains(entry.getFileName().toString());
        if (Files.isDirectory(entry) && !left) {
          collect(entry, files);
        } else if (Files.isRegularFile(entry) && !left) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a file; empty where it is binary.
  static Optional<String> text(Path file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

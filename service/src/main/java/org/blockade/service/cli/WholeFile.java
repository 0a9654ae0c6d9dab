package org.blockade.service.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Writes a file whole or not at all: beside its place first, then moved. Whoever is interrupted
/// leaves the old file, or none.
final class WholeFile {

  private WholeFile() {}

  /// Something that writes text.
  @FunctionalInterface
  interface Text {
    void writeTo(Writer out) throws IOException;
  }

  /// Something that writes a file.
  @FunctionalInterface
  interface Content {
    void writeTo(Path file) throws IOException;
  }

  static void text(Path file, Text text) {
    content(
        file,
        place -> {
          try (Writer out = Files.newBufferedWriter(place, StandardCharsets.UTF_8)) {
            text.writeTo(out);
          }
        });
  }

  static void content(Path file, Content content) {
    try {
      Path place = place(file);
      if (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place)) {
        content.writeTo(place); // a pipe or a device: there is no file to keep whole
      } else {
        replace(place, content);
      }
    } catch (IOException e) {
      throw refused(file, e);
    } catch (RuntimeException e) {
      throw ioCause(e).map(cause -> (RuntimeException) refused(file, cause)).orElse(e);
    }
  }

  /// Where a file is: at the end of its link, if it is one.
  private static Path place(Path file) throws IOException {
    return Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  private static void replace(Path place, Content content) throws IOException {
    Path part =
        place.resolveSibling("." + place.getFileName() + ".part" + ProcessHandle.current().pid());
    Thread cleaner = new Thread(() -> deleteQuietly(part));
    addHook(cleaner);
    try {
      content.writeTo(part);
      move(part, place);
    } finally {
      deleteQuietly(part);
      removeHook(cleaner);
    }
  }

  private static InputException refused(Path file, IOException e) {
    return InputException.badInput(
        "cannot write "
            + file
            + ": "
            + reason(e)
            + "; name a file in a folder that is there and can be written");
  }

  /// Libraries wrap what the disk says.
  private static Optional<IOException> ioCause(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // Nothing better can be done with a part that will not go; its name tells what it is.
    }
  }

  private static void addHook(Thread cleaner) {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is ending, and saves what it has.
    }
  }

  private static void removeHook(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook is running.
    }
  }
}

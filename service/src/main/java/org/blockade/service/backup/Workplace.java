package org.blockade.service.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder in which something is made before it moves to its place. Whoever works in it holds a
/// lock, so that one that was cut off can be told from one at work.
final class Workplace implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private Workplace(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Makes one, for its owner's eyes only.
  ///
  /// @param folder is not there yet
  static Workplace make(Path folder) throws IOException {
    Files.createDirectory(folder, OwnerOnly.folder(folder));
    return lock(folder).orElseThrow(() -> new IOException("somebody else works here"));
  }

  /// Takes over one that was cut off, without what was in it.
  ///
  /// @return empty where somebody is at work
  static Optional<Workplace> takeOver(Path folder) throws IOException {
    Optional<Workplace> taken = lock(folder);
    if (taken.isPresent()) {
      taken.get().clear();
    }
    return taken;
  }

  private static Optional<Workplace> lock(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      // Whoever is at its end removes the file, and then lets go of it.
      if (lock != null && Files.exists(file)) {
        return Optional.of(new Workplace(folder, channel));
      }
    } catch (OverlappingFileLockException e) {
      // It is at work in this very process.
    }
    channel.close();
    return Optional.empty();
  }

  Path folder() {
    return folder;
  }

  private void clear() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      if (!each.equals(folder) && !each.equals(folder.resolve(LOCK))) {
        Files.delete(each);
      }
    }
  }

  /// Ends the work: the folder goes, with what is still in it.
  @Override
  public void close() throws IOException {
    try (channel) {
      clear();
      Files.delete(folder.resolve(LOCK));
      Files.delete(folder);
    }
  }
}

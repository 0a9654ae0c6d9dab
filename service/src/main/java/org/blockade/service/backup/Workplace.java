package org.blockade.service.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  /// @return empty where somebody is at work, or was until this moment
  static Optional<Workplace> takeOver(Path folder) throws IOException {
    Optional<Workplace> taken;
    try {
      taken = lock(folder);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (taken.isPresent()) {
      try {
        taken.get().clear();
      } catch (IOException e) {
        taken.get().channel.close();
        throw e;
      }
    }
    return taken;
  }

  private static Optional<Workplace> lock(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Whoever works here made it, or worked.
    }
    Object before = identity(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      // The file of that name may be another one by now: whoever had it went with the folder, and
      // somebody else began. It is not opened again to see that: closing it would end the lock.
      if (channel.tryLock() != null && Objects.equals(identity(file), before)) {
        return Optional.of(new Workplace(folder, channel));
      }
    } catch (OverlappingFileLockException e) {
      // It is at work in this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  Path folder() {
    return folder;
  }

  private void clear() throws IOException {
    Path lock = folder.resolve(LOCK);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.equals(lock)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!each.equals(folder)) {
              Files.delete(each);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Ends the work: the folder goes, with what is still in it.
  @Override
  public void close() throws IOException {
    try (channel) {
      clear();
      // Away from its name first: whoever came between the end of the file and that of the folder
      // would make the file anew, and both would fail.
      Path gone = folder.resolveSibling(folder.getFileName() + "." + UUID.randomUUID());
      Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(gone.resolve(LOCK));
      Files.delete(gone);
    }
  }
}

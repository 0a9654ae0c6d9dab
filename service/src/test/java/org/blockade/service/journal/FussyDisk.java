package org.blockade.service.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A disk under the embedded database that can be full, that can refuse to be written, and that
/// tells what would be left of a file if the power failed now: what was brought past the caches by
/// the last `force`.
///
/// One for all tests: the database makes its own objects of this class.
public final class FussyDisk extends FilePathWrapper {

  static final String SCHEME = "fussy:";

  static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

  static final AtomicBoolean READ_ONLY = new AtomicBoolean();

  /// Where what was forced is kept.
  private static final String FORCED = ".forced";

  static void register() {
    ROOM.set(Long.MAX_VALUE);
    READ_ONLY.set(false);
    FilePath.register(new FussyDisk());
  }

  /// Puts the file back to what was forced.
  static void cutPower(Path file) throws IOException {
    Files.copy(
        file.resolveSibling(file.getFileName() + FORCED),
        file,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String getScheme() {
    return "fussy";
  }

  @Override
  public boolean canWrite() {
    return !READ_ONLY.get() && super.canWrite();
  }

  @Override
  public boolean createFile() {
    return !READ_ONLY.get() && super.createFile();
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    if (READ_ONLY.get() && mode.contains("w")) {
      throw new IOException("Read-only file system");
    }
    return new Channel(super.open(mode), Path.of(unwrap().toString()));
  }

  private static final class Channel extends FileBase {

    private final FileChannel base;
    private final Path file;

    Channel(FileChannel base, Path file) {
      this.base = base;
      this.file = file;
    }

    private static void room(int bytes) throws IOException {
      if (ROOM.addAndGet(-bytes) < 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void force(boolean metaData) throws IOException {
      base.force(metaData);
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + FORCED),
          StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      room(bytes.remaining());
      return base.write(bytes, position);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      room(bytes.remaining());
      return base.write(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return base.read(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return base.read(bytes);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public long position() throws IOException {
      return base.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      base.position(position);
      return this;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      base.truncate(size);
      return this;
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}

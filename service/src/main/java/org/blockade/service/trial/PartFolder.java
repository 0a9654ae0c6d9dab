package org.blockade.service.trial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.blockade.formats.table.ParquetTableWriter;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectDays;
import org.blockade.simulator.trial.SubjectOutcome;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;

/// A folder with the finished parts of one trial: the rows of each, then its counts, which say what
/// the rows must be. Everything is written aside, forced to the disk and moved, so that what has
/// its name is whole; what is not is computed again.
final class PartFolder implements AutoCloseable {

  private static final String HEAD = "trial.txt";
  private static final String LOCK = "lock";
  private static final String MAGIC = "blockade part 1";
  private static final String ASIDE = ".new";
  private static final int CHECKSUM_BYTES = 32;

  private final Path folder;
  private final TrialDesign design;
  private final String fingerprint;
  private final Set<RowKind> kinds;
  private final ParquetTableWriter parquet;
  private final FileChannel channel;

  private PartFolder(
      Path folder,
      TrialDesign design,
      String fingerprint,
      Set<RowKind> kinds,
      ParquetTableWriter parquet,
      FileChannel channel) {
    this.folder = folder;
    this.design = design;
    this.fingerprint = fingerprint;
    this.kinds = new TreeSet<>(kinds);
    this.parquet = parquet;
    this.channel = channel;
  }

  /// Opens a folder, or begins one.
  ///
  /// @param head the trial in words; its checksum is the fingerprint
  /// @throws TrialRefusedException if it belongs to another trial, or somebody works in it
  static PartFolder open(
      Path folder, TrialDesign design, String head, Set<RowKind> kinds, ParquetTableWriter parquet)
      throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve(HEAD)) && !empty(folder)) {
      throw new TrialRefusedException(
          "the folder "
              + folder
              + " holds something else than a trial; name an empty folder, or one of this trial");
    }
    FileChannel channel = lock(folder);
    try {
      Path file = folder.resolve(HEAD);
      if (!Files.exists(file)) {
        write(file, head.getBytes(StandardCharsets.UTF_8));
      } else if (!Files.readString(file).equals(head)) {
        throw new TrialRefusedException(
            "the folder "
                + folder
                + " was begun with another trial, another size of parts, other rows or another"
                + " version (see trial.txt in it); name another folder, or remove this one");
      }
      return new PartFolder(folder, design, Checksum.of(head), kinds, parquet, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .allMatch(name -> name.equals(LOCK) || name.endsWith(ASIDE));
    }
  }

  @SuppressWarnings("MustBeClosed") // closed with the folder
  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // this program has it, which is as much a refusal as that of another
    }
    if (lock == null) {
      channel.close();
      throw new TrialRefusedException(
          "somebody else works in the folder " + folder + "; wait for its end, or name another");
    }
    return channel;
  }

  /// Computes a part and keeps it.
  ArmTally compute(TrialRun run, int index, TrialPart part) throws IOException {
    String arm = design.arms().get(part.arm()).name();
    Path[] files = kinds.stream().map(kind -> aside(rows(kind, index))).toArray(Path[]::new);
    PartRows[] rows = new PartRows[files.length];
    ArmTally tally;
    try {
      int at = 0;
      for (RowKind kind : kinds) {
        Files.deleteIfExists(files[at]); // of a run that was killed
        rows[at] = PartRows.open(kind, design, arm, files[at], parquet);
        at++;
      }
      tally = run.part(part, (outcome, days) -> tell(rows, outcome, days));
    } finally {
      for (PartRows each : rows) {
        if (each != null) {
          each.close();
        }
      }
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
      out.writeUTF(MAGIC);
      out.writeUTF(fingerprint);
      out.writeUTF(part.toString());
      int at = 0;
      for (RowKind kind : kinds) {
        out.writeUTF(kind.name());
        out.writeUTF(Checksum.of(files[at]));
        force(files[at]);
        move(files[at], rows(kind, index));
        at++;
      }
      long[] counts = tally.counts();
      out.writeInt(counts.length);
      for (long count : counts) {
        out.writeLong(count);
      }
    }
    body.write(Checksum.of(body.toByteArray()));
    write(counts(index), body.toByteArray());
    return tally;
  }

  private static void tell(PartRows[] rows, SubjectOutcome outcome, SubjectDays days) {
    for (PartRows each : rows) {
      each.accept(outcome, days);
    }
  }

  /// The counts of a part that is there and whole.
  Optional<ArmTally> find(int index, TrialPart part) throws IOException {
    Path file = counts(index);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 0
        || !Arrays.equals(
            Checksum.of(Arrays.copyOf(bytes, length)),
            Arrays.copyOfRange(bytes, length, bytes.length))) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 0, length)))) {
      boolean ours =
          in.readUTF().equals(MAGIC)
              && in.readUTF().equals(fingerprint)
              && in.readUTF().equals(part.toString());
      for (RowKind kind : kinds) {
        Path rows = rows(kind, index);
        ours =
            ours
                && in.readUTF().equals(kind.name())
                && Files.exists(rows)
                && in.readUTF().equals(Checksum.of(rows));
      }
      if (!ours) {
        return Optional.empty();
      }
      long[] counts = new long[in.readInt()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = in.readLong();
      }
      return Optional.of(ArmTally.ofCounts(counts));
    }
  }

  /// Writes all rows of a kind that were kept, in the order of the trial.
  void copyCsv(RowKind kind, List<Integer> parts, OutputStream out) throws IOException {
    for (int index : parts) {
      Files.copy(rows(kind, index), out);
    }
  }

  /// Copies the files of a kind into a folder.
  void copyFiles(RowKind kind, List<Integer> parts, Path to) throws IOException {
    Files.createDirectories(to);
    for (int index : parts) {
      Files.copy(
          rows(kind, index),
          to.resolve(String.format(Locale.ROOT, "part-%07d.parquet", index)),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path counts(int index) {
    return folder.resolve(String.format(Locale.ROOT, "part-%07d.counts", index));
  }

  private Path rows(RowKind kind, int index) {
    return folder.resolve(String.format(Locale.ROOT, "part-%07d.%s", index, kind.ending()));
  }

  private static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ASIDE);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path aside = aside(file);
    Files.write(aside, content);
    force(aside);
    move(aside, file);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /// Removes the folder and what is in it.
  void remove() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

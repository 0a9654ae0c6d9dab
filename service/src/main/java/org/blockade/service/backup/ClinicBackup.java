package org.blockade.service.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blockade.service.access.Accounts;
import org.blockade.service.access.CounsellingNotes;
import org.blockade.service.fhir.hooks.HooksConfiguration;
import org.blockade.service.journal.Backup;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;
import org.blockade.service.journal.SideDatabase;

/// A clinic as a folder: `journal.jsonl`, a file for each group of tables beside it, and
/// `SHA256SUMS` over all of them, as `sha256sum -c` reads it.
///
/// Sessions, set-up links and tokens are in no table, and so in no backup.
public final class ClinicBackup {

  private static final String JOURNAL = "journal.jsonl";
  private static final String SUMS = "SHA256SUMS";

  /// Written before the journal: a person is in the journal before there is a note about them.
  private static final List<SideDatabase.Schema> BEFORE =
      List.of(CounsellingNotes.TABLES, HooksConfiguration.TABLES);

  /// Written after it: an account is there before it signs anything.
  private static final List<SideDatabase.Schema> AFTER = List.of(Accounts.TABLES);

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private ClinicBackup() {}

  /// The tables beside the journal that a backup holds.
  static List<SideDatabase.Schema> schemas() {
    return Stream.concat(BEFORE.stream(), AFTER.stream()).toList();
  }

  /// Writes a clinic while others may go on working in it.
  ///
  /// @param journal the one of the database
  /// @param folder is not there yet; it appears whole or not at all
  /// @throws JournalException where the chain of the journal is broken; nothing is kept then
  public static Chain.Report write(Journal journal, Database database, Path folder)
      throws IOException {
    Path place = folder.toAbsolutePath();
    Path part = place.resolveSibling("." + place.getFileName() + ".part");
    delete(part);
    try {
      Files.createDirectory(part, owner(part, "rwx------"));
      Chain.Report report = new Writing(part).all(journal, database);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      return report;
    } finally {
      delete(part);
    }
  }

  /// Writes the files, and notes the digest of each.
  private static final class Writing {

    private final Path folder;
    private final StringBuilder sums = new StringBuilder();

    Writing(Path folder) {
      this.folder = folder;
    }

    /// What is written into a file.
    @FunctionalInterface
    private interface Text {
      void writeTo(Writer out) throws IOException;
    }

    Chain.Report all(Journal journal, Database database) throws IOException {
      for (SideDatabase.Schema schema : BEFORE) {
        tables(schema, database);
      }
      Chain.Report[] report = new Chain.Report[1];
      file(JOURNAL, out -> report[0] = Backup.write(journal, out));
      report[0]
          .broken()
          .ifPresent(broken -> {
            throw new JournalException(
                "the chain is broken at entry "
                    + broken.number()
                    + ": "
                    + broken.sentence()
                    + "; see \"blockade verify-journal\"");
          });
      for (SideDatabase.Schema schema : AFTER) {
        tables(schema, database);
      }
      file(SUMS, out -> out.append(sums));
      return report[0];
    }

    private void tables(SideDatabase.Schema schema, Database database) throws IOException {
      try (SideDatabase tables = SideDatabase.open(database, schema)) {
        file(name(schema), tables::write);
      }
    }

    private void file(String name, Text text) throws IOException {
      MessageDigest digest = digest();
      Path file = folder.resolve(name);
      try (FileChannel channel = FileChannel.open(file, NEW, owner(file, "rw-------"));
          Writer out =
              new BufferedWriter(
                  new OutputStreamWriter(
                      new DigestOutputStream(Channels.newOutputStream(channel), digest),
                      StandardCharsets.UTF_8))) {
        text.writeTo(out);
        out.flush();
        channel.force(true);
      }
      sums.append(HexFormat.of().formatHex(digest.digest())).append("  ").append(name).append('\n');
    }
  }

  private static String name(SideDatabase.Schema schema) {
    return schema.name() + ".jsonl";
  }

  /// Reads a backup to its end and checks it, without a database.
  ///
  /// @throws JournalException where it is not whole
  public static Chain.Report check(Path folder) throws IOException {
    Map<String, String> noted = noted(folder);
    for (String name :
        Stream.concat(Stream.of(JOURNAL), schemas().stream().map(ClinicBackup::name)).toList()) {
      if (!Files.isRegularFile(folder.resolve(name)) || !noted.containsKey(name)) {
        throw new JournalException("the backup is not whole: it has no " + name);
      }
    }
    for (Map.Entry<String, String> each : noted.entrySet()) {
      if (!digestOf(folder.resolve(each.getKey())).equals(each.getValue())) {
        throw new JournalException(
            "the backup is not as it was written: " + each.getKey() + " was changed");
      }
    }
    try (BufferedReader in = open(folder, JOURNAL)) {
      return Backup.check(in);
    }
  }

  /// The digest of each file, as it was noted.
  private static Map<String, String> noted(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(SUMS))) {
      throw new JournalException(
          "this is no backup of a clinic; name a folder that \"blockade backup\" wrote");
    }
    Map<String, String> noted = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(SUMS), StandardCharsets.UTF_8)) {
      String[] parts = line.split("  ", -1);
      if (parts.length != 2 || !parts[1].matches("[a-z]+\\.jsonl")) {
        throw new JournalException("the backup is not as it was written: " + SUMS + " was changed");
      }
      noted.put(parts[1], parts[0]);
    }
    return noted;
  }

  private static String digestOf(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new JournalException("the backup is not whole: it has no " + file.getFileName());
    }
    MessageDigest digest = digest();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Fills an empty database from a backup, all or nothing. The whole backup is checked before
  /// anything is written.
  ///
  /// @return what the journal holds then, read back and checked
  /// @throws JournalException where the backup is not whole, or the database holds something
  public static Chain.Report restore(Path folder, Database database) throws IOException {
    check(folder);
    try (Journal journal = Journal.open(database)) {
      Chain.Report[] report = new Chain.Report[1];
      fill(
          schemas(),
          folder,
          database,
          () -> {
            try (BufferedReader in = open(folder, JOURNAL)) {
              report[0] = Backup.restore(journal, in);
            }
          });
      return report[0];
    }
  }

  /// Fills tables one inside the other, so that none keeps its rows where the next cannot have its
  /// own.
  private static void fill(
      List<SideDatabase.Schema> schemas, Path folder, Database database, SideDatabase.Step last)
      throws IOException {
    if (schemas.isEmpty()) {
      last.run();
      return;
    }
    SideDatabase.Schema schema = schemas.getFirst();
    try (SideDatabase tables = SideDatabase.open(database, schema);
        BufferedReader in = open(folder, name(schema))) {
      tables.fill(in, () -> fill(schemas.subList(1, schemas.size()), folder, database, last));
    }
  }

  private static BufferedReader open(Path folder, String name) throws IOException {
    return Files.newBufferedReader(folder.resolve(name), StandardCharsets.UTF_8);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static FileAttribute<?>[] owner(Path place, String rights) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  /// What a backup that was cut off left behind.
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(each -> {
            try {
              Files.delete(each);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

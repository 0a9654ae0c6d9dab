package org.blockade.service.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /// Ends the name of the folder in which a backup is written, so that no other is taken for one.
  private static final String UNFINISHED = ".blockade-backup";

  /// The same in the versions before, which held no lock on it.
  private static final String UNFINISHED_BEFORE = ".part";

  /// Written before the journal: a person is in the journal before there is a note about them.
  private static final List<SideDatabase.Schema> BEFORE =
      List.of(CounsellingNotes.TABLES, HooksConfiguration.TABLES);

  /// Written after it: an account is there before it signs anything.
  private static final List<SideDatabase.Schema> AFTER = List.of(Accounts.TABLES);

  /// The files of a backup.
  private static final Set<String> FILES =
      Stream.concat(Stream.of(JOURNAL, SUMS), schemas().stream().map(ClinicBackup::name))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private ClinicBackup() {}

  /// The tables beside the journal that a backup holds.
  static List<SideDatabase.Schema> schemas() {
    return Stream.concat(BEFORE.stream(), AFTER.stream()).toList();
  }

  /// Writes a clinic while others may go on working in it, and reads it back.
  ///
  /// @param journal the one of the database
  /// @param folder is not there yet; it appears whole or not at all
  /// @return what was read back
  /// @throws JournalException where the chain of the journal is broken; nothing is kept then
  public static Chain.Report write(Journal journal, Database database, Path folder)
      throws IOException {
    Path place = folder.toAbsolutePath();
    try (Workplace work =
        Workplace.make(place.resolveSibling("." + place.getFileName() + UNFINISHED))) {
      Path whole = work.folder().resolve("whole");
      Files.createDirectory(whole, OwnerOnly.folder(whole));
      new Writing(whole).all(journal, database);
      Chain.Report report = check(whole);
      Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
      return report;
    }
  }

  /// What backups that were cut off have left: health records and secrets.
  ///
  /// @param removed folders that are gone now
  /// @param kept what could not be removed: it is of another user of the system, or no folder
  public record Leftovers(List<Path> removed, List<Path> kept) {

    public Leftovers {
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
    }
  }

  /// Removes what backups that were cut off have left beside where a backup is to be. One that is
  /// being written stays.
  ///
  /// @param folder the one of the backup
  public static Leftovers removeUnfinished(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    List<Path> removed = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    for (Path each : parent == null ? List.<Path>of() : unfinished(parent)) {
      try {
        if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          throw new NotDirectoryException(each.toString());
        }
        Optional<Workplace> cutOff = Workplace.takeOver(each);
        if (cutOff.isPresent()) {
          cutOff.get().close();
          removed.add(each);
        }
      } catch (IOException e) {
        // It stops no backup. What vanished meanwhile was removed by somebody else.
        if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
          kept.add(each);
        }
      }
    }
    return new Leftovers(removed, kept);
  }

  private static List<Path> unfinished(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    List<Path> unfinished = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, ".*")) {
      for (Path each : all) {
        String name = each.getFileName().toString();
        if (name.endsWith(UNFINISHED) || (name.endsWith(UNFINISHED_BEFORE) && isBackup(each))) {
          unfinished.add(each);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return unfinished;
  }

  /// Whether a folder holds files of a backup and nothing else: other programs give names alike.
  private static boolean isBackup(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return !names.isEmpty() && FILES.containsAll(names);
    } catch (IOException | UncheckedIOException e) {
      return false; // nobody can tell whose it is
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

    void all(Journal journal, Database database) throws IOException {
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
    }

    private void tables(SideDatabase.Schema schema, Database database) throws IOException {
      try (SideDatabase tables = SideDatabase.open(database, schema)) {
        file(name(schema), tables::write);
      }
    }

    private void file(String name, Text text) throws IOException {
      MessageDigest digest = digest();
      Path file = folder.resolve(name);
      try (FileChannel channel = FileChannel.open(file, NEW, OwnerOnly.file(file));
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
      in.transferTo(OutputStream.nullOutputStream());
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
    return switch (database) {
      case Database.Folder place -> restoreInto(place, folder);
      case Database.Server server -> restoreInto(server, folder);
    };
  }

  /// The journal and the tables beside it are one database: one transaction fills them.
  private static Chain.Report restoreInto(Database.Server server, Path folder) throws IOException {
    try (Journal journal = Journal.open(server);
        BufferedReader in = open(folder, JOURNAL)) {
      for (SideDatabase.Schema schema : schemas()) {
        SideDatabase.open(server, schema).close(); // makes the tables
      }
      return Backup.restore(
          journal,
          in,
          connection -> {
            for (SideDatabase.Schema schema : schemas()) {
              try (BufferedReader rows = open(folder, name(schema))) {
                SideDatabase.fill(schema, connection, rows);
              }
            }
          });
    }
  }

  /// Databases of their own, which no transaction holds together: they are made in a folder that
  /// keeps the place shut until the last of them has moved.
  private static Chain.Report restoreInto(Database.Folder place, Path folder) throws IOException {
    try (Workplace work = workplace(place)) {
      Database.Folder made = new Database.Folder(work.folder());
      Chain.Report report = fill(made, folder);
      // Whoever began to open the place just before the work could be seen has made its own by now.
      requireEmpty(place);
      List<Path> moved = new ArrayList<>();
      try {
        for (String name : databases()) {
          force(made.file(name));
          Files.move(made.file(name), place.file(name), StandardCopyOption.ATOMIC_MOVE);
          moved.add(place.file(name));
        }
      } catch (IOException e) {
        for (Path each : moved) {
          Files.delete(each);
        }
        throw e;
      }
      return report;
    }
  }

  /// Begins the work: anew, or where one that was cut off has left it.
  private static Workplace workplace(Database.Folder place) throws IOException {
    Path restoring = place.restoring().toAbsolutePath();
    if (Files.exists(restoring)) {
      Workplace work =
          Workplace.takeOver(restoring)
              .orElseThrow(() ->
                  new JournalException(
                      "another restore into this folder is under way; wait for it"));
      // Where this fails the place stays shut, for what is in it is half a clinic.
      clear(place);
      return work;
    }
    requireEmpty(place);
    Files.createDirectories(place.folder(), OwnerOnly.folder(place.folder()));
    Workplace work = Workplace.make(restoring);
    try {
      // Nothing opens the place from here on; what came since the first look is another's.
      requireEmpty(place);
    } catch (JournalException e) {
      work.close();
      throw e;
    }
    return work;
  }

  private static void requireEmpty(Database.Folder place) {
    if (databases().stream().map(place::file).anyMatch(Files::exists)) {
      throw new JournalException("the place to restore into is not empty; name one that is new");
    }
  }

  /// What came into a place by a restore that was cut off: nothing else came since.
  private static void clear(Database.Folder place) throws IOException {
    for (String name : databases()) {
      Files.deleteIfExists(place.file(name));
    }
  }

  private static Chain.Report fill(Database.Folder empty, Path folder) throws IOException {
    for (SideDatabase.Schema schema : schemas()) {
      try (SideDatabase tables = SideDatabase.open(empty, schema);
          BufferedReader in = open(folder, name(schema))) {
        tables.fill(in);
      }
    }
    try (Journal journal = Journal.open(empty);
        BufferedReader in = open(folder, JOURNAL)) {
      return Backup.restore(journal, in, connection -> {});
    }
  }

  /// The databases of a folder.
  private static List<String> databases() {
    return Stream.concat(
            schemas().stream().map(SideDatabase.Schema::name), Stream.of(Database.Folder.JOURNAL))
        .toList();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
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
}

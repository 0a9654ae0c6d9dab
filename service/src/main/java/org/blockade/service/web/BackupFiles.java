package org.blockade.service.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.blockade.service.access.Settings;
import org.blockade.service.backup.ClinicBackup;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;

/// Backups of the clinic, made from a page into the folder of the data. Where they stand and what
/// they are called is decided here, and by nobody who asks.
final class BackupFiles {

  private static final String LAST = "last-backup";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Journal journal;
  private final Database database;
  private final Settings settings;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  BackupFiles(Journal journal, Database database, Settings settings, Clock clock) {
    this.journal = journal;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /// A backup that was made, read back from the disk and found whole.
  ///
  /// @param file name of its folder among the backups
  /// @param verified when it was read back
  /// @param head hash of the last entry
  record Made(String file, Instant verified, long entries, String head) {}

  /// Where backups go; empty where the data is on a server.
  Optional<Path> folder() {
    return switch (database) {
      case Database.Folder(Path folder) ->
          Optional.of(folder.toAbsolutePath().normalize().resolve("backups"));
      case Database.Server server -> Optional.empty();
    };
  }

  /// The last one, if one was made from here.
  Optional<Made> last() {
    return settings
        .of(LAST)
        .map(text -> text.split(" ", -1))
        .filter(parts -> parts.length == 4)
        .map(parts ->
            new Made(parts[0], Instant.parse(parts[1]), Long.parseLong(parts[2]), parts[3]));
  }

  /// How many entries were recorded since.
  long since() {
    return journal.size() - last().map(Made::entries).orElse(0L);
  }

  /// Makes one and reads it back.
  ///
  /// @return what backups that were cut off had left there
  /// @throws UnfitException where one is being made, or there is no folder
  ClinicBackup.Leftovers make() {
    Path folder =
        folder().orElseThrow(() -> new UnfitException("the data is on a server; back it up there"));
    if (!turn.tryLock()) {
      throw new UnfitException("a backup is being made; wait until it is there");
    }
    try {
      return in(folder);
    } catch (IOException e) {
      throw new JournalException(
          "the backup could not be written beside the journal; is the disk full?");
    } finally {
      turn.unlock();
    }
  }

  private ClinicBackup.Leftovers in(Path folder) throws IOException {
    makeFolder(folder);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String name = "clinic-" + STAMP.format(now);
    Path place = folder.resolve(name);
    if (Files.exists(place)) {
      throw new UnfitException("a backup was made in this very second; it is there");
    }
    ClinicBackup.Leftovers leftovers = ClinicBackup.removeUnfinished(place);
    Chain.Report read = ClinicBackup.write(journal, database, place);
    settings.set(
        LAST, String.join(" ", name, now.toString(), String.valueOf(read.entries()), read.head()));
    return leftovers;
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }
}

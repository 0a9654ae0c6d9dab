package org.blockade.service.journal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/// The embedded database, in a folder.
final class FolderStore implements Store {

  /// An append is brought to the disk by itself, see `makeDurable`; the delay of writing only keeps
  /// the thread of the database alive that gives back space, without which the file grows by what
  /// every append rewrites. Closing tidies nothing up: what it moves about while the disk is full
  /// is lost, and that can be what was acknowledged. Traces off: they would repeat values. The lock
  /// time out is as long as many writers may have to wait.
  private static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=500;MAX_COMPACT_TIME=0;LOCK_TIMEOUT=60000;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  private static final int CONNECTIONS = 32;

  static final String USER = "blockade";

  /// What the database says where it cannot write, and of what follows from that.
  private static final Set<Integer> CANNOT_WRITE =
      Set.of(
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
          ErrorCode.REMOTE_DATABASE_NOT_FOUND_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.ERROR_OPENING_DATABASE_1,
          ErrorCode.CONNECTION_BROKEN_1);

  private final Path folder;
  private final String fileSystem;
  private JdbcConnectionPool pool;
  private boolean failed;

  FolderStore(Path folder) {
    this(folder, "file:");
  }

  /// @param fileSystem scheme of the embedded database's file system; tests bring one that fails
  FolderStore(Path folder, String fileSystem) {
    this.folder = folder.toAbsolutePath().normalize();
    this.fileSystem = fileSystem;
    // Either would end the path within the address of the database.
    if (this.folder.toString().contains(";") || this.folder.toString().contains("\n")) {
      throw new JournalException(
          "a folder of a journal has no semicolon or line break in its path; name another");
    }
    if (Files.exists(new Database.Folder(this.folder).restoring())) {
      throw new JournalException(
          "a restore into "
              + folder
              + " is under way or was cut off; run \"blockade restore\" there again, which begins"
              + " anew");
    }
    this.pool = newPool("");
  }

  private JdbcConnectionPool newPool(String more) {
    JdbcConnectionPool made = JdbcConnectionPool.create(address(more), USER, "");
    made.setMaxConnections(CONNECTIONS);
    return made;
  }

  private String address(String more) {
    return "jdbc:h2:" + fileSystem + folder.resolve(Database.Folder.JOURNAL) + SETTINGS + more;
  }

  /// Address of another database in the same folder, with the same habits.
  static String address(Path folder, String name) {
    return "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve(name) + SETTINGS;
  }

  /// Makes the folder, for its owner's eyes only.
  void makeFolder() {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new JournalException(
          "cannot make the folder "
              + folder
              + "; name one in a place that is there and can be written");
    }
  }

  @Override
  public synchronized DataSource source() {
    return pool;
  }

  @Override
  public String migrations() {
    return "h2";
  }

  @Override
  public boolean mayExist() {
    return Files.exists(new Database.Folder(folder).file(Database.Folder.JOURNAL));
  }

  @Override
  public boolean readOnly(Connection connection) throws SQLException {
    return connection.isReadOnly();
  }

  @Override
  public Optional<String> weakness(Connection connection) {
    return Optional.empty();
  }

  @Override
  public void begin(Connection connection) {
    // Its settings say it all.
  }

  /// A commit is in the file, but only this brings the file past the caches of the system.
  @Override
  public void makeDurable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  @Override
  public void opened() {
    // The pool is there from the start.
  }

  @Override
  public synchronized void revive() {
    if (failed) {
      reopen();
    }
  }

  @Override
  public synchronized void recover(SQLException problem) {
    if (CANNOT_WRITE.contains(problem.getErrorCode())) {
      reopen();
    }
  }

  /// A database that could not write is no longer sound in memory. It is dropped without a word to
  /// the disk, and opened anew: to be read, if it cannot be written.
  private void reopen() {
    pool.dispose();
    drop();
    failed = !writable();
    pool = newPool(failed ? ";ACCESS_MODE_DATA=r" : "");
  }

  private boolean writable() {
    try (Connection connection = plain();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
      return !connection.isReadOnly();
    } catch (SQLException e) {
      drop();
      return false;
    }
  }

  private void drop() {
    try (Connection connection = plain();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (SQLException e) {
      // It is not open, then, and cannot be.
    }
  }

  /// A connection beside the pool, which would write when it lends one.
  private Connection plain() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(address(""));
    source.setUser(USER);
    source.setPassword("");
    return source.getConnection();
  }

  @Override
  public synchronized String sentence(SQLException problem) {
    return switch (problem.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "the journal in " + folder + " is in use by another process; stop that one first";
      // It was opened so because a write failed: then that is what is wrong.
      case ErrorCode.DATABASE_IS_READ_ONLY ->
          failed
              ? cannotWrite()
              : "the journal in "
                  + folder
                  + " can be read and not written; nothing was lost; make its folder writable";
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          "the file of the journal in " + folder + " is damaged; restore a backup";
      default ->
          CANNOT_WRITE.contains(problem.getErrorCode())
              ? cannotWrite()
              : "the journal in " + folder + " refused (H2 " + problem.getErrorCode() + ")";
    };
  }

  private String cannotWrite() {
    return "cannot write the journal in "
        + folder
        + ": the disk is full, or cannot be written; what was acknowledged is kept; make room and try"
        + " again";
  }

  @Override
  public synchronized void close() {
    pool.dispose();
  }
}

package org.blockade.service.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server.
final class ServerStore implements Store {

  /// The driver writes parts of addresses into the log of the virtual machine. Held, because a
  /// logger that nobody holds forgets its level.
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  /// As many as the embedded database lends. A choice.
  private static final int CONNECTIONS = 32;

  /// How many are kept open where nobody asks. A choice.
  private static final int IDLE_CONNECTIONS = 2;

  /// How long one is waited for (ms). A choice: longer than writers take in turns, short enough to
  /// tell that a server is gone.
  private static final long WAIT = 10_000;

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private Optional<HikariDataSource> pool = Optional.empty();

  ServerStore(String url) {
    DRIVER.setLevel(Level.OFF);
    try {
      source.setURL(url);
    } catch (IllegalArgumentException e) {
      // The cause would repeat the address, and a password in it.
      throw new JournalException(
          "the address of the database is not understood; write"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER");
    }
    source.setLogServerErrorDetail(false);
    source.setApplicationName("blockade");
  }

  @Override
  public synchronized DataSource source() {
    return pool.<DataSource>map(each -> each).orElse(source);
  }

  /// Not before: whether the server answers is told at once by a connection of its own.
  @Override
  public synchronized void opened() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("journal");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    config.setConnectionTimeout(WAIT);
    config.setInitializationFailTimeout(-1);
    pool = Optional.of(new HikariDataSource(config));
  }

  @Override
  public String migrations() {
    return "postgresql";
  }

  @Override
  public boolean mayExist() {
    return true;
  }

  @Override
  public boolean readOnly(Connection connection) throws SQLException {
    return "on".equals(setting(connection, "transaction_read_only"));
  }

  @Override
  public Optional<String> weakness(Connection connection) throws SQLException {
    for (String needed : new String[] {"fsync", "full_page_writes"}) {
      if (!"on".equals(setting(connection, needed))) {
        return Optional.of(
            "the server may lose what it acknowledged, because its setting "
                + needed
                + " is off; turn it on, then start again");
      }
    }
    return Optional.empty();
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
    }
  }

  /// Whatever the server, the database or the role has as its habit.
  @Override
  public void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local synchronous_commit = on");
    }
  }

  /// A commit that returned is on the disk.
  @Override
  public void makeDurable(Connection connection) {}

  @Override
  public void revive() {
    // The pool drops a connection that failed.
  }

  @Override
  public void recover(SQLException problem) {
    // The pool drops a connection that failed.
  }

  @Override
  public String sentence(SQLException problem) {
    String state = Objects.requireNonNullElse(problem.getSQLState(), "");
    return switch (state) {
      case "53100" ->
          "the disk of the database server is full; what was acknowledged is kept; make room and try"
              + " again";
      case "25006" ->
          "the database can be read and not written; nothing was lost; connect to one that can be"
              + " written";
      case "28000", "28P01" -> "the database server refused the user or the password";
      case "3D000" -> "the database server has no database of this name";
      case "42501" -> "the user of the database lacks a right that the journal needs";
      default ->
          state.startsWith("08") || state.startsWith("57")
              ? "cannot reach the database server, or it went away; what was acknowledged is kept"
              : "the database server refused (SQLSTATE " + state + ")";
    };
  }

  @Override
  public synchronized void close() {
    pool.ifPresent(HikariDataSource::close);
  }
}

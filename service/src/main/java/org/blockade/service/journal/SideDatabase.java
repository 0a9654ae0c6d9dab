package org.blockade.service.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Tables beside a journal, for what may change: accounts, settings. Where the journal is a folder
/// they are a database of their own in it; on a server they stand in the same database.
public final class SideDatabase implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 16;

  /// How many are kept open where nobody asks. A choice.
  private static final int IDLE_CONNECTIONS = 2;

  private final Schema schema;
  private final HikariDataSource source;

  private SideDatabase(Schema schema, HikariDataSource source) {
    this.schema = schema;
    this.source = source;
  }

  /// Tables that belong together.
  ///
  /// @param name of all of them, e.g. `access`
  /// @param migrations where their migrations stand on the class path
  /// @param tables their names, each after those that it refers to
  public record Schema(String name, String migrations, List<String> tables) {

    public Schema {
      tables = List.copyOf(tables);
    }
  }

  /// Opens them, and brings them to the newest version.
  public static SideDatabase open(Database database, Schema schema) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(schema.name());
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    switch (database) {
      case Database.Folder folder -> {
        FolderStore store = new FolderStore(folder.folder());
        store.makeFolder();
        store.close();
        config.setJdbcUrl(FolderStore.address(folder.folder(), schema.name()));
        config.setUsername(FolderStore.USER);
        config.setPassword("");
      }
      case Database.Server server -> config.setJdbcUrl(server.url());
    }
    HikariDataSource source = null;
    try {
      source = new HikariDataSource(config);
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:" + schema.migrations())
          .table(schema.name() + "_migrations")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      return new SideDatabase(schema, source);
    } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      if (source != null) {
        source.close();
      }
      // The cause would repeat the address, and a password in it.
      throw new JournalException(
          "cannot open the tables beside the journal; is another process using the folder, or can the"
              + " server not be reached?");
    }
  }

  /// Connections to them.
  public DataSource source() {
    return source;
  }

  /// Writes what all of them hold at one moment. Whoever writes to them is not held up.
  public void write(Writer out) throws IOException {
    try (Connection connection = source.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      new TableText(schema, connection).write(out);
      connection.rollback();
    } catch (SQLException e) {
      // The cause could repeat what is stored.
      throw new JournalException("cannot read the tables of " + schema.name());
    }
  }

  /// Fills tables that hold nothing from what `write` wrote, all or nothing.
  ///
  /// @throws JournalException where the tables hold something, or the text is none of theirs
  public void fill(BufferedReader in) throws IOException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        fill(schema, connection, in);
        connection.commit();
      } catch (SQLException | IOException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw unfilled(schema);
    }
  }

  /// Fills tables in a transaction that is somebody else's.
  ///
  /// @throws JournalException where the tables hold something, or the text is none of theirs
  public static void fill(Schema schema, Connection connection, BufferedReader in)
      throws IOException {
    try {
      TableText text = new TableText(schema, connection);
      text.read(in);
      text.goOnCounting();
    } catch (SQLException e) {
      throw unfilled(schema);
    }
  }

  private static JournalException unfilled(Schema schema) {
    return new JournalException(
        "cannot fill the tables of " + schema.name() + "; restore into a new, empty place");
  }

  @Override
  public void close() {
    source.close();
  }
}

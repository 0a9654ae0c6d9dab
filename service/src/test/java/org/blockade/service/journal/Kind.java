package org.blockade.service.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// The kinds of databases on which every test of the journal runs. A PostgreSQL server is started
/// from its binaries; where that cannot be done, tests fail and are not left out.
public enum Kind {
  H2 {
    @Override
    public Database fresh(Path folder) {
      return new Database.Folder(folder.resolve("clinic"));
    }

    @Override
    void disarm(Statement statement) throws SQLException {
      statement.execute("set referential_integrity false");
      statement.execute("drop trigger if exists journal_entry_stays");
    }
  },

  POSTGRESQL {
    @Override
    public Database fresh(Path folder) {
      String name = "journal" + NUMBER.incrementAndGet();
      try (Connection connection = server().getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new AssertionError("the test server makes no database", e);
      }
      return new Database.Server(server().getJdbcUrl("postgres", name));
    }

    @Override
    void disarm(Statement statement) throws SQLException {
      statement.execute("alter table journal_entry disable trigger all");
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static EmbeddedPostgres server;

  /// A server with habits that would lose entries and break the order of writers.
  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("default_transaction_isolation", "serializable")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("no PostgreSQL server could be started for the tests", e);
      }
    }
    return server;
  }

  /// A database that holds nothing.
  public abstract Database fresh(Path folder);

  /// Takes away what keeps somebody with all rights from changing rows.
  abstract void disarm(Statement statement) throws SQLException;

  static Store store(Database database) {
    return switch (database) {
      case Database.Folder folder -> new FolderStore(folder.folder());
      case Database.Server address -> new ServerStore(address.url());
    };
  }
}

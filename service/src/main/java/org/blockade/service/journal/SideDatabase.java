package org.blockade.service.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Tables beside a journal, for what may change: accounts, settings. Where the journal is a folder
/// they are a database of their own in it; on a server they stand in the same database.
public final class SideDatabase implements AutoCloseable {

  private final HikariDataSource source;

  private SideDatabase(HikariDataSource source) {
    this.source = source;
  }

  /// Opens them, and brings them to the newest version.
  ///
  /// @param name of the tables as a whole, e.g. `access`
  /// @param migrations where their migrations stand on the class path
  public static SideDatabase open(Database database, String name, String migrations) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    switch (database) {
      case Database.Folder folder -> {
        FolderStore store = new FolderStore(folder.folder());
        store.makeFolder();
        store.close();
        config.setJdbcUrl(FolderStore.address(folder.folder(), name));
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
          .locations("classpath:" + migrations)
          .table(name + "_migrations")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      return new SideDatabase(source);
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

  private static final int MOST_CONNECTIONS = 16;

  /// Connections to them.
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    source.close();
  }
}

package org.blockade.service.access;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a clinic decided for itself, by name.
public final class Settings {

  private final JdbcClient tables;
  private final TransactionTemplate together;

  /// @param source the tables of `access`
  public Settings(DataSource source) {
    this.tables = JdbcClient.create(source);
    this.together =
        new TransactionTemplate(
            new org.springframework.jdbc.datasource.DataSourceTransactionManager(source));
  }

  /// What is set under a name.
  public Optional<String> of(String name) {
    return tables
        .sql("select content from access_setting where name = ?")
        .param(name)
        .query(String.class)
        .optional();
  }

  /// Sets it.
  public void set(String name, String content) {
    together.executeWithoutResult(status -> {
      int there =
          tables
              .sql("update access_setting set content = ? where name = ?")
              .params(content, name)
              .update();
      if (there == 0) {
        tables
            .sql("insert into access_setting (name, content) values (?, ?)")
            .params(name, content)
            .update();
      }
    });
  }
}

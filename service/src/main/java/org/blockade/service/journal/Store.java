package org.blockade.service.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// A database that keeps a journal, with what differs between the two.
interface Store extends AutoCloseable {

  DataSource source();

  /// Folder of the migrations, below this package.
  String migrations();

  /// Whether it holds anything yet, as far as can be told without opening it.
  boolean mayExist();

  /// Whether it can only be read.
  boolean readOnly(Connection connection) throws SQLException;

  /// Why an acknowledged append could be lost here; empty where it could not.
  Optional<String> weakness(Connection connection) throws SQLException;

  /// Once the journal is open: from here on connections are lent and taken back.
  void opened();

  /// Before an append: what had failed is tried anew.
  void revive();

  /// Before anything else in the transaction of an append.
  void begin(Connection connection) throws SQLException;

  /// After the commit: returns once the entry is on the disk.
  void makeDurable(Connection connection) throws SQLException;

  /// After an append failed.
  void recover(SQLException problem);

  /// What an error means, in one sentence without anything that was stored.
  String sentence(SQLException problem);

  @Override
  void close();
}

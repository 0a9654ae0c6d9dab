package org.blockade.service.journal;

import java.nio.file.Path;

/// Where a journal is kept.
public sealed interface Database {

  /// In a folder, by the embedded database. One process at a time has it.
  ///
  /// @param folder made where it is missing
  record Folder(Path folder) implements Database {}

  /// On a PostgreSQL server.
  ///
  /// @param url `jdbc:postgresql://...`; may hold a password, so nothing repeats it
  record Server(String url) implements Database {

    @Override
    public String toString() {
      return "Server";
    }
  }
}

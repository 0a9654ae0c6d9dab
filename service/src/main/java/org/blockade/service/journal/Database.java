package org.blockade.service.journal;

import java.nio.file.Path;

/// Where a journal is kept.
public sealed interface Database {

  /// In a folder, by the embedded database. One process at a time has it.
  ///
  /// @param folder made where it is missing
  record Folder(Path folder) implements Database {

    /// Name of the database of the journal; others are named as their tables are together.
    public static final String JOURNAL = "journal";

    /// The file of one of its databases.
    public Path file(String name) {
      return folder.resolve(name + ".mv.db");
    }

    /// Where a restore makes the databases before they move into the folder. It is there from the
    /// beginning of a restore to its end, and nothing opens the folder meanwhile.
    public Path restoring() {
      return folder.resolve("restoring");
    }
  }

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

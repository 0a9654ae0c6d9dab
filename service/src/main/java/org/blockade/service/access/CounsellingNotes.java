package org.blockade.service.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.SideDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was said in counselling. It stands apart from the journal, so that no view or export of the
/// record can hold it, under a label of its own; a backup of a clinic has it in a file of its own.
/// Notes are added, never changed.
public final class CounsellingNotes implements AutoCloseable {

  /// Where they stand.
  public static final SideDatabase.Schema TABLES =
      new SideDatabase.Schema(
          "notes", "org/blockade/service/access/notes", List.of("counselling_note"));

  /// Stands with every note: a consent to the record does not cover it (42 CFR 2.31(b)).
  public static final String LABEL = "42CFRPart2 counselling note";

  /// Letters of a note. A choice.
  public static final int LONGEST = 10_000;

  private final SideDatabase database;
  private final JdbcClient tables;
  private final Clock clock;

  private CounsellingNotes(SideDatabase database, Clock clock) {
    this.database = database;
    this.tables = JdbcClient.create(database.source());
    this.clock = clock;
  }

  /// Opens them, in tables of their own.
  public static CounsellingNotes open(Database database, Clock clock) {
    return new CounsellingNotes(SideDatabase.open(database, TABLES), clock);
  }

  /// A note.
  ///
  /// @param author the account that wrote it
  public record Note(
      String id, String person, String author, Instant written, String label, String text) {}

  /// Keeps a note. One that is sent twice is kept once.
  ///
  /// @return whether it is kept; false where the id is that of another note
  public boolean add(String id, String person, String author, String text) {
    try {
      tables
          .sql(
              "insert into counselling_note (id, person, author, written, label, content) values (?,"
                  + " ?, ?, ?, ?, ?)")
          .params(id, person, author, clock.instant().atOffset(ZoneOffset.UTC), LABEL, text)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return note(id)
          .filter(note ->
              note.person().equals(person)
                  && note.author().equals(author)
                  && note.text().equals(text))
          .isPresent();
    }
  }

  private Optional<Note> note(String id) {
    return tables
        .sql("select * from counselling_note where id = ?")
        .params(id)
        .query(CounsellingNotes::note)
        .optional();
  }

  /// The notes about a person, the latest first.
  public List<Note> of(String person) {
    return tables
        .sql("select * from counselling_note where person = ? order by number desc")
        .params(person)
        .query(CounsellingNotes::note)
        .list();
  }

  private static Note note(ResultSet row, int index) throws SQLException {
    return new Note(
        row.getString("id"),
        row.getString("person"),
        row.getString("author"),
        row.getObject("written", OffsetDateTime.class).toInstant(),
        row.getString("label"),
        row.getString("content"));
  }

  @Override
  public void close() {
    database.close();
  }
}

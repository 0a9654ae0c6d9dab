package org.blockade.service.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who looked at or did what, and whether it was allowed. What was recorded about a person stands
/// in the journal; this is about looking.
public final class AuditTrail {

  private final JdbcClient tables;
  private final Clock clock;

  /// @param source the tables of `access`
  public AuditTrail(DataSource source, Clock clock) {
    this.tables = JdbcClient.create(source);
    this.clock = clock;
  }

  /// Something that happened.
  ///
  /// @param account who; `-` for a stranger
  /// @param person whom it was about: the id of a person, the name of an account, or who was joined
  ///   with whom
  public record Event(
      long number,
      Instant occurred,
      String account,
      String action,
      Optional<String> person,
      String outcome) {}

  /// Notes something.
  public void note(String account, String action, Optional<String> person, String outcome) {
    tables
        .sql(
            "insert into access_event (occurred, account, action, person, outcome) values (?, ?, ?,"
                + " ?, ?)")
        .params(
            Arrays.asList(
                clock.instant().atOffset(ZoneOffset.UTC),
                account,
                action,
                person.orElse(null),
                outcome))
        .update();
  }

  /// The newest events first.
  ///
  /// @param skip how many of the newest to leave out
  public List<Event> newest(int count, int skip) {
    return tables
        .sql(
            "select * from access_event order by number desc offset ? rows fetch first ? rows only")
        .params(skip, count)
        .query(AuditTrail::event)
        .list();
  }

  /// The newest events before one.
  ///
  /// @param number of that one
  public List<Event> before(long number, int count) {
    return tables
        .sql(
            "select * from access_event where number < ? order by number desc fetch first ? rows"
                + " only")
        .params(number, count)
        .query(AuditTrail::event)
        .list();
  }

  /// The newest events about somebody before one.
  ///
  /// @param person whom they are about
  /// @param number of that one
  public List<Event> about(String person, long number, int count) {
    return tables
        .sql(
            "select * from access_event where person = ? and number < ? order by number desc fetch"
                + " first ? rows only")
        .params(person, number, count)
        .query(AuditTrail::event)
        .list();
  }

  private static Event event(ResultSet row, int index) throws SQLException {
    return new Event(
        row.getLong("number"),
        row.getObject("occurred", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        row.getString("action"),
        Optional.ofNullable(row.getString("person")),
        row.getString("outcome"));
  }
}

package org.blockade.service.access;

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
  /// @param person whom it was about, if it was about somebody
  public record Event(
      Instant occurred, String account, String action, Optional<String> person, String outcome) {}

  /// Notes something.
  public void note(String account, String action, Optional<String> person, String outcome) {
    tables
        .sql(
            "insert into access_event (occurred, account, action, person, outcome) values (?, ?, ?, ?,"
                + " ?)")
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
        .query((row, number) ->
            new Event(
                row.getObject("occurred", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("action"),
                Optional.ofNullable(row.getString("person")),
                row.getString("outcome")))
        .list();
  }
}

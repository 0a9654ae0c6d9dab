package org.blockade.service.fhir.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.blockade.service.journal.SideDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which cards were given, and what became of them.
final class CardBook implements AutoCloseable {

  /// The reason that puts a card off.
  static final String SNOOZE = "snooze";

  /// Characters of a comment. A choice; the table is as wide.
  static final int MOST_COMMENT = 2_000;

  static final String ACCEPTED = "accepted";
  static final String OVERRIDDEN = "overridden";

  private final Supplier<SideDatabase> opens;
  private final Clock clock;
  private final Duration snooze;
  private Optional<SideDatabase> database = Optional.empty();

  /// @param opens the tables of `hooks`
  /// @param snooze how long a card that was put off stays silent
  CardBook(Supplier<SideDatabase> opens, Clock clock, Duration snooze) {
    this.opens = opens;
    this.clock = clock;
    this.snooze = snooze;
  }

  private synchronized JdbcClient tables() {
    SideDatabase open = database.orElseGet(opens);
    database = Optional.of(open);
    return JdbcClient.create(open.source());
  }

  @Override
  public synchronized void close() {
    database.ifPresent(SideDatabase::close);
    database = Optional.empty();
  }

  /// A card that was given.
  ///
  /// @param person the id here, or a fingerprint of the id elsewhere
  record Given(String card, String system, HookService service, Advice advice, String person) {}

  /// Notes that it was given.
  void note(Given given) {
    tables()
        .sql(
            "insert into hooks_card (card, system_name, service, kind, indicator, person, given)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            given.card(),
            given.system(),
            given.service().id(),
            given.advice().kind().word(),
            given.advice().indicator().word(),
            given.person(),
            now())
        .update();
  }

  /// Whether this system put off cards of this kind for this person. What another system put off
  /// counts for that one alone: whoever asks here has not seen its card.
  boolean isSilent(Advice advice, String person, String system) {
    return tables()
            .sql(
                "select count(*) from hooks_feedback f join hooks_card c on c.card = f.card where"
                    + " f.person = ? and f.kind = ? and f.reason = ? and f.told > ? and"
                    + " c.system_name = ? and c.indicator <> 'critical'")
            .params(person, advice.kind().word(), SNOOZE, now().minus(snooze), system)
            .query(Long.class)
            .single()
        > 0;
  }

  /// What became of a card.
  ///
  /// @param outcome `accepted` or `overridden`
  /// @param reason its code; empty for none
  /// @param comment in somebody's own words; empty for none
  record Answered(String card, String outcome, String reason, String comment) {}

  /// Notes what became of a card.
  ///
  /// @return whether this system was given such a card by this service
  boolean answer(String system, HookService service, Answered answered) {
    String card = answered.card();
    Optional<String[]> given =
        tables()
            .sql(
                "select person, kind, indicator from hooks_card where card = ? and system_name = ?"
                    + " and service = ?")
            .params(card, system, service.id())
            .query((row, number) ->
                new String[] {
                  row.getString("person"), row.getString("kind"), row.getString("indicator")
                })
            .optional();
    given.ifPresent(each ->
        tables()
            .sql(
                "insert into hooks_feedback (card, outcome, reason, comment, person, kind, told)"
                    + " values (?, ?, ?, ?, ?, ?, ?)")
            .params(
                card,
                answered.outcome(),
                answered.reason(),
                answered.comment(),
                each[0],
                each[1],
                now())
            .update());
    return given.isPresent();
  }

  /// An answer to a card, as it is shown.
  record Told(
      OffsetDateTime told,
      String system,
      String kind,
      String outcome,
      String reason,
      String comment) {}

  /// What was answered to the cards about a person, the oldest first.
  List<Told> answersAbout(String person) {
    return tables()
        .sql(
            "select f.told, c.system_name, f.kind, f.outcome, f.reason, f.comment from"
                + " hooks_feedback f join hooks_card c on c.card = f.card where f.person = ? order"
                + " by f.number")
        .param(person)
        .query((row, number) ->
            new Told(
                row.getObject("told", OffsetDateTime.class),
                row.getString("system_name"),
                row.getString("kind"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("comment")))
        .list();
  }

  /// How often cards of a kind were given, and what became of them.
  ///
  /// @param accepted cards of which a suggestion was taken
  /// @param overridden cards that were gone against, and of which none was taken
  record Figures(String service, String kind, long given, long accepted, long overridden) {}

  /// By service and kind.
  List<Figures> figures() {
    return tables()
        .sql(
            "select c.service, c.kind, count(*) as given, sum(case when exists (select 1 from"
                + " hooks_feedback f where f.card = c.card and f.outcome = 'accepted') then 1 else"
                + " 0 end) as accepted, sum(case when exists (select 1 from hooks_feedback f where"
                + " f.card = c.card and f.outcome = 'overridden') and not exists (select 1 from"
                + " hooks_feedback f where f.card = c.card and f.outcome = 'accepted') then 1 else"
                + " 0 end) as overridden from hooks_card c group by c.service, c.kind order by"
                + " c.service, c.kind")
        .query((row, number) ->
            new Figures(
                row.getString("service"),
                row.getString("kind"),
                row.getLong("given"),
                row.getLong("accepted"),
                row.getLong("overridden")))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

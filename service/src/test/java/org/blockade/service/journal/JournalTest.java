package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.protocol.facts.AboutHealth;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {

  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00.123456789Z"), ZoneOffset.UTC);

  private static final String PERSON = Entries.SECRET + "-7";

  @TempDir private Path folder;

  private static List<Draft> drafts(int number) {
    return IntStream.range(0, number)
        .mapToObj(index -> Entries.injection("i" + index, index))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAppendedIsReadBackToTheLastBit(Kind kind) {
    Database database = kind.fresh(folder);
    List<Entry> recorded = new ArrayList<>();
    try (Journal journal = Journal.open(database)) {
      assertThat(journal.verify()).isEqualTo(new Chain.Report(0, Entry.NOTHING, Optional.empty()));
      List<Content> contents = Entries.oneOfEach();
      for (int i = 0; i < contents.size(); i++) {
        recorded.add(journal.append(Entries.draft("e" + (i + 1), contents.get(i)), CLOCK));
      }
      SomeStatements some = new SomeStatements(3);
      for (int i = 0; i < 100; i++) {
        String id = "s" + i;
        recorded.add(
            journal.append(
                Entries.draft(id, Entries.fact(id, i, new AboutHealth.Symptom(some.text()))),
                CLOCK));
      }
      assertThat(journal.entries()).isEqualTo(recorded);
    }
    try (Journal journal = Journal.existing(database)) {
      assertThat(journal.entries()).isEqualTo(recorded);
      assertThat(journal.entries().subList(0, 10).stream().map(Entry::content))
          .isEqualTo(Entries.oneOfEach());
      assertThat(journal.verify())
          .isEqualTo(new Chain.Report(110, recorded.getLast().hash(), Optional.empty()));
      assertThat(journal.entriesOf(PERSON)).hasSize(110);
      assertThat(journal.entriesOf("another")).isEmpty();
      assertThat(journal.size()).isEqualTo(110);
      assertThat(recorded.getFirst().recorded()).isEqualTo("2026-03-02T10:00:00.123456Z");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJournalOfAnOlderVersionIsBroughtToThisOne(Kind kind) throws SQLException {
    Database database = kind.fresh(folder);
    try (Store store = Kind.store(database)) {
      Flyway.configure()
          .dataSource(store.source())
          .locations("classpath:org/blockade/service/journal/migration/" + store.migrations())
          .table("journal_migrations")
          .target("1")
          .load()
          .migrate();
    }
    try (Journal journal = Journal.existing(database)) {
      Entry recorded = journal.append(Entries.injection("a", 1), CLOCK);
      assertThat(journal.newestOf(EntryKind.FACT, Long.MAX_VALUE, 10)).containsExactly(recorded);
      assertThat(journal.newestOf(EntryKind.DISCLOSURE, Long.MAX_VALUE, 10)).isEmpty();
    }
    try (Store store = Kind.store(database);
        Connection connection = store.source().getConnection();
        ResultSet row =
            connection.getMetaData().getIndexInfo(null, null, "journal_entry", false, false)) {
      List<String> indexes = new ArrayList<>();
      while (row.next()) {
        indexes.add(row.getString("INDEX_NAME"));
      }
      assertThat(indexes).contains("journal_entry_of_kind");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fiftyReadersAreServedFromFewConnections(Kind kind) throws Exception {
    Database database = kind.fresh(folder);
    int readers = 50;
    try (Journal journal = Journal.open(database);
        ExecutorService threads = Executors.newFixedThreadPool(readers)) {
      List<Entry> recorded = journal.append(drafts(40), CLOCK);
      List<Callable<List<Entry>>> work =
          IntStream.range(0, 4 * readers)
              .mapToObj(reader -> (Callable<List<Entry>>) () -> journal.entriesOf(PERSON))
              .toList();
      for (Future<List<Entry>> read : threads.invokeAll(work)) {
        assertThat(read.get()).isEqualTo(recorded);
      }
      if (database instanceof Database.Server(String url)) {
        // Connections that are not kept would be gone by now.
        try (Connection connection = DriverManager.getConnection(url);
            Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "select count(*) from pg_stat_activity where application_name = 'blockade'"
                        + " and datname = current_database()")) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).isBetween(1, 32);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void peopleAreReadOneAfterTheOtherAndGrowthIsTold(Kind kind) {
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      List<Draft> drafts = new ArrayList<>();
      for (int i = 0; i < 2500; i++) {
        drafts.add(Entries.of("p" + i % 3, Entries.injection("i" + i, i)));
      }
      List<Entry> recorded = journal.append(drafts, CLOCK);
      assertThat(recorded).isEqualTo(journal.entries());
      assertThat(journal.verify().broken()).isEmpty();
      assertThat(journal.append(drafts.subList(0, 10), CLOCK)).isEqualTo(recorded.subList(0, 10));
      Map<String, List<Entry>> people = new LinkedHashMap<>();
      assertThat(journal.byPerson(people::put)).isEqualTo(2500);
      assertThat(people.keySet()).containsExactly("p0", "p1", "p2");
      people.forEach((person, entries) -> assertThat(entries).isEqualTo(journal.entriesOf(person)));
      journal.append(Entries.of("p1", Entries.symptom("new")), CLOCK);
      assertThat(journal.growthSince(2500)).isEqualTo(new Journal.Growth(2501, Set.of("p1")));
      assertThat(journal.growthSince(2501)).isEqualTo(new Journal.Growth(2501, Set.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameDraftTwiceIsOneEntryAndAnotherWithItsIdIsRefused(Kind kind) {
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      Entry first = journal.append(Entries.injection("a", 1), CLOCK);
      assertThat(journal.append(Entries.injection("a", 1), Clock.systemUTC())).isEqualTo(first);
      assertThatThrownBy(() ->
              journal.append(List.of(Entries.injection("b", 1), Entries.injection("a", 2)), CLOCK))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("give each its own");
      assertThat(journal.entries()).containsExactly(first);
      assertThat(journal.verify().broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWritersMakeOneChain(Kind kind) throws Exception {
    int writers = 8;
    int each = 25;
    Database database = kind.fresh(folder);
    try (Journal journal = Journal.open(database);
        Journal second = kind == Kind.POSTGRESQL ? Journal.open(database) : journal;
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<List<Entry>>> work =
          IntStream.range(0, writers)
              .mapToObj(writer ->
                  (Callable<List<Entry>>)
                      () -> {
                        List<Entry> own = new ArrayList<>();
                        for (int i = 0; i < each; i++) {
                          own.add(
                              (i % 2 == 0 ? journal : second)
                                  .append(Entries.injection("w" + writer + "-" + i, i), CLOCK));
                        }
                        return own;
                      })
              .toList();
      List<Entry> acknowledged = new ArrayList<>();
      for (Future<List<Entry>> done : threads.invokeAll(work)) {
        acknowledged.addAll(done.get());
      }
      assertThat(journal.entries()).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(journal.verify().entries()).isEqualTo(writers * each);
      assertThat(journal.verify().broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseItselfRefusesToChangeOrDelete(Kind kind) throws SQLException {
    Database database = kind.fresh(folder);
    try (Journal journal = Journal.open(database);
        Store store = Kind.store(database);
        Connection connection = store.source().getConnection();
        Statement statement = connection.createStatement()) {
      journal.append(drafts(3), CLOCK);
      for (String attempt :
          List.of(
              "update journal_entry set payload = '{}' where number = 2",
              "delete from journal_entry where number = 3",
              "delete from journal_entry",
              "truncate table journal_entry",
              "delete from journal_turn",
              "update journal_turn set turn = 1",
              "insert into journal_entry select 5, 4, 'x', kind, person, author, recorded, model,"
                  + " parameters, rules, payload, 'p', 'h' from journal_entry where number = 3",
              "insert into journal_entry select 4, null, 'x', kind, person, author, recorded, model,"
                  + " parameters, rules, payload, 'p', 'h' from journal_entry where number = 3")) {
        assertThatThrownBy(() -> statement.execute(attempt), attempt)
            .isInstanceOf(SQLException.class);
      }
      assertThat(journal.verify().entries()).isEqualTo(3);
    }
  }

  private record Tampering(String what, List<String> statements, long firstBroken) {}

  private static List<Tampering> tamperings() {
    String copy =
        " kind, person, author, recorded, model, parameters, rules, payload,"
            + " 'x' || substring(previous from 2), 'x' || substring(hash from 2)"
            + " from journal_entry where number = 3";
    List<Tampering> all = new ArrayList<>();
    for (String column :
        List.of("id", "kind", "person", "author", "model", "parameters", "rules", "payload")) {
      all.add(
          new Tampering(
              "change " + column,
              List.of("update journal_entry set " + column + " = '' where number = 3"),
              3));
    }
    all.add(
        new Tampering(
            "change recorded",
            List.of(
                "update journal_entry set recorded = recorded + interval '1' second where number = 1"),
            1));
    all.add(
        new Tampering(
            "change hash", List.of("update journal_entry set hash = 'x' where number = 5"), 5));
    all.add(
        new Tampering(
            "change previous",
            List.of("update journal_entry set previous = 'x' where number = 1"),
            1));
    all.add(new Tampering("delete", List.of("delete from journal_entry where number = 3"), 4));
    all.add(
        new Tampering(
            "delete the first", List.of("delete from journal_entry where number = 1"), 2));
    all.add(
        new Tampering(
            "insert",
            List.of(
                "insert into journal_entry (number, follows, id, kind, person, author, recorded, model,"
                    + " parameters, rules, payload, previous, hash) select 6, 5, 'x',"
                    + copy),
            6));
    all.add(
        new Tampering(
            "swap",
            List.of(
                "update journal_entry set number = 100, follows = 99 where number = 2",
                "update journal_entry set follows = 77, number = 78 where number = 3",
                "update journal_entry set number = 3, follows = 2 where number = 100",
                "update journal_entry set number = 2, follows = 1 where number = 78"),
            2));
    return all;
  }

  static Stream<Arguments> tampered() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            IntStream.range(0, tamperings().size())
                .mapToObj(index -> Arguments.of(kind, index, tamperings().get(index).what())));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("tampered")
  void tamperingIsFoundAndNothingIsToldOfTheEntry(Kind kind, int index, String what)
      throws SQLException {
    Tampering tampering = tamperings().get(index);
    Database database = kind.fresh(folder);
    try (Journal journal = Journal.open(database);
        Store store = Kind.store(database);
        Connection connection = store.source().getConnection();
        Statement statement = connection.createStatement()) {
      journal.append(drafts(5), CLOCK);
      kind.disarm(statement);
      for (String each : tampering.statements()) {
        statement.execute(each);
      }
      Chain.Break broken = journal.verify().broken().orElseThrow();
      assertThat(broken.number()).isEqualTo(tampering.firstBroken());
      assertThat(broken.sentence()).doesNotContain(Entries.SECRET).doesNotContain("380");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndThatWasCutOffIsFoundAgainstANote(Kind kind) throws SQLException {
    Database database = kind.fresh(folder);
    try (Journal journal = Journal.open(database);
        Store store = Kind.store(database);
        Connection connection = store.source().getConnection();
        Statement statement = connection.createStatement()) {
      List<Entry> entries = journal.append(drafts(5), CLOCK);
      assertThat(journal.verify(4, entries.get(3).hash()).broken()).isEmpty();
      assertThat(journal.verify(5, entries.get(4).hash()).broken()).isEmpty();
      assertThat(journal.verify(3, entries.get(4).hash()).broken().orElseThrow().number())
          .isEqualTo(3);
      kind.disarm(statement);
      statement.execute("delete from journal_entry where number = 5");
      assertThat(journal.verify(4, entries.get(3).hash()).broken()).isEmpty();
      assertThat(journal.verify(5, entries.get(4).hash()).broken().orElseThrow().sentence())
          .contains("cut off");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEntryOfANewerVersionIsKeptAndBreaksNoChain(Kind kind) {
    Database database = kind.fresh(folder);
    try (Journal journal = Journal.open(database)) {
      Entry first = Entries.chain(drafts(1)).getFirst();
      Entry newer =
          new Entry(
              2,
              "n",
              "vision",
              first.person(),
              first.author(),
              first.recorded(),
              first.versions(),
              "{\"sees\" : [1.50, \"\u20ac\"]}",
              first.hash());
      journal.takeOver(List.of(first, newer).iterator(), connection -> {});
      Entry third = journal.append(Entries.injection("c", 3), CLOCK);
      assertThat(journal.entries()).containsExactly(first, newer, third);
      assertThat(journal.verify().broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNoDatabaseWouldKeepIsRefusedBefore(Kind kind) {
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      assertThatThrownBy(() -> Entries.injection("a\u0000", 1))
          .hasMessageContaining("control characters");
      assertThatThrownBy(() ->
              journal.append(
                  Entries.draft(
                      "a", Entries.fact("a", 1, new AboutHealth.Symptom("x".repeat(1_000_001)))),
                  CLOCK))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("1000000");
      String long1 = "x\u0000\u20ac".repeat(100_000);
      journal.append(
          Entries.draft("b", Entries.fact("b", 1, new AboutHealth.Symptom(long1))), CLOCK);
      assertThat(journal.entries().getFirst().content())
          .isEqualTo(Entries.fact("b", 1, new AboutHealth.Symptom(long1)));
      assertThatThrownBy(() ->
              journal.append(
                  Entries.injection("c", 1),
                  Clock.fixed(Instant.parse("+12026-01-01T00:00:00Z"), ZoneOffset.UTC)))
          .hasMessageContaining("clock");
    }
  }

  @Test
  void aFolderIsForOneProcessAndItsOwnersEyes() throws Exception {
    Path place = folder.resolve("deep/clinic");
    try (Journal journal = Journal.open(new Database.Folder(place))) {
      journal.append(Entries.injection("a", 1), CLOCK);
    }
    assertThat(Files.getPosixFilePermissions(place)).hasSize(3);
    assertThatThrownBy(() -> Journal.existing(new Database.Folder(folder)))
        .hasMessageContaining("no journal");
    assertThatThrownBy(() -> Journal.open(new Database.Folder(folder.resolve("a;INIT=x"))))
        .hasMessageContaining("semicolon");
    assertThat(folder.resolve("a;INIT=x")).doesNotExist();
  }

  @Test
  void aServerThatCouldLoseEntriesIsRefused() throws Exception {
    Database.Server good = (Database.Server) Kind.POSTGRESQL.fresh(folder);
    try (EmbeddedPostgres careless =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      assertThatThrownBy(
              () -> Journal.open(new Database.Server(careless.getJdbcUrl("postgres", "postgres"))))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("fsync");
    }
    assertThatCode(() -> Journal.open(good).close()).doesNotThrowAnyException();
  }

  @Test
  void aServerThatCannotBeWrittenOrReachedIsToldInOneSentence() throws Exception {
    Database.Server server = (Database.Server) Kind.POSTGRESQL.fresh(folder);
    try (Journal journal = Journal.open(server)) {
      Entry kept = journal.append(Entries.symptom("a"), CLOCK);
      String readOnly = server.url() + "&options=-c%20default_transaction_read_only=on";
      try (Journal reader = Journal.existing(new Database.Server(readOnly))) {
        assertThatThrownBy(() -> reader.append(Entries.symptom("b"), CLOCK))
            .isInstanceOf(JournalException.class)
            .hasNoCause()
            .hasMessageContaining("can be read and not written")
            .hasMessageNotContaining(Entries.SECRET);
        assertThat(reader.entries()).containsExactly(kept);
      }
    }
    assertThatThrownBy(() ->
            Journal.open(
                new Database.Server(
                    "jdbc:postgresql://127.0.0.1:1/x?user=u&password=" + Entries.SECRET)))
        .hasNoCause()
        .hasMessageContaining("cannot reach")
        .hasMessageNotContaining(Entries.SECRET);
    assertThatThrownBy(() ->
            Journal.open(new Database.Server("jdbc:postgresql:///" + Entries.SECRET + "?port=no")))
        .isInstanceOf(JournalException.class)
        .hasMessageNotContaining(Entries.SECRET);
    assertThat(server.toString()).doesNotContain("jdbc");
  }
}

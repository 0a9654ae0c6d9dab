package org.blockade.service.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/// A journal in a database: it is read and appended to, and nothing else.
///
/// Any number of threads and processes may append; they take turns, so that there is one chain.
/// What `append` returned is on the disk, whatever happens to the process or to the power. Errors
/// are a `JournalException`.
public final class Journal implements AutoCloseable {

  /// Longest payload (characters). A choice.
  static final int MOST_PAYLOAD = 1_000_000;

  private static final int CHUNK = 1000;

  private static final String COLUMNS =
      "number, id, kind, person, author, recorded, model, parameters, rules, payload, previous,"
          + " hash";

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final Store store;

  /// One append at a time in this process: one that fails may have the database dropped and opened
  /// anew, and no other may be in the middle of something then. Other processes take the turn that
  /// is in the tables.
  private final ReentrantLock appending = new ReentrantLock(true);

  private Journal(Store store) {
    this.store = store;
  }

  /// The last of a chain.
  private record Head(long number, String hash) {}

  /// Opens a journal, and makes it where there is none.
  public static Journal open(Database database) {
    return switch (database) {
      case Database.Folder folder -> {
        FolderStore store = new FolderStore(folder.folder());
        store.makeFolder();
        yield open(store);
      }
      case Database.Server server -> open(new ServerStore(server.url()));
    };
  }

  /// Opens a journal that is there; one of an older version is brought to this one.
  public static Journal existing(Database database) {
    Store store =
        switch (database) {
          case Database.Folder folder -> new FolderStore(folder.folder());
          case Database.Server server -> new ServerStore(server.url());
        };
    if (!store.mayExist()) {
      store.close();
      throw new JournalException("there is no journal in this folder; name the one that has it");
    }
    return new Journal(store).prepared(false);
  }

  static Journal open(Store store) {
    return new Journal(store).prepared(true);
  }

  private Journal prepared(boolean make) {
    try {
      boolean readOnly = looksReadOnly();
      Flyway flyway =
          Flyway.configure()
              .dataSource(store.source())
              .locations("classpath:org/blockade/service/journal/migration/" + store.migrations())
              .table("journal_migrations")
              .load();
      if (!readOnly && (make || flyway.info().current() != null)) {
        flyway.migrate();
      }
      MigrationInfo[] all = flyway.info().all();
      if (Arrays.stream(all).anyMatch(each -> each.getState().name().startsWith("FUTURE"))) {
        throw new JournalException("this journal is of a newer version; use that one");
      }
      if (flyway.info().pending().length > 0) {
        throw new JournalException(
            "there is no journal in this database, or one of an older version");
      }
      store.opened();
      return this;
    } catch (SQLException e) {
      throw closed(new JournalException(store.sentence(e)));
    } catch (FlywayException e) {
      // Its message quotes the statement and the address.
      throw closed(
          new JournalException(
              cause(e)
                  .map(store::sentence)
                  .orElse("the tables of this journal are not those of this version")));
    } catch (JournalException e) {
      throw closed(e);
    }
  }

  /// One that cannot be opened to be written may be one that can still be read.
  private boolean looksReadOnly() throws SQLException {
    try {
      return look();
    } catch (SQLException e) {
      store.recover(e);
      return look();
    }
  }

  private boolean look() throws SQLException {
    try (Connection connection = store.source().getConnection()) {
      Optional<String> weakness = store.weakness(connection);
      if (weakness.isPresent()) {
        throw new JournalException(weakness.get());
      }
      return store.readOnly(connection);
    }
  }

  private JournalException closed(JournalException problem) {
    store.close();
    return problem;
  }

  private static Optional<SQLException> cause(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /// Records one entry.
  ///
  /// @param clock tells when
  /// @return the entry; the earlier one where this very draft was recorded before
  public Entry append(Draft draft, Clock clock) {
    return append(List.of(draft), clock).getFirst();
  }

  /// Records entries in their order, all or none.
  public List<Entry> append(List<Draft> drafts, Clock clock) {
    return append(drafts, clock, Map.of());
  }

  /// Records entries in their order, all or none, where nobody else has recorded in between.
  ///
  /// @param last for some people, the number of their last entry that whoever writes has seen
  /// @throws RecordedMeanwhileException where one of them has another last entry
  public List<Entry> append(List<Draft> drafts, Clock clock, Map<String, Long> last) {
    return inTurn(connection -> {
      for (Map.Entry<String, Long> seen : last.entrySet()) {
        if (lastOf(connection, seen.getKey()) != seen.getValue()) {
          throw new RecordedMeanwhileException();
        }
      }
      List<Entry> entries = new ArrayList<>();
      Head head = head(connection);
      try (PreparedStatement insert = insert(connection)) {
        for (int from = 0; from < drafts.size(); from += CHUNK) {
          List<Draft> chunk = drafts.subList(from, StrictMath.min(drafts.size(), from + CHUNK));
          Map<String, Entry> there = ofIds(connection, chunk);
          for (Draft draft : chunk) {
            Entry before = there.get(draft.id());
            if (before == null) {
              Entry entry = entry(draft, head.number() + 1, head.hash(), clock.instant());
              head = new Head(entry.number(), entry.hash());
              add(insert, entry, head.hash());
              insert.addBatch();
              there.put(entry.id(), entry);
              entries.add(entry);
            } else {
              entries.add(same(before, draft));
            }
          }
          insert.executeBatch();
        }
      }
      return List.copyOf(entries);
    });
  }

  /// Takes over a whole chain, into a journal that is empty.
  ///
  /// @param beside is filled first, in the same transaction
  /// @return how many entries
  /// @throws JournalException where it is not empty, or whatever the others throw; nothing is kept
  ///   then
  long takeOver(Iterator<Entry> entries, Backup.Beside beside) {
    return inTurn(connection -> {
      if (head(connection).number() > 0) {
        throw new JournalException(
            "the journal to restore into is not empty; name one that is new");
      }
      try {
        beside.fill(connection);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      long number = 0;
      try (PreparedStatement insert = insert(connection)) {
        while (entries.hasNext()) {
          Entry entry = entries.next();
          add(insert, entry, entry.hash());
          insert.addBatch();
          number++;
          if (number % CHUNK == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      return number;
    });
  }

  /// Work in the transaction of a writer.
  @FunctionalInterface
  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTurn(Work<T> work) {
    appending.lock();
    try {
      return inTurnOfTables(work);
    } finally {
      appending.unlock();
    }
  }

  private <T> T inTurnOfTables(Work<T> work) {
    store.revive();
    try (Connection connection = store.source().getConnection()) {
      T result;
      // What was appended while waiting for the turn must be seen.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      try {
        store.begin(connection);
        try (Statement statement = connection.createStatement();
            ResultSet turn =
                statement.executeQuery("select turn from journal_turn where turn = 1 for update")) {
          if (!turn.next()) {
            throw new JournalException(
                "the tables of this journal are not whole; restore a backup");
          }
        }
        result = work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection);
        throw e;
      }
      connection.setAutoCommit(true);
      store.makeDurable(connection);
      return result;
    } catch (SQLException e) {
      store.recover(e);
      throw new JournalException(store.sentence(e));
    }
  }

  private static void undo(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // The connection is gone, and what was not committed with it; the first error is told.
    }
  }

  static Entry entry(Draft draft, long number, String previous, Instant now) {
    Instant recorded = now.truncatedTo(ChronoUnit.MICROS);
    if (recorded.isBefore(EARLIEST) || recorded.isAfter(LATEST)) {
      throw new JournalException("the clock is outside the years 1 to 9999; set it right");
    }
    return new Entry(
        number,
        draft.id(),
        kind(draft.content()),
        draft.person(),
        draft.author(),
        recorded,
        draft.versions(),
        payload(draft),
        previous);
  }

  private static String kind(Content content) {
    return content.kind().map(EntryKind::word).orElse("");
  }

  private static String payload(Draft draft) {
    String payload = ContentCodec.write(draft.content()).text();
    if (payload.length() > MOST_PAYLOAD) {
      throw new JournalException(
          "an entry is longer than " + MOST_PAYLOAD + " characters; make two of it");
    }
    return payload;
  }

  private static Entry same(Entry before, Draft draft) {
    Entry again =
        new Entry(
            before.number(),
            draft.id(),
            kind(draft.content()),
            draft.person(),
            draft.author(),
            before.recorded(),
            draft.versions(),
            payload(draft),
            before.previous());
    if (!again.equals(before)) {
      throw new IdTakenException();
    }
    return before;
  }

  private static Head head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select number, hash from journal_entry order by number desc fetch first 1 rows"
                    + " only")) {
      return row.next()
          ? new Head(row.getLong("number"), row.getString("hash"))
          : new Head(0, Entry.NOTHING);
    }
  }

  /// The entries that have the ids of these drafts.
  private static Map<String, Entry> ofIds(Connection connection, List<Draft> drafts)
      throws SQLException {
    String places = String.join(", ", Collections.nCopies(drafts.size(), "?"));
    try (PreparedStatement select =
        connection.prepareStatement(
            "select " + COLUMNS + " from journal_entry where id in (" + places + ")")) {
      int place = 0;
      for (Draft draft : drafts) {
        select.setString(++place, draft.id());
      }
      Map<String, Entry> there = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Entry entry = entry(row);
          there.put(entry.id(), entry);
        }
      }
      return there;
    }
  }

  private static PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "insert into journal_entry ("
            + COLUMNS
            + ", follows) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  private static void add(PreparedStatement insert, Entry entry, String hash) throws SQLException {
    int column = 0;
    insert.setLong(++column, entry.number());
    insert.setString(++column, entry.id());
    insert.setString(++column, entry.kind());
    insert.setString(++column, entry.person());
    insert.setString(++column, entry.author());
    insert.setObject(++column, entry.recorded().atOffset(ZoneOffset.UTC));
    insert.setString(++column, entry.versions().model());
    insert.setString(++column, entry.versions().parameters());
    insert.setString(++column, entry.versions().rules());
    insert.setString(++column, entry.payload());
    insert.setString(++column, entry.previous());
    insert.setString(++column, hash);
    column++;
    if (entry.number() == 1) {
      insert.setNull(column, Types.BIGINT);
    } else {
      insert.setLong(column, entry.number() - 1);
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("number"),
        row.getString("id"),
        row.getString("kind"),
        row.getString("person"),
        row.getString("author"),
        row.getObject("recorded", OffsetDateTime.class).toInstant(),
        new Versions(row.getString("model"), row.getString("parameters"), row.getString("rules")),
        row.getString("payload"),
        row.getString("previous"));
  }

  /// Every entry, in order.
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    each(Long.MAX_VALUE, (entry, hash) -> entries.add(entry));
    return List.copyOf(entries);
  }

  /// The entries about one person, in order.
  public List<Entry> entriesOf(String person) {
    return select("where person = ? order by number", person);
  }

  /// @param which what follows the name of the table, with a place for each value
  private List<Entry> select(String which, Object... values) {
    try (Connection connection = store.source().getConnection();
        PreparedStatement select =
            connection.prepareStatement("select " + COLUMNS + " from journal_entry " + which)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<Entry> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
      return List.copyOf(entries);
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  /// Number of the last entry about one person; 0 where there is none.
  public long lastOf(String person) {
    try (Connection connection = store.source().getConnection()) {
      return lastOf(connection, person);
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  private static long lastOf(Connection connection, String person) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select max(number) from journal_entry where person = ?")) {
      select.setString(1, person);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// The entry of an id, about whomever.
  public Optional<Entry> ofId(String id) {
    return select("where id = ?", id).stream().findFirst();
  }

  /// Entries of one kind, the newest first.
  ///
  /// @param before only those with a smaller number
  /// @param most how many
  public List<Entry> newestOf(EntryKind kind, long before, int most) {
    return select(
        "where kind = ? and number < ? order by number desc fetch first ? rows only",
        kind.word(),
        before,
        most);
  }

  /// Entries of some kinds, in order. It goes once through the whole journal.
  public List<Entry> ofKinds(Set<EntryKind> kinds) {
    String places = String.join(", ", Collections.nCopies(kinds.size(), "?"));
    return select(
        "where kind in (" + places + ") order by number",
        kinds.stream().map(EntryKind::word).toArray());
  }

  /// Shows entries in order, with the hash stored beside each, a part at a time.
  ///
  /// @param last number of the last to show
  /// @param reader tells whether to go on
  void each(long last, BiPredicate<Entry, String> reader) {
    try (Connection connection = store.source().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from journal_entry where number > ? and number <= ? order by number"
                    + " fetch first "
                    + CHUNK
                    + " rows only")) {
      long number = Long.MIN_VALUE;
      boolean more = true;
      while (more) {
        select.setLong(1, number);
        select.setLong(2, last);
        int rows = 0;
        try (ResultSet row = select.executeQuery()) {
          while (more && row.next()) {
            Entry entry = entry(row);
            rows++;
            number = entry.number();
            more = reader.test(entry, row.getString("hash"));
          }
        }
        more = more && rows == CHUNK;
      }
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  /// Shows everybody with their entries, in the order of the people's ids, in one pass.
  ///
  /// @return number of the last entry that was there when the pass began; later ones are left out
  public long byPerson(BiConsumer<String, List<Entry>> reader) {
    long last = size();
    try (Connection connection = store.source().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from journal_entry where person >= ? and (person > ? or number > ?)"
                    + " order by person, number fetch first "
                    + CHUNK
                    + " rows only")) {
      String person = "";
      long number = 0;
      List<Entry> own = new ArrayList<>();
      int rows;
      do {
        select.setString(1, person);
        select.setString(2, person);
        select.setLong(3, number);
        rows = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            Entry entry = entry(row);
            if (!own.isEmpty() && !entry.person().equals(person)) {
              reader.accept(person, List.copyOf(own));
              own.clear();
            }
            if (entry.number() <= last) {
              own.add(entry);
            }
            person = entry.person();
            number = entry.number();
            rows++;
          }
        }
      } while (rows == CHUNK);
      if (!own.isEmpty()) {
        reader.accept(person, List.copyOf(own));
      }
      return last;
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  /// What was added.
  ///
  /// @param last number of the last entry
  /// @param people whom the new entries are about
  public record Growth(long last, Set<String> people) {

    public Growth {
      people = Set.copyOf(people);
    }
  }

  /// What was added after an entry.
  public Growth growthSince(long number) {
    return growth(
        "select max(number), person from journal_entry where number > ? group by person", number);
  }

  /// Everybody. It reads an index, where the growth since nothing would read every entry.
  public Growth everything() {
    return growth("select max(number), person from journal_entry group by person");
  }

  private Growth growth(String statement, long... after) {
    try (Connection connection = store.source().getConnection();
        PreparedStatement select = connection.prepareStatement(statement)) {
      for (int i = 0; i < after.length; i++) {
        select.setLong(i + 1, after[i]);
      }
      Set<String> people = new HashSet<>();
      long last = after.length == 0 ? 0 : after[0];
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          last = StrictMath.max(last, row.getLong(1));
          people.add(row.getString(2));
        }
      }
      return new Growth(last, people);
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  /// How many entries there are: the number of the last.
  public long size() {
    try (Connection connection = store.source().getConnection()) {
      return head(connection).number();
    } catch (SQLException e) {
      throw new JournalException(store.sentence(e));
    }
  }

  /// Checks the whole chain.
  public Chain.Report verify() {
    Chain chain = new Chain();
    each(Long.MAX_VALUE, chain::next);
    return chain.report();
  }

  /// Checks the whole chain, and that an entry noted earlier is still in it. Without a note, an end
  /// that was cut off cannot be seen: what is left is a whole chain.
  ///
  /// @param number of the entry that was noted
  /// @param hash that it had
  public Chain.Report verify(long number, String hash) {
    Chain chain = new Chain();
    boolean[] found = {false};
    each(
        Long.MAX_VALUE,
        (entry, stored) -> {
          boolean holds = chain.next(entry, stored);
          found[0] |= holds && entry.number() == number && stored.equals(hash);
          return holds;
        });
    if (!found[0]) {
      chain.noteIsMissing(number);
    }
    return chain.report();
  }

  @Override
  public void close() {
    store.close();
  }
}

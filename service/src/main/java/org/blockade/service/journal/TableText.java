package org.blockade.service.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tables as text, the same for both databases: a first line that says which they are, then one
/// line for each row, with its columns by name. A row of an older version lacks columns that came
/// later; they get what their migration gave them.
final class TableText {

  private static final int CHUNK = 1000;

  private final SideDatabase.Schema schema;
  private final Connection connection;
  private final Json.Fields first;

  TableText(SideDatabase.Schema schema, Connection connection) {
    this.schema = schema;
    this.connection = connection;
    this.first =
        new Json.Fields(
            Map.of(
                "backup",
                new Json.Text("blockade " + schema.name()),
                "format",
                new Json.Numeral(1)));
  }

  void write(Writer out) throws SQLException, IOException {
    line(first, out);
    for (String table : schema.tables()) {
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(CHUNK);
        try (ResultSet row = statement.executeQuery("select * from " + table + " order by 1")) {
          while (row.next()) {
            line(
                new Json.Fields(
                    Map.of("table", new Json.Text(table), "row", new Json.Fields(row(row)))),
                out);
          }
        }
      }
    }
  }

  private static void line(Json.Fields line, Writer out) throws IOException {
    out.write(line.text());
    out.write('\n');
  }

  private static Map<String, Json> row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, Json> fields = new TreeMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      fields.put(
          columns.getColumnName(i),
          switch (row.getObject(i)) {
            case null -> new Json.Nothing();
            case String text -> new Json.Text(text);
            case Boolean flag -> new Json.Flag(flag);
            case Number number -> new Json.Numeral(number.longValue());
            default ->
                new Json.Text(
                    row.getObject(i, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toString());
          });
    }
    return fields;
  }

  private JournalException notTheirs() {
    return new JournalException(
        "this is no backup of the tables of "
            + schema.name()
            + ", or one of a newer version; use the version that wrote it");
  }

  /// @throws JournalException where a table holds something, or the text is none of theirs
  void read(BufferedReader in) throws SQLException, IOException {
    Map<String, Columns> tables = new HashMap<>();
    for (String table : schema.tables()) {
      tables.put(table, columns(table));
    }
    if (!first.text().equals(in.readLine())) {
      throw notTheirs();
    }
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Row row = row(line);
        Optional.ofNullable(tables.get(row.table()))
            .orElseThrow(this::notTheirs)
            .insert(row.values());
      }
    } catch (DateTimeException e) {
      throw notTheirs();
    }
  }

  private record Row(String table, Map<String, Json> values) {}

  private Row row(String line) {
    if (JsonText.read(line).orElse(new Json.Nothing())
            instanceof Json.Fields(Map<String, Json> fields)
        && fields.get("table") instanceof Json.Text(String table)
        && fields.get("row") instanceof Json.Fields(Map<String, Json> values)) {
      return new Row(table, values);
    }
    throw notTheirs();
  }

  private Columns columns(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      if (rows.next()) {
        throw new JournalException(
            "the place to restore into is not empty: it has rows in "
                + table
                + "; name one that is new");
      }
      ResultSetMetaData read = rows.getMetaData();
      Map<String, Integer> types = new HashMap<>();
      for (int i = 1; i <= read.getColumnCount(); i++) {
        types.put(read.getColumnName(i), read.getColumnType(i));
      }
      return new Columns(table, types);
    }
  }

  /// A table that is filled.
  private final class Columns {

    private final String table;
    private final Map<String, Integer> types;
    private List<String> names = List.of();
    private Optional<PreparedStatement> insert = Optional.empty();

    /// @param types of its columns by name, as in `java.sql.Types`
    Columns(String table, Map<String, Integer> types) {
      this.table = table;
      this.types = types;
    }

    void insert(Map<String, Json> values) throws SQLException {
      PreparedStatement statement = statement(List.copyOf(values.keySet()));
      int place = 0;
      for (Map.Entry<String, Json> value : values.entrySet()) {
        set(statement, ++place, types.getOrDefault(value.getKey(), Types.OTHER), value.getValue());
      }
      statement.executeUpdate();
    }

    /// All rows of one backup have the same columns. Closed with the connection.
    private PreparedStatement statement(List<String> wanted) throws SQLException {
      if (insert.isPresent() && names.equals(wanted)) {
        return insert.get();
      }
      if (wanted.isEmpty() || !types.keySet().containsAll(wanted)) {
        throw notTheirs();
      }
      // Rows keep the numbers that the database once gave them.
      PreparedStatement statement =
          connection.prepareStatement(
              "insert into %s (%s) overriding system value values (%s)"
                  .formatted(
                      table,
                      String.join(", ", wanted),
                      String.join(", ", Collections.nCopies(wanted.size(), "?"))));
      names = wanted;
      insert = Optional.of(statement);
      return statement;
    }

    private void set(PreparedStatement insert, int place, int type, Json value)
        throws SQLException {
      switch (value) {
        case Json.Nothing() -> insert.setNull(place, type);
        case Json.Flag(boolean flag) -> insert.setBoolean(place, flag);
        case Json.Numeral(double number) -> insert.setLong(place, (long) number);
        case Json.Text(String text) -> {
          if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            insert.setObject(place, OffsetDateTime.parse(text));
          } else {
            insert.setString(place, text);
          }
        }
        case Json.Items items -> throw notTheirs();
        case Json.Fields fields -> throw notTheirs();
      }
    }
  }

  /// The next row gets the number after the last. In the embedded database this commits.
  void goOnCounting() throws SQLException {
    for (String table : schema.tables()) {
      try (Statement statement = connection.createStatement()) {
        String counted = counted(table, statement);
        if (!counted.isEmpty()) {
          long last;
          try (ResultSet row =
              statement.executeQuery("select max(" + counted + ") from " + table)) {
            last = row.next() ? row.getLong(1) : 0;
          }
          statement.execute(
              "alter table " + table + " alter column " + counted + " restart with " + (last + 1));
        }
      }
    }
  }

  /// The column that the database numbers; empty for none.
  private static String counted(String table, Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select * from " + table + " where 1 = 0")) {
      ResultSetMetaData columns = rows.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        if (columns.isAutoIncrement(i)) {
          return columns.getColumnName(i);
        }
      }
      return "";
    }
  }
}

package org.blockade.cluster;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;

/// What a trial gives on one thread, without Spark, and how a folder of results compares.
///
/// @param rows of all subjects, sorted by arm, replicate and subject; numbers in hexadecimal, so
///   that every bit counts
/// @param counts as the file of counts says them
record OneThread(List<List<String>> rows, String counts) {

  static OneThread of(TrialDesign design) {
    TrialRun run = new TrialRun(design);
    SubjectColumns columns = SubjectColumns.of(design.condition());
    TreeMap<Study, ArmTally> tallies = new TreeMap<>();
    TreeMap<String, List<String>> rows = new TreeMap<>();
    for (TrialPart part : TrialPart.of(design, design.subjects())) {
      String arm = design.arms().get(part.arm()).name();
      tallies.put(
          new Study(part.arm(), part.replicate()),
          run.part(
              part,
              (outcome, days) -> {
                String key = "%s %04d %08d".formatted(arm, outcome.replicate(), outcome.subject());
                rows.put(key, words(columns.row(arm, outcome)));
              }));
    }
    return new OneThread(List.copyOf(rows.values()), counts(design, tallies));
  }

  static String counts(TrialDesign design, Map<Study, ArmTally> tallies) {
    StringWriter text = new StringWriter();
    CountsTable.write(design, tallies, text);
    return text.toString();
  }

  private static List<String> words(Row row) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      words.add(word(row.get(i)));
    }
    return words;
  }

  private static String word(Object value) {
    return value instanceof Double number ? Double.toHexString(number) : "" + value;
  }

  /// The rows of a folder, as a reader that is not Spark's sees them.
  static List<List<String>> rowsOf(Path folder) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select * from read_parquet('"
                    + folder.resolve("subjects")
                    + "/*.parquet') order by ARM, REPLICATE, SUBJECT")) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(word(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}

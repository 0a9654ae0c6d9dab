package org.blockade.cluster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;

/// The counts as CSV, zeros left out. Arms stand in the order of their names, so that the same
/// trial gives the same bytes, whatever the order of its arms.
final class CountsTable {

  private static final String NEVER = "never";

  private CountsTable() {}

  /// Writes the table; does not close the writer.
  ///
  /// @throws UncheckedIOException if the writer fails
  static void write(TrialDesign design, Map<Study, ArmTally> tallies, Writer out) {
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord("ARM", "REPLICATE", "COUNT", "AT", "BIN", "SUBJECTS");
    Comparator<Study> byName =
        Comparator.comparing((Study study) -> design.arms().get(study.arm()).name())
            .thenComparingInt(Study::replicate);
    TreeMap<Study, ArmTally> sorted = new TreeMap<>(byName);
    sorted.putAll(tallies);
    sorted.forEach((study, tally) ->
        new Rows(csv, design.arms().get(study.arm()).name(), study.replicate()).write(tally));
    try {
      csv.flush();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of one arm of one replicate.
  private record Rows(CsvWriter csv, String arm, int replicate) {

    void write(ArmTally tally) {
      write("subjects", "", "", tally.subjects());
      for (ArmTally.DayCount what : ArmTally.DayCount.values()) {
        long[] counts = tally.of(what);
        for (int day = 0; day < counts.length; day++) {
          write(word(what), "" + day, "", counts[day]);
        }
      }
      for (ArmTally.SubjectCount what : ArmTally.SubjectCount.values()) {
        long[] counts = tally.of(what);
        for (int value = 0; value < counts.length; value++) {
          write(word(what), value == counts.length - 1 ? NEVER : "" + value, "", counts[value]);
        }
      }
      for (int day = 0; day < tally.days(); day++) {
        long[] counts = tally.occupancy(day);
        for (int bin = 0; bin < counts.length; bin++) {
          write("occupancy", "" + day, "" + bin, counts[bin]);
        }
      }
    }

    private static String word(Enum<?> what) {
      return what.name().toLowerCase(Locale.ROOT);
    }

    private void write(String what, String at, String bin, long subjects) {
      if (subjects != 0) {
        csv.writeRecord(List.of(arm, "" + replicate, what, at, bin, "" + subjects));
      }
    }
  }
}

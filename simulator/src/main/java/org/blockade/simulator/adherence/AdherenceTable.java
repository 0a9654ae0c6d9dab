package org.blockade.simulator.adherence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// Published ways of getting a first injection and of coming for the next, by name.
public final class AdherenceTable {

  private final Map<String, Induction> inductions = new LinkedHashMap<>();
  private final Map<String, InjectionVisits> visits = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final String checksum;

  /// A row for a report.
  public record Row(String kind, String name, String meaning, String source, Evidence evidence) {}

  private AdherenceTable(DataFile file) {
    DataNode root = file.root();
    for (DataNode node : root.children("inductions")) {
      String name = describe("induction", node);
      double started = node.number("started");
      Optional<Lengths> wait = lengths(node, "wait");
      Optional<Lengths> leaves = lengths(node, "leaves");
      if (!(started >= 0 && started <= 1)) {
        node.report("started", "\"started\" is a share of 0 to 1");
      } else if (wait.isPresent() && leaves.isPresent()) {
        inductions.put(name, new Induction(name, started, wait.get(), leaves.get()));
      }
      node.close();
    }
    for (DataNode node : root.children("visits")) {
      String name = describe("visits", node);
      Optional<Lengths> intervals = lengths(node, "intervals");
      double due = node.number("due");
      double[] refuses =
          node.numbers("refuses").stream().mapToDouble(Double::doubleValue).toArray();
      if (due != StrictMath.rint(due)) {
        node.report("due", "\"due\" is whole days");
      } else if (intervals.isPresent()) {
        visits.put(name, new InjectionVisits(intervals.get(), (int) due, refuses));
      }
      node.close();
    }
    root.close();
    file.requireSound();
    this.checksum = file.checksum();
  }

  private String describe(String kind, DataNode node) {
    String name = node.text("name");
    rows.add(
        new Row(
            kind,
            name,
            node.text("meaning"),
            node.text("source"),
            node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.CHOICE)));
    return name;
  }

  private static Optional<Lengths> lengths(DataNode node, String key) {
    List<DataNode> children = node.children(key);
    if (children.isEmpty()) {
      node.report(key, "\"" + key + "\" is missing: rows of {from, to, count}");
      return Optional.empty();
    }
    double[] counts = children.stream().mapToDouble(child -> child.number("count")).toArray();
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    List<Lengths.Row> read = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      DataNode child = children.get(i);
      double from = child.number("from");
      double to = child.number("to");
      child.close();
      if (!(0 <= from && from <= to && counts[i] >= 0)) {
        child.report("from", "a row has 0 <= from <= to and a count");
        return Optional.empty();
      }
      read.add(new Lengths.Row((int) from, (int) to, counts[i] / sum));
    }
    return Optional.of(new Lengths(read));
  }

  /// The table that comes with Blockade.
  public static AdherenceTable standard() {
    return read(DataFile.resource(AdherenceTable.class, "adherence.yaml"));
  }

  /// Reads and checks a table.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static AdherenceTable read(DataFile file) {
    return new AdherenceTable(file);
  }

  /// The induction with this name.
  public Optional<Induction> induction(String name) {
    return Optional.ofNullable(inductions.get(name));
  }

  /// The visits with this name.
  public Optional<InjectionVisits> visits(String name) {
    return Optional.ofNullable(visits.get(name));
  }

  /// Names of all inductions.
  public List<String> inductions() {
    return List.copyOf(inductions.keySet());
  }

  /// Names of all kinds of visits.
  public List<String> visits() {
    return List.copyOf(visits.keySet());
  }

  /// What there is, with sources.
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// SHA-256 of the file.
  public String checksum() {
    return checksum;
  }
}

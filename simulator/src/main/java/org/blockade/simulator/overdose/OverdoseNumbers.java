package org.blockade.simulator.overdose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The numbers of the model, by section and name, while they become its parts.
///
/// Each is asked for with its unit: a file in other units is refused, and so is a number without a
/// source, one without a kind of evidence, and one that nobody asks for.
final class OverdoseNumbers {

  private final DataFile file;
  private final Map<String, DataNode> sections = new LinkedHashMap<>();
  private final List<OverdoseNumber> numbers = new ArrayList<>();

  OverdoseNumbers(DataFile file) {
    this.file = file;
  }

  /// A number above 0.
  double positive(String section, String name, String unit) {
    double value = any(section, name, unit);
    if (value <= 0) {
      section(section).report(name, "\"" + name + "\" must be above 0");
    }
    return value;
  }

  /// A number with any sign.
  double any(String section, String name, String unit) {
    DataNode node = section(section).child(name);
    String written = node.text("unit");
    if (!written.equals(unit)) {
      node.report("unit", "\"" + name + "\" is in " + unit + ", not in " + written);
    }
    double value = node.number("value");
    String meaning = node.text("meaning");
    String source = node.text("source");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    node.close();
    if (evidence.isPresent()) {
      numbers.add(new OverdoseNumber(section, name, meaning, value, unit, evidence.get(), source));
    }
    return value;
  }

  /// Whether the number that was read is the one that the code is written for.
  void mustBe(String section, String name, double read, double expected) {
    if (read != expected) {
      section(section).report(name, "\"" + name + "\" is fixed in the code at " + expected);
    }
  }

  private DataNode section(String name) {
    return sections.computeIfAbsent(name, file.root()::child);
  }

  /// Ends the reading: everything asked for was there, and nothing else is.
  List<OverdoseNumber> close() {
    sections.values().forEach(DataNode::close);
    file.root().close();
    file.requireSound();
    return List.copyOf(numbers);
  }
}

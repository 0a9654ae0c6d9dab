package org.blockade.service.handout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// A natural frequency: so many of so many.
///
/// @param of 100 as a rule; fewer where fewer were counted
/// @param published as its source prints it: `204 of 283`, `65 %`, or a ratio
/// @param unit what is counted
public record Frequency(
    String id, int count, int of, String published, String unit, Evidence evidence, String source) {

  private static final Pattern SHARE = Pattern.compile("([\\d.]+) of ([\\d.]+)");
  private static final Pattern PERCENT = Pattern.compile("([\\d.]+) %");
  private static final Pattern RATIO = Pattern.compile("[\\d.]+");

  /// Reads one; a count that does not follow from what was published is reported to the file.
  static Optional<Frequency> read(DataNode node) {
    String id = node.text("id");
    int count = (int) node.number("count");
    int of = (int) node.number("of");
    String published = node.text("published");
    String unit = node.text("unit");
    Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
    String source = node.text("source");
    node.close();
    double share = share(published);
    if (!(StrictMath.round(share * of) == count && count <= of)) {
      node.report(
          "count",
          "\"count\" is "
              + count
              + " of "
              + of
              + ", which \""
              + published
              + "\" does not round to; write \"a of b\", \"p %\" or a ratio, and the count it gives");
    }
    return evidence.map(kind -> new Frequency(id, count, of, published, unit, kind, source));
  }

  private static double share(String published) {
    Matcher share = SHARE.matcher(published);
    if (share.matches()) {
      return Double.parseDouble(share.group(1)) / Double.parseDouble(share.group(2));
    }
    Matcher percent = PERCENT.matcher(published);
    if (percent.matches()) {
      return Double.parseDouble(percent.group(1)) / 100;
    }
    return RATIO.matcher(published).matches() ? Double.parseDouble(published) : Double.NaN;
  }
}

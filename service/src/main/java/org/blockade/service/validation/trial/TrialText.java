package org.blockade.service.validation.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.service.validation.fact.Figures;

/// The comparison for a terminal.
public final class TrialText {

  private TrialText() {}

  /// Lines of at most about 100 characters.
  public static List<String> lines(TrialComparison comparison) {
    List<String> lines = new ArrayList<>();
    for (Role role : Role.values()) {
      List<TrialRow> rows = comparison.rows(role);
      long in = rows.stream().filter(TrialRow::in).count();
      lines.add("");
      long first = rows.stream().filter(row -> row.fact().firstIn()).count();
      lines.add(
          role.word()
              + ": of "
              + rows.size()
              + " figures "
              + first
              + " were in at the first run, "
              + in
              + " are now ("
              + role.meaning()
              + ")");
      for (TrialRow row : rows) {
        TrialFact fact = row.fact();
        lines.add(
            String.format(
                Locale.ROOT,
                "  %-3s  %-28s  published %-7s first %-7s now %-7s limits %s",
                row.in() ? "in" : "OUT",
                fact.id(),
                Figures.of(fact.published()),
                Figures.of(fact.first()),
                Figures.of(row.simulated()),
                fact.limits().text()));
      }
    }
    return lines;
  }
}

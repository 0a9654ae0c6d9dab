package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.blockade.service.present.TextLines;
import org.blockade.service.validation.fact.Figures;
import org.blockade.service.validation.fact.PrintedNumber;

/// The report for a terminal of 100 columns. A verdict is a word and an icon; colour is not used.
public final class OpioidText {

  private static final int QUANTITY = 31;
  private static final int[] WIDTHS = {6, 8, 7, QUANTITY, 7, 7, 7, 7, 12};
  private static final int BEFORE_QUANTITY = WIDTHS[0] + 1 + WIDTHS[1] + 1 + WIDTHS[2] + 1;
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private OpioidText() {}

  /// The report as lines.
  public static List<String> lines(OpioidReport report) {
    return new OpioidText().write(report);
  }

  private List<String> write(OpioidReport report) {
    lines.add("Opioids: published, the dossier's own run, and predicted");
    wrap(
        "",
        "",
        "lit = agrees with the literature; run = reproduces the dossier's own run (replaced: its"
            + " driver of naltrexone is no longer ours). Conditions: --markdown, --html or --json.");
    for (OpioidFact.Group group : OpioidFact.Group.values()) {
      lines.add("");
      lines.add(group.title());
      lines.add(row("lit", "run", "id", "quantity", "unit", "dossier", "before", "now", "limits"));
      report.rows(group).forEach(this::row);
    }
    lines.add("");
    lines.add("Before and after the change of driver and form, where a verdict moved");
    for (OpioidRow row : report.moved()) {
      if (row.verdictBefore() != row.verdict()) {
        wrap(
            INDENT,
            INDENT + INDENT,
            row.fact().id()
                + " "
                + row.fact().quantity()
                + ": "
                + Figures.of(row.before())
                + " "
                + row.verdictBefore().word()
                + " -> "
                + Figures.of(row.now())
                + " "
                + row.verdict().word());
      }
    }
    lines.add("");
    lines.add("OUT, and why");
    for (OpioidRow row : report.rows(OpioidRow.Verdict.OUT)) {
      wrap(
          INDENT + row.fact().id() + " ".repeat(Math.max(1, 8 - row.fact().id().length())),
          INDENT + " ".repeat(8),
          row.why().orElse("not on the list of known rows"));
    }
    lines.add("");
    lines.add("run = other: the dossier's own run does not come out");
    OpioidMarkdown.byReason(
            report.rows(OpioidRow.Run.OTHER),
            row -> row.fact().dossierNote().orElse("no reason is known"))
        .forEach((reason, rows) ->
            wrap(
                INDENT,
                INDENT,
                rows.stream().map(row -> row.fact().id()).collect(Collectors.joining(", "))
                    + ": "
                    + reason));
    lines.add("");
    wrap("", "", report.counts() + ".");
    wrap("", "", report.runs() + ".");
    verdict(report);
    return List.copyOf(lines);
  }

  private void verdict(OpioidReport report) {
    if (report.asKnown()) {
      lines.add("✓ The rows about opioids that are OUT are those that are known to be out.");
      return;
    }
    lines.add("✗ The rows about opioids that are OUT are NOT those that are known to be out.");
    difference("out, not on the list", ids(report.newlyOut()));
    difference("on the list, but not out", ids(report.newlyIn()));
    difference("on the list, but no row", report.unknownIds());
  }

  private void difference(String title, List<String> ids) {
    if (!ids.isEmpty()) {
      wrap(INDENT + title + ": ", INDENT, String.join(", ", ids));
    }
  }

  private static List<String> ids(List<OpioidRow> rows) {
    return rows.stream().map(row -> row.fact().id()).toList();
  }

  private void row(OpioidRow row) {
    OpioidFact fact = row.fact();
    List<String> quantity = TextLines.wrap(fact.quantity(), QUANTITY);
    lines.add(
        row(
            row.verdict().word(),
            row.run().word(),
            fact.id(),
            quantity.getFirst(),
            fact.unit().code().equals("fraction") ? "share" : fact.unit().code(),
            fact.dossier().map(PrintedNumber::text).orElse(""),
            Figures.of(row.before()),
            Figures.of(row.now()),
            fact.literature().map(each -> each.limits().text()).orElse("")));
    quantity.stream().skip(1).forEach(more -> lines.add(" ".repeat(BEFORE_QUANTITY) + more));
  }

  private static String row(String... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < WIDTHS.length; i++) {
      line.append(i == 0 ? "" : " ").append(cells[i]);
      line.repeat(" ", Math.max(0, WIDTHS[i] - cells[i].length()));
    }
    return line.toString().stripTrailing();
  }

  private void wrap(String start, String next, String text) {
    List<String> parts =
        TextLines.wrap(text, TextLines.WIDTH - Math.max(start.length(), next.length()));
    lines.add(start + parts.getFirst());
    parts.stream().skip(1).forEach(part -> lines.add(next + part));
  }
}

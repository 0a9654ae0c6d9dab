package org.blockade.service.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blockade.service.present.TextLines;
import org.blockade.service.validation.fact.Figures;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.PrintedNumber;

/// The table for a terminal of 100 columns. A verdict is a word and an icon; colour is not used.
public final class ValidationText {

  private static final int QUANTITY = 35;
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private ValidationText() {}

  /// The report as lines.
  public static List<String> lines(ValidationReport report) {
    return new ValidationText().write(report);
  }

  private List<String> write(ValidationReport report) {
    lines.add("Published and predicted: " + report.model());
    lines.add(ValidationReport.PURPOSE);
    for (Anchor.Group group : Anchor.Group.values()) {
      lines.add("");
      lines.add(group.title());
      lines.add(row("", "id", "quantity", "unit", "published", "limits", "predicted", "dossier"));
      report.rows(group).forEach(this::row);
    }
    lines.add("");
    lines.add("OUT, and why");
    for (ValidationRow row : report.rows(ValidationRow.Verdict.OUT)) {
      paragraph(row.anchor().id(), row.why().orElse("not on the list of known rows"));
    }
    lines.add("");
    lines.add("Limits, fixed from the published numbers before any prediction");
    for (LimitRule rule : LimitRule.values()) {
      paragraph(rule.word(), rule.meaning());
    }
    if (!report.unlikeDossier().isEmpty()) {
      lines.add("");
      lines.add("dossier = other: the evidence dossier itself predicted another number");
      unlikeDossier(report);
    }
    lines.add("");
    summary(report);
    return List.copyOf(lines);
  }

  /// Rows with the same reason stand together.
  private void unlikeDossier(ValidationReport report) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (ValidationRow row : report.unlikeDossier()) {
      String number = row.anchor().dossier().map(PrintedNumber::text).orElse("");
      byReason
          .computeIfAbsent(
              row.anchor().dossierNote().orElse("no reason is known"), reason -> new ArrayList<>())
          .add(row.anchor().id() + " (" + number + " there)");
    }
    byReason.forEach(
        (reason, rows) -> wrap(INDENT, INDENT, String.join(", ", rows) + ": " + reason));
  }

  private void summary(ValidationReport report) {
    lines.add(report.counts() + " (all of them in --html and --markdown).");
    lines.add(
        "The dossier's own predictions come out in "
            + (report.withDossier() - report.unlikeDossier().size())
            + " of "
            + report.withDossier()
            + " rows.");
    if (report.asKnown()) {
      lines.add("✓ The rows that are OUT are those that are known to be out.");
      return;
    }
    lines.add("✗ The rows that are OUT are NOT those that are known to be out.");
    difference("out, not on the list", ids(report.newlyOut()));
    difference("on the list, but in", ids(report.newlyIn()));
    difference("on the list, but no row", report.unknownIds());
  }

  private void difference(String title, List<String> ids) {
    if (!ids.isEmpty()) {
      wrap(INDENT + title + ": ", INDENT, String.join(", ", ids));
    }
  }

  private static List<String> ids(List<ValidationRow> rows) {
    return rows.stream().map(row -> row.anchor().id()).toList();
  }

  private void row(ValidationRow row) {
    Anchor anchor = row.anchor();
    List<String> quantity = TextLines.wrap(anchor.quantity(), QUANTITY);
    lines.add(
        row(
            row.verdict().icon() + " " + row.verdict().word(),
            anchor.id(),
            quantity.getFirst(),
            anchor.unit().code(),
            anchor.published().number(),
            anchor.limits().text(),
            Figures.of(row.predicted()),
            dossier(row)));
    quantity.stream().skip(1).forEach(more -> lines.add(" ".repeat(14) + more));
  }

  private static String dossier(ValidationRow row) {
    return row.reproducesDossier().map(same -> same ? "same" : "other").orElse("");
  }

  private static String row(String... cells) {
    int[] widths = {5, 7, QUANTITY, 8, 9, 13, 9, 7};
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : " ").append(cells[i]);
      line.repeat(" ", Math.max(0, widths[i] - cells[i].length()));
    }
    return line.toString().stripTrailing();
  }

  private void paragraph(String term, String text) {
    String start = INDENT + term + " ".repeat(Math.max(1, 8 - term.length()));
    wrap(start, " ".repeat(start.length()), text);
  }

  private void wrap(String start, String next, String text) {
    List<String> parts = TextLines.wrap(text, TextLines.WIDTH - start.length());
    lines.add(start + parts.getFirst());
    parts.stream().skip(1).forEach(part -> lines.add(next + part));
  }
}

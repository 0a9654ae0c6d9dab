package org.blockade.service.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.blockade.service.validation.fact.Figures;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.service.validation.fact.PrintedNumber;
import org.blockade.service.validation.opioid.OpioidMarkdown;
import org.blockade.service.validation.opioid.OpioidReport;

/// The reports as Markdown, the form that is kept in the repository. It holds no date, so it
/// changes only when a number does.
public final class ValidationMarkdown {

  private ValidationMarkdown() {}

  /// Both reports as one text.
  public static String of(ValidationReport report, OpioidReport opioids) {
    return of(report) + OpioidMarkdown.of(opioids);
  }

  /// The report about naltrexone as one text.
  static String of(ValidationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("# Published and predicted");
    lines.add("");
    lines.add(
        "How far the simulator can be believed: each row is one published fact about naltrexone in"
            + " people, and what the typical person of the model gives under the same conditions."
            + " Written by `blockade validate --markdown`; do not edit.");
    lines.add("");
    lines.add("**" + ValidationReport.PURPOSE + "**");
    lines.add("");
    lines.add(
        "- Model: " + report.model() + ", SHA-256 of its file `" + report.modelChecksum() + "`");
    lines.add("- Anchors: SHA-256 `" + report.anchorsChecksum() + "`");
    lines.add("- " + report.counts());
    lines.add(
        "- The evidence dossier's own predictions come out in "
            + (report.withDossier() - report.unlikeDossier().size())
            + " of "
            + report.withDossier()
            + " rows (column *dossier*: within rounding, 1 %, or 0.005 of a fraction)");
    lines.add("- Sources: [evidence](evidence/README.md)");
    lines.add("");
    lines.add("## Limits");
    lines.add("");
    lines.add("Fixed from the published numbers before any prediction was made:");
    lines.add("");
    for (LimitRule rule : LimitRule.values()) {
      lines.add("- `" + rule.word() + "`: " + rule.meaning());
    }
    lines.add("");
    lines.add(
        "Evidence: read at the source, second-hand, remembered, derived, or proposal (a number that"
            + " the dossier gave to a result in words). Use: fitted (the model saw it, so agreement"
            + " is expected) or check.");
    for (Anchor.Group group : Anchor.Group.values()) {
      group(report, group, lines);
    }
    out(report, lines);
    unlike(report, lines);
    notComputed(report, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void group(ValidationReport report, Anchor.Group group, List<String> lines) {
    lines.add("");
    lines.add("## " + group.title());
    lines.add("");
    lines.add(
        "| | id | quantity | conditions | unit | published | limits | rule | predicted | dossier |"
            + " evidence | use | source |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (ValidationRow row : report.rows(group)) {
      Anchor anchor = row.anchor();
      lines.add(
          cells(
              row.verdict().icon() + " " + row.verdict().word(),
              anchor.id(),
              anchor.quantity(),
              anchor.conditions(),
              anchor.unit().code(),
              anchor.published().text(),
              anchor.limits().text(),
              anchor.rule().word(),
              Figures.of(row.predicted()),
              dossier(row),
              anchor.evidence().word(),
              anchor.use().word(),
              anchor.citation() + " (" + String.join(", ", anchor.rows()) + ")"));
    }
  }

  private static String dossier(ValidationRow row) {
    return row.anchor().dossier().map(PrintedNumber::text).orElse("")
        + row.reproducesDossier().map(same -> same ? " same" : " other").orElse("");
  }

  private static void out(ValidationReport report, List<String> lines) {
    lines.add("");
    lines.add("## Out, and why");
    lines.add("");
    for (ValidationRow row : report.rows(ValidationRow.Verdict.OUT)) {
      lines.add(
          "- **"
              + row.anchor().id()
              + "** "
              + escaped(row.anchor().quantity())
              + ": "
              + escaped(row.why().orElse("not on the list of known rows")));
    }
  }

  private static void unlike(ValidationReport report, List<String> lines) {
    if (report.unlikeDossier().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("## Unlike the dossier's own prediction");
    lines.add("");
    for (ValidationRow row : report.unlikeDossier()) {
      lines.add(
          "- **"
              + row.anchor().id()
              + "** "
              + escaped(row.anchor().dossierNote().orElse("no reason is known")));
    }
  }

  /// Facts with the same reason stand together.
  private static void notComputed(ValidationReport report, List<String> lines) {
    lines.add("");
    lines.add("## Not computed");
    lines.add("");
    Map<String, List<NotComputed>> byReason =
        report.notComputed().stream()
            .collect(
                Collectors.groupingBy(
                    NotComputed::reason, java.util.LinkedHashMap::new, Collectors.toList()));
    byReason.forEach((reason, facts) ->
        lines.add("- " + escaped(reason) + ": " + joined(facts, ValidationMarkdown::named)));
  }

  private static String named(NotComputed fact) {
    return fact.id() + " (" + escaped(fact.quantity()) + ")";
  }

  private static <T> String joined(List<T> items, Function<? super T, String> text) {
    return items.stream().map(text).collect(Collectors.joining("; "));
  }

  private static String cells(String... cells) {
    return java.util.Arrays.stream(cells)
        .map(ValidationMarkdown::escaped)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}

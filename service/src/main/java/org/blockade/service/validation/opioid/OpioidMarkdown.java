package org.blockade.service.validation.opioid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.blockade.service.validation.fact.Figures;
import org.blockade.service.validation.fact.LimitRule;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.service.validation.fact.PrintedNumber;

/// The report as Markdown, to stand below the one about naltrexone.
public final class OpioidMarkdown {

  private final OpioidReport report;
  private final List<String> lines = new ArrayList<>();

  private OpioidMarkdown(OpioidReport report) {
    this.report = report;
  }

  /// The report as one text.
  public static String of(OpioidReport report) {
    return new OpioidMarkdown(report).text();
  }

  private String text() {
    paragraph("# Opioids: published, the dossier's own run, and predicted");
    paragraph(
        "Each row has its conditions and two verdicts. *Run*: does the dossier's own figure come out"
            + " when its form of the effects is run here (same or other: within 3 % or one unit of the"
            + " last printed place; *replaced*: naltrexone acts, whose driver is no longer the"
            + " dossier's). *Literature*: is what the model gives now within the limits of what was"
            + " published. Rows that state an amount against the blockade are not here.");
    lines.add("");
    lines.add("- Drugs: " + String.join(", ", report.models()));
    lines.add("- Facts: SHA-256 `" + report.factsChecksum() + "`");
    lines.add("- " + report.counts());
    lines.add("- " + report.runs());
    lines.add("- Limits: as above, and `severity`: " + LimitRule.SEVERITY.meaning());
    lines.add(
        "- Why the driver and the form were changed:"
            + " [0012](decisions/0012-precipitated-withdrawal.md), [0013](decisions/0013-one-driver.md)");
    for (OpioidFact.Group group : OpioidFact.Group.values()) {
      group(group);
    }
    moved();
    reasons("## Opioids: OUT, and why", report.rows(OpioidRow.Verdict.OUT));
    missed();
    other();
    notComputed();
    return String.join("\n", lines) + "\n";
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  private void group(OpioidFact.Group group) {
    paragraph("## Opioids: " + group.title());
    paragraph(
        "| run | literature | id | quantity | conditions | unit | dossier | its form here | now |"
            + " published | limits | rule | evidence | use | source |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (OpioidRow row : report.rows(group)) {
      OpioidFact fact = row.fact();
      lines.add(
          cells(
              row.run().word(),
              row.verdict().word(),
              fact.id(),
              fact.quantity(),
              fact.conditions(),
              fact.unit().code(),
              fact.dossier().map(PrintedNumber::text).orElse(""),
              Figures.of(row.rerun()),
              Figures.of(row.now()),
              fact.literature().map(each -> each.published().text()).orElse(""),
              fact.literature().map(each -> each.limits().text()).orElse(""),
              fact.literature().map(each -> each.rule().word()).orElse(""),
              fact.literature().map(each -> each.evidence().word()).orElse(""),
              fact.literature().map(each -> each.fitted() ? "fitted" : "check").orElse(""),
              fact.literature().map(each -> each.citation() + " ").orElse("")
                  + "("
                  + String.join(", ", fact.rows())
                  + ")"));
    }
  }

  private void moved() {
    paragraph("## Opioids: before and after");
    paragraph(
        "What the change of driver (naltrexone) and of form (withdrawal) moved. *Before* is the printed"
            + " figure where naltrexone acts and the dossier printed one, else its form run here.");
    paragraph("| id | quantity | unit | before | after | published | before | after |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (OpioidRow row : report.moved()) {
      lines.add(
          cells(
              row.fact().id(),
              row.fact().quantity(),
              row.fact().unit().code(),
              Figures.of(row.before()),
              Figures.of(row.now()),
              row.fact().literature().map(each -> each.published().text()).orElse(""),
              row.verdictBefore().word(),
              row.verdict().word()));
    }
  }

  private void reasons(String title, List<OpioidRow> rows) {
    paragraph(title);
    lines.add("");
    for (OpioidRow row : rows) {
      lines.add(
          "- **"
              + row.fact().id()
              + "** "
              + escaped(row.fact().quantity())
              + ": "
              + escaped(row.why().orElse("not on the list of known rows")));
    }
  }

  private void missed() {
    paragraph("## Opioids: misses of the dossier's own form");
    lines.add("");
    for (OpioidRow row : report.missedBefore()) {
      lines.add(
          "- **"
              + row.fact().id()
              + "** "
              + escaped(row.fact().quantity())
              + ": "
              + Figures.of(row.before())
              + " "
              + row.fact().unit().code()
              + ", limits "
              + row.fact().literature().map(each -> each.limits().text()).orElse("")
              + "; now "
              + Figures.of(row.now())
              + ", "
              + row.verdict().word());
    }
  }

  private void other() {
    paragraph("## Opioids: runs of the dossier that do not come out");
    lines.add("");
    byReason(
            report.rows(OpioidRow.Run.OTHER),
            row -> row.fact().dossierNote().orElse("no reason is known"))
        .forEach((reason, rows) ->
            lines.add(
                "- "
                    + rows.stream().map(row -> row.fact().id()).collect(Collectors.joining(", "))
                    + ": "
                    + escaped(reason)));
  }

  private void notComputed() {
    paragraph("## Opioids: not computed here");
    lines.add("");
    byReason(report.notComputed(), NotComputed::reason)
        .forEach((reason, facts) ->
            lines.add(
                "- "
                    + facts.stream().map(NotComputed::id).collect(Collectors.joining(", "))
                    + ": "
                    + escaped(reason)));
  }

  static <T> Map<String, List<T>> byReason(
      List<T> items, java.util.function.Function<T, String> reason) {
    return items.stream()
        .collect(Collectors.groupingBy(reason, LinkedHashMap::new, Collectors.toList()));
  }

  private static String cells(String... cells) {
    return Arrays.stream(cells)
        .map(OpioidMarkdown::escaped)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}

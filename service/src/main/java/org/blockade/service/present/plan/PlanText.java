package org.blockade.service.present.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.protocol.rule.Area;
import org.blockade.protocol.rule.Step;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.service.present.TextLines;

/// A plan for a terminal.
public final class PlanText {

  private static final int WHEN_WIDTH = 22;
  private static final int WHO_WIDTH = 13;

  private PlanText() {}

  /// The text, line by line.
  public static List<String> lines(PlanAnswer answer) {
    PlanSentences sentences = new PlanSentences(answer);
    List<String> lines = new ArrayList<>(TextLines.wrap(sentences.title(), TextLines.WIDTH));
    lines.add("");
    TextLines.wrap(sentences.headline(), TextLines.WIDTH - 2)
        .forEach(line -> lines.add("  " + line));
    sentences.lines().forEach(line -> lines.addAll(TextLines.of(line)));
    for (Area area : Area.values()) {
      List<Step> steps =
          answer.plan().steps().stream().filter(step -> step.instruction().area() == area).toList();
      if (!steps.isEmpty()) {
        lines.add("");
        lines.add("  " + area.word().toUpperCase(Locale.ROOT));
        steps.forEach(step -> lines.addAll(step(step, sentences)));
      }
    }
    lines.add("");
    sentences.provenance().forEach(line -> lines.addAll(TextLines.wrap(line, TextLines.WIDTH)));
    return lines;
  }

  private static List<String> step(Step step, PlanSentences sentences) {
    List<String> when = TextLines.wrap(sentences.when(step.when()), WHEN_WIDTH);
    List<String> words =
        TextLines.wrap(
            step.instruction().text() + " [" + step.instruction().basis().rule() + "]",
            TextLines.WIDTH - WHEN_WIDTH - WHO_WIDTH - 4);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < StrictMath.max(when.size(), words.size()); i++) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "  %-" + WHEN_WIDTH + "s %-" + WHO_WIDTH + "s %s",
                  i < when.size() ? when.get(i) : "",
                  i == 0 ? step.instruction().who().word() : "",
                  i < words.size() ? words.get(i) : "")
              .stripTrailing());
    }
    return lines;
  }
}

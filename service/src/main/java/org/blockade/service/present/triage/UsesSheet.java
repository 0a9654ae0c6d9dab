package org.blockade.service.present.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blockade.protocol.uses.Standing;
import org.blockade.protocol.uses.Use;
import org.blockade.protocol.uses.Uses;
import org.blockade.protocol.words.Language;
import org.blockade.protocol.words.Wording;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.TextLines;

/// Uses of naltrexone, ready to be shown.
///
/// @param shown the uses asked for; empty where the one asked for is not known
public record UsesSheet(Uses uses, List<Use> shown, Language language) {

  public UsesSheet {
    shown = List.copyOf(shown);
  }

  /// The text, line by line.
  public List<String> lines() {
    List<String> lines = new ArrayList<>(statements());
    lines.addAll(TextLines.of(line(Labels.PRESCRIBERS, in(uses.prescribing()))));
    lines.add("");
    lines.addAll(TextLines.wrap(in(Labels.NOTICE), TextLines.WIDTH));
    return lines;
  }

  /// The uses alone, without who prescribes and what this is not.
  public List<String> statements() {
    List<String> lines = new ArrayList<>();
    if (shown.isEmpty()) {
      lines.addAll(TextLines.wrap("? " + in(uses.unknown()), TextLines.WIDTH));
      lines.add("");
    }
    for (Use use : shown) {
      lines.add(in(use.title()) + ": " + standing(use));
      lines.addAll(TextLines.of(new ReportSentences.Line("", in(use.statement()))));
      lines.addAll(TextLines.of(line(Labels.SOURCE, use.evidence().word() + ": " + use.source())));
    }
    return lines;
  }

  private ReportSentences.Line line(Wording label, String statement) {
    return new ReportSentences.Line(in(label), statement);
  }

  private String in(Wording wording) {
    return wording.in(language);
  }

  private String standing(Use use) {
    String grade = in(Labels.EVIDENCE).toLowerCase(Locale.ROOT) + ": " + in(use.grade().wording());
    return switch (use.standing()) {
      case LABELLED -> in(standing(use.standing()));
      case OFF_LABEL, NO_SUPPORT -> in(standing(use.standing())) + ", " + grade;
      case ANOTHER_MEDICINE -> in(standing(use.standing()));
    };
  }

  private static Wording standing(Standing standing) {
    return switch (standing) {
      case LABELLED -> new Wording("LABELLED", "INDICACIÓN AUTORIZADA");
      case OFF_LABEL -> new Wording("OFF-LABEL", "FUERA DE INDICACIÓN");
      case NO_SUPPORT -> new Wording("NO SUPPORT", "SIN APOYO");
      case ANOTHER_MEDICINE -> new Wording("ANOTHER MEDICINE", "OTRA MEDICINA");
    };
  }

  /// The uses for a program.
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("language", language.code());
    facts.put("known", !shown.isEmpty());
    facts.put(
        "uses",
        shown.stream()
            .map(use ->
                Map.<String, Object>of(
                    "id", use.id(),
                    "title", in(use.title()),
                    "standing", use.standing().word(),
                    "grade", in(use.grade().wording()),
                    "statement", in(use.statement()),
                    "evidence", use.evidence().word(),
                    "source", use.source()))
            .toList());
    facts.put("prescribing", in(uses.prescribing()));
    return facts;
  }
}

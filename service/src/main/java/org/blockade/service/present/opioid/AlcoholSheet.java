package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.service.opioid.AlcoholAnswer;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.effect.AlcoholReward;

/// The sheet about alcohol.
public final class AlcoholSheet {

  private final AlcoholAnswer answer;
  private final SheetParts parts;

  private AlcoholSheet(AlcoholAnswer answer) {
    this.answer = answer;
    this.parts =
        SheetParts.of(answer.person(), answer.naltrexone(), answer.seed(), answer.subjects());
  }

  /// The sheet of an answer.
  public static AnswerSheet of(AlcoholAnswer answer) {
    return new AlcoholSheet(answer).sheet();
  }

  private AnswerSheet sheet() {
    return new AnswerSheet(
        "Alcohol (exploratory)",
        "EXPLORATORY. Person "
            + answer.person().id()
            + ", alcohol, as of "
            + parts.text().moment(answer.question().asOf())
            + ReportSentences.laterDoses(answer.laterDoses()),
        answer.known() ? AnswerSheet.Tone.CAREFUL : AnswerSheet.Tone.UNKNOWN,
        headline(),
        lines(),
        answer.known() ? grid() : new AnswerSheet.Grid(List.of(), List.of()),
        parts.provenance(
            "Endogenous opioids: opioid dossier, section 6; the size of their release by alcohol"
                + " was not measured, it is supposed."),
        facts(),
        numbers(),
        answer.known() ? Optional.of(plot()) : Optional.empty(),
        answer.person().axis());
  }

  private String headline() {
    if (!answer.known()) {
      return "? UNKNOWN: no naltrexone is on record up to this time";
    }
    return "EXPLORATORY: "
        + attenuation(answer.now())
        + " of the opioid part of the reward of alcohol is attenuated in a typical person; trials"
        + " saw far less on drinking";
  }

  /// From the highest release to the lowest.
  private static String attenuation(AlcoholAnswer.Point point) {
    String low = Percent.of(point.highRelease().typical());
    String high = Percent.of(point.lowRelease().typical());
    return low.equals(high) ? low : low + " to " + high;
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    if (answer.known()) {
      AlcoholAnswer.Point now = answer.now();
      lines.add(
          line(
              "Mu receptors",
              Percent.of(now.mu().typical())
                  + " held by naltrexone ("
                  + Percent.range(now.mu().people())
                  + " in 90 of 100 people like this)"));
      lines.add(
          line(
              "Kappa receptors",
              Percent.of(now.kappa().typical())
                  + " held by naltrexone ("
                  + Percent.range(now.kappa().people())
                  + "); what that does to drinking is not settled"));
      lines.add(
          line(
              "Supposed",
              String.format(
                  Locale.ROOT,
                  "alcohol raises the drive of the body's own opioids %.1f to %.1f times; nobody"
                      + " measured how much",
                  answer.reward().lowRelease(),
                  answer.reward().highRelease())));
    }
    for (AlcoholReward.TrialEffect trial : answer.reward().trials()) {
      lines.add(
          line(
              "Trials",
              String.format(
                  Locale.ROOT,
                  "%s: effect size %+.2f, Hedges g (%s)",
                  trial.meaning(),
                  trial.size(),
                  trial.source())));
    }
    for (AlcoholReward.Counted study : answer.reward().counted()) {
      lines.add(line("Studies", study.text() + " (" + study.source() + ")"));
    }
    lines.add(
        line(
            "Read it so",
            "the receptor part is large and the effect on drinking small (a size of 0.2 is usually"
                + " called small): reward is more than opioids. Nobody's drinking follows from"
                + " this, and no plan should"));
    lines.addAll(SheetParts.notes(answer.notes()));
    return lines;
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private AnswerSheet.Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (AlcoholAnswer.Point point : SheetParts.fewRows(answer.curve())) {
      rows.add(
          List.of(
              parts.text().day(point.time()),
              Percent.of(point.mu().typical()),
              Percent.range(point.mu().people()),
              Percent.of(point.kappa().typical()),
              Percent.range(point.kappa().people()),
              attenuation(point)));
    }
    return new AnswerSheet.Grid(
        List.of("on", "mu held", "90 of 100", "kappa held", "90 of 100", "opioid part attenuated"),
        rows);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = parts.facts("alcohol", answer.known());
    facts.put("exploratory", true);
    facts.put("asOf", parts.text().code(answer.question().asOf()));
    facts.put("laterDoses", answer.laterDoses().word());
    facts.put("lowRelease_ratio", answer.reward().lowRelease());
    facts.put("highRelease_ratio", answer.reward().highRelease());
    facts.put("now", answer.known() ? Optional.of(fact(answer.now())) : Optional.empty());
    facts.put(
        "trials",
        answer.reward().trials().stream()
            .map(trial ->
                Map.of(
                    "on", trial.meaning(), "hedgesG_ratio", trial.size(), "source", trial.source()))
            .toList());
    facts.put(
        "studies",
        answer.reward().counted().stream()
            .map(study -> Map.of("text", study.text(), "source", study.source()))
            .toList());
    facts.put("notes", answer.notes());
    return facts;
  }

  private static Map<String, Object> fact(AlcoholAnswer.Point now) {
    return Map.of(
        "muOccupancy_fraction", SheetParts.estimate(now.mu()),
        "kappaOccupancy_fraction", SheetParts.estimate(now.kappa()),
        "attenuationLowRelease_fraction", SheetParts.estimate(now.lowRelease()),
        "attenuationHighRelease_fraction", SheetParts.estimate(now.highRelease()));
  }

  /// `MU`, `KAPPA`, `ATTENUATION_LOW_RELEASE`, `ATTENUATION_HIGH_RELEASE` of the typical person,
  /// with 5, 50 and 95 % of people. No rows where no naltrexone is on record.
  private ResultTable numbers() {
    List<AlcoholAnswer.Point> curve = answer.known() ? answer.curve() : List.of();
    List<Column> columns = parts.times(curve, AlcoholAnswer.Point::time);
    columns.addAll(SheetParts.estimates("MU", curve, AlcoholAnswer.Point::mu));
    columns.addAll(SheetParts.estimates("KAPPA", curve, AlcoholAnswer.Point::kappa));
    columns.addAll(
        SheetParts.estimates("ATTENUATION_LOW_RELEASE", curve, AlcoholAnswer.Point::lowRelease));
    columns.addAll(
        SheetParts.estimates("ATTENUATION_HIGH_RELEASE", curve, AlcoholAnswer.Point::highRelease));
    return new ResultTable(columns);
  }

  /// Of the two releases the one under which less is attenuated.
  private AnswerSheet.Plot plot() {
    return new AnswerSheet.Plot(
        "EXPLORATORY: receptors held, and the opioid part of the reward of alcohol",
        "percent",
        0,
        100,
        List.of(
            SheetParts.line("mu held", "MU", 100),
            SheetParts.line("kappa held", "KAPPA", 100),
            SheetParts.line("opioid part attenuated", "ATTENUATION_HIGH_RELEASE", 100)),
        List.of());
  }
}

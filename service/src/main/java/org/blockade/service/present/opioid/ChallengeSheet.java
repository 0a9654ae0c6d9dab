package org.blockade.service.present.opioid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.service.opioid.ChallengeAnswer;
import org.blockade.service.opioid.Estimate;
import org.blockade.service.present.Percent;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.effect.PublishedChallenge;

/// The sheet of a challenge.
public final class ChallengeSheet {

  /// What must stand wherever attenuation does.
  private static final String CAUTION =
      "attenuation never means that more would be safe: the blockade can be overcome, and then"
          + " breathing can stop. Blockade computes no amount that would do so";

  private final ChallengeAnswer answer;
  private final SheetParts parts;

  private ChallengeSheet(ChallengeAnswer answer) {
    this.answer = answer;
    this.parts = SheetParts.of(answer.person(), answer.model(), answer.seed(), answer.subjects());
  }

  /// The sheet of an answer.
  public static AnswerSheet of(ChallengeAnswer answer) {
    return new ChallengeSheet(answer).sheet();
  }

  private AnswerSheet sheet() {
    PublishedChallenge challenge = answer.question().challenge();
    return new AnswerSheet(
        "Laboratory challenge",
        "Person "
            + answer.person().id()
            + ", "
            + challenge.title()
            + " on "
            + parts.text().moment(answer.question().at()),
        tone(),
        headline(),
        lines(),
        answer.known() ? grid() : new AnswerSheet.Grid(List.of(), List.of()),
        parts.provenance(
            "Effect: subjective high of the opioid dossier, section 9; each opioid has one"
                + " challenge, with its study, and no other can be asked for."),
        facts(),
        numbers(),
        answer.known() ? Optional.of(plot()) : Optional.empty(),
        answer.person().axis());
  }

  /// Never good: attenuation is no safety.
  private AnswerSheet.Tone tone() {
    return answer.known() ? AnswerSheet.Tone.CAREFUL : AnswerSheet.Tone.UNKNOWN;
  }

  private String headline() {
    if (!answer.known()) {
      return "? UNKNOWN: no naltrexone is on record up to this time, so nothing says that this"
          + " challenge would be attenuated";
    }
    Estimate attenuation = answer.at().attenuation();
    return (opioidsOnRecord()
            ? "? NOT KNOWN for this person, who has opioids on record. In somebody new to opioids: "
            : "")
        + SheetParts.attenuated(attenuation.typical())
        + " of the effect is attenuated in a typical person ("
        + SheetParts.attenuated(attenuation.people())
        + " in 90 of 100 people like this)";
  }

  private boolean opioidsOnRecord() {
    return !answer.person().opioidUse().isEmpty() || !answer.person().opioidUnread().isEmpty();
  }

  private List<ReportSentences.Line> lines() {
    List<ReportSentences.Line> lines = new ArrayList<>();
    ChallengeAnswer.Point at = answer.at();
    lines.add(line("Caution", CAUTION));
    if (answer.known()) {
      lines.add(
          line(
              "Receptors",
              Percent.of(at.occupancy().typical())
                  + " of mu receptors held by naltrexone just before ("
                  + Percent.range(at.occupancy().people())
                  + ")"));
      lines.add(
          line(
              "Shift",
              "at equilibrium an agonist acts "
                  + SheetParts.number(at.foldShift().typical())
                  + " times more weakly ("
                  + SheetParts.range(at.foldShift())
                  + ")"));
      lines.add(
          line(
              "Without it",
              SheetParts.number(answer.unblocked())
                  + " of 100 on the scale of the high, in a typical person new to opioids"));
    }
    answer
        .course()
        .lastDose()
        .map(DoseGiven::dose)
        .ifPresent(dose ->
            lines.add(
                line(
                    "Last dose",
                    "naltrexone "
                        + dose.route().words()
                        + ", "
                        + parts.text().moment(dose.time()))));
    lines.add(line("Study", answer.question().challenge().source()));
    lines.addAll(SheetParts.notes(answer.notes()));
    return lines;
  }

  private static ReportSentences.Line line(String label, String statement) {
    return new ReportSentences.Line(label, statement);
  }

  private AnswerSheet.Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (ChallengeAnswer.Point point : SheetParts.fewRows(answer.curve())) {
      rows.add(
          List.of(
              parts.text().day(point.time()),
              SheetParts.attenuated(point.attenuation().typical()),
              SheetParts.attenuated(point.attenuation().people()),
              Percent.of(point.occupancy().typical()),
              Percent.range(point.occupancy().people())));
    }
    return new AnswerSheet.Grid(
        List.of(
            "challenge on",
            (opioidsOnRecord() ? "new to opioids: " : "") + "attenuated",
            "90 of 100",
            "receptors held",
            "90 of 100"),
        rows);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = parts.facts("challenge", answer.known());
    PublishedChallenge challenge = answer.question().challenge();
    facts.put("asOf", parts.text().code(answer.question().asOf()));
    facts.put("at", parts.text().code(answer.question().at()));
    facts.put("challenge", challenge(challenge));
    facts.put("opioidsOnRecord", opioidsOnRecord());
    facts.put("unblockedPeakHigh_of100", answer.unblocked());
    ChallengeAnswer.Point at = answer.at();
    facts.put("attenuation_fraction", ifKnown(at.attenuation()));
    facts.put("muOccupancy_fraction", ifKnown(at.occupancy()));
    facts.put("foldShift_ratio", ifKnown(at.foldShift()));
    facts.put("caution", CAUTION);
    facts.put("notes", answer.notes());
    return facts;
  }

  private Optional<Map<String, Object>> ifKnown(Estimate estimate) {
    return answer.known() ? Optional.of(SheetParts.estimate(estimate)) : Optional.empty();
  }

  static Map<String, Object> challenge(PublishedChallenge challenge) {
    return Map.of(
        "id", challenge.id(),
        "title", challenge.title(),
        "source", challenge.source(),
        "evidence", challenge.evidence().word(),
        "choice", challenge.choice());
  }

  /// `BASIS`; `ATTENUATION`, `OCC` and `FOLD` of the typical person, with 5, 50 and 95 % of people.
  private ResultTable numbers() {
    List<Column> columns = parts.times(answer.curve(), ChallengeAnswer.Point::time);
    columns.add(
        SheetParts.basis(
            answer.curve(), opioidsOnRecord() ? "if new to opioids" : "no opioids on record"));
    columns.addAll(
        SheetParts.estimates("ATTENUATION", answer.curve(), ChallengeAnswer.Point::attenuation));
    columns.addAll(SheetParts.estimates("OCC", answer.curve(), ChallengeAnswer.Point::occupancy));
    columns.addAll(SheetParts.estimates("FOLD", answer.curve(), ChallengeAnswer.Point::foldShift));
    return new ResultTable(columns);
  }

  private AnswerSheet.Plot plot() {
    String ifNew = opioidsOnRecord() ? "if new to opioids: " : "";
    return new AnswerSheet.Plot(
        "Attenuation of "
            + answer.question().challenge().title()
            + (opioidsOnRecord() ? " in somebody new to opioids" : "")
            + ", if no further dose",
        "percent",
        0,
        100,
        List.of(
            SheetParts.line(ifNew + "effect attenuated", "ATTENUATION", 100),
            SheetParts.line("receptors held", "OCC", 100)),
        List.of());
  }
}

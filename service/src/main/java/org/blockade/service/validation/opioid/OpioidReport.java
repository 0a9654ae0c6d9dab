package org.blockade.service.validation.opioid;

import java.util.List;
import org.blockade.service.validation.fact.NotComputed;

/// The outcome for opioids.
///
/// @param factsChecksum SHA-256 of the file of facts
/// @param models id and version of each drug file that was used, with the start of its checksum
/// @param rows in the order of the file
/// @param unknownIds ids on the list of known rows that no fact has
public record OpioidReport(
    String factsChecksum,
    List<String> models,
    List<OpioidRow> rows,
    List<NotComputed> notComputed,
    List<String> unknownIds) {

  public OpioidReport {
    models = List.copyOf(models);
    rows = List.copyOf(rows);
    notComputed = List.copyOf(notComputed);
    unknownIds = List.copyOf(unknownIds);
  }

  /// Rows of a group.
  public List<OpioidRow> rows(OpioidFact.Group group) {
    return rows.stream().filter(row -> row.fact().group() == group).toList();
  }

  /// Rows with this verdict against the literature.
  public List<OpioidRow> rows(OpioidRow.Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).toList();
  }

  /// Rows with this verdict on the dossier's run.
  public List<OpioidRow> rows(OpioidRow.Run run) {
    return rows.stream().filter(row -> row.run() == run).toList();
  }

  /// The dossier's own misses, by its own figure or by its form.
  public List<OpioidRow> missedBefore() {
    return rows.stream().filter(row -> row.verdictBefore() == OpioidRow.Verdict.OUT).toList();
  }

  /// Rows that driver or form moved.
  public List<OpioidRow> moved() {
    return rows.stream().filter(OpioidRow::moved).toList();
  }

  /// Rows that are out and not on the list.
  public List<OpioidRow> newlyOut() {
    return rows(OpioidRow.Verdict.OUT).stream().filter(OpioidRow::surprising).toList();
  }

  /// Rows that are on the list and not out.
  public List<OpioidRow> newlyIn() {
    return rows.stream()
        .filter(row -> row.verdict() != OpioidRow.Verdict.OUT && row.surprising())
        .toList();
  }

  /// Whether the rows that are out are exactly those on the list.
  public boolean asKnown() {
    return newlyOut().isEmpty() && newlyIn().isEmpty() && unknownIds.isEmpty();
  }

  /// The counts of the verdicts against the literature, in one line.
  public String counts() {
    return rows.size()
        + " rows about opioids computed: "
        + rows(OpioidRow.Verdict.IN).size()
        + " in, "
        + rows(OpioidRow.Verdict.OUT).size()
        + " OUT, "
        + rows(OpioidRow.Verdict.NO_DATA).size()
        + " without a published number; "
        + notComputed.size()
        + " rows not computed here";
  }

  /// The counts of the verdicts on the dossier's own runs, in one line.
  public String runs() {
    long same = rows(OpioidRow.Run.SAME).size();
    return "The dossier's own runs come out in "
        + same
        + " of "
        + (same + rows(OpioidRow.Run.OTHER).size())
        + " rows; in "
        + rows(OpioidRow.Run.REPLACED).size()
        + " more its driver of naltrexone was replaced";
  }
}

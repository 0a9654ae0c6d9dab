package org.blockade.service.validation;

import java.util.List;
import org.blockade.service.validation.fact.NotComputed;

/// The outcome of a validation.
///
/// @param model id, version and parameter set of the model, with the start of its checksum
/// @param modelChecksum SHA-256 of the drug file
/// @param anchorsChecksum SHA-256 of the file of anchors
/// @param rows in the order of the file
/// @param unknownIds ids on the list of known rows that no anchor has
public record ValidationReport(
    String model,
    String modelChecksum,
    String anchorsChecksum,
    List<ValidationRow> rows,
    List<NotComputed> notComputed,
    List<String> unknownIds) {

  /// What every output of this package says about itself.
  public static final String PURPOSE =
      "Blockade is decision support and a research instrument, not a medical device.";

  public ValidationReport {
    rows = List.copyOf(rows);
    notComputed = List.copyOf(notComputed);
    unknownIds = List.copyOf(unknownIds);
  }

  /// Rows with a verdict.
  public List<ValidationRow> rows(ValidationRow.Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).toList();
  }

  /// Rows of a group, in the order of the file.
  public List<ValidationRow> rows(Anchor.Group group) {
    return rows.stream().filter(row -> row.anchor().group() == group).toList();
  }

  /// Rows that are out and not on the list of known rows.
  public List<ValidationRow> newlyOut() {
    return rows(ValidationRow.Verdict.OUT).stream().filter(ValidationRow::surprising).toList();
  }

  /// Rows that are on the list of known rows but in.
  public List<ValidationRow> newlyIn() {
    return rows(ValidationRow.Verdict.IN).stream().filter(ValidationRow::surprising).toList();
  }

  /// Rows for which the dossier made a prediction, and it does not come out.
  public List<ValidationRow> unlikeDossier() {
    return rows.stream()
        .filter(row -> row.reproducesDossier().filter(same -> !same).isPresent())
        .toList();
  }

  /// How many rows have a prediction of the dossier.
  public long withDossier() {
    return rows.stream().filter(row -> row.reproducesDossier().isPresent()).count();
  }

  /// Whether the rows that are out are exactly those on the list.
  public boolean asKnown() {
    return newlyOut().isEmpty() && newlyIn().isEmpty() && unknownIds.isEmpty();
  }

  /// The counts in one line.
  public String counts() {
    return rows.size()
        + " rows computed: "
        + rows(ValidationRow.Verdict.IN).size()
        + " in, "
        + rows(ValidationRow.Verdict.OUT).size()
        + " OUT; "
        + notComputed.size()
        + " facts not computed";
  }
}

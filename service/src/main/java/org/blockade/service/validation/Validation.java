package org.blockade.service.validation;

import java.util.List;
import java.util.Optional;
import org.blockade.service.validation.fact.KnownOut;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.population.Parallel;

/// Puts every question of a file of anchors to a model. What comes out depends on the model, the
/// anchors and the list of known rows, and on nothing else.
public final class Validation {

  private Validation() {}

  /// Runs all rows.
  ///
  /// @param threads 1 or more; the result does not depend on it
  public static ValidationReport run(
      DrugModel model, AnchorFile anchors, KnownOut knownOut, int threads) {
    List<ValidationRow> rows =
        Parallel.map(
            threads,
            anchors.anchors().size(),
            number -> row(anchors.anchors().get(number), model, knownOut));
    List<String> unknownIds =
        knownOut.reasons().keySet().stream().filter(id -> anchors.anchor(id).isEmpty()).toList();
    return new ValidationReport(
        model.label(),
        model.checksum(),
        anchors.checksum(),
        rows,
        anchors.notComputed(),
        unknownIds);
  }

  private static ValidationRow row(Anchor anchor, DrugModel model, KnownOut knownOut) {
    double measured = Answer.to(anchor.question(), model);
    Optional<Question> over = anchor.over();
    double predicted =
        over.isPresent() ? measured / Answer.to(over.get(), model) : anchor.unit().of(measured);
    return new ValidationRow(
        anchor,
        predicted,
        anchor.limits().hold(predicted) ? ValidationRow.Verdict.IN : ValidationRow.Verdict.OUT,
        anchor.dossier().map(dossier -> dossier.agreesWith(predicted, anchor.unit())),
        knownOut.reason(anchor.id()));
  }
}

package org.blockade.service.opioid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.ObservedValue;
import org.blockade.formats.chart.PersonChart;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;

/// What a chart says about the opioids of one person.
///
/// @param doses doses with an amount, in time order
/// @param uses every sign of use, in time order: the doses too
public record OpioidRecord(List<DoseEvent> doses, List<Use> uses) {

  private static final String USE = "use_reported";
  private static final String SCREEN = "urine_screen";
  private static final String UNSPECIFIED = "opioid";

  public OpioidRecord {
    doses = doses.stream().sorted(DoseEvent.ORDER).toList();
    uses = uses.stream().sorted(Comparator.comparing(Use::time).thenComparing(Use::drug)).toList();
  }

  /// How a use is known.
  public enum Sign {
    /// A dose with an amount.
    DOSE,
    /// Somebody said so, without an amount.
    REPORTED,
    /// A urine screen was positive: some time before.
    SCREEN
  }

  /// A use of an opioid.
  ///
  /// @param drug catalogue id
  public record Use(String drug, ModelTime time, Sign sign) {}

  /// What the chart of a person says.
  public static OpioidRecord of(PersonChart person, DrugCatalogue catalogue) {
    List<DoseEvent> doses =
        person.doses().stream().filter(dose -> isOpioid(dose.drug(), catalogue)).toList();
    List<Use> uses = new ArrayList<>();
    doses.forEach(dose -> uses.add(new Use(dose.drug(), dose.time(), Sign.DOSE)));
    for (ChartRow row : person.named(USE)) {
      if (happened(row.event())) {
        use(row, Sign.REPORTED, catalogue).ifPresent(uses::add);
      }
    }
    for (ChartRow row : person.named(SCREEN)) {
      if (value(row.event()) instanceof ObservedValue.Word word && word.word().equals("positive")) {
        use(row, Sign.SCREEN, catalogue).ifPresent(uses::add);
      }
    }
    return new OpioidRecord(doses, uses);
  }

  /// What was on record up to and at a time.
  OpioidRecord until(ModelTime last) {
    return new OpioidRecord(
        doses.stream().filter(dose -> !dose.time().isAfter(last)).toList(),
        uses.stream().filter(use -> !use.time().isAfter(last)).toList());
  }

  /// The last sign of use.
  public Optional<Use> last() {
    return uses.isEmpty() ? Optional.empty() : Optional.of(uses.getLast());
  }

  /// Whether a drug is an opioid that activates the receptor.
  static boolean isOpioid(String drug, DrugCatalogue catalogue) {
    return catalogue
        .find(drug)
        .map(CatalogueEntry::kind)
        .filter(kind ->
            kind == CatalogueEntry.Kind.AGONIST || kind == CatalogueEntry.Kind.PARTIAL_AGONIST)
        .isPresent();
  }

  /// A use or a screen that names no drug is taken as one of an unknown opioid.
  private static Optional<Use> use(ChartRow row, Sign sign, DrugCatalogue catalogue) {
    String drug = drug(row.event()).orElse(UNSPECIFIED);
    return isOpioid(drug, catalogue)
        ? Optional.of(new Use(drug, row.time(), sign))
        : Optional.empty();
  }

  /// Whether a report of use says yes: anything but 0 or "no".
  private static boolean happened(ChartEvent event) {
    return switch (value(event)) {
      case ObservedValue.Numeric number -> number.value() > 0;
      case ObservedValue.Word word -> !word.word().equals("no") && !word.word().equals("negative");
      case ObservedValue.BelowQuantification below -> false;
      case ObservedValue.Missing missing -> event instanceof ChartEvent.Other;
    };
  }

  private static ObservedValue value(ChartEvent event) {
    return switch (event) {
      case ChartEvent.Observation observation -> observation.value();
      case ChartEvent.Other other -> other.value();
      case ChartEvent.Dose dose -> new ObservedValue.Missing();
      case ChartEvent.Reset reset -> new ObservedValue.Missing();
      case ChartEvent.ResetAndDose both -> new ObservedValue.Missing();
    };
  }

  private static Optional<String> drug(ChartEvent event) {
    return switch (event) {
      case ChartEvent.Observation observation -> observation.drug();
      case ChartEvent.Other other -> other.drug();
      case ChartEvent.Dose dose -> Optional.of(dose.dose().drug());
      case ChartEvent.ResetAndDose both -> Optional.of(both.dose().dose().drug());
      case ChartEvent.Reset reset -> Optional.empty();
    };
  }
}

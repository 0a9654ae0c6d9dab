package org.blockade.formats.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.blockade.formats.regimen.DoseWords;
import org.blockade.formats.regimen.NearNames;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;

/// Reads what a row observed or reported.
final class ObservationCells {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_ ./-]{1,60}");
  private static final Pattern BELOW = Pattern.compile("<.*|bloq|bql|lloq|below.*");
  private static final String BELOW_QUANTIFICATION = "blq";

  private final ChartCells cells;
  private final Plausible plausible;
  private final DrugCatalogue catalogue;

  ObservationCells(ChartCells cells, Plausible plausible, DrugCatalogue catalogue) {
    this.cells = cells;
    this.plausible = plausible;
    this.catalogue = catalogue;
  }

  /// A row with `EVID` 0.
  Optional<ChartEvent> observation() {
    Optional<String> drug = drug();
    if (!cells.has(ChartColumn.OBS)) {
      return unnamed(drug);
    }
    ObservedValue value = value();
    return name().map(name -> new ChartEvent.Observation(name, drug, value));
  }

  /// A row with `EVID` 2.
  Optional<ChartEvent> other() {
    Optional<String> drug = drug();
    ObservedValue value = value();
    if (!cells.has(ChartColumn.OBS)) {
      refuseValueWithoutName();
      return Optional.of(new ChartEvent.Other(Optional.empty(), drug, value));
    }
    return name().map(name -> new ChartEvent.Other(Optional.of(name), drug, value));
  }

  /// A row that names nothing marks a time; but not where it looks like a dose without its amount.
  private Optional<ChartEvent> unnamed(Optional<String> drug) {
    refuseValueWithoutName();
    if (cells.has(ChartColumn.ROUTE) || cells.has(ChartColumn.UNIT)) {
      cells.refuse(
          ChartColumn.AMT,
          "the row names a route or a unit but no amount and no observation; if it is a dose, write"
              + " EVID 1 and AMT");
    }
    return Optional.of(
        new ChartEvent.Other(Optional.empty(), drug, new ObservedValue.Missing(), true));
  }

  private void refuseValueWithoutName() {
    if (cells.has(ChartColumn.DV)) {
      cells.refuse(
          ChartColumn.OBS,
          "DV holds a value but OBS does not say of what; write e.g. naltrexone_plasma");
    }
  }

  private Optional<String> drug() {
    Optional<String> word = cells.text(ChartColumn.DRUG);
    Optional<CatalogueEntry> entry = word.flatMap(catalogue::find);
    if (word.isPresent() && entry.isEmpty()) {
      cells.refuse(ChartColumn.DRUG, new DoseWords(catalogue).unknownDrug(word.get()));
    }
    return entry.map(CatalogueEntry::id);
  }

  private Optional<String> name() {
    String name = cells.word(ChartColumn.OBS).orElseThrow();
    if (!NAME.matcher(name).matches()) {
      cells.refuseCell(
          ChartColumn.OBS,
          "is no name of an observation; write letters, digits and _, e.g. naltrexone_plasma");
      return Optional.empty();
    }
    if (plausible.observation(name).isEmpty()) {
      cells.noteOnce(
          "observation " + name,
          ChartColumn.OBS,
          "this observation is kept and not interpreted; "
              + nearest(name)
              + "the names that are interpreted stand in docs/reference/screen.md and chart.md");
    }
    return Optional.of(name);
  }

  private String nearest(String name) {
    List<String> near = NearNames.loosely(name, plausible.observations().keySet());
    return switch (near.size()) {
      case 0 -> "";
      case 1 -> "did you mean " + near.getFirst() + "? ";
      default -> "the nearest names are " + String.join(", ", near) + "; ";
    };
  }

  private ObservedValue value() {
    OptionalDouble limit = cells.number(ChartColumn.LLOQ);
    boolean leftOut =
        cells
                .whole(
                    ChartColumn.MDV,
                    0,
                    1,
                    "is not known in MDV; write 0 (DV holds) or 1 (DV is" + " left out)")
                .orElse(0)
            == 1;
    if (leftOut) {
      return new ObservedValue.Missing();
    }
    Optional<String> text = cells.word(ChartColumn.DV);
    if (text.isEmpty()) {
      if (cells.has(ChartColumn.MDV)) {
        cells.refuse(ChartColumn.DV, "MDV is 0 but DV is missing; write the value, or MDV 1");
      }
      return new ObservedValue.Missing();
    }
    if (text.get().equals(BELOW_QUANTIFICATION)) {
      return belowQuantification(limit);
    }
    if (BELOW.matcher(text.get()).matches()) {
      cells.refuseCell(ChartColumn.DV, "is below a limit; write BLQ in DV and the limit in LLOQ");
      return new ObservedValue.Missing();
    }
    return interpreted(text.get());
  }

  private ObservedValue belowQuantification(OptionalDouble limit) {
    if (limit.isPresent() && limit.getAsDouble() > 0) {
      return new ObservedValue.BelowQuantification(limit.getAsDouble());
    }
    cells.refuse(
        ChartColumn.LLOQ,
        "DV is BLQ, so LLOQ must hold the lower limit of quantification, a number above 0");
    return new ObservedValue.Missing();
  }

  private ObservedValue interpreted(String word) {
    Optional<Plausible.Observable> observable =
        cells.word(ChartColumn.OBS).flatMap(plausible::observation);
    if (observable.isEmpty()) {
      return asWritten();
    }
    if (observable.get().limits().isPresent()) {
      Plausible.Limits limits = observable.get().limits().get();
      OptionalDouble number =
          cells.numberWithin(ChartColumn.DV, limits.least(), limits.most(), limits.unit());
      checkUnit(limits.unit());
      return number.isPresent()
          ? new ObservedValue.Numeric(number.getAsDouble())
          : new ObservedValue.Missing();
    }
    if (!observable.get().words().contains(word)) {
      cells.refuseCell(
          ChartColumn.DV,
          "is no result of this observation; write "
              + String.join(" or ", observable.get().words())
              + observable.get().otherwise().map(hint -> "; " + hint).orElse(""));
    }
    return new ObservedValue.Word(word);
  }

  private void checkUnit(String unit) {
    Optional<String> written = cells.word(ChartColumn.UNIT);
    boolean isUnit = unit.contains("/");
    if (isUnit && written.isPresent() && !written.get().equals(unit.toLowerCase(Locale.ROOT))) {
      cells.refuseCell(
          ChartColumn.UNIT,
          "is not the unit of this observation; it is read in " + unit + ", so convert the value");
    }
  }

  private ObservedValue asWritten() {
    String text = cells.text(ChartColumn.DV).orElseThrow();
    return ChartCells.isNumber(text)
        ? new ObservedValue.Numeric(Double.parseDouble(text) + 0.0)
        : new ObservedValue.Word(text);
  }
}

package org.blockade.formats.chart;

import java.util.Optional;
import org.blockade.simulator.drug.Covariates;

/// Reads the covariates that a row names.
final class CovariateCells {

  private final ChartCells cells;
  private final Plausible plausible;

  CovariateCells(ChartCells cells, Plausible plausible) {
    this.cells = cells;
    this.plausible = plausible;
  }

  RowCovariates read() {
    return new RowCovariates(
        plausible.covariate(cells, ChartColumn.WT),
        plausible.covariate(cells, ChartColumn.AGE),
        plausible.covariate(cells, ChartColumn.CRCL),
        plausible.covariate(cells, ChartColumn.ALT),
        sex(),
        dependence(),
        hepatic());
  }

  private Optional<Sex> sex() {
    return cells
        .word(ChartColumn.SEX)
        .flatMap(word ->
            switch (word) {
              case "female", "f" -> Optional.of(Sex.FEMALE);
              case "male", "m" -> Optional.of(Sex.MALE);
              case "other" -> Optional.of(Sex.OTHER);
              default -> refuse(ChartColumn.SEX, "is no sex; write female, male or other");
            });
  }

  private Optional<Covariates.Dependence> dependence() {
    return cells
        .word(ChartColumn.DEPENDENCE)
        .flatMap(word ->
            switch (word) {
              case "1", "yes" -> Optional.of(Covariates.Dependence.DEPENDENT);
              case "0", "no" -> Optional.of(Covariates.Dependence.NOT_DEPENDENT);
              default ->
                  refuse(
                      ChartColumn.DEPENDENCE,
                      "does not say whether the person is dependent; write 1 or yes, 0 or no");
            });
  }

  private Optional<Covariates.Hepatic> hepatic() {
    return cells
        .word(ChartColumn.HEPATIC)
        .flatMap(word ->
            switch (word) {
              case "normal" -> Optional.of(Covariates.Hepatic.NORMAL);
              case "compensated" -> Optional.of(Covariates.Hepatic.COMPENSATED_CIRRHOSIS);
              case "decompensated" -> Optional.of(Covariates.Hepatic.DECOMPENSATED_CIRRHOSIS);
              default ->
                  refuse(
                      ChartColumn.HEPATIC,
                      "is no state of the liver; write normal, compensated or decompensated"
                          + " (cirrhosis)");
            });
  }

  private <T> Optional<T> refuse(ChartColumn column, String message) {
    cells.refuseCell(column, message);
    return Optional.empty();
  }
}

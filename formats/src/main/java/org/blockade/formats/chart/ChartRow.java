package org.blockade.formats.chart;

import java.util.List;
import org.blockade.simulator.quantity.ModelTime;

/// One good row.
///
/// @param line line of the file on which it starts
/// @param covariates what this row itself says; `PersonChart.covariates` tells what holds when
/// @param cells the cells as written, in the order of the chart's columns
public record ChartRow(
    int line, ModelTime time, ChartEvent event, RowCovariates covariates, List<String> cells) {

  public ChartRow {
    cells = List.copyOf(cells);
  }
}

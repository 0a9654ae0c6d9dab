package org.blockade.formats.chart;

import org.blockade.simulator.drug.DrugCatalogue;

/// What a chart is read with.
///
/// @param catalogue the drugs that it may name
/// @param covariateRule how covariates hold between rows
public record ChartOptions(DrugCatalogue catalogue, CovariateRule covariateRule) {

  /// The usual options: covariates carried forward.
  public static ChartOptions of(DrugCatalogue catalogue) {
    return new ChartOptions(catalogue, CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD);
  }
}

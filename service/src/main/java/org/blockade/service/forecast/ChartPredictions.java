package org.blockade.service.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// Predictions for every row of a chart, to be written back beside its own columns.
///
/// `TAD` is the time after the last dose of naltrexone (h; empty before the first), `PRED` the
/// plasma naltrexone of the typical person without covariates, `IPRED` the same with this person's
/// covariates (ng/mL), `OCC` the mu-receptor occupancy that goes with `IPRED`, `REP` the replicate:
/// 0, the typical person. No parameter is fitted to the person's own measurements.
public final class ChartPredictions {

  private ChartPredictions() {}

  private record Run(List<DoseEvent> doses, Trajectory population, Trajectory individual) {}

  /// The predictions, one row for each of `chart.rows()`.
  public static ResultTable of(Chart chart, DrugModel model) {
    Map<ChartRow, Run> runs = new HashMap<>();
    Simulation typical = Simulation.ofTypicalPerson(model);
    for (PersonChart person : chart.persons()) {
      List<DoseEvent> doses =
          person.doses().stream().filter(dose -> PersonHistory.takes(model, dose)).toList();
      DosingHistory dosing = new DosingHistory(doses, person.dosing().resets());
      Run run =
          new Run(
              doses,
              typical.run(new Scenario(dosing, List.of())),
              typical.run(new Scenario(dosing, person.covariates())));
      person.rows().forEach(row -> runs.put(row, run));
    }
    List<ChartRow> rows = chart.rows();
    String parent = model.structure().substances().getFirst().id();
    double[] sinceDose = new double[rows.size()];
    double[] population = new double[rows.size()];
    double[] individual = new double[rows.size()];
    double[] occupancy = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      ChartRow row = rows.get(i);
      Run run = Optional.ofNullable(runs.get(row)).orElseThrow();
      sinceDose[i] =
          run.doses().stream()
              .filter(dose -> !dose.time().isAfter(row.time()))
              .mapToDouble(dose -> row.time().hoursSince(dose.time()))
              .min()
              .orElse(Double.NaN);
      population[i] = run.population().plasma(parent, row.time());
      individual[i] = run.individual().plasma(parent, row.time());
      occupancy[i] = run.individual().muOccupancy(row.time());
    }
    return new ResultTable(
        List.of(
            new Column.Numbers("TAD", "h", sinceDose),
            new Column.Numbers("PRED", "ng/mL", population),
            new Column.Numbers("IPRED", "ng/mL", individual),
            new Column.Numbers("OCC", "", occupancy),
            new Column.Numbers("REP", "", new double[rows.size()])));
  }
}

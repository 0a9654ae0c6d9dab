package org.blockade.checks.documents;

import java.time.DayOfWeek;
import java.util.List;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.simulation.Scenario;
import org.blockade.simulator.simulation.Simulation;
import org.blockade.simulator.simulation.Trajectory;

/// The README's snippet. What stands between the tags is what the README shows, letter for letter.
final class OccupancyCurveSnippet {

  private OccupancyCurveSnippet() {}

  static void run() {
    // tag::occupancy-curve[]
    DrugCatalogue drugs = DrugCatalogue.standard();
    RegimenReading reading = new RegimenReader(drugs).read("380 mg xr-im q28d x 3");
    if (reading instanceof RegimenReading.Read(DosingRegimen regimen)) {
      List<DoseEvent> doses = regimen.resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY);
      Simulation person = Simulation.ofTypicalPerson(drugs.model("naltrexone"));
      Trajectory trajectory = person.run(Scenario.of(doses));
      for (int day = 0; day <= 112; day += 7) {
        System.out.println(day + " d  " + trajectory.muOccupancy(ModelTime.ofDays(day)));
      }
    }
    // end::occupancy-curve[]
  }
}

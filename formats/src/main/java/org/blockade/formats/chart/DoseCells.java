package org.blockade.formats.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.formats.regimen.DoseWords;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Formulation;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads the dose of a row. Its time is set later, when the chart's origin is known.
final class DoseCells {

  private static final double HOURS_PER_DAY = 24;
  private static final List<ChartColumn> WORDS =
      List.of(ChartColumn.DRUG, ChartColumn.ROUTE, ChartColumn.AMT, ChartColumn.UNIT);

  private final ChartCells cells;
  private final Plausible.Lengths lengths;
  private final DoseWords doseWords;
  private final boolean inDays;

  DoseCells(ChartCells cells, Plausible.Lengths lengths, DrugCatalogue catalogue) {
    this.cells = cells;
    this.lengths = lengths;
    this.doseWords = new DoseWords(catalogue);
    this.inDays = cells.timeColumn() == ChartColumn.DAY;
  }

  /// The dose; not to be used where the row was refused.
  Optional<ChartEvent.Dose> read() {
    refuseObservation();
    Optional<DoseWords.Read> words = words();
    double interval = interval();
    int additional = additional(interval);
    SteadyState steadyState = steadyState(interval);
    noteUnusedInterval(interval, additional, steadyState);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    checkCompartment(words.get());
    DoseEvent dose =
        new DoseEvent(
            ModelTime.ORIGIN,
            words.get().drug().id(),
            words.get().formulation().entrance().route(),
            words.get().amount(),
            infusionHours(words.get().amount()),
            steadyState);
    return Optional.of(new ChartEvent.Dose(dose, additional, interval, site()));
  }

  private void refuseObservation() {
    if (cells.has(ChartColumn.OBS)) {
      cells.refuse(
          ChartColumn.OBS, "a dose and an observation are two rows; write each on its own line");
    }
    cells.noteUnreadValue();
  }

  private Optional<DoseWords.Read> words() {
    List<String> missing = new ArrayList<>();
    for (ChartColumn column : WORDS) {
      if (!cells.has(column)) {
        missing.add(column.name());
      }
    }
    if (!missing.isEmpty()) {
      cells.refuse(
          ChartColumn.valueOf(missing.getFirst()),
          "a dose names DRUG, ROUTE, AMT and UNIT; missing here: " + String.join(", ", missing));
      return Optional.empty();
    }
    OptionalDouble amount = cells.number(ChartColumn.AMT);
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    if (amount.getAsDouble() <= 0) {
      cells.refuseCell(
          ChartColumn.AMT,
          "is no amount of a dose; write more than 0, and no row at all for a dose not taken");
      return Optional.empty();
    }
    return switch (doseWords.read(
        amount.getAsDouble(),
        cells.text(ChartColumn.UNIT).orElseThrow(),
        cells.text(ChartColumn.DRUG).orElseThrow(),
        cells.text(ChartColumn.ROUTE).orElseThrow())) {
      case DoseWords.Read read -> Optional.of(read);
      case DoseWords.Refused refused -> {
        cells.refuse(columnOf(refused.word()), refused.message());
        yield Optional.empty();
      }
    };
  }

  private static ChartColumn columnOf(DoseWords.Word word) {
    return switch (word) {
      case AMOUNT -> ChartColumn.AMT;
      case UNIT -> ChartColumn.UNIT;
      case DRUG -> ChartColumn.DRUG;
      case ROUTE -> ChartColumn.ROUTE;
    };
  }

  private double hours(double number) {
    return inDays ? number * HOURS_PER_DAY : number;
  }

  private double interval() {
    OptionalDouble interval = cells.number(ChartColumn.II);
    if (interval.isEmpty()) {
      return 0;
    }
    double hours = hours(interval.getAsDouble());
    if (hours < 0 || hours > lengths.intervalDays() * HOURS_PER_DAY) {
      cells.refuseCell(
          ChartColumn.II,
          "is no dosing interval; write more than 0 and at most "
              + (int) lengths.intervalDays()
              + " days, in "
              + (inDays ? "days, as the column DAY" : "hours"));
      return 0;
    }
    if (inDays && hours > 0) {
      cells.noteOnce("II in days", ChartColumn.II, "II is read in days, the unit of DAY");
    }
    return hours;
  }

  private int additional(double interval) {
    int additional =
        cells
            .whole(
                ChartColumn.ADDL,
                0,
                DosingRegimen.MOST_DOSES - 1,
                "is no number of additional doses; write a whole number from 0 to "
                    + (DosingRegimen.MOST_DOSES - 1))
            .orElse(0);
    if (additional > 0 && interval == 0) {
      cells.refuse(ChartColumn.II, "ADDL needs the time between doses; write it in II");
    }
    double years = additional * interval / (HOURS_PER_DAY * 365.25);
    if (years > lengths.yearsFromOrigin()) {
      cells.refuse(
          ChartColumn.ADDL,
          "the additional doses go on for more than "
              + (int) lengths.yearsFromOrigin()
              + " years; check ADDL and II");
    }
    return additional;
  }

  private SteadyState steadyState(double interval) {
    int code =
        cells
            .whole(
                ChartColumn.SS,
                0,
                2,
                "is not known in SS; write 1 (steady state in place of what was before), 2 (added"
                    + " to it) or nothing")
            .orElse(0);
    if (code == 0) {
      return SteadyState.NOT_ASSUMED;
    }
    if (interval == 0) {
      cells.refuse(ChartColumn.II, "SS needs the time between doses; write it in II");
      return SteadyState.NOT_ASSUMED;
    }
    return code == 1 ? new SteadyState.Replacing(interval) : new SteadyState.Adding(interval);
  }

  private void noteUnusedInterval(double interval, int additional, SteadyState steadyState) {
    if (interval > 0 && additional == 0 && steadyState instanceof SteadyState.NotAssumed) {
      cells.noteOnce(
          "II unused",
          ChartColumn.II,
          "II without ADDL or SS changes nothing: one dose is read; if more followed, write how"
              + " many in ADDL");
    }
  }

  private double infusionHours(Mass amount) {
    OptionalDouble rate = cells.number(ChartColumn.RATE);
    OptionalDouble duration = cells.number(ChartColumn.DUR);
    if (rate.isPresent() && rate.getAsDouble() < 0) {
      cells.refuseCell(ChartColumn.RATE, whyNegative(rate.getAsDouble()));
      return 0;
    }
    boolean byRate = rate.orElse(0) > 0;
    if (byRate && duration.orElse(0) != 0) {
      cells.refuse(ChartColumn.DUR, "RATE and DUR say the same thing twice; write one of them");
      return 0;
    }
    double given = byRate ? amount.value() / rate.getAsDouble() : duration.orElse(0);
    double hours = hours(given);
    if (hours >= 0 && hours <= lengths.infusionDays() * HOURS_PER_DAY) {
      return hours;
    }
    cells.refuseCell(
        byRate ? ChartColumn.RATE : ChartColumn.DUR,
        "gives an infusion that lasts less than 0 or more than "
            + (int) lengths.infusionDays()
            + " days; DUR is in "
            + (inDays ? "days" : "hours")
            + " and RATE in UNIT per "
            + (inDays ? "day" : "hour"));
    return 0;
  }

  private static String whyNegative(double rate) {
    if (rate == -1) {
      return "asks the model for the rate, which is not supported; write the rate, or the duration"
          + " in DUR";
    }
    if (rate == -2) {
      return "asks the model for the duration, which is not supported; write the rate, or the"
          + " duration in DUR";
    }
    return "is no rate; write an amount per time of 0 or more";
  }

  private void checkCompartment(DoseWords.Read words) {
    Formulation formulation = words.formulation();
    Optional<String> written = cells.text(ChartColumn.CMT).filter(text -> !text.equals("0"));
    if (written.isPresent() && !written.get().equalsIgnoreCase(formulation.compartment())) {
      cells.refuseCell(
          ChartColumn.CMT,
          "is not where "
              + words.drug().title()
              + " "
              + formulation.entrance().route().id()
              + " goes; write "
              + formulation.compartment()
              + " or nothing");
    }
  }

  private Optional<Site> site() {
    return cells.text(ChartColumn.SITE).map(SiteWords::read);
  }
}

package org.blockade.service.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.SubjectDays;
import org.blockade.simulator.trial.SubjectOutcome;
import org.blockade.simulator.trial.TrialDesign;

/// The columns of the rows. What a condition does not simulate has no column: a 0 there would look
/// like a finding.
final class RowTable {

  /// A column: NaN is an empty cell.
  record Cell(String name, ToDoubleFunction<At> value) {}

  /// A subject and, for daily rows, a day.
  record At(SubjectOutcome subject, SubjectDays days, int day) {}

  static final String ARM = "ARM";

  private RowTable() {}

  /// Columns of numbers; the name of the arm stands before them.
  static List<Cell> columns(TrialDesign design, boolean daily) {
    List<Cell> columns = new ArrayList<>();
    columns.add(new Cell("REPLICATE", at -> at.subject().replicate()));
    columns.add(new Cell("SUBJECT", at -> at.subject().subject()));
    if (daily) {
      days(columns, design.condition());
    } else {
      subjects(columns, design.condition());
    }
    return List.copyOf(columns);
  }

  private static void subjects(List<Cell> columns, Condition condition) {
    add(columns, "WEIGHT [kg]", of -> or(of.covariates().weightKilograms()));
    add(columns, "AGE [a]", of -> or(of.covariates().ageYears()));
    add(
        columns,
        "CRCL [mL/min]",
        of -> or(of.covariates().creatinineClearanceMillilitresPerMinute()));
    add(
        columns,
        "DEPENDENT",
        of ->
            of.covariates()
                .dependence()
                .map(word -> word == Covariates.Dependence.DEPENDENT ? 1.0 : 0.0)
                .orElse(Double.NaN));
    add(columns, "FIRST_DOSE [d]", of -> day(of.firstDose()));
    add(columns, "INJECTIONS", SubjectOutcome::injections);
    add(columns, "TABLETS", SubjectOutcome::tablets);
    add(columns, "LEFT [d]", of -> day(of.left()));
    add(columns, "PROTECTED_DAYS", SubjectOutcome::protectedDays);
    add(columns, "CALENDAR_DAYS", SubjectOutcome::calendarDays);
    switch (condition) {
      case OPIOID_USE_DISORDER -> {
        add(columns, "FIRST_USE [d]", of -> day(of.firstUse()));
        add(columns, "RELAPSE [d]", of -> day(of.relapse()));
        add(columns, "USE_DAYS", SubjectOutcome::useDays);
        add(columns, "EXPOSED_DAYS", SubjectOutcome::exposedDays);
        add(columns, "ABSTINENT_WEEKS", SubjectOutcome::abstinentWeeks);
      }
      case ALCOHOL_USE_DISORDER -> {
        add(columns, "FIRST_HEAVY [d]", of -> day(of.firstHeavy()));
        add(columns, "HEAVY_DAYS", SubjectOutcome::heavyDays);
      }
    }
  }

  private static void days(List<Cell> columns, Condition condition) {
    columns.add(new Cell("DAY [d]", At::day));
    columns.add(new Cell("OCCUPANCY", at -> at.days().occupancy(at.day())));
    mark(columns, SubjectDays.Mark.IN_CARE);
    mark(columns, SubjectDays.Mark.TABLET);
    mark(columns, SubjectDays.Mark.INJECTION);
    mark(columns, SubjectDays.Mark.PROTECTED);
    mark(columns, SubjectDays.Mark.CALENDAR);
    switch (condition) {
      case OPIOID_USE_DISORDER -> {
        mark(columns, SubjectDays.Mark.USED);
        mark(columns, SubjectDays.Mark.EXPOSED);
        mark(columns, SubjectDays.Mark.URINE_POSITIVE);
        mark(columns, SubjectDays.Mark.URINE_NEGATIVE);
        mark(columns, SubjectDays.Mark.URINE_MISSING);
        columns.add(new Cell("TOLERANCE", at -> at.days().tolerance(at.day())));
      }
      case ALCOHOL_USE_DISORDER -> mark(columns, SubjectDays.Mark.HEAVY_DRINKING);
    }
  }

  private static void add(List<Cell> columns, String name, ToDoubleFunction<SubjectOutcome> value) {
    columns.add(new Cell(name, at -> value.applyAsDouble(at.subject())));
  }

  private static void mark(List<Cell> columns, SubjectDays.Mark mark) {
    columns.add(new Cell(mark.name(), at -> at.days().is(at.day(), mark) ? 1 : 0));
  }

  private static double day(int day) {
    return day == SubjectOutcome.NEVER ? Double.NaN : day;
  }

  private static double or(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  /// A number as a cell: whole numbers without a point, others with the digits that read back.
  static String cell(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%d", (long) value)
        : Double.toString(value);
  }
}

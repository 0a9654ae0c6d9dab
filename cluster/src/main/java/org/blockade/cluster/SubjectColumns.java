package org.blockade.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.trial.Condition;
import org.blockade.simulator.trial.SubjectOutcome;
import org.jspecify.annotations.Nullable;

/// The columns of the table of subjects: those that one machine writes, by the same names. What is
/// unknown, and a day that never came, is null.
final class SubjectColumns {

  private static final String ARM = "ARM";

  private record Column(
      String name, DataType type, Function<SubjectOutcome, @Nullable Object> value) {}

  private final List<Column> columns = new ArrayList<>();

  private SubjectColumns() {}

  static SubjectColumns of(Condition condition) {
    SubjectColumns table = new SubjectColumns();
    table.count("REPLICATE", SubjectOutcome::replicate);
    table.count("SUBJECT", SubjectOutcome::subject);
    table.number("WEIGHT [kg]", Covariates::weightKilograms);
    table.number("AGE [a]", Covariates::ageYears);
    table.number("CRCL [mL/min]", Covariates::creatinineClearanceMillilitresPerMinute);
    table.columns.add(
        new Column(
            "DEPENDENT",
            DataTypes.IntegerType,
            of ->
                of.covariates()
                    .dependence()
                    .map(is -> is == Covariates.Dependence.DEPENDENT ? 1 : 0)
                    .orElse(null)));
    table.day("FIRST_DOSE [d]", SubjectOutcome::firstDose);
    table.count("INJECTIONS", SubjectOutcome::injections);
    table.count("TABLETS", SubjectOutcome::tablets);
    table.day("LEFT [d]", SubjectOutcome::left);
    table.count("PROTECTED_DAYS", SubjectOutcome::protectedDays);
    table.count("CALENDAR_DAYS", SubjectOutcome::calendarDays);
    switch (condition) {
      case OPIOID_USE_DISORDER -> {
        table.day("FIRST_USE [d]", SubjectOutcome::firstUse);
        table.day("RELAPSE [d]", SubjectOutcome::relapse);
        table.count("USE_DAYS", SubjectOutcome::useDays);
        table.count("EXPOSED_DAYS", SubjectOutcome::exposedDays);
        table.count("ABSTINENT_WEEKS", SubjectOutcome::abstinentWeeks);
      }
      case ALCOHOL_USE_DISORDER -> table.count("HEAVY_DAYS", SubjectOutcome::heavyDays);
    }
    return table;
  }

  private void count(String name, ToIntFunction<SubjectOutcome> count) {
    columns.add(new Column(name, DataTypes.IntegerType, count::applyAsInt));
  }

  private void day(String name, ToIntFunction<SubjectOutcome> day) {
    columns.add(
        new Column(
            name,
            DataTypes.IntegerType,
            of -> {
              int value = day.applyAsInt(of);
              return value == SubjectOutcome.NEVER ? null : value;
            }));
  }

  private void number(String name, Function<Covariates, OptionalDouble> number) {
    columns.add(
        new Column(
            name,
            DataTypes.DoubleType,
            of -> {
              OptionalDouble value = number.apply(of.covariates());
              return value.isPresent() ? value.getAsDouble() : null;
            }));
  }

  StructType schema() {
    StructType schema = new StructType().add(ARM, DataTypes.StringType);
    for (Column column : columns) {
      schema = schema.add(column.name(), column.type());
    }
    return schema;
  }

  /// A subject as a row.
  Row row(String arm, SubjectOutcome outcome) {
    @Nullable Object[] cells = new @Nullable Object[columns.size() + 1];
    cells[0] = arm;
    for (int i = 0; i < columns.size(); i++) {
      cells[i + 1] = columns.get(i).value().apply(outcome);
    }
    return RowFactory.create(cells);
  }
}

/// The chart: a CSV of dated events, one row each, of one or many people.
///
/// A chart says what was given, measured and reported, in the columns that pharmacometricians know
/// from NONMEM (`ID`, `TIME`, `EVID`, `AMT`, `ADDL`, ...) with names in place of numbers: a dose
/// names its drug, route and unit. `ChartReader` reads it and never stops at the first mistake.
/// Each row that cannot be taken is a `ChartProblem` with its line and what would be right; the
/// good rows become a `Chart`; and the reading counts both, so that nothing is lost in silence.
///
/// What is decided here, because a file leaves it open:
///
/// - `EVID` missing: 1 where `AMT` holds an amount, else 0, as in NONMEM.
/// - Units of time: hours for `TIME` and `DATETIME` charts; for `DAY` charts `II` and `DUR` are in
///   days and `RATE` is per day, as in NONMEM, where they follow the time column.
/// - `DAY` is a whole day. Doses and resets stand at 10:00 of it, everything else at 20:00.
/// - Rows may stand in any order: they are sorted by time, and rows of the same time keep the order
///   of the file. The same `ID` is the same person wherever it stands.
/// - `DATETIME`: hour 0 is midnight before the earliest row, in the zone of the first good row.
/// - A reset (`EVID` 3 or 4) and a dose with `SS` 1 end the additional doses (`ADDL`) of rows
///   before them, as in NONMEM. `SS` holds for the first dose of its row.
/// - Of several values of a covariate at the same time the last of the file holds.
/// - A covariate that is known somewhere is known always: before its first value (with `locf`) or
///   after its last (with `nocb`) the nearest one holds.
///
/// Messages name a line and a column and never repeat what could identify a person: no `ID`, no
/// date, no measured value, no free text.
@NullMarked
package org.blockade.formats.chart;

import org.jspecify.annotations.NullMarked;

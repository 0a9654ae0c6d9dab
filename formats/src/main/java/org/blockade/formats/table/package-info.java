/// Result tables, and how they are written.
///
/// Every curve, outcome and summary leaves the program as a `ResultTable`: named columns of numbers
/// or words, each with its unit. From the one table come the CSV file, the Parquet file, the plot
/// and the report, so they cannot disagree. `ChartWriter` writes a chart back with result columns
/// beside its own.
@NullMarked
package org.blockade.formats.table;

import org.jspecify.annotations.NullMarked;

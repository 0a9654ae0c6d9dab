package org.blockade.formats.table;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a table as Parquet: a column of numbers as doubles (missing as null), of words as
/// strings, units in the names as in CSV.
///
/// Only the interface stands here. The library behind it must stay off the class path of a cluster,
/// so the implementation lives in the service.
public interface ParquetTableWriter {

  /// Writes the table to a new file.
  void write(ResultTable table, Path file) throws IOException;
}

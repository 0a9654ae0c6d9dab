package org.blockade.service.present;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.blockade.formats.table.Column;
import org.blockade.formats.table.ParquetTableWriter;
import org.blockade.formats.table.ResultTable;

/// Parquet on one machine.
public final class ParquetFloorWriter implements ParquetTableWriter {

  @Override
  public void write(ResultTable table, Path file) throws IOException {
    try (ParquetWriter<Integer> writer =
        ParquetWriter.writeFile(
            schema(table),
            file.toFile(),
            (row, values) -> {
              for (Column column : table.columns()) {
                switch (column) {
                  case Column.Numbers numbers -> {
                    if (!Double.isNaN(numbers.value(row))) {
                      values.write(heading(column), numbers.value(row));
                    }
                  }
                  case Column.Words words -> {
                    if (!words.text(row).isEmpty()) {
                      values.write(heading(column), words.text(row));
                    }
                  }
                }
              }
            })) {
      for (int row = 0; row < table.rows(); row++) {
        writer.write(row);
      }
    }
  }

  private static MessageType schema(ResultTable table) {
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (Column column : table.columns()) {
      switch (column) {
        case Column.Numbers numbers ->
            builder.optional(PrimitiveTypeName.DOUBLE).named(heading(column));
        case Column.Words words ->
            builder
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(heading(column));
      }
    }
    return builder.named("blockade");
  }

  private static String heading(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + "]";
  }
}

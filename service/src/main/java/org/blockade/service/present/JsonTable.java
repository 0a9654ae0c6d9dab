package org.blockade.service.present;

import org.blockade.formats.table.Column;
import org.blockade.formats.table.ResultTable;
import tools.jackson.core.JsonGenerator;

/// A table as columns, so that a page and a program read the same numbers.
public final class JsonTable {

  private JsonTable() {}

  /// Writes the property `curve`.
  public static void write(JsonGenerator json, ResultTable table) {
    json.writeObjectPropertyStart("curve");
    for (Column column : table.columns()) {
      json.writeArrayPropertyStart(
          column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + "]");
      switch (column) {
        case Column.Numbers numbers -> {
          for (double value : numbers.values()) {
            if (Double.isNaN(value)) {
              json.writeNull();
            } else {
              json.writeNumber(value);
            }
          }
        }
        case Column.Words words -> words.values().forEach(json::writeString);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}

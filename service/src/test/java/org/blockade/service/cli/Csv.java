package org.blockade.service.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A CSV file as cells: the header, and the records below it.
record Csv(List<String> header, List<List<String>> records) {

  static Csv read(Path file) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      reader.forEach(record -> records.add(record.getFields()));
    }
    return new Csv(records.removeFirst(), records);
  }

  List<String> column(String name) {
    int place = header.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + name + " in " + header);
    }
    return records.stream().map(cells -> cells.get(place)).toList();
  }

  List<Double> numbers(String name) {
    return column(name).stream().map(Double::valueOf).toList();
  }
}

package org.blockade.formats.trial;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.simulator.drug.Covariates;

/// A table of virtual people as CSV: `SUBJECT, WEIGHT, AGE, CRCL, DEPENDENT`; an empty cell is
/// unknown. Weight in kg, age in years, creatinine clearance in mL/min, dependent 1 or 0.
///
/// @param problems what is wrong, each with its line
record PeopleTable(List<Covariates> people, String checksum, List<String> problems) {

  private static final List<String> COLUMNS =
      List.of("SUBJECT", "WEIGHT", "AGE", "CRCL", "DEPENDENT");

  /// A file with more problems than this is the wrong file. A choice.
  private static final int MOST_PROBLEMS = 20;

  private static final double MOST = 1_000;

  static PeopleTable read(String name, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    List<String> problems = new ArrayList<>();
    List<Covariates> people = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    Set<String> subjects = new HashSet<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        String place = name + " line " + row.getStartingLineNumber() + ": ";
        if (heads.isEmpty()) {
          row.getFields().forEach(head -> heads.add(head.strip().toUpperCase(Locale.ROOT)));
          heads(heads).ifPresent(problem -> problems.add(place + problem));
        } else if (row.getFieldCount() != heads.size()) {
          problems.add(
              place
                  + "the row has "
                  + row.getFieldCount()
                  + " cells, the first line has "
                  + heads.size());
        } else if (heads.contains("SUBJECT")) {
          String subject = row.getField(heads.indexOf("SUBJECT")).strip();
          if (subject.isEmpty() || !subjects.add(subject)) {
            problems.add(place + "SUBJECT is empty or stands here twice; each has its own");
          }
          people.add(person(new Cells(heads, row, place, problems)));
        }
        if (problems.size() >= MOST_PROBLEMS) {
          break;
        }
      }
    } catch (java.io.IOException | CsvParseException e) {
      problems.add(name + ": this is no table of comma-separated values");
    }
    if (people.isEmpty() && problems.isEmpty()) {
      problems.add(name + ": the table has nobody in it; write a row for each virtual person");
    }
    return new PeopleTable(people, sha256(content), problems);
  }

  private static Optional<String> heads(List<String> heads) {
    boolean known = COLUMNS.containsAll(heads) && new HashSet<>(heads).size() == heads.size();
    return known && heads.contains("SUBJECT")
        ? Optional.empty()
        : Optional.of(
            "the columns are SUBJECT and any of WEIGHT, AGE, CRCL, DEPENDENT, each once; not "
                + String.join(", ", heads));
  }

  private record Cells(List<String> heads, CsvRecord row, String place, List<String> problems) {

    private String cell(String column) {
      int at = heads.indexOf(column);
      return at < 0 ? "" : row.getField(at).strip();
    }

    private OptionalDouble number(String column) {
      String text = cell(column);
      if (text.isEmpty()) {
        return OptionalDouble.empty();
      }
      if (text.matches("\\d{1,4}(\\.\\d{1,12})?")) {
        double value = Double.parseDouble(text);
        if (value > 0 && value < MOST) {
          return OptionalDouble.of(value);
        }
      }
      problems.add(place + column + " is a number of more than 0 and less than 1000, or empty");
      return OptionalDouble.empty();
    }

    private Optional<Covariates.Dependence> dependence() {
      return switch (cell("DEPENDENT")) {
        case "" -> Optional.empty();
        case "1" -> Optional.of(Covariates.Dependence.DEPENDENT);
        case "0" -> Optional.of(Covariates.Dependence.NOT_DEPENDENT);
        default -> {
          problems.add(place + "DEPENDENT is 1, 0 or empty");
          yield Optional.empty();
        }
      };
    }
  }

  private static Covariates person(Cells cells) {
    return new Covariates(
        cells.number("WEIGHT"),
        cells.number("AGE"),
        cells.number("CRCL"),
        cells.dependence(),
        Optional.empty());
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

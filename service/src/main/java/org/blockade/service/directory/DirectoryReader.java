package org.blockade.service.directory;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blockade.formats.regimen.Excerpt;

/// Reads a file of clinics (CSV). Whatever it holds, the answer is a value: the good rows, and
/// every problem with its line.
///
/// An entry stands on one line, so each line is read for itself: an open quotation mark spoils its
/// own line and no other.
public final class DirectoryReader {

  /// A larger file (bytes) is no list of clinics. A choice.
  private static final int LARGEST_FILE = 32 << 20;

  private static final String SAMPLE = "sample-clinics.csv";

  private static final String NAME = "name";
  private static final String ADDRESS = "address";
  private static final String CITY = "city";
  private static final String STATE = "state";
  private static final String ZIP = "zip";
  private static final String LATITUDE = "lat";
  private static final String LONGITUDE = "lon";
  private static final String PHONE = "phone";
  private static final String SERVICES = "services";
  private static final String SOURCE = "source";
  private static final String LAST_CONFIRMED = "last_confirmed";

  private static final List<String> COLUMNS =
      List.of(
          NAME,
          ADDRESS,
          CITY,
          STATE,
          ZIP,
          LATITUDE,
          LONGITUDE,
          PHONE,
          SERVICES,
          SOURCE,
          LAST_CONFIRMED);

  private static final Set<String> MISSING = Set.of("", ".", "NA");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern DEGREES = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{1,12})?");

  private final List<DirectoryProblem> problems = new ArrayList<>();
  private final List<Clinic> clinics = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private int columns;
  private int rows;

  private DirectoryReader() {}

  /// The entries that come with Blockade: two, taken from an article, that nobody has confirmed.
  public static ClinicDirectory sample() {
    try (InputStream in = DirectoryReader.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SAMPLE + " is missing");
      }
      return read(in, SAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a file from bytes; does not close them.
  ///
  /// @param name how the file is called in messages
  /// @throws IOException only if the bytes themselves cannot be had
  public static ClinicDirectory read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
    DirectoryReader reader = new DirectoryReader();
    if (bytes.length > LARGEST_FILE) {
      reader.refuseFile(1, "the file is larger than 32 MiB, which no list of clinics is; split it");
    } else {
      reader.readText(bytes);
    }
    return new ClinicDirectory(name, reader.clinics, reader.rows, reader.problems);
  }

  private void readText(byte[] bytes) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException e) {
      refuseFile(1, "the file is not UTF-8 text; save the sheet as CSV with the encoding UTF-8");
      return;
    }
    // A byte order mark, which some spreadsheets write.
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (lines.isEmpty()) {
      refuseFile(1, "the file is empty; its first line names the columns: " + header());
      return;
    }
    if (!readHeader(lines.getFirst())) {
      rows = (int) lines.stream().skip(1).filter(line -> !line.isBlank()).count();
      return;
    }
    for (int i = 1; i < lines.size(); i++) {
      readLine(i + 1, lines.get(i));
    }
    if (rows == 0) {
      refuseFile(lines.size(), "the file has a header but no rows; add a row for each clinic");
    }
  }

  private static String header() {
    return String.join(",", COLUMNS);
  }

  private boolean readHeader(String line) {
    List<String> names = cells(line).orElse(List.of());
    columns = names.size();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String written = names.get(i).strip();
      String column = written.toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(column)) {
        unknown.add(Excerpt.of(written));
      } else if (places.putIfAbsent(column, i) != null) {
        refuseFile(1, "the column " + column + " stands here twice; keep one");
        return false;
      }
    }
    for (String required : List.of(NAME, SOURCE)) {
      if (!places.containsKey(required)) {
        String instead =
            line.contains(";")
                ? "; if the cells are separated by semicolons, save the file with commas"
                : "";
        refuseFile(
            1,
            "there is no column "
                + required
                + "; the first line names the columns: "
                + header()
                + instead);
        return false;
      }
    }
    if (!unknown.isEmpty()) {
      note(1, "", "columns that are not read: " + String.join(", ", unknown));
    }
    List<String> absent = COLUMNS.stream().filter(column -> !places.containsKey(column)).toList();
    if (!absent.isEmpty()) {
      note(
          1,
          "",
          "columns that the file does not have, so what they tell is not known: "
              + String.join(", ", absent));
    }
    return true;
  }

  private void readLine(int line, String text) {
    if (text.isBlank()) {
      return;
    }
    rows++;
    Optional<List<String>> cells = cells(text);
    if (cells.isEmpty()) {
      refuse(
          line,
          "",
          "a quotation mark is left open; an entry stands on one line, and a quotation mark inside a"
              + " cell is written twice");
    } else if (cells.get().size() != columns) {
      refuse(
          line,
          "",
          "the row has "
              + cells.get().size()
              + " cells and the header "
              + columns
              + "; put a cell that holds a comma in quotation marks");
    } else {
      new Row(line, cells.get()).clinic().ifPresent(clinics::add);
    }
  }

  private static Optional<List<String>> cells(String line) {
    if (line.chars().filter(letter -> letter == '"').count() % 2 != 0) {
      return Optional.empty();
    }
    try (Stream<CsvRecord> records =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(line).stream()) {
      return records.findFirst().map(CsvRecord::getFields);
    }
  }

  private void refuseFile(int line, String message) {
    problems.add(new DirectoryProblem(line, DirectoryProblem.Severity.REFUSED_FILE, "", message));
  }

  private void refuse(int line, String column, String message) {
    problems.add(
        new DirectoryProblem(line, DirectoryProblem.Severity.REFUSED_ROW, column, message));
  }

  private void note(int line, String column, String message) {
    problems.add(new DirectoryProblem(line, DirectoryProblem.Severity.NOTE, column, message));
  }

  /// One row while it is read; every problem of it is told, not the first alone.
  private final class Row {
    private final int line;
    private final List<String> cells;
    private boolean sound = true;

    Row(int line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    Optional<Clinic> clinic() {
      Optional<String> called = cell(NAME);
      Optional<String> source = cell(SOURCE);
      if (called.isEmpty()) {
        bad(NAME, "the cell is empty; a clinic has a name");
      }
      if (source.isEmpty()) {
        bad(SOURCE, "the cell is empty; say where the entry was read, e.g. a call or a web page");
      }
      Optional<String> zip = zip();
      Optional<Place> place = place();
      Optional<LocalDate> confirmed = confirmed();
      Optional<String> address = cell(ADDRESS);
      List<String> services = services();
      if (!sound) {
        return Optional.empty();
      }
      noteIfTwice(called.orElseThrow(), address);
      return Optional.of(
          new Clinic(
              line,
              called.orElseThrow(),
              address,
              cell(CITY),
              cell(STATE),
              zip,
              place,
              cell(PHONE),
              services,
              source.orElseThrow(),
              confirmed));
    }

    private Optional<String> cell(String column) {
      return Optional.ofNullable(places.get(column))
          .map(place -> cells.get(place).strip())
          .filter(text -> !MISSING.contains(text));
    }

    private void bad(String column, String message) {
      sound = false;
      refuse(line, column, message);
    }

    private Optional<String> zip() {
      Optional<String> zip = cell(ZIP);
      if (zip.filter(text -> DIGITS.matcher(text).matches() && text.length() != 5).isPresent()) {
        bad(
            ZIP,
            "a code of digits alone has five of them; a spreadsheet may have dropped a leading 0, so"
                + " format the column as text");
      }
      return zip;
    }

    private Optional<Place> place() {
      Optional<String> latitude = cell(LATITUDE);
      Optional<String> longitude = cell(LONGITUDE);
      if (latitude.isPresent() != longitude.isPresent()) {
        bad(
            latitude.isPresent() ? LONGITUDE : LATITUDE,
            "the cell is empty; give both lat and lon, or leave both empty");
        return Optional.empty();
      }
      if (latitude.isEmpty() || longitude.isEmpty()) {
        return Optional.empty();
      }
      OptionalDouble north = degrees(LATITUDE, latitude.get(), 90);
      OptionalDouble east = degrees(LONGITUDE, longitude.get(), 180);
      return north.isPresent() && east.isPresent()
          ? Optional.of(new Place(north.getAsDouble(), east.getAsDouble()))
          : Optional.empty();
    }

    private OptionalDouble degrees(String column, String text, double most) {
      if (DEGREES.matcher(text).matches()) {
        double value = Double.parseDouble(text);
        if (StrictMath.abs(value) <= most) {
          return OptionalDouble.of(value);
        }
      }
      bad(
          column,
          Excerpt.of(text)
              + " is not degrees from "
              + (int) -most
              + " to "
              + (int) most
              + " with a decimal point, e.g. 35.1495");
      return OptionalDouble.empty();
    }

    private Optional<LocalDate> confirmed() {
      return cell(LAST_CONFIRMED)
          .flatMap(text -> {
            try {
              return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
              bad(
                  LAST_CONFIRMED,
                  Excerpt.of(text)
                      + " is no day; write it as 2026-11-22, or leave the cell empty if nobody has"
                      + " confirmed the entry");
              return Optional.empty();
            }
          });
    }

    private List<String> services() {
      List<String> written =
          cell(SERVICES).stream()
              .flatMap(text -> Stream.of(text.split(";", -1)))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .toList();
      List<String> unknown =
          written.stream().filter(word -> ClinicService.ofWord(word).isEmpty()).toList();
      if (!unknown.isEmpty()) {
        note(
            line,
            SERVICES,
            String.join(", ", unknown.stream().map(Excerpt::of).toList())
                + " is shown but cannot be searched for; services that can, separated by semicolons: "
                + ClinicService.words());
      }
      return written;
    }

    private void noteIfTwice(String called, Optional<String> address) {
      String key = (called + "\n" + address.orElse("")).toLowerCase(Locale.ROOT);
      Integer first = seen.putIfAbsent(key, line);
      if (first != null) {
        note(line, NAME, "the same name and address stand in line " + first + "; both are kept");
      }
    }
  }
}

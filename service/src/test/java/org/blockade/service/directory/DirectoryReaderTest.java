package org.blockade.service.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryReaderTest {

  private static final String HEADER =
      "name,address,city,state,zip,lat,lon,phone,services,source,last_confirmed\n";

  private static ClinicDirectory read(String text) throws IOException {
    return DirectoryReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "clinics.csv");
  }

  private static List<String> told(ClinicDirectory directory) {
    return directory.problems().stream().map(DirectoryProblem::text).toList();
  }

  @Test
  void aRowIsReadCellByCell() throws IOException {
    ClinicDirectory directory =
        read(
            "\uFEFF"
                + HEADER
                + "North Clinic,\"1 Main St, Suite 2\",Memphis,TN,38105,35.15,-90.05,901-555-0100,"
                + "xr-naltrexone; Counselling,call,2026-08-12\r\n");
    assertThat(told(directory)).isEmpty();
    Clinic clinic = directory.clinics().getFirst();
    assertThat(clinic.line()).isEqualTo(2);
    assertThat(clinic.addressLine()).isEqualTo("1 Main St, Suite 2, Memphis, TN 38105");
    assertThat(clinic.place()).contains(new Place(35.15, -90.05));
    assertThat(clinic.phone()).contains("901-555-0100");
    assertThat(clinic.offers(ClinicService.XR_NALTREXONE)).isTrue();
    assertThat(clinic.offers(ClinicService.COUNSELLING)).isTrue();
    assertThat(clinic.offers(ClinicService.METHADONE)).isFalse();
    assertThat(clinic.lastConfirmed()).contains(LocalDate.of(2026, 8, 12));
  }

  @Test
  void whatARowDoesNotSayIsUnknown() throws IOException {
    Clinic clinic = read(HEADER + "North Clinic,,,,,,,,,call,\n").clinics().getFirst();
    assertThat(clinic.place()).isEmpty();
    assertThat(clinic.phone()).isEmpty();
    assertThat(clinic.servicesKnown()).isFalse();
    assertThat(clinic.lastConfirmed()).isEmpty();
    assertThat(clinic.addressLine()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",,,,,,,,,call,|name: the cell is empty",
        "A,,,,,,,,,,|source: the cell is empty",
        "A,,,,2138,,,,,call,|zip: a code of digits alone has five",
        "A,,,,,35.1,,,,call,|lon: the cell is empty; give both",
        "A,,,,,,-90,,,call,|lat: the cell is empty; give both",
        "A,,,,,91,-90,,,call,|lat: \"91\" is not degrees from -90 to 90",
        "A,,,,,35,-190,,,call,|lon: \"-190\" is not degrees from -180 to 180",
        "A,,,,,35°,-90,,,call,|lat: \"35°\" is not degrees",
        "A,,,,,NaN,-90,,,call,|lat: \"NaN\" is not degrees",
        "A,,,,,,,,,call,12/8/2026|last_confirmed: \"12/8/2026\" is no day; write it as 2026-11-22",
        "A,,,,,,,,,call,2026-02-30|last_confirmed: \"2026-02-30\" is no day",
        "A,1 Main St, Suite 2,,,,,,,,call,|the row has 12 cells and the header 11",
        "A,\"1 Main St,,,,,,,,call,|a quotation mark is left open"
      })
  void aBadRowIsToldWithItsLineAndTheOthersAreRead(String row, String problem) throws IOException {
    ClinicDirectory directory =
        read(HEADER + "First,,,,,,,,,call,\n" + row + "\nLast,,,,,,,,,call,\n");
    assertThat(directory.clinics()).extracting(Clinic::name).containsExactly("First", "Last");
    assertThat(directory.rowsRefused()).isEqualTo(1);
    assertThat(told(directory)).singleElement().asString().startsWith("line 3").contains(problem);
  }

  @Test
  void everyProblemOfARowIsTold() throws IOException {
    assertThat(told(read(HEADER + ",,,,21,91,500,,,,soon\n"))).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file is empty",
        "name,city|there is no column source",
        "name;source|separated by semicolons",
        "name,source,name|the column name stands here twice",
        "name,source|has a header but no rows"
      })
  void aFileThatIsNoListIsRefused(String text, String problem) throws IOException {
    ClinicDirectory directory = read(text);
    assertThat(directory.fileRefused()).isTrue();
    assertThat(told(directory)).anySatisfy(line -> assertThat(line).contains(problem));
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    byte[] latin = (HEADER + "Clínica,,,,,,,,,call,\n").getBytes(StandardCharsets.ISO_8859_1);
    ClinicDirectory directory = DirectoryReader.read(new ByteArrayInputStream(latin), "c.csv");
    assertThat(directory.fileRefused()).isTrue();
    assertThat(told(directory).getFirst()).contains("UTF-8");
  }

  @Test
  void whatIsReadOtherwiseThanWrittenIsNoted() throws IOException {
    ClinicDirectory directory =
        read("NAME,Source,fax,services\nA,call,1,acupuncture; methadone\nA,call,2,\n");
    assertThat(directory.clinics()).hasSize(2);
    assertThat(directory.clinics().getFirst().services())
        .containsExactly("acupuncture", "methadone");
    assertThat(told(directory))
        .satisfiesExactly(
            line -> assertThat(line).contains("not read: \"fax\""),
            line -> assertThat(line).contains("does not have").contains("lat, lon"),
            line -> assertThat(line).contains("\"acupuncture\" is shown but cannot be searched"),
            line -> assertThat(line).contains("stand in line 2; both are kept"));
  }

  @Test
  void theSampleIsTwoEntriesThatNobodyConfirmed() {
    ClinicDirectory sample = DirectoryReader.sample();
    assertThat(sample.problems()).isEmpty();
    assertThat(sample.clinics())
        .extracting(Clinic::name)
        .containsExactly("First Step Recovery Centers", "Bradford Health Services");
    assertThat(sample.clinics())
        .allSatisfy(clinic -> {
          assertThat(clinic.lastConfirmed()).isEqualTo(Optional.empty());
          assertThat(clinic.phone()).isEmpty();
          assertThat(clinic.place()).isEmpty();
        });
  }
}

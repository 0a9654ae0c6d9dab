package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `blockade clinics`.
class ClinicsCommandTest {

  @TempDir private Path folder = Path.of("");
  private String clinics = "";

  @BeforeEach
  void writeList() throws IOException {
    Path file = folder.resolve("clinics.csv");
    Files.writeString(
        file,
        """
        name,address,city,state,zip,lat,lon,phone,services,source,last_confirmed
        Far,1 A St,Nashville,TN,37201,36.16,-86.78,555-0101,xr-naltrexone,call,2026-04-01
        Nowhere,2 B St,Memphis,TN,38105,,,555-0102,xr-naltrexone,call,2026-04-01
        Near,3 C St,Memphis,TN,38104,35.14,-90.02,555-0103,xr-naltrexone;counselling,call,2026-04-14
        Middle,4 D St,Germantown,TN,38139,35.09,-89.81,,,web page,
        Other,5 E St,Memphis,TN,38103,35.15,-90.05,555-0105,methadone,call,2026-04-01
        """);
    clinics = file.toString();
  }

  private static int place(Run run, String text) {
    assertThat(run.text()).contains(text);
    return run.text().indexOf(text);
  }

  @Test
  void clinicsAreListedNearestFirstAndThoseWithoutADistanceLast() {
    Run run = Run.of("clinics", clinics, "--near", "35.15,-90.05");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(place(run, "  Other")).isLessThan(place(run, "  Near"));
    assertThat(place(run, "  Near")).isLessThan(place(run, "  Middle"));
    assertThat(place(run, "  Middle")).isLessThan(place(run, "  Far"));
    assertThat(place(run, "  Far")).isLessThan(place(run, "does not say enough"));
    assertThat(place(run, "does not say enough")).isLessThan(place(run, "  Nowhere"));
    assertThat(run.text())
        .contains("2.9 km")
        .contains("not known: latitude and longitude are not on record")
        .contains("yesterday (14 Apr 2026)")
        .contains("UNVERIFIED")
        .contains("not a medical device");
  }

  @Test
  void aSearchLeavesOutWhatIsKnownNotToFitAndSaysSo() {
    Run run =
        Run.of(
            "clinics", clinics, "--near=35.15,-90.05", "--within=50km", "--service=xr-naltrexone");
    assertThat(run.out().getFirst())
        .isEqualTo("1 clinic within 50 km of the place, known to offer xr-naltrexone");
    assertThat(run.text())
        .contains("  Near\n")
        .doesNotContain("  Far\n")
        .doesNotContain("  Other\n")
        .contains("2 clinics more of which the file does not say enough")
        .contains("Left out: 1 clinic further away")
        .contains("Left out: 1 clinic not listed with what was asked for");
    assertThat(Run.of("clinics", clinics, "--near=35.15,-90.05", "--within=1mi").out().getFirst())
        .isEqualTo("1 clinic within 1.6 km of the place");
  }

  @Test
  void withoutAFileTheSampleSaysThatItIsOne() {
    Run run = Run.of("clinics");
    assertThat(run.exit()).isZero();
    assertThat(run.text())
        .startsWith("SAMPLE")
        .contains("Bradford Health Services")
        .contains("never: UNVERIFIED");
  }

  @Test
  void rowsThatCouldNotBeReadAreToldWhereTheAnswerStands() throws IOException {
    Files.writeString(Path.of(clinics), "name,source,zip\nA,call,1\nB,call,38105\n");
    Run run = Run.of("clinics", clinics);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out().getFirst()).startsWith("ROWS NOT READ: 1");
    assertThat(run.err())
        .anySatisfy(line -> assertThat(line).startsWith("blockade: clinics.csv line 2, zip: "))
        .endsWith("blockade: 1 of 2 rows could not be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--near=somewhere|2",
        "--near=95,0|2",
        "--within=50km|2",
        "--near=35,-90 --within=far|2",
        "--service=detox|2",
        "missing.csv|3"
      })
  void whatCannotBeUnderstoodIsSaidInOneLine(String words, int exit) {
    Run run = Run.of(("clinics " + words).split(" "));
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().getFirst()).startsWith("blockade: ");
    assertThat(run.err().getFirst()).doesNotContain("95,0").doesNotContain("somewhere");
  }

  @Test
  void everyLineFitsAHundredColumns() {
    assertThat(Run.of("clinics", clinics, "--near=35.15,-90.05").out())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}

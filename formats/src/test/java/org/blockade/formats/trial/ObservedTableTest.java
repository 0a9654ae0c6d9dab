package org.blockade.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedTableTest {

  private static final String TRIAL =
      """
      title: seen
      condition: opioid
      weeks: 8
      subjects: 5
      observed: seen.csv
      arms: [{name: "a, b", regimen: 50 mg oral q24h x 56, induction: at-once, taking: every}]
      """;

  private static final String TABLE =
      """
      arm,VALUE,endpoint,DAY,N
      "a, b",0.5,retention,55,89
      "a, b",1,relapse-free,0,
      "a, b",0,use-since-injection,1,7
      """;

  private static TrialFile read(String trial, String table) {
    return new TrialReader(DrugCatalogue.standard())
        .read(
            DataFile.of("t.yaml", trial.getBytes(StandardCharsets.UTF_8)),
            name ->
                name.equals("seen.csv")
                    ? Optional.of(table.getBytes(StandardCharsets.UTF_8))
                    : Optional.empty());
  }

  @Test
  void everyCellArrivesWhateverTheOrderOfColumns() {
    ObservedTable table = read(TRIAL, TABLE).observed().orElseThrow();
    assertThat(table.name()).isEqualTo("seen.csv");
    assertThat(table.checksum()).hasSize(64);
    assertThat(table.points())
        .containsExactly(
            new ObservedTable.Point(
                "a, b", ObservedTable.Curve.RETENTION, 55, 0.5, OptionalInt.of(89)),
            new ObservedTable.Point(
                "a, b", ObservedTable.Curve.RELAPSE_FREE, 0, 1, OptionalInt.empty()),
            new ObservedTable.Point(
                "a, b", ObservedTable.Curve.USE_SINCE_INJECTION, 1, 0, OptionalInt.of(7)));
    assertThat(read(TRIAL.replace("observed: seen.csv\n", ""), TABLE).observed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arm,VALUE | ARM,SIZE | line 1: the columns are ARM, ENDPOINT, DAY, VALUE and N, each once; not ARM, SIZE, ENDPOINT, DAY, N",
        "retention,55,89 | retention,55 | line 2: the row has 4 cells, the first line has 5",
        "\"a, b\",0.5 | a,0.5 | line 2: ARM is \"a\"; it must be one of a, b",
        "0.5,retention | 50,retention | line 2: VALUE is \"50\"; it must be a share of 0 to 1, e.g. 0.35",
        "0.5,retention | -0.5,retention | line 2: VALUE is \"-0.5\"",
        "retention,55 | adherence,55 | line 2: ENDPOINT is \"adherence\"; in this condition it must be one of retention, relapse-free, use-since-injection",
        "retention,55 | retention,56 | line 2: DAY is \"56\"; it must be a whole number of 0 to 55, days of the trial: week 8 ends with day 55",
        "injection,1,7 | injection,0,7 | line 4: DAY is \"0\"; it must be a whole number of 1 to 55, days since the last injection",
        "55,89 | 55,few | line 2: N is a whole number of people of 1 or more, or empty where it is unknown",
        "1,relapse-free,0, | 1,retention,55, | line 3: this arm has this endpoint of this day already; each stands once",
      })
  void whatIsWrongIsToldWithItsLine(String from, String to, String message) {
    assertThat(TABLE.replace("arm,VALUE", "ARM,VALUE")).isNotEqualTo(TABLE);
    String table = TABLE.replace("arm,VALUE,endpoint", "arm,VALUE,ENDPOINT");
    String changed = table.replace(from, to);
    assertThat(changed).isNotEqualTo(table);
    DataFileException refused =
        catchThrowableOfType(DataFileException.class, () -> read(TRIAL, changed));
    assertThat(refused).hasMessageContaining("seen.csv " + message);
  }

  @Test
  void aTableThatIsEmptyOrMissingIsTold() {
    assertThat(catchThrowableOfType(DataFileException.class, () -> read(TRIAL, "")))
        .hasMessageContaining("the table has no row");
    assertThat(
            catchThrowableOfType(
                DataFileException.class, () -> read(TRIAL.replace("seen.csv", "lost.csv"), TABLE)))
        .hasMessageContaining("t.yaml line 5: there is no file \"lost.csv\"");
  }

  @Test
  void drinkingHasNoRelapse() {
    String alcohol = TRIAL.replace("condition: opioid", "condition: alcohol");
    assertThat(catchThrowableOfType(DataFileException.class, () -> read(alcohol, TABLE)))
        .hasMessageContaining("line 3: ENDPOINT is \"relapse-free\"")
        .hasMessageContaining("must be one of retention");
  }
}

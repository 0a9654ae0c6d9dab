package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blockade.simulator.drug.CatalogueEntry;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Parameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrugsCommandTest {

  private static final Path NALTREXONE =
      Path.of("../simulator/src/main/resources/org/blockade/simulator/drug/naltrexone.yaml");

  @TempDir private Path folder;
  private String sound = "";

  @BeforeEach
  void readSoundFile() throws IOException {
    sound = Files.readString(NALTREXONE);
  }

  @Test
  void theCatalogueListsEveryDrugInItsOrder() {
    Run run = Run.of("drugs");
    List<String> listed =
        run.out().stream()
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .map(line -> line.split(" ")[0])
            .toList();
    assertThat(listed)
        .isEqualTo(DrugCatalogue.standard().entries().stream().map(CatalogueEntry::id).toList());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyParameterStandsThereWithItsUnitAndSource() {
    List<String> lines = Run.of("drugs", "naltrexone").out();
    for (Parameter parameter : DrugCatalogue.standard().model("naltrexone").parameters().all()) {
      int place =
          lines.indexOf(
              lines.stream()
                  .filter(line -> line.startsWith("  " + parameter.symbol() + " "))
                  .findFirst()
                  .orElseThrow());
      assertThat(lines.get(place))
          .as(parameter.symbol())
          .contains(" " + parameter.value() + " ")
          .contains(parameter.unit().code())
          .contains(parameter.meaning());
      assertThat(lines.get(place + 1).strip())
          .isEqualTo(parameter.evidence().word() + ": " + parameter.source());
    }
  }

  @Test
  void theListLeavesOutWhatOnlyChallengesUseAndSaysSo() {
    Run plain = Run.of("drugs");
    for (String symbol : List.of("A25", "n", "HM", "U_XR")) {
      assertThat(plain.out()).noneMatch(line -> line.startsWith("  " + symbol + " "));
      assertThat(Run.of("drugs", "naltrexone").out())
          .anyMatch(line -> line.startsWith("  " + symbol + " "));
    }
    assertThat(plain.out()).anyMatch(line -> line.startsWith("  EC_N "));
    assertThat(plain.text())
        .contains("Not listed: 4 numbers")
        .contains("blockade drugs naltrexone");
  }

  @Test
  void aDrugWithoutAFileIsRefused() {
    Run run = Run.of("drugs", "tramadol");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().startsWith("blockade: no drug file of");
  }

  @Test
  void theOtherParameterSetIsShownByWhatItChanges() {
    assertThat(Run.of("drugs").text()).contains("Parameter set \"pessimistic\": ");
  }

  @Test
  void theFileThatComesWithItIsSound() {
    Run run = Run.of("drugs", "check", NALTREXONE.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).singleElement().asString().startsWith("sound: naltrexone v1 default ");
  }

  @Test
  void aMissingSourceIsRefusedWithItsLine() throws IOException {
    String line = lineOf("source:", 1);
    Run run = check(sound.replace(line, line.replaceFirst("source:", "sauce:")));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.text()).isEmpty();
    assertThat(run.err())
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(text).startsWith("blockade: drug.yaml line " + number(line)));
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsLine() throws IOException {
    Run run = check("drug: [1, 2\nunit: \"\n");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).singleElement().asString().contains("this is not YAML");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Run run = check("");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).singleElement().asString().startsWith("blockade: drug.yaml line 1: ");
  }

  @Test
  void aFileOfTheWrongKindIsRefused() throws IOException {
    Path file = folder.resolve("drug.yaml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x80});
    Run run = Run.of("drugs", "check", file.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).singleElement().asString().startsWith("blockade: drug.yaml line 1: ");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
    Run run = check("#".repeat((1 << 20) + 1));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .singleElement()
        .asString()
        .endsWith("is larger than 1 MiB, which no drug file is");
  }

  @Test
  void anAliasBombIsRefusedAndNotExpanded() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    Run run = check(bomb.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .allSatisfy(line -> assertThat(line).startsWith("blockade: drug.yaml line "));
  }

  @Test
  void aFileNestedVeryDeepIsRefused() throws IOException {
    Run run = check("a: " + "[".repeat(20_000) + "\n");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).singleElement().asString().startsWith("blockade: drug.yaml line ");
  }

  @Test
  void whatSteersATerminalIsNotRepeated() throws IOException {
    Run run = check("\"na\\tme\\e[31m\": 1\n");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).isNotEmpty().allMatch(line -> line.matches("\\P{Cntrl}*"));
  }

  private Run check(String text) throws IOException {
    Path file = folder.resolve("drug.yaml");
    Files.writeString(file, text);
    return Run.of("drugs", "check", file.toString());
  }

  /// The line that holds a text for the so manieth time, 0 first.
  private String lineOf(String text, int occasion) {
    return sound
        .lines()
        .filter(line -> line.contains(text))
        .skip(occasion)
        .findFirst()
        .orElseThrow();
  }

  private int number(String line) {
    return sound.lines().toList().indexOf(line) + 1;
  }
}

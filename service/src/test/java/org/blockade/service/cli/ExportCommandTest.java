package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("person.omex");
  }

  private Run export(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "export";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--out";
    all[words.length + 2] = file().toString();
    return Run.of(all);
  }

  private String model() throws IOException {
    try (ZipFile archive = new ZipFile(file().toFile())) {
      return new String(
          archive.getInputStream(archive.getEntry("model.sbml")).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void aChartBecomesAnArchiveThatNamesNobodyAndNoDay() throws IOException {
    Run run = export("--sbml", Run.EXAMPLE);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(model())
        .contains("not a medical device", "380 mg naltrexone xr-im")
        .doesNotContain("2026");
  }

  @Test
  void aRegimenDoesTooWithTheSameBytesEachTime() throws IOException {
    assertThat(export("--sbml", "--regimen", "50 mg oral q24h x 3").exit()).isZero();
    byte[] first = Files.readAllBytes(file());
    assertThat(export("--sbml", "--regimen", "50 mg oral q24h x 3").exit()).isZero();
    assertThat(Files.readAllBytes(file())).isEqualTo(first);
  }

  @Test
  void withoutADoseOfNaltrexoneThereIsNothingToWrite() {
    Run run =
        Run.withInput(
            "ID,TIME,OBS,DV\n1,0,visit,1\n", "export", "--sbml", "-", "--out", file().toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).singleElement().asString().contains("no dose of naltrexone");
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatIsLeftOutIsToldAndStandsInTheArchive() throws IOException {
    Run run =
        Run.withInput(
            "ID,TIME,DRUG,ROUTE,AMT,UNIT\n1,0,naltrexone,oral,50,mg\n1,5,heroin,iv,1,mg\n1,x,naltrexone,oral,50,mg\n",
            "export",
            "--sbml",
            "-",
            "--out",
            file().toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(String.join("\n", run.err()))
        .contains("1 dose of another drug is not in the archive", "ROWS NOT READ: 1");
    assertThat(model())
        .contains("1 dose of another drug is not in the archive", "ROWS NOT READ: 1");
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndLeavesNoFile() {
    Run run =
        Run.withInput(
            "ID,TIME,DRUG,ROUTE,AMT,UNIT,DUR,II,SS\n1,0,naltrexone,iv,1,mg,2,24,1\n",
            "export",
            "--sbml",
            "-",
            "--out",
            file().toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).singleElement().asString().contains("an infusion with SS");
    assertThat(file()).doesNotExist();
  }

  @Test
  void theFormHasToBeNamedAndTheTableHasAnEnd() {
    assertThat(export(Run.EXAMPLE).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(export("--sbml", Run.EXAMPLE, "--horizon", "3y").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(export("--sbml", Run.EXAMPLE, "--every", "0h").exit()).isEqualTo(ExitCode.USAGE);
  }
}

package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `blockade sheet`.
class SheetCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aloneItListsTheTopics() {
    Run run = Run.of("sheet");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).hasSize(6).contains("side-effects     Side effects of naltrexone");
    assertThat(Run.of("sheet", "--lang", "es").text()).contains("Cómo funciona la naltrexona");
  }

  @Test
  void aTopicIsPrintedInEitherLanguage() {
    Run english = Run.of("sheet", "stopping");
    assertThat(english.exit()).isZero();
    assertThat(english.err()).isEmpty();
    assertThat(english.out().getFirst()).isEqualTo("WHEN YOU STOP NALTREXONE");
    assertThat(Run.of("sheet", "stopping", "--lang=es").out().getFirst())
        .isEqualTo("CUANDO DEJA LA NALTREXONA");
  }

  @Test
  void filesAreWrittenInPlaceOfTheText() throws IOException {
    Path pdf = folder.resolve("sheet.pdf");
    Path html = folder.resolve("sheet.html");
    Run run = Run.of("sheet", "choosing", "--large", "--pdf", pdf + "", "--html", html + "");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").contains("72 of 100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"weather", "stopping --lang fr", "--large", "stopping --large", "--pdf x.pdf"})
  void whatCannotBeUnderstoodIsSaidInOneLine(String words) {
    Run run = Run.of(("sheet " + words).split(" "));
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).singleElement().asString().startsWith("blockade: ");
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Run run = Run.of("sheet", "stopping", "--pdf", folder.resolve("no/sheet.pdf").toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().getFirst()).contains("cannot write");
  }
}

package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("answer.csv");
  }

  @Test
  void aFileIsWrittenWhole() throws IOException {
    WholeFile.text(file, out -> out.write("new"));
    assertThat(file).hasContent("new");
    assertOnlyFile();
  }

  @Test
  void anExistingFileIsReplaced() throws IOException {
    Files.writeString(file, "old and longer");
    WholeFile.text(file, out -> out.write("new"));
    assertThat(file).hasContent("new");
    assertOnlyFile();
  }

  @Test
  void whileItIsWrittenTheOldFileStands() throws IOException {
    Files.writeString(file, "old");
    WholeFile.text(
        file,
        out -> {
          out.write("half");
          out.flush();
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasContent("half");
  }

  @Test
  void anExistingFileSurvivesAWriteThatFails() throws IOException {
    Files.writeString(file, "old");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() ->
            WholeFile.text(
                file,
                out -> {
                  out.write("half");
                  out.flush();
                  throw new IOException("no space left on device");
                }))
        .withMessageStartingWith("cannot write ")
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    assertThat(file).hasContent("old");
    assertOnlyFile();
  }

  /// Template engines and JSON writers wrap what the disk says.
  @Test
  void aFailureOfTheDiskThatALibraryWrappedIsToldAsOne() throws IOException {
    Files.writeString(file, "old");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() ->
            WholeFile.text(
                file,
                out -> {
                  throw new UncheckedIOException(new IOException("no space left on device"));
                }))
        .withMessageStartingWith("cannot write ");
    assertThat(file).hasContent("old");
    assertOnlyFile();
  }

  @Test
  void nothingIsLeftAfterAMistakeOfTheProgram() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            WholeFile.text(
                file,
                out -> {
                  out.write("half");
                  throw new IllegalStateException("a mistake");
                }));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
    Path real = folder.resolve("real.csv");
    Files.writeString(real, "old");
    Files.createSymbolicLink(file, real);
    WholeFile.text(file, out -> out.write("new"));
    assertThat(file).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  /// What is no ordinary file (a pipe; for an administrator also the null device) must not be moved
  /// away for one.
  @Test
  void aPipeIsNotReplacedByAFile() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", file.toString()).start();
    try {
      WholeFile.text(file, out -> out.write("new"));
    } catch (InputException e) {
      assertThat(e).hasMessageStartingWith("cannot write ");
    } finally {
      reader.destroy();
      assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.isRegularFile(file)).as("whether the pipe became a file").isFalse();
  }

  private void assertOnlyFile() {
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }
}

package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as a process of its own.
class ServeCommandTest {

  /// So that a service that does not end fails the test and does not hold it up.
  private static final long MOST_SECONDS = 120;

  @TempDir private Path folder = Path.of("");

  @Test
  void itListensSaysWhereAndEndsWhenItIsAskedTo() throws Exception {
    Process process =
        Child.of(
                "serve",
                "--port",
                "0",
                "--new-admin",
                "--data",
                folder.resolve("clinic").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = List.of(out.readLine(), out.readLine(), out.readLine());
      String address = lines.getFirst().replace("Blockade is at ", "");
      assertThat(address).startsWith("http://127.0.0.1:");
      assertThat(lines.get(1)).contains("(works once): " + address + "/set-up/");
      HttpURLConnection health =
          (HttpURLConnection) URI.create(address + "/health").toURL().openConnection();
      assertThat(health.getResponseCode()).isEqualTo(200);
      process.destroy();
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    try (Journal journal = Journal.existing(new Database.Folder(folder.resolve("clinic")))) {
      assertThat(journal.verify().broken()).isEmpty();
    }
  }
}

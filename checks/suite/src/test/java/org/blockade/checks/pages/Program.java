package org.blockade.checks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line, run as a process of its own from the class path of the tests.
public final class Program {

  private Program() {}

  /// What a run left.
  public record Outcome(int exit, String said) {}

  /// Runs `blockade` in the root of the project.
  public static Outcome run(String... arguments) {
    try {
      Process process = start(arguments);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Starts it, for whoever wants to end it early.
  public static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.blockade.service.cli.Blockade"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(root().toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!folder.resolve("examples").toFile().isDirectory()) {
      folder = folder.getParent();
    }
    return folder;
  }
}

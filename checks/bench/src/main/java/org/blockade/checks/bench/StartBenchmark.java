package org.blockade.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From `./blockade forecast examples/late-injection.csv` to its first line and to its end: a new
/// process each time, the launcher and the virtual machine included, once built.
///
/// Run it with `./build bench Start`, on a machine that does nothing else. It prints median and
/// least beside the goal.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 20)
public class StartBenchmark {

  private static final double GOAL_SECONDS = 1.0;
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<Double> firstLines = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();
  private Path root = Path.of("");

  /// Lets the launcher build what is missing, and make its cache.
  @Setup
  public void build() throws IOException, InterruptedException {
    root = Project.root();
    start();
    firstLines.clear();
    ends.clear();
  }

  /// One start, from nothing to the end of its output.
  @Benchmark
  public int start() throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder("./blockade", "forecast", "examples/late-injection.csv")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int lines = 0;
    try (BufferedReader out = process.inputReader()) {
      while (out.readLine() != null) {
        if (lines == 0) {
          firstLines.add((System.nanoTime() - started) / NANOS_PER_SECOND);
        }
        lines++;
      }
    }
    if (process.waitFor() != 0 || lines == 0) {
      throw new IllegalStateException("blockade gave no answer");
    }
    ends.add((System.nanoTime() - started) / NANOS_PER_SECOND);
    return lines;
  }

  /// Prints what was found.
  @TearDown
  public void tell() {
    tell("start to first line", firstLines);
    tell("start to end", ends);
  }

  private static void tell(String what, List<Double> seconds) {
    Collections.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%n%s: median %.2f s, least %.2f s of %d starts (goal: first line under %.1f s)%n",
        what,
        seconds.get(seconds.size() / 2),
        seconds.getFirst(),
        seconds.size(),
        GOAL_SECONDS);
  }
}

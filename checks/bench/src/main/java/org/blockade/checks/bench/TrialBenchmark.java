package org.blockade.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.blockade.formats.trial.TrialReader;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectSink;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One virtual person for 24 weeks of a trial, on one thread: parameters, doses as taken, occupancy
/// each evening, use, care, counts. `./build bench Trial`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class TrialBenchmark {

  private static final int PEOPLE = 500;

  /// Position of the arm in the trial: placebo, injection, tablets.
  @Param({"0", "1", "2"})
  private int arm;

  private Optional<TrialRun> run = Optional.empty();

  /// Reads the trial.
  @Setup
  public void prepare() throws IOException {
    byte[] text =
        Files.readAllBytes(
            Project.root().resolve("examples/trials/injection-placebo-tablets.yaml"));
    run =
        Optional.of(
            new TrialRun(
                new TrialReader(DrugCatalogue.standard())
                    .read(DataFile.of("trial.yaml", text), name -> Optional.empty())
                    .design()
                    .withSize(PEOPLE, 1, 1)));
  }

  /// A part of a trial; the time is that of one person.
  @Benchmark
  @OperationsPerInvocation(PEOPLE)
  public ArmTally person() {
    return run.orElseThrow().part(new TrialPart(arm, 0, 0, PEOPLE), SubjectSink.NONE);
  }
}

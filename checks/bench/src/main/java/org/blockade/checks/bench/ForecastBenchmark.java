package org.blockade.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.OccupancyCurve;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One person, 500 virtual people, a warm virtual machine: the whole answer for
/// `examples/late-injection.csv`, with its suppositions. `terminal` has the few points of a text,
/// `files` the curve every six hours.
///
/// Run it with `./build bench Forecast`. Outputs are read from the exact state at the last event,
/// so a finer curve changes no number; it prints the largest difference at shared times to a curve
/// ten times finer, which is 0 (tests: `BitIdentityTest`, `OutputFilesTest`).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ForecastBenchmark {

  private static final int SUBJECTS = 500;
  private static final double HORIZON_HOURS = 60 * 24;
  private static final double THRESHOLD = 0.9;
  private static final double STEP_HOURS = 6;
  private static final double FINER = 10;

  /// Threads of one forecast.
  @Param({"1", "2"})
  public int threads = 1;

  /// What the answer is for.
  @Param({"terminal", "files"})
  public String output = "terminal";

  private Optional<ProtectionReporter> reporter = Optional.empty();
  private Optional<PersonHistory> person = Optional.empty();

  /// Reads the example and draws the virtual people.
  @Setup
  public void prepare() throws IOException {
    DrugCatalogue catalogue = DrugCatalogue.standard();
    DrugModel model = catalogue.model("naltrexone");
    reporter =
        Optional.of(
            new ProtectionReporter(
                model,
                Optional.of(catalogue.model("naltrexone", "pessimistic")),
                ProtectionBands.standard(),
                NextInjection.standard(),
                VirtualPopulation.draw(model, 1, SUBJECTS),
                threads));
    String chart = Files.readString(Project.root().resolve("examples/late-injection.csv"));
    person =
        Optional.of(
            ChartHistories.of(
                    ChartReader.read(chart, "late-injection.csv", ChartOptions.of(catalogue)),
                    catalogue)
                .getFirst());
  }

  /// One answer.
  @Benchmark
  public ProtectionReport onePerson() throws QuestionRefusedException {
    return answer(
        output.equals("files") ? new CurveWanted.Every(STEP_HOURS) : new CurveWanted.Ahead());
  }

  private ProtectionReport answer(CurveWanted curve) throws QuestionRefusedException {
    PersonHistory history = person.orElseThrow();
    return reporter
        .orElseThrow()
        .report(
            history,
            history.lastRecord(),
            new Question(HORIZON_HOURS, THRESHOLD, Optional.empty(), true, curve));
  }

  /// Prints the accuracy beside the speed.
  @TearDown
  public void tell() throws QuestionRefusedException {
    List<OccupancyCurve.Point> coarse =
        answer(new CurveWanted.Every(STEP_HOURS)).forecast().curve().points();
    Map<ModelTime, OccupancyCurve.Point> fine = new HashMap<>();
    answer(new CurveWanted.Every(STEP_HOURS / FINER))
        .forecast()
        .curve()
        .points()
        .forEach(point -> fine.put(point.time(), point));
    double largest = 0;
    int shared = 0;
    for (OccupancyCurve.Point point : coarse) {
      OccupancyCurve.Point same = fine.get(point.time());
      if (same != null) {
        shared++;
        largest = StrictMath.max(largest, difference(point, same));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nlargest difference at %d shared times to a curve ten times finer: %s%n",
        shared,
        largest);
  }

  private static double difference(OccupancyCurve.Point one, OccupancyCurve.Point other) {
    double occupancy = StrictMath.abs(one.typical() - other.typical());
    double low = StrictMath.abs(one.people().low() - other.people().low());
    double high = StrictMath.abs(one.people().high() - other.people().high());
    return StrictMath.max(occupancy, StrictMath.max(low, high));
  }
}

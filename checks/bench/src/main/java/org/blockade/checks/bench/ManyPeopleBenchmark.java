package org.blockade.checks.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
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
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.population.VirtualPopulation;
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

/// A chart of many people, read and answered as `blockade forecast` does it: 200 virtual people
/// each, people side by side.
///
/// Run it with `./build bench ManyPeople -jvmArgsAppend -Dblockade.people=/path/to/charts.csv`;
/// without a path it makes a chart of 130 people with six injections each. The answers do not
/// depend on the number of threads (test: `ManyPeopleTest`).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ManyPeopleBenchmark {

  private static final String PATH = "blockade.people";
  private static final int PEOPLE = 130;
  private static final int INJECTIONS = 6;
  private static final int SUBJECTS = 200;
  private static final double HORIZON_HOURS = 60 * 24;
  private static final double THRESHOLD = 0.9;

  /// Threads over people.
  @Param({"1", "2"})
  public int threads = 1;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();
  private byte[] chart = new byte[0];
  private int people;
  private int rows;

  /// Loads the chart into memory.
  @Setup
  public void load() throws IOException {
    String path = System.getProperty(PATH, "");
    chart =
        path.isEmpty()
            ? madeUp().getBytes(StandardCharsets.UTF_8)
            : Files.readAllBytes(Path.of(path));
  }

  private static String madeUp() {
    StringBuilder rows = new StringBuilder("ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT,WT\n");
    for (int person = 0; person < PEOPLE; person++) {
      for (int injection = 0; injection < INJECTIONS; injection++) {
        int day = 28 * injection + (person * 7 + injection * 3) % 11;
        int weight = 50 + person % 60;
        rows.append(person).append(',').append(day);
        rows.append(",1,naltrexone,xr-im,380,mg,").append(weight).append('\n');
      }
    }
    return rows.toString();
  }

  /// Reads the chart and answers for everybody.
  @Benchmark
  public List<ProtectionReport> everybody() throws IOException {
    DrugModel model = catalogue.model("naltrexone");
    ProtectionReporter reporter =
        new ProtectionReporter(
            model,
            Optional.of(catalogue.model("naltrexone", "pessimistic")),
            ProtectionBands.standard(),
            NextInjection.standard(),
            VirtualPopulation.draw(model, 1, SUBJECTS),
            1);
    List<PersonHistory> histories = read();
    Question question =
        new Question(HORIZON_HOURS, THRESHOLD, Optional.empty(), false, new CurveWanted.None());
    return Parallel.map(
        threads, histories.size(), index -> answer(reporter, histories.get(index), question));
  }

  private List<PersonHistory> read() throws IOException {
    try (InputStream in = new BufferedInputStream(new ByteArrayInputStream(chart))) {
      ChartReading reading = ChartReader.read(in, "people.csv", ChartOptions.of(catalogue));
      people = reading.chart().persons().size();
      rows = reading.rowsRead();
      return ChartHistories.of(reading, catalogue);
    }
  }

  private static ProtectionReport answer(
      ProtectionReporter reporter, PersonHistory person, Question question) {
    try {
      return reporter.report(person, person.lastRecord(), question);
    } catch (QuestionRefusedException e) {
      throw new IllegalStateException("nothing is supposed, so nothing is refused", e);
    }
  }

  /// Prints how much work it was.
  @TearDown
  public void tell() {
    System.out.printf(
        Locale.ROOT, "%n%d people, %d rows, %d virtual people each%n", people, rows, SUBJECTS);
  }
}

package org.blockade.checks.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.blockade.simulator.overdose.ArrestShare;
import org.blockade.simulator.overdose.OpioidTolerance;
import org.blockade.simulator.overdose.OverdoseModel;
import org.blockade.simulator.overdose.OverdosePopulation;
import org.blockade.simulator.overdose.PublishedOverdose;
import org.blockade.simulator.overdose.RescueProduct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// 2000 virtual people through a published overdose with a rescue, 90 minutes each: how many are
/// arrested. Run it with `./build bench Overdose`.
///
/// Beside the time it prints the share and how far it is from the published one. Tests:
/// `PublishedOverdoseTest` (the share), `OverdoseModelTest` (what halving the step changes),
/// `OverdosePopulationTest` (the same answer for any number of threads).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class OverdoseBenchmark {

  private static final int PEOPLE = 2000;

  /// Mann 2022, Figure 7 (FD003).
  private static final double PUBLISHED = 0.1555;

  /// Threads over people.
  @Param({"2"})
  public int threads = 2;

  private final OverdoseModel model = OverdoseModel.standard();
  private final OverdosePopulation people = OverdosePopulation.draw(model, 1, PEOPLE);
  private ArrestShare last = new ArrestShare(1, 0);

  /// Everybody, the smaller overdose of fentanyl, the auto-injector.
  @Benchmark
  public ArrestShare arrested() {
    last =
        people.arrested(
            model.scenario(
                PublishedOverdose.FENTANYL_MEAN,
                OpioidTolerance.CHRONIC,
                model.rescue(RescueProduct.NALOXONE_AUTO_INJECTOR)),
            threads);
    return last;
  }

  /// Prints the error beside the time.
  @TearDown
  public void tell() {
    System.out.printf(
        Locale.ROOT,
        "%n%d people, %.2f %% arrested, standard error %.2f points, published %.2f %%%n",
        last.people(),
        100 * last.share(),
        100 * last.standardError(),
        100 * PUBLISHED);
  }
}

package org.blockade.checks.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.blockade.simulator.cohort.Cohort;
import org.blockade.simulator.cohort.CohortSubject;
import org.blockade.simulator.cohort.Reading;
import org.blockade.simulator.dosing.DoseEvent;

/// Many people at once: `./build bench W2 [PEOPLE]`.
///
/// Prints the time for each person on one core and on two, with event times in common and with
/// everybody's own; the ratio to the yardstick; the largest error over PEOPLE (1000 if not named:
/// some minutes), against the witness; and the first answer of a virtual machine that has just
/// started. The yardstick is a Dormand-Prince method of order 5(4) on the workload's first person,
/// which costs 68 times what the program mrgsolve needs (evidence: the project's measurements of
/// its peers on one machine); times are of the processor for one core and of the clock for two.
public final class W2Benchmark {

  private static final double ACCURACY = 1e-4;

  /// The people whom the steps are chosen from differ by two standard deviations: of a log-normal
  /// distribution with a coefficient of variation of 30 %, and of one with 60 %.
  private static final double EDGE = 1.8;

  private static final double WIDE_EDGE = 3;
  private static final double WIDE = 0.6;
  private static final double YARDSTICK = 68;
  private static final int ROUNDS = 12;

  private static final double[][] PEOPLE = W2.people();

  private W2Benchmark() {}

  /// Runs it.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("cold")) {
      cold();
      return;
    }
    int checked = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PEOPLE.length;
    double yardstick = W2Yardstick.milliseconds() / YARDSTICK;
    say("yardstick: mrgsolve would need %.1f ms for a person here", yardstick);
    Cohort cohort = cohort(EDGE);
    say("%d steps in the 8 h after an event; vectors: %s", cohort.steps(8), cohort.vectors());
    CohortSubject[] common = new CohortSubject[PEOPLE.length];
    CohortSubject[] own = new CohortSubject[PEOPLE.length];
    List<DoseEvent> doses = W2.doses();
    for (int person = 0; person < PEOPLE.length; person++) {
      common[person] = W2.subject(PEOPLE[person], doses);
      own[person] = W2.subject(PEOPLE[person], W2.ownDoses(person));
    }
    time("event times in common", cohort, common, yardstick);
    time("event times of their own", cohort, own, yardstick);
    startCold();
    if (checked == 0) {
      return; // times alone
    }
    check("event times in common", cohort, checked, person -> common[person], PEOPLE, false);
    check("event times of their own", cohort, checked, person -> own[person], PEOPLE, true);
    double[][] wide = W2.people(checked, WIDE, 20);
    check(
        "coefficient of variation 60 %",
        cohort(WIDE_EDGE), checked, person -> W2.subject(wide[person], doses), wide, false);
  }

  private static Cohort cohort(double factor) {
    return Cohort.of(
        W2.drugs(), List.of(), W2.edges(factor, W2.doses()), W2.outputs(), Reading.SUMS, ACCURACY);
  }

  private static void time(String what, Cohort cohort, CohortSubject[] subjects, double yardstick) {
    double best = Double.POSITIVE_INFINITY;
    double bestOfTwo = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      run(cohort, subjects, 1);
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (end - start) * 1e-6 / subjects.length);
      long before = System.nanoTime();
      run(cohort, subjects, 2);
      bestOfTwo = Math.min(bestOfTwo, (System.nanoTime() - before) * 1e-6 / subjects.length);
    }
    say(
        "%s: %.4f ms a person on one core (%.0f times the yardstick), %.4f ms on two (%.2f times"
            + " one)",
        what, best, yardstick / best, bestOfTwo, best / bestOfTwo);
  }

  private static double run(Cohort cohort, CohortSubject[] subjects, int threads) {
    double[] kept = new double[subjects.length];
    cohort.run(
        subjects.length,
        person -> subjects[person],
        threads,
        (person, told) -> kept[person] = told[0]);
    return kept[0];
  }

  private static void check(
      String what,
      Cohort cohort,
      int count,
      IntFunction<CohortSubject> subjects,
      double[][] people,
      boolean own) {
    double[] errors = new double[count];
    double[][] told = new double[count][];
    cohort.run(count, subjects, 2, (person, sums) -> told[person] = sums.clone());
    IntStream.range(0, count)
        .parallel()
        .forEach(person ->
            errors[person] =
                W2.error(
                    told[person],
                    W2Witness.sums(people[person], own ? W2.ownDoses(person) : W2.doses())));
    say(
        "%s: largest error over %d people %.1e",
        what, count, IntStream.range(0, count).mapToDouble(i -> errors[i]).max().orElseThrow());
  }

  /// The whole of a first answer: models read, steps chosen, 1000 people followed.
  private static void cold() {
    List<DoseEvent> doses = W2.doses();
    Cohort cohort = cohort(EDGE);
    double[] kept = new double[PEOPLE.length];
    cohort.run(
        PEOPLE.length,
        person -> W2.subject(PEOPLE[person], doses),
        2,
        (person, told) -> kept[person] = told[0]);
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    say("processor time %.2f s", cpu);
  }

  private static void startCold() throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    for (String module : List.of("--add-modules=jdk.incubator.vector", "-Xshare:auto")) {
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        Process process =
            new ProcessBuilder(
                    java,
                    module,
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    W2Benchmark.class.getName(),
                    "cold")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
          throw new IllegalStateException("the cold start failed");
        }
        best = Math.min(best, (System.nanoTime() - start) * 1e-9);
      }
      say(
          "first answer from a cold start, %s: %.2f s",
          module.contains("vector") ? "with vectors" : "without vectors", best);
    }
  }

  private static void say(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}

package org.blockade.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.blockade.simulator.cohort.CohortSubject;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// The benchmark workload for many people: a week of tablets, an injection, and 81 doses of heroin
/// in four weeks; eight parameters differ between people. What antagonists and agonists hold is
/// wanted every hour of the four weeks.
public final class W2 {

  /// Parameters that differ, in the order of the stored table.
  private static final int PARAMETERS = 8;

  /// Molar mass of everything in the workload, g/mol.
  private static final double MOLAR_MASS = 500;

  private static final int FIRST_HOUR = 168;
  private static final int HOURS = 673;

  /// Errors are relative to a sum, or to this where the sum is smaller.
  public static final double FLOOR = 0.01;

  /// The median of the parameters: CL, V, Q, CLm, k3, k5, CLb, koff_n.
  private static final double[] MEDIAN = {210, 1350, 20, 45, 3.0 / 144, 5.0 / 384, 80, 2};

  private static final DrugModel NALTREXONE = model("w1-naltrexone.yaml");
  private static final DrugModel HEROIN = model("w1-heroin.yaml");

  private W2() {}

  private static DrugModel model(String name) {
    return DrugFile.read(DataFile.resource(W2.class, name)).models().getFirst();
  }

  /// The two drugs.
  public static List<DrugModel> drugs() {
    return List.of(NALTREXONE, HEROIN);
  }

  /// The hours at which the sums are wanted.
  public static double[] outputs() {
    double[] hours = new double[HOURS];
    Arrays.setAll(hours, hour -> FIRST_HOUR + hour);
    return hours;
  }

  /// The doses that everybody takes.
  public static List<DoseEvent> doses() {
    return doses(0, new SplittableRandom(0));
  }

  /// Doses of one person's own: each up to half an hour earlier or later than everybody's, but for
  /// the injection.
  public static List<DoseEvent> ownDoses(int person) {
    return doses(1, new SplittableRandom(person));
  }

  private static List<DoseEvent> doses(double spread, SplittableRandom random) {
    List<DoseEvent> doses = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      double time = 24 * day + spread * random.nextDouble() / 2;
      doses.add(DoseEvent.of(new ModelTime(time), "n", Route.ORAL, mass(146456)));
    }
    doses.add(
        DoseEvent.of(
            new ModelTime(FIRST_HOUR), "n", Route.EXTENDED_RELEASE_INTRAMUSCULAR, mass(1113064)));
    double[] base = {7.3, 13.8, 21.1};
    for (int day = 1; day <= 27; day++) {
      for (int j = 0; j < base.length; j++) {
        double time = FIRST_HOUR + 24 * day + base[j] + 0.17 * (((7 * day + 5 * j) % 11) - 5);
        time += spread * (random.nextDouble() - 0.5);
        doses.add(DoseEvent.of(new ModelTime(time), "h", Route.INTRAVENOUS, mass(81211)));
      }
    }
    return doses;
  }

  private static Mass mass(double nanomoles) {
    return Mass.ofMilligrams(nanomoles * MOLAR_MASS * 1e-6);
  }

  /// The stored people: their eight parameters.
  public static double[][] people() {
    return Arrays.stream(table("w2-people.csv.gz"))
        .map(row -> Arrays.copyOfRange(row, 1, 1 + PARAMETERS))
        .toArray(double[][]::new);
  }

  /// People who differ more: log-normal, with this coefficient of variation.
  public static double[][] people(int count, double variation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double sigma = Math.sqrt(Math.log1p(variation * variation));
    double[][] people = new double[count][PARAMETERS];
    for (double[] person : people) {
      for (int i = 0; i < PARAMETERS; i++) {
        person[i] = MEDIAN[i] * Math.exp(sigma * random.nextGaussian());
      }
    }
    return people;
  }

  /// The stored solution of people 0 to 9: hour, and then antagonists and agonists of each.
  public static double[][] reference() {
    return table("w2-reference.csv.gz");
  }

  private static double[][] table(String name) {
    try (InputStream in = Objects.requireNonNull(W2.class.getResourceAsStream(name));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A person with these parameters. The rate at which naltrexone binds is the same in all, so what
  /// holds half of the receptors goes with the rate at which it leaves.
  public static CohortSubject subject(double[] person, List<DoseEvent> doses) {
    ParameterValues typical = NALTREXONE.parameters().typical();
    ParameterValues naltrexone =
        typical
            .with("CL", person[0])
            .with("V", person[1])
            .with("Q", person[2])
            .with("CLm", person[3])
            .with("M2", 3 / person[4])
            .with("M3", 5 / person[5])
            .with("KON", person[7])
            .with("ECN", typical.value("ECN") * person[7] / MEDIAN[7]);
    return new CohortSubject(
        List.of(naltrexone, HEROIN.parameters().typical().with("CLb", person[6])), doses);
  }

  /// The typical person and seven at the edges, whose parameters are by a factor larger or smaller.
  public static List<CohortSubject> edges(double factor, List<DoseEvent> doses) {
    List<CohortSubject> people = new ArrayList<>();
    people.add(subject(MEDIAN, doses));
    // each parameter is up in about half of the people, and every two go together in about half
    for (int person = 1; person < 8; person++) {
      double[] parameters = MEDIAN.clone();
      for (int i = 0; i < PARAMETERS; i++) {
        boolean up = (i == 0 ? person % 3 : Integer.bitCount(person & i) % 2) == 0;
        parameters[i] *= up ? factor : 1 / factor;
      }
      people.add(subject(parameters, doses));
    }
    return people;
  }

  /// The largest error of sums, in the measure of the workload.
  public static double error(double[] sums, double[] expected) {
    double worst = 0;
    for (int i = 0; i < sums.length; i++) {
      double error = Math.abs(sums[i] - expected[i]) / Math.max(expected[i], FLOOR);
      worst = error <= worst ? worst : error; // what is not a number stays
    }
    return worst;
  }
}

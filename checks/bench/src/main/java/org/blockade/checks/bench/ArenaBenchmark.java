package org.blockade.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.DosingHistory;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugFile;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;
import org.blockade.simulator.effect.Carried;
import org.blockade.simulator.effect.EffectCourse;
import org.blockade.simulator.effect.EffectParameters;
import org.blockade.simulator.effect.EffectWalk;
import org.blockade.simulator.effect.OpioidEffect;
import org.blockade.simulator.kinetics.KineticSystem;
import org.blockade.simulator.kinetics.KineticTrajectory;
import org.blockade.simulator.kinetics.Readout;
import org.blockade.simulator.kinetics.ReadoutCurve;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.blockade.simulator.receptor.BindingLigand;
import org.blockade.simulator.receptor.BindingTrajectory;
import org.blockade.simulator.receptor.CompetitiveBinding;
import org.blockade.simulator.receptor.DriveCurve;
import org.blockade.simulator.receptor.LigandDrive;
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

/// One person for a month: a week of tablets, an injection, 81 doses of heroin, four ligands at one
/// receptor, tolerance and effect; 673 hourly points with 13 columns each. Everything is made anew
/// each time, from the doses on; what is read from files is read before.
///
/// Run it with `./build bench Arena`. It prints the largest difference of the four occupancies to
/// the stored reference solution (a Taylor series of order 30 in extended precision), relative to
/// the share or to 0.01.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class ArenaBenchmark {

  private static final double ACCURACY = 2e-4;
  private static final int FIRST_HOUR = 168;
  private static final int LAST_HOUR = 840;
  private static final double FLOOR = 0.01;

  /// Molar mass of everything in the workload, g/mol.
  private static final double MOLAR_MASS = 500;

  private static final List<String> SUBSTANCES = List.of("n", "m", "a", "b");

  private List<DrugModel> models = List.of();
  private List<List<DoseEvent>> doses = List.of();
  private double[][] reference = {};
  private EffectParameters effects = effects();

  /// Reads the workload and its reference solution.
  @Setup
  public void prepare() throws IOException {
    models = List.of(model("w1-naltrexone.yaml"), model("w1-heroin.yaml"));
    doses = List.of(naltrexone(), heroin());
    reference = reference();
  }

  /// Tells how far the last answer is from the reference.
  @TearDown
  public void tellAccuracy() {
    double[][] table = month();
    double worst = 0;
    double worstEffect = 0;
    for (int row = 0; row < table.length; row++) {
      for (int column = 5; column < 9; column++) {
        double expected = reference[row][column];
        worst =
            Math.max(worst, Math.abs(table[row][column] - expected) / Math.max(expected, FLOOR));
      }
      worstEffect = Math.max(worstEffect, Math.abs(table[row][13] - reference[row][13]) / 100);
    }
    System.out.printf(
        Locale.ROOT,
        "%nlargest error of an occupancy %.1e (relative to it or to %.2f), of the effect %.1e%n",
        worst,
        FLOOR,
        worstEffect);
  }

  private static DrugModel model(String name) {
    return DrugFile.read(DataFile.resource(ArenaBenchmark.class, name)).models().getFirst();
  }

  private static Mass mass(double nanomoles) {
    return Mass.ofMilligrams(nanomoles * MOLAR_MASS * 1e-6);
  }

  private static List<DoseEvent> naltrexone() {
    List<DoseEvent> doses = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      doses.add(DoseEvent.of(new ModelTime(24 * day), "n", Route.ORAL, mass(146456)));
    }
    doses.add(
        DoseEvent.of(
            new ModelTime(FIRST_HOUR), "n", Route.EXTENDED_RELEASE_INTRAMUSCULAR, mass(1113064)));
    return doses;
  }

  private static List<DoseEvent> heroin() {
    double[] base = {7.3, 13.8, 21.1};
    List<DoseEvent> doses = new ArrayList<>();
    for (int day = 1; day <= 27; day++) {
      for (int j = 0; j < base.length; j++) {
        double time = FIRST_HOUR + 24 * day + base[j] + 0.17 * (((7 * day + 5 * j) % 11) - 5);
        doses.add(DoseEvent.of(new ModelTime(time), "h", Route.INTRAVENOUS, mass(81211)));
      }
    }
    return doses;
  }

  private static double[][] reference() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(ArenaBenchmark.class.getResourceAsStream("w1-reference.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }
  }

  /// The month, 14 columns as in the reference.
  @Benchmark
  public double[][] month() {
    ModelTime end = new ModelTime(LAST_HOUR);
    List<BindingLigand> ligands = new ArrayList<>();
    List<DriveCurve> plasma = new ArrayList<>();
    TreeSet<Double> breakpoints = new TreeSet<>(List.of(0.0, (double) LAST_HOUR));
    for (int drug = 0; drug < models.size(); drug++) {
      DrugModel model = models.get(drug);
      ParameterValues values = model.parameters().typical();
      List<Entrance> entrances = doses.get(drug).stream().map(Entrance::of).distinct().toList();
      KineticTrajectory kinetics =
          KineticTrajectory.of(
              DosingHistory.of(doses.get(drug)),
              new KineticSystem(model, values, entrances),
              List.of());
      kinetics.eventTimes().forEach(time -> breakpoints.add(time.hours()));
      List<Structure.Ligand> structure = model.structure().ligands();
      List<Readout> readouts = new ArrayList<>();
      structure.forEach(ligand -> readouts.add(LigandDrive.of(model, ligand, values)));
      structure.forEach(
          ligand -> readouts.add(new Readout(List.of(new Readout.Term(ligand.substance(), 1, 0)))));
      List<ReadoutCurve> curves = kinetics.curves(system -> readouts, ModelTime.ORIGIN, end);
      for (int i = 0; i < structure.size(); i++) {
        Structure.Ligand ligand = structure.get(i);
        ligands.add(
            new BindingLigand(
                ligand.substance(),
                values.value(ligand.dissociationRate().orElseThrow()),
                ligand.efficacy().map(values::value).orElse(0.0),
                curves.get(i)::after));
        plasma.add(curves.get(structure.size() + i)::after);
      }
    }
    EffectWalk walk = new EffectWalk(effects, new Carried(new OpioidEffect.Tolerance(0, 0, 0), 0));
    BindingTrajectory binding =
        CompetitiveBinding.solve(
            ligands,
            breakpoints.stream().mapToDouble(Double::doubleValue).toArray(),
            ACCURACY,
            Optional.empty(),
            walk);
    EffectCourse course = walk.along(binding);
    int[] positions =
        SUBSTANCES.stream()
            .mapToInt(
                name -> binding.ligands().stream().map(BindingLigand::name).toList().indexOf(name))
            .toArray();
    double[][] table = new double[LAST_HOUR - FIRST_HOUR + 1][];
    for (int row = 0; row < table.length; row++) {
      table[row] = row(FIRST_HOUR + row, plasma, positions, binding, course);
    }
    return table;
  }

  private static double[] row(
      double hour,
      List<DriveCurve> plasma,
      int[] positions,
      BindingTrajectory binding,
      EffectCourse course) {
    double[] row = new double[14];
    row[0] = hour;
    BindingTrajectory.Point point = binding.at(hour);
    OpioidEffect effect = course.at(point);
    for (int i = 0; i < positions.length; i++) {
      row[1 + i] = plasma.get(i).after(hour).applyAsDouble(0);
      row[5 + i] = point.shares()[positions[i]];
    }
    row[9] = row[5] + row[6];
    row[10] = row[7] + row[8];
    row[11] = 1 - row[9] - row[10];
    row[12] = effect.tolerance().acute();
    double half = 0.25 * (1 + row[12] / 0.5);
    row[13] = 100 * row[10] * row[10] / (row[10] * row[10] + half * half);
    return row;
  }

  /// One tolerance with a rate of 0.02 /h; the others do nothing that is asked for.
  private static EffectParameters effects() {
    EffectParameters standard = EffectParameters.ofTheDossier();
    return new EffectParameters(
        new EffectParameters.Tone(0, 1, 1),
        new EffectParameters.Tolerance(50, 50, 50),
        new EffectParameters.Withdrawal(
            1, 0, EffectParameters.SlowReference.ACTIVATION, 0, 1, 1, 1, 50, 1, 0, 1, 1),
        standard.high(),
        standard.ventilation());
  }
}

package org.blockade.simulator.receptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.blockade.simulator.integration.RadauTableau;
import org.blockade.simulator.integration.StepMatrices;
import org.blockade.simulator.kinetics.Continuation;

/// The shares of the receptor that each ligand holds, over time.
///
/// Holds the steps that were made. The shares at any other time come from a step of their own, from
/// the start of the step they lie in: no answer depends on which other times were asked for, and
/// all have the order of the method.
public final class BindingTrajectory {

  private static final int STAGES = RadauTableau.STAGES;

  private final List<BindingLigand> ligands;
  private final double[] efficacies;

  /// The drives of the ligands from each breakpoint on.
  private final List<Continuation[]> drives;

  private final BindingStep method;
  private final StepMatrices.Cache matrices;
  private final double[] times;
  private final double[] passed;
  private final int[] breakpointOf;

  /// At the start of each step, and at the end.
  private final double[] shares;

  private BindingTrajectory(Builder builder) {
    this.ligands = builder.ligands;
    this.efficacies = ligands.stream().mapToDouble(BindingLigand::efficacy).toArray();
    this.drives = List.copyOf(builder.drives);
    this.method = builder.method;
    this.matrices = builder.matrices;
    int steps = builder.steps;
    this.times = Arrays.copyOf(builder.times, steps + 1);
    this.passed = Arrays.copyOf(builder.passed, steps);
    this.breakpointOf = Arrays.copyOf(builder.breakpointOf, steps);
    this.shares = Arrays.copyOf(builder.shares, (steps + 1) * ligands.size());
  }

  /// The ligands, in the order of the shares.
  public List<BindingLigand> ligands() {
    return ligands;
  }

  /// Number of steps that were made.
  public int steps() {
    return passed.length;
  }

  /// First time (h) that was computed.
  public double from() {
    return times[0];
  }

  /// Last time (h) that was computed.
  public double to() {
    return times[times.length - 1];
  }

  /// The step that a time (h) lies in; of a time between two steps, the later one, but for the
  /// last.
  public int stepAt(double time) {
    if (!(time >= from() && time <= to())) {
      throw new IllegalArgumentException(
          time + " h is outside of what was computed, " + from() + " to " + to() + " h");
    }
    int found = Arrays.binarySearch(times, time);
    return StrictMath.min(found >= 0 ? found : -found - 2, passed.length - 1);
  }

  /// What the receptor does at the three stages of a step.
  ///
  /// @param activation `A = sum eps_i R_i`
  /// @param blocked share that antagonists hold
  @SuppressWarnings("ArrayRecordComponent") // handed from here to the effects, never compared
  public record Stages(double[] activation, double[] blocked) {}

  /// The receptor at one time.
  ///
  /// @param step the step that the time lies in
  /// @param elapsed time since that step began (h)
  /// @param shares what each ligand holds: 0 to 1 each and together
  /// @param stages of the step of its own that leads to the time; all three are the start of the
  ///   step where none is needed
  @SuppressWarnings("ArrayRecordComponent") // handed from here to the effects, never compared
  public record Point(int step, double elapsed, double[] shares, Stages stages) {

    /// Activation, 0 to 1.
    public double activation() {
      return stages.activation()[STAGES - 1];
    }
  }

  /// Sums what the ligands hold at the stages.
  static void sum(double[] efficacies, double[] held, Stages into) {
    double[] activation = into.activation;
    double[] blocked = into.blocked;
    Arrays.fill(activation, 0);
    Arrays.fill(blocked, 0);
    for (int ligand = 0; ligand < efficacies.length; ligand++) {
      double efficacy = efficacies[ligand];
      double[] sums = efficacy == 0 ? blocked : activation;
      double weight = efficacy == 0 ? 1 : efficacy;
      for (int stage = 0; stage < STAGES; stage++) {
        sums[stage] += weight * held[ligand * STAGES + stage];
      }
    }
  }

  /// The receptor at a time (h).
  public Point at(double time) {
    int step = stepAt(time);
    int count = ligands.size();
    double elapsed = time - times[step];
    double[] atStages = new double[count * STAGES];
    if (elapsed == 0) {
      for (int ligand = 0; ligand < count; ligand++) {
        Arrays.fill(
            atStages, ligand * STAGES, (ligand + 1) * STAGES, shares[step * count + ligand]);
      }
    } else {
      solve(step, elapsed, atStages);
    }
    double[] held = new double[count];
    for (int ligand = 0; ligand < count; ligand++) {
      held[ligand] = atStages[ligand * STAGES + STAGES - 1];
    }
    Stages stages = new Stages(new double[STAGES], new double[STAGES]);
    sum(efficacies, atStages, stages);
    return new Point(step, elapsed, held, stages);
  }

  /// The shares at a time (h): one for each ligand, 0 to 1 each and together.
  public double[] shares(double time) {
    return at(time).shares();
  }

  private void solve(int step, double length, double[] result) {
    int count = ligands.size();
    double[] driven = new double[count * STAGES];
    double[] moments = new double[STAGES];
    RadauTableau.moments(passed[step], length, moments);
    for (int ligand = 0; ligand < count; ligand++) {
      drives.get(breakpointOf[step])[ligand].values(moments, driven, ligand * STAGES);
    }
    method.solve(
        matrices.ofLength(length),
        driven,
        Arrays.copyOfRange(shares, step * count, (step + 1) * count),
        result);
  }

  static final class Builder {

    private final List<BindingLigand> ligands;
    private final double[] breakpoints;
    private final List<Continuation[]> drives = new ArrayList<>();
    private final StepMatrices.Cache matrices;
    private final BindingStep method;
    private final int count;
    private int steps;
    private double[] times = new double[256];
    private double[] passed = new double[256];
    private int[] breakpointOf = new int[256];
    private double[] shares;

    Builder(
        List<BindingLigand> ligands,
        double[] breakpoints,
        StepMatrices.Cache matrices,
        BindingStep method) {
      this.ligands = ligands;
      this.breakpoints = breakpoints.clone();
      this.matrices = matrices;
      this.method = method;
      this.count = ligands.size();
      this.shares = new double[256 * count];
    }

    void breakpoint(Continuation[] from) {
      drives.add(from);
    }

    void add(double since, double[] held) {
      int breakpoint = drives.size() - 1;
      if (steps + 2 > times.length) {
        int room = 2 * times.length;
        times = Arrays.copyOf(times, room);
        passed = Arrays.copyOf(passed, room);
        breakpointOf = Arrays.copyOf(breakpointOf, room);
        shares = Arrays.copyOf(shares, room * count);
      }
      times[steps] = breakpoints[breakpoint] + since;
      passed[steps] = since;
      breakpointOf[steps] = breakpoint;
      System.arraycopy(held, 0, shares, steps * count, count);
      steps++;
    }

    void end(double[] held) {
      times[steps] = breakpoints[breakpoints.length - 1];
      System.arraycopy(held, 0, shares, steps * count, count);
    }

    BindingTrajectory build() {
      return new BindingTrajectory(this);
    }
  }
}

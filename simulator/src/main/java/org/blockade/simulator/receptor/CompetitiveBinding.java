package org.blockade.simulator.receptor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.integration.RadauTableau;
import org.blockade.simulator.integration.StepLadder;
import org.blockade.simulator.integration.StepMatrices;
import org.blockade.simulator.kinetics.Continuation;

/// Any number of ligands that compete for one receptor site, over time.
///
/// `dR_i/dt = koff_i (u_i(t) S - R_i)`, with `S = 1 - sum R` the free share. Binding does not use up
/// drug, so `u_i(t)` is given, and the system is linear in `R` with coefficients that change: seconds
/// beside weeks. Each ligand sees only the free share, so an implicit step needs one unknown a stage,
/// whatever the number of ligands: with `A` the coefficients of a Radau IIA method, `h` the step and
/// `M_i = (I + h koff_i A)^-1`,
///
///     r_i = R_i M_i 1 + (I - M_i) (u_i o s),    s = 1 - sum_i r_i
///     (I + sum_i (I - M_i) diag(u_i)) s = 1 - sum_i R_i M_i 1
///
/// The method has three stages (order 5, L-stable); its embedded method of order 3 tells the error.
/// Steps have a few lengths, so that `M_i` is computed once for each, but for the last before a
/// breakpoint. After a breakpoint they begin as they did after the one before. They depend on
/// ligands and breakpoints, never on the times asked for.
public final class CompetitiveBinding {

  /// Errors are relative to the share, or to this where the share is smaller. A choice.
  private static final double FLOOR = 0.01;

  /// A step is made longer if its error leaves this room: the error of order 3 grows up to 5 times
  /// from one step of the ladder to the next.
  private static final double ROOM_TO_GROW = 1.0 / 6;

  /// An error this much too large makes the step shorter at once by four.
  private static final double FAR_TOO_LARGE = 200;

  /// The first step after a breakpoint is at most this (h), a choice: drives bend there.
  private static final int FIRST_STEP = StepLadder.atMost(0x1p-7);

  private static final int STAGES = RadauTableau.STAGES;

  private final List<BindingLigand> ligands;
  private final double accuracy;
  private final Follower follower;
  private final StepMatrices.Cache matrices;
  private final BindingStep method;
  private final double[] starts;
  private final double[] atStages;
  private final double[] efficacies;
  private final BindingTrajectory.Stages summed =
      new BindingTrajectory.Stages(new double[STAGES], new double[STAGES]);

  private CompetitiveBinding(List<BindingLigand> ligands, double accuracy, Follower follower) {
    this.follower = follower;
    this.ligands = ligands;
    this.accuracy = accuracy;
    double[] rates = ligands.stream().mapToDouble(BindingLigand::dissociationRate).toArray();
    this.matrices = new StepMatrices.Cache(rates);
    this.method = new BindingStep(rates);
    this.starts = new double[rates.length];
    this.efficacies = ligands.stream().mapToDouble(BindingLigand::efficacy).toArray();
    this.atStages = new double[rates.length * STAGES];
  }

  /// The shares of the receptor over time.
  ///
  /// @param ligands all that compete; at the start they hold what they would hold in equilibrium
  /// @param breakpoints times (h) at which a drive jumps or bends, in order and distinct; the first
  ///   is the start, the last the end
  /// @param accuracy largest error of a share in one step, relative to the share or to 0.01
  public static BindingTrajectory solve(
      List<BindingLigand> ligands, double[] breakpoints, double accuracy) {
    return solve(ligands, breakpoints, accuracy, Optional.empty(), Follower.NONE);
  }

  /// The shares of the receptor over time, from given shares on.
  ///
  /// @param start share that each ligand holds at the start, by its name; 0 for one not named.
  ///   Without it, what they would hold in equilibrium
  /// @param follower what the receptor drives
  public static BindingTrajectory solve(
      List<BindingLigand> ligands,
      double[] breakpoints,
      double accuracy,
      Optional<Map<String, Double>> start,
      Follower follower) {
    for (int i = 0; i + 1 < breakpoints.length; i++) {
      if (!(breakpoints[i] < breakpoints[i + 1])) {
        throw new IllegalArgumentException("breakpoints are in order, each once");
      }
    }
    List<BindingLigand> ordered =
        ligands.stream().sorted(Comparator.comparing(BindingLigand::name)).toList();
    return new CompetitiveBinding(ordered, accuracy, follower).solve(breakpoints, start);
  }

  /// Shares of ligands that have long pressed with these drives: `u_i / (1 + sum u)`.
  public static double[] equilibrium(double[] drives) {
    double sum = 1;
    for (double drive : drives) {
      sum += drive;
    }
    double[] shares = new double[drives.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = drives[i] / sum;
    }
    return shares;
  }

  private BindingTrajectory solve(double[] breakpoints, Optional<Map<String, Double>> start) {
    BindingTrajectory.Builder steps =
        new BindingTrajectory.Builder(ligands, breakpoints, matrices, method);
    double[] shares = {};
    int first = FIRST_STEP;
    for (int i = 0; i + 1 < breakpoints.length; i++) {
      Continuation[] drives = new Continuation[starts.length];
      for (int ligand = 0; ligand < drives.length; ligand++) {
        drives[ligand] = ligands.get(ligand).drive().after(breakpoints[i]);
        starts[ligand] = drives[ligand].applyAsDouble(0);
      }
      steps.breakpoint(drives);
      if (i == 0) {
        shares = start.map(this::named).orElseGet(() -> equilibrium(starts));
      }
      int taken = cross(drives, breakpoints[i + 1] - breakpoints[i], shares, first, steps);
      first = StrictMath.min(taken + 1, FIRST_STEP);
    }
    steps.end(shares);
    return steps.build();
  }

  private double[] named(Map<String, Double> held) {
    return ligands.stream().mapToDouble(ligand -> held.getOrDefault(ligand.name(), 0.0)).toArray();
  }

  /// Steps from one breakpoint to the next; gives the place in the ladder of the first step that
  /// was taken: what comes after the next breakpoint is like it.
  private int cross(
      Continuation[] drives,
      double length,
      double[] shares,
      int first,
      BindingTrajectory.Builder steps) {
    double passed = 0;
    int position = first;
    int taken = first;
    double[] stages = new double[shares.length * STAGES];
    double[] moments = new double[STAGES];
    double activation = 0;
    double blocked = 0;
    for (int ligand = 0; ligand < shares.length; ligand++) {
      activation += efficacies[ligand] * shares[ligand];
      blocked += efficacies[ligand] == 0 ? shares[ligand] : 0;
    }
    while (passed < length) {
      double step = StepLadder.length(position);
      boolean last = passed + step >= length;
      if (last) {
        step = length - passed;
      }
      StepMatrices current = last ? matrices.ofLength(step) : matrices.at(position);
      RadauTableau.moments(passed, step, moments);
      for (int ligand = 0; ligand < drives.length; ligand++) {
        drives[ligand].values(moments, atStages, ligand * STAGES);
      }
      method.solve(current, atStages, shares, stages);
      double error = method.error(current, step, starts, shares, stages, FLOOR);
      if (error <= accuracy) {
        BindingTrajectory.sum(efficacies, stages, summed);
        error = StrictMath.max(error, follower.error(step, activation, blocked, summed));
      }
      if (!(error <= accuracy)) {
        if (position == StepLadder.FINEST) {
          throw new IllegalArgumentException(
              "the drives cannot be followed to an accuracy of "
                  + accuracy
                  + "; are they numbers?");
        }
        int shorter = error > FAR_TOO_LARGE * accuracy ? 4 : 1;
        position =
            StrictMath.max(
                StepLadder.FINEST,
                StrictMath.min(position, last ? StepLadder.atMost(step) : position) - shorter);
        continue;
      }
      follower.accept();
      if (passed == 0 && !last) {
        taken = position;
      }
      steps.add(passed, shares);
      for (int ligand = 0; ligand < shares.length; ligand++) {
        shares[ligand] = stages[STAGES * ligand + 2];
        starts[ligand] = atStages[STAGES * ligand + 2];
      }
      activation = summed.activation()[STAGES - 1];
      blocked = summed.blocked()[STAGES - 1];
      passed = last ? length : passed + step;
      if (error < accuracy * ROOM_TO_GROW && position < StepLadder.COARSEST && !last) {
        position++;
      }
    }
    return taken;
  }
}

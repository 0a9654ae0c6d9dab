package org.blockade.checks.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;

/// Solves the workload in a way that shares nothing with the simulator: the equations as they are
/// written in the workload, by Taylor series. All of them are sums and products of two quantities,
/// so each coefficient of a series follows from those before it. A step is as long as the last
/// coefficients allow; outputs are read from the series of the step they lie in.
public final class W2Witness {

  private static final int ORDER = 24;
  private static final int STATES = 25;

  /// What the last terms of a series may add. A choice, below the digits that are compared.
  private static final double NEGLIGIBLE = 1e-12;

  private static final double KA = 1.2;
  private static final double KF = 2;
  private static final double KH = 10.4;
  private static final double KMAM = 2.8;
  private static final double[] FOLLOWING = {2, 1.2, 8, 0.3};
  private static final double[] ON = {4, 6, 20, 60};
  private static final int CENTRAL = 10;
  private static final int SITES = 17;
  private static final int HELD = 21;

  private final double cl;
  private final double v;
  private final double q;
  private final double clm;
  private final double k3;
  private final double k5;
  private final double clb;
  private final double[] off;
  private final double[][] c = new double[ORDER + 1][STATES];
  private final double[] free = new double[ORDER + 1];

  private W2Witness(double[] person) {
    this.cl = person[0];
    this.v = person[1];
    this.q = person[2];
    this.clm = person[3];
    this.k3 = person[4];
    this.k5 = person[5];
    this.clb = person[6];
    this.off = new double[] {person[7], 12, 150, 300};
  }

  /// What antagonists and agonists hold at the hours of the workload.
  ///
  /// @param person CL, V, Q, CLm, k3, k5, CLb, koff_n
  public static double[] sums(double[] person, List<DoseEvent> doses) {
    return new W2Witness(person).solve(doses, W2.outputs());
  }

  private double[] solve(List<DoseEvent> doses, double[] outputs) {
    List<DoseEvent> ordered = new ArrayList<>(doses);
    ordered.sort(Comparator.comparing(DoseEvent::time));
    double[] x = new double[STATES];
    double[] sums = new double[2 * outputs.length];
    double now = 0;
    double end = outputs[outputs.length - 1];
    int dose = 0;
    int output = 0;
    while (output < outputs.length) {
      while (dose < ordered.size() && ordered.get(dose).time().hours() <= now) {
        give(ordered.get(dose++), x);
      }
      double next = dose < ordered.size() ? Math.min(end, ordered.get(dose).time().hours()) : end;
      series(x);
      double step = Math.min(next - now, length());
      boolean reaches = now + step >= next;
      double reached = reaches ? next : now + step;
      while (output < outputs.length
          && (outputs[output] < reached || (reached == end && outputs[output] == end))) {
        double[] there = at(outputs[output] - now);
        sums[2 * output] = there[HELD] + there[HELD + 1];
        sums[2 * output + 1] = there[HELD + 2] + there[HELD + 3];
        output++;
      }
      x = at(reached - now);
      now = reached;
    }
    return sums;
  }

  /// Lets a dose act.
  static void give(DoseEvent dose, double[] x) {
    double amount = dose.amount().milligrams() / 500 * 1e6;
    switch (dose.route()) {
      case ORAL -> x[0] += amount;
      case EXTENDED_RELEASE_INTRAMUSCULAR -> {
        x[1] += 0.05 * amount;
        x[2] += 0.45 * amount;
        x[5] += 0.5 * amount;
      }
      case INTRAVENOUS -> x[13] += amount;
      default -> throw new IllegalArgumentException("the workload has no " + dose.route());
    }
  }

  private void series(double[] x) {
    System.arraycopy(x, 0, c[0], 0, STATES);
    for (int order = 0; order < ORDER; order++) {
      double[] y = c[order];
      double[] next = c[order + 1];
      double depot = KF * y[1] + k3 * y[4] + k5 * y[9];
      next[0] = -KA * y[0];
      next[1] = -KF * y[1];
      for (int i = 2; i <= 4; i++) {
        next[i] = k3 * ((i == 2 ? 0 : y[i - 1]) - y[i]);
      }
      for (int i = 5; i <= 9; i++) {
        next[i] = k5 * ((i == 5 ? 0 : y[i - 1]) - y[i]);
      }
      double exchange = q / v * y[CENTRAL] - q / 2880 * y[11];
      next[CENTRAL] = 0.2 * KA * y[0] + depot - cl / v * y[CENTRAL] - exchange;
      next[11] = exchange;
      next[12] = 0.5 * KA * y[0] + 0.4 * cl / v * y[CENTRAL] - clm / 800 * y[12];
      next[13] = -KH * y[13];
      next[14] = KH * y[13] - KMAM * y[14];
      double other = 90.0 / 60 * y[15] - 90.0 / 150 * y[16];
      next[15] = 0.7 * KMAM * y[14] - clb / 60 * y[15] - other;
      next[16] = other;
      next[17] = FOLLOWING[0] * (y[CENTRAL] / v - y[17]);
      next[18] = FOLLOWING[1] * (y[12] / 800 - y[18]);
      next[19] = FOLLOWING[2] * (y[14] / 140 - y[19]);
      next[20] = FOLLOWING[3] * (y[15] / 60 - y[20]);
      free[order] = (order == 0 ? 1 : 0) - y[21] - y[22] - y[23] - y[24];
      for (int ligand = 0; ligand < 4; ligand++) {
        double product = 0;
        for (int i = 0; i <= order; i++) {
          product += c[i][SITES + ligand] * free[order - i];
        }
        next[HELD + ligand] = ON[ligand] * product - off[ligand] * y[HELD + ligand];
      }
      for (int i = 0; i < STATES; i++) {
        next[i] /= order + 1;
      }
    }
  }

  /// How long a step may be for the last two coefficients to add next to nothing, relative to the
  /// largest state of each kind.
  private double length() {
    double shortest = Double.POSITIVE_INFINITY;
    for (int order = ORDER - 1; order <= ORDER; order++) {
      double worst = 0;
      for (int i = HELD; i < STATES; i++) {
        worst = Math.max(worst, Math.abs(c[order][i]));
      }
      double largest = Arrays.stream(c[0], 0, SITES).max().orElse(0);
      double sites = Arrays.stream(c[0], SITES, HELD).max().orElse(0);
      for (int i = 0; i < HELD; i++) {
        double scale = i < SITES ? largest : Math.max(sites, 1);
        worst = Math.max(worst, scale > 0 ? Math.abs(c[order][i]) / scale : 0);
      }
      shortest = Math.min(shortest, Math.pow(NEGLIGIBLE / worst, 1.0 / order));
    }
    return shortest;
  }

  private double[] at(double since) {
    double[] x = c[ORDER].clone();
    for (int order = ORDER - 1; order >= 0; order--) {
      for (int i = 0; i < STATES; i++) {
        x[i] = x[i] * since + c[order][i];
      }
    }
    return x;
  }
}

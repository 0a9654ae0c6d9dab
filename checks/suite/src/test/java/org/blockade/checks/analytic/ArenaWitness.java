package org.blockade.checks.analytic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blockade.simulator.effect.EffectParameters;

/// Receptor, tolerance and withdrawal by another method than the engine's: implicit Euler with a
/// dense solver, extrapolated to order 8 (as SEULEX does), with drives that are computed exactly at
/// each time. States: a share for each ligand, then T1, T2, T3, E2.
final class ArenaWitness {

  private static final int ORDER = 8;

  /// A ligand of the witness; the drives of all come from one function of time.
  record Ligand(double dissociationRate, double efficacy) {}

  /// Drives at a time, ligand by ligand.
  @FunctionalInterface
  interface Drives {
    double[] at(double time);
  }

  private final Drives drives;
  private final Map<Double, double[]> known = new HashMap<>();

  private final List<Ligand> ligands;
  private final EffectParameters effects;
  private final double tolerance;
  private final int count;

  ArenaWitness(List<Ligand> ligands, Drives drives, EffectParameters effects, double tolerance) {
    this.ligands = ligands;
    this.drives = drives;
    this.effects = effects;
    this.tolerance = tolerance;
    this.count = ligands.size();
  }

  /// The state at a later time; nothing jumps in between.
  double[] advance(double[] state, double from, double to) {
    double[] now = state.clone();
    double time = from;
    double step = Math.min(to - from, 1e-4);
    while (time < to) {
      known.clear();
      boolean last = time + step >= to;
      double length = last ? to - time : step;
      double[][] previous = new double[ORDER][];
      double[] best = now;
      double error = Double.POSITIVE_INFINITY;
      for (int j = 0; j < ORDER; j++) {
        double[] current = substeps(now, time, length, j + 1);
        double[][] row = new double[j + 1][];
        row[0] = current;
        for (int k = 1; k <= j; k++) {
          double ratio = (j + 1.0) / (j + 1 - k) - 1;
          row[k] = new double[now.length];
          for (int i = 0; i < now.length; i++) {
            row[k][i] = row[k - 1][i] + (row[k - 1][i] - previous[k - 1][i]) / ratio;
          }
        }
        if (j > 0) {
          error = 0;
          for (int i = 0; i < now.length; i++) {
            error = Math.max(error, Math.abs(row[j][i] - row[j - 1][i]));
          }
          best = row[j];
        }
        System.arraycopy(row, 0, previous, 0, row.length);
        if (error <= tolerance) {
          break;
        }
      }
      if (error > tolerance && length > 1e-9) {
        step = length / 3;
        continue;
      }
      now = best;
      time = last ? to : time + length;
      step = Math.max(step, length) * (error < tolerance / 30 ? 1.8 : 1);
    }
    return now;
  }

  private double[] substeps(double[] state, double time, double length, int substeps) {
    double[] now = state.clone();
    double h = length / substeps;
    for (int i = 1; i <= substeps; i++) {
      euler(now, i == substeps ? time + length : time + length * i / substeps, h);
    }
    return now;
  }

  /// One step of implicit Euler, in place: the receptor first, then what it drives.
  private void euler(double[] now, double time, double h) {
    double[] pressing = known.computeIfAbsent(time, drives::at);
    double[][] matrix = new double[count][count + 1];
    for (int i = 0; i < count; i++) {
      double on = ligands.get(i).dissociationRate() * pressing[i];
      for (int j = 0; j < count; j++) {
        matrix[i][j] = h * on;
      }
      matrix[i][i] += 1 + h * ligands.get(i).dissociationRate();
      matrix[i][count] = now[i] + h * on;
    }
    solve(matrix, now);
    double activation = 0;
    double blocked = 0;
    for (int i = 0; i < count; i++) {
      activation += ligands.get(i).efficacy() * now[i];
      blocked += ligands.get(i).efficacy() == 0 ? now[i] : 0;
    }
    EffectParameters.Tolerance times = effects.tolerance();
    EffectParameters.Withdrawal withdrawal = effects.withdrawal();
    double speed = 1 + withdrawal.antagonistSpeed() * blocked;
    int t1 = count;
    now[t1] = relax(now[t1], activation, h / times.acuteTime());
    now[t1 + 1] = relax(now[t1 + 1], activation, h * speed / times.adaptiveTime());
    now[t1 + 2] = relax(now[t1 + 2], activation, h / times.slowTime());
    double tone = effects.tone().activation();
    double met = now[t1] - tone;
    double counted = met < 0 ? withdrawal.belowTone() * met : met;
    double missed = Math.max(0, withdrawal.slowShare() * (now[t1 + 1] - tone) - counted);
    now[t1 + 3] = relax(now[t1 + 3], missed, h * speed / withdrawal.slowTime());
  }

  private static double relax(double value, double target, double scaled) {
    return (value + scaled * target) / (1 + scaled);
  }

  private static void solve(double[][] rows, double[] into) {
    int size = rows.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
          pivot = row;
        }
      }
      double[] swap = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = swap;
      for (int row = column + 1; row < size; row++) {
        double factor = rows[row][column] / rows[column][column];
        for (int j = column; j <= size; j++) {
          rows[row][j] -= factor * rows[column][j];
        }
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      double sum = rows[row][size];
      for (int j = row + 1; j < size; j++) {
        sum -= rows[row][j] * into[j];
      }
      into[row] = sum / rows[row][row];
    }
  }
}

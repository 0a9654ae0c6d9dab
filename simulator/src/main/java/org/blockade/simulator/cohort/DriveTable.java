package org.blockade.simulator.cohort;

import java.util.Arrays;

/// What the ligands read, of the states at an event, at each step of a mesh: eight subjects side by
/// side. Made as far as it is needed, and kept for the next event.
final class DriveTable {

  private final Layout layout;
  private final LaneSystem system;
  private final Mesh mesh;

  /// Of each step, rows of values, and for a ligand that has a knot there of slopes and curvatures.
  private double[][] rows = {};

  /// How many of them are made for the present subjects.
  private int made;

  /// Steps that may be taken; the rows go on to the ends of their curves.
  private int steps;

  private double[] times = {0};
  private double[][] curves = {};
  private int[][] nextKnots = {};

  DriveTable(Layout layout, LaneSystem system, Mesh mesh) {
    this.layout = layout;
    this.system = system;
    this.mesh = mesh;
  }

  Mesh mesh() {
    return mesh;
  }

  /// Forgets the rows: the subjects are others.
  void renew() {
    made = 0;
  }

  /// Makes the table for all steps up to a time since the event (h).
  void reach(double hours) {
    if (steps == 0 || times[steps] <= hours) {
      steps = mesh.steps(hours);
      times = mesh.times(steps);
      curves = mesh.curves(steps);
      nextKnots = mesh.nextKnots(steps);
    }
    int whole = mesh.whole(mesh.steps(hours));
    if (whole >= rows.length) {
      int old = rows.length;
      rows = Arrays.copyOf(rows, whole + 1);
      for (int step = old; step <= whole; step++) {
        rows[step] = new double[Lanes.STAGES * layout.rowEntries * Lanes.LANES];
      }
    }
    for (; made <= whole; made++) {
      if (made == 0) {
        System.arraycopy(system.weights, 0, rows[0], 0, system.weights.length);
      } else {
        system.rowsLater(rows[made - 1], mesh.position(made - 1), rows[made]);
      }
      for (int ligand = 0; ligand < layout.ligands; ligand++) {
        if (mesh.isKnot(ligand, made)) {
          system.derivatives(rows[made], ligand, ligand + 1);
        }
      }
    }
  }

  /// When a step begins (h since the event).
  double time(int step) {
    return times[step];
  }

  /// Where a step lies on the curves; see `DriveCurve`.
  double[] curves(int step) {
    return curves[step];
  }

  /// The knot with which a curve ends if one begins with this step; else 0.
  int nextKnot(int ligand, int step) {
    return nextKnots[ligand][step];
  }

  double[] rows(int step) {
    return rows[step];
  }
}

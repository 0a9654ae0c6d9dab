package org.blockade.checks.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.blockade.simulator.dosing.DoseEvent;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/// The workload's first person (the typical one) by an explicit method of a library: 26 equations
/// written out, restarted at every dose and every output hour.
final class W2Yardstick {

  private static final double RELATIVE = 1e-5;
  private static final double ABSOLUTE = 1e-8;

  private W2Yardstick() {}

  /// Processor time of one solution, compiled (ms).
  static double milliseconds() {
    solve(240); // a warm start: the first days
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    solve(840);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-6;
  }

  private static double solve(double end) {
    DormandPrince54Integrator integrator =
        new DormandPrince54Integrator(1e-14, 24, ABSOLUTE, RELATIVE);
    OrdinaryDifferentialEquation equations = new Equations();
    List<DoseEvent> doses = W2.doses();
    double[] x = new double[26];
    double now = 0;
    int dose = 0;
    while (now < end) {
      while (dose < doses.size() && doses.get(dose).time().hours() <= now) {
        W2Witness.give(doses.get(dose++), x);
      }
      double next = now < 168 ? 168 : Math.floor(now) + 1;
      if (dose < doses.size()) {
        next = Math.min(next, doses.get(dose).time().hours());
      }
      x = integrator.integrate(equations, new ODEState(now, x), next).getPrimaryState();
      now = next;
    }
    return x[21];
  }

  private static final class Equations implements OrdinaryDifferentialEquation {

    @Override
    public int getDimension() {
      return 26;
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      double[] d = new double[26];
      depot(y, d);
      body(y, d);
      receptor(y, d);
      return d;
    }

    private static void depot(double[] y, double[] d) {
      double k3 = 3.0 / 144;
      double k5 = 5.0 / 384;
      d[0] = -1.2 * y[0];
      d[1] = -2 * y[1];
      d[2] = -k3 * y[2];
      d[3] = k3 * (y[2] - y[3]);
      d[4] = k3 * (y[3] - y[4]);
      d[5] = -k5 * y[5];
      for (int i = 6; i <= 9; i++) {
        d[i] = k5 * (y[i - 1] - y[i]);
      }
      double out = 20.0 / 1350 * y[10] - 20.0 / 2880 * y[11];
      d[10] = 0.24 * y[0] + 2 * y[1] + k3 * y[4] + k5 * y[9] - 210.0 / 1350 * y[10] - out;
      d[11] = out;
      d[12] = 0.6 * y[0] + 0.4 * 210 / 1350 * y[10] - 45.0 / 800 * y[12];
    }

    private static void body(double[] y, double[] d) {
      d[13] = -10.4 * y[13];
      d[14] = 10.4 * y[13] - 2.8 * y[14];
      double out = 1.5 * y[15] - 0.6 * y[16];
      d[15] = 0.7 * 2.8 * y[14] - 80.0 / 60 * y[15] - out;
      d[16] = out;
      d[17] = 2 * (y[10] / 1350 - y[17]);
      d[18] = 1.2 * (y[12] / 800 - y[18]);
      d[19] = 8 * (y[14] / 140 - y[19]);
      d[20] = 0.3 * (y[15] / 60 - y[20]);
    }

    private static void receptor(double[] y, double[] d) {
      double free = 1 - y[21] - y[22] - y[23] - y[24];
      d[21] = 4 * y[17] * free - 2 * y[21];
      d[22] = 6 * y[18] * free - 12 * y[22];
      d[23] = 20 * y[19] * free - 150 * y[23];
      d[24] = 60 * y[20] * free - 300 * y[24];
      d[25] = 0.02 * (y[23] + y[24] - y[25]);
    }
  }
}

package org.blockade.checks.analytic;

import java.util.Arrays;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// The differential equations of the evidence dossier, section 8.1, written from its text: tablets,
/// depot injections by their closed-form release rates, intravenous doses, two compartments for
/// naltrexone and for 6beta-naltrexol, two slow biophases, two areas. Amounts in nmol, volumes in
/// L, times in h. A general integrator of high order follows it; it is restarted at each event.
final class DossierModel {

  static final int GUT = 0;
  static final int N_CENTRAL = 1;
  static final int N_PERIPHERAL = 2;
  static final int M_CENTRAL = 3;
  static final int M_PERIPHERAL = 4;
  static final int N_SITE = 5;
  static final int M_SITE = 6;
  static final int N_AREA = 7;
  static final int M_AREA = 8;
  static final int SIZE = 9;

  /// Parameters of one person at one time, by the symbols of the dossier.
  record Person(
      double ka,
      double fa,
      double f,
      double cl,
      double v1,
      double q,
      double v2,
      double fm,
      double clm,
      double vm1,
      double qm,
      double vm2,
      double f1,
      double k1,
      double f2,
      double mtt2,
      double f3,
      double mtt3,
      double ke,
      double slow,
      double ecN,
      double ecM) {}

  /// A depot injection: when, and how much base (nmol).
  record Injection(double time, double amount) {}

  private DossierModel() {}

  /// The rates of change at a time.
  ///
  /// @param rateN constant-rate input of naltrexone (nmol/h)
  /// @param rateM the same of 6beta-naltrexol
  static double[] derivatives(
      Person p, Iterable<Injection> injections, double rateN, double rateM, double t, double[] y) {
    double release = 0;
    double remainder = (1 - p.f1()) / (p.f2() + p.f3());
    for (Injection injection : injections) {
      double s = t - injection.time();
      release +=
          injection.amount()
              * (p.f1() * p.k1() * Math.exp(-p.k1() * s)
                  + p.f2() * remainder * erlangOfThree(3 / p.mtt2(), s)
                  + p.f3() * remainder * erlangOfThree(3 / p.mtt3(), s));
    }
    double absorbed = p.ka() * y[GUT];
    double concentrationN = y[N_CENTRAL] / p.v1();
    double concentrationM = y[M_CENTRAL] / p.vm1();
    double[] dy = new double[SIZE];
    dy[GUT] = -absorbed;
    dy[N_CENTRAL] =
        absorbed * p.f() / p.fa()
            + release
            + rateN
            - (p.cl() + p.q()) * concentrationN
            + p.q() * y[N_PERIPHERAL] / p.v2();
    dy[N_PERIPHERAL] = p.q() * (concentrationN - y[N_PERIPHERAL] / p.v2());
    dy[M_CENTRAL] =
        absorbed * (p.fa() - p.f()) / p.fa()
            + rateM
            + p.fm() * p.cl() * concentrationN
            - (p.clm() + p.qm()) * concentrationM
            + p.qm() * y[M_PERIPHERAL] / p.vm2();
    dy[M_PERIPHERAL] = p.qm() * (concentrationM - y[M_PERIPHERAL] / p.vm2());
    dy[N_SITE] = p.ke() * (concentrationN - y[N_SITE]);
    dy[M_SITE] = p.ke() * (concentrationM - y[M_SITE]);
    dy[N_AREA] = concentrationN;
    dy[M_AREA] = concentrationM;
    return dy;
  }

  private static double erlangOfThree(double k, double s) {
    return s <= 0 ? 0 : k * k * k * s * s / 2 * Math.exp(-k * s);
  }

  /// Occupancy of the mu receptor.
  static double occupancy(Person p, double[] y) {
    double ngPerNmolN = 0.34141;
    double ngPerNmolM = 0.34342;
    double plasma = y[N_CENTRAL] / p.v1() * ngPerNmolN;
    double drive =
        ((1 - p.slow()) * plasma + p.slow() * y[N_SITE] * ngPerNmolN) / p.ecN()
            + y[M_SITE] * ngPerNmolM / p.ecM();
    return drive / (1 + drive);
  }

  /// The state at a later time, with constant inputs in between.
  static double[] integrate(
      Person p,
      Iterable<Injection> injections,
      double rateN,
      double rateM,
      double from,
      double to,
      double[] state) {
    if (!(to - from > 1e-12 * Math.max(1, Math.abs(to)))) {
      return state;
    }
    double[] absolute = new double[SIZE];
    double[] relative = new double[SIZE];
    Arrays.fill(absolute, 1e-27);
    Arrays.fill(relative, 2e-13);
    // Time runs from 0 in each stretch: no digits are lost in its steps.
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(1e-15, 20, absolute, relative);
    integrator.setInitialStepSize(Math.min(1e-2, (to - from) / 2));
    OrdinaryDifferentialEquation equation =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return SIZE;
          }

          @Override
          public double[] computeDerivatives(double t, double[] y) {
            return derivatives(p, injections, rateN, rateM, from + t, y);
          }
        };
    return integrator.integrate(equation, new ODEState(0, state), to - from).getPrimaryState();
  }
}

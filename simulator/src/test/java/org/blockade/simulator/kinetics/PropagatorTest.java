package org.blockade.simulator.kinetics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PropagatorTest {

  /// A depot, a centre with an exchange, and what has left; the first two do not hear of the rest.
  private static final double[] GENERATOR = {
    -1.7, 0, 0, 0, //
    1.1, -3.3, 0.4, 0, //
    0, 2.9, -0.4, 0, //
    0.6, 0.4, 0, 0
  };

  private static final double[] STATE = {3, 0.1, 1e-9, 0};
  private static final int SIZE = 4;

  private static void isTheSame(double hours, int leading) {
    // Each way has its own propagator, so that neither reads what the other has kept.
    double[] expected = new Propagator(GENERATOR, SIZE).advance(STATE, hours, leading);
    double[] next = new double[leading];
    new Propagator(GENERATOR, SIZE).advance(STATE, hours, next);
    assertThat(next).as("%s h, %d states", hours, leading).isEqualTo(expected);
  }

  @Test
  void aPowerOfTwoHoursInPlaceHasTheBitsOfTheOtherWay() {
    for (int power = -14; power <= 20; power++) {
      isTheSame(Math.scalb(1.0, power), SIZE);
      isTheSame(Math.scalb(1.0, power), 1);
    }
  }

  @Test
  void anyOtherTimeInPlaceHasTheBitsOfTheOtherWay() {
    for (double hours : new double[] {0, 1e-5, 0.3, 1 - 0x1p-53, 1 + 0x1p-52, 3, 24.7, 8760}) {
      isTheSame(hours, SIZE);
      isTheSame(hours, 1);
    }
  }

  @Test
  void inPlaceTheStateBeforeIsLeftAlone() {
    double[] state = STATE.clone();
    new Propagator(GENERATOR, SIZE).advance(state, 2, new double[SIZE]);
    assertThat(state).isEqualTo(STATE);
  }
}

package org.blockade.simulator.overdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class BloodGasTest {

  private static final BloodGas BLOOD =
      new BloodGas(
          0.02272,
          new BloodGas.Curve(9, 14.99, 0.3836, 0.03198, 0.008275),
          new BloodGas.Curve(86.11, 194.4, 1.819, 0.05591, 0.03255));

  @Test
  void pressuresComeBackFromTheContentsThatTheyGive() {
    for (double oxygen = 2; oxygen < 150; oxygen += 7.3) {
      for (double carbonDioxide = 15; carbonDioxide < 120; carbonDioxide += 6.1) {
        double loneOxygen = BLOOD.loneOxygen(BLOOD.oxygenContent(oxygen, carbonDioxide));
        double loneCarbonDioxide =
            BLOOD.loneCarbonDioxide(BLOOD.carbonDioxideContent(oxygen, carbonDioxide));
        assertThat(BLOOD.oxygenPressure(loneOxygen, loneCarbonDioxide))
            .isCloseTo(oxygen, withinPercentage(1e-8));
        assertThat(BLOOD.carbonDioxidePressure(loneOxygen, loneCarbonDioxide))
            .isCloseTo(carbonDioxide, withinPercentage(1e-8));
      }
    }
  }

  @Test
  void arterialBloodHoldsWhatBloodOfHealthyPeopleHolds() {
    // textbook values: about 20 mL O2 and 48 mL CO2 per 100 mL, half saturation near 27 mmHg
    assertThat(BLOOD.oxygenContent(95, 40)).isBetween(0.19, 0.205);
    assertThat(BLOOD.carbonDioxideContent(95, 40)).isBetween(0.45, 0.52);
    assertThat(BLOOD.oxygenContent(26, 40) / (0.02272 * 9)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void carbonDioxideDrivesOxygenOutAndOxygenDrivesCarbonDioxideOut() {
    assertThat(BLOOD.oxygenContent(30, 60)).isLessThan(BLOOD.oxygenContent(30, 40));
    assertThat(BLOOD.carbonDioxideContent(95, 40)).isLessThan(BLOOD.carbonDioxideContent(40, 40));
  }

  @Test
  void bloodWithoutGasHoldsNone() {
    assertThat(BLOOD.oxygenContent(0, 40)).isZero();
    assertThat(BLOOD.oxygenPressure(BLOOD.loneOxygen(0), BLOOD.loneCarbonDioxide(0.5))).isZero();
  }
}

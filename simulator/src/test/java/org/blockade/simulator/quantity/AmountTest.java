package org.blockade.simulator.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  private static final MolarMass NALTREXONE = new MolarMass(341.41);

  @ParameterizedTest
  @CsvSource({"50, MILLIGRAM", "0.05, GRAM", "50000, MICROGRAM", "5e7, NANOGRAM"})
  void aMassIsTheSameAmountInEveryUnit(double value, MassUnit unit) {
    // 50 mg / 341.41 g/mol = 146.45148 umol
    assertThat(NALTREXONE.amountOf(new Mass(value, unit)).nanomoles())
        .isCloseTo(146_451.4806244691, withinPercentage(1e-12));
  }

  @Test
  void aNanomolPerLitreIsAThousandthOfTheMolarMassInNanogramsPerMillilitre() {
    assertThat(NALTREXONE.nanogramsPerMillilitre(1)).isCloseTo(0.34141, within(1e-16));
    assertThat(NALTREXONE.nanomolesPerLitre(0.055)).isCloseTo(0.16109663, within(1e-8));
    assertThat(NALTREXONE.nanomolesPerLitre(NALTREXONE.nanogramsPerMillilitre(7)))
        .isCloseTo(7, within(1e-14));
  }

  @Test
  void aUnitIsReadByItsCodeInEitherFormOfUcum() {
    assertThat(MassUnit.ofCode("mg")).contains(MassUnit.MILLIGRAM);
    assertThat(MassUnit.ofCode("MG")).contains(MassUnit.MILLIGRAM);
    assertThat(MassUnit.ofCode("ug")).contains(MassUnit.MICROGRAM);
    assertThat(MassUnit.ofCode("Mg")).isEmpty();
    assertThat(MassUnit.ofCode("mG")).isEmpty();
    assertThat(MassUnit.ofCode("")).isEmpty();
    assertThat(MassUnit.ofCode("kg")).isEmpty();
    assertThat(MassUnit.codes()).isEqualTo("ng, ug, mg, g");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoMassAmountOrMolarMassIsRefused(double value) {
    assertThatThrownBy(() -> Mass.ofMilligrams(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amount(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MolarMass(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMolarMassIsAboveZero() {
    assertThatThrownBy(() -> new MolarMass(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Amount(0).times(3)).isEqualTo(new Amount(0));
  }
}

package org.blockade.simulator.overdose;

/// Breathing, gas stores, blood flow and the failing heart: what all people of the model share.
///
/// Units: s, L, mmHg; flows and metabolism in L/s. Symbols and equations: the records below and
/// `OverdoseEquations`.
record Physiology(Breathing breathing, Gas gas, Flow flow, Arresting arresting, Call call) {

  /// Drives to breathe.
  ///
  /// @param wakefulness `W`
  /// @param alveolarFactor alveolar ventilation per unit of drive, L/s
  /// @param naiveChemoreflex `P1` of naive people
  /// @param naiveWakefulness `P3` of naive people
  /// @param toleranceFactor `P1` and `P3` of chronic users over those
  record Breathing(
      double wakefulness,
      double alveolarFactor,
      double naiveChemoreflex,
      double naiveWakefulness,
      double toleranceFactor,
      Reflex peripheral,
      Reflex central,
      Chemoreceptor chemoreceptor,
      HypoxicGain hypoxicGain,
      double failingFlow,
      double breathlessFlow) {}

  /// `dD/dt = (-D + AV gain (input(t - volume/Q) - setPoint)) / time`.
  record Reflex(double time, double gain, double setPoint, double delayVolume) {}

  /// `fpc = gain ln(PaCO2/co2) (most + least e^x) / (1 + e^x)`, `x = (PaO2 - o2) / width`.
  record Chemoreceptor(
      double gain, double co2, double most, double least, double o2, double width) {

    double activity(double oxygen, double carbonDioxide) {
      double power = StrictMath.exp((oxygen - o2) / width);
      return gain * StrictMath.log(carbonDioxide / co2) * (most + least * power) / (1 + power);
    }
  }

  /// `aH` goes to `1 + gain (clip(PBO2) - rest) / rest`.
  record HypoxicGain(double time, double gain, double rest, double lowest, double highest) {

    double target(double brainOxygen) {
      double clipped = StrictMath.min(highest, StrictMath.max(lowest, brainOxygen));
      return 1 + gain * (clipped - rest) / rest;
    }
  }

  /// Where gas is, how much is made and used.
  record Gas(
      double lungVolume,
      double inspiredOxygen,
      double inspiredCarbonDioxide,
      double factor,
      double shunt,
      Store brain,
      Store tissue,
      Metabolism metabolism,
      BloodGas blood) {}

  /// A well-mixed tissue.
  record Store(double volume, double carbonDioxideMade, double oxygenUsed) {}

  /// What tissue holds and how its metabolism falls.
  record Metabolism(
      double exponent,
      double leastCarbonDioxide,
      double leastOxygen,
      double starvingOxygen,
      double carbonDioxideSolubility,
      double bicarbonate,
      double oxygenSolubility) {}

  /// Blood flow and its answer to CO2 and O2.
  ///
  /// @param carbonDioxideOffset L/s that CO2 adds to the brain's flow at the lower end
  /// @param carbonDioxideRange L/s from the lower to the upper end
  record Flow(
      double brain,
      double tissue,
      double tissueShare,
      double carbonDioxideTime,
      double oxygenTime,
      double carbonDioxideOffset,
      double carbonDioxideRange,
      double carbonDioxideMiddle,
      double carbonDioxideWidth,
      double oxygenSize,
      double oxygenScale,
      double oxygenRest,
      double oxygenMost,
      VolumeShrinking shrinking) {

    /// Brain flow that CO2 adds, over the flow at rest.
    double carbonDioxideTarget(double pressure) {
      double sigmoid =
          1 / (1 + StrictMath.exp(-(pressure - carbonDioxideMiddle) / carbonDioxideWidth));
      return (carbonDioxideOffset + carbonDioxideRange * sigmoid) / brain;
    }

    /// Flow that lack of O2 adds, over the flow at rest.
    double oxygenTarget(double pressure) {
      double answer =
          oxygenSize
              * (StrictMath.exp(-pressure / oxygenScale)
                  - StrictMath.exp(-oxygenRest / oxygenScale));
      return StrictMath.min(oxygenMost, answer);
    }
  }

  /// Drug volumes are divided by `1 + (most - 1) / (1 + exp((from - Q/Q0) / width))`.
  record VolumeShrinking(double restFlow, double from, double width, double most) {

    double divisor(double flow) {
      return 1 + (most - 1) / (1 + StrictMath.exp((from - flow / restFlow) / width));
    }
  }

  /// The rule of arrest; a failing heart loses flow at `rate (constant + co2Share PaCO2/co2Unit)`.
  record Arresting(
      double lowOxygen,
      double time,
      double rate,
      double constantShare,
      double carbonDioxideShare,
      double carbonDioxideUnit) {}

  /// When help is called, and how the step is chosen.
  record Call(double threshold, double step, double fastestInStep) {}
}

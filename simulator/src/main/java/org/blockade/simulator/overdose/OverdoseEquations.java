package org.blockade.simulator.overdose;

import org.blockade.simulator.overdose.Physiology.Breathing;
import org.blockade.simulator.overdose.Physiology.Flow;
import org.blockade.simulator.overdose.Physiology.Gas;
import org.blockade.simulator.overdose.Physiology.Metabolism;
import org.blockade.simulator.overdose.Physiology.Reflex;
import org.blockade.simulator.overdose.Physiology.Store;

/// The differential equations of one person. Not shared between threads: the last evaluation leaves
/// its ventilation, pressures and flow here, to be read.
final class OverdoseEquations {

  // amounts in pmol, concentrations in pmol/L, pressures in mmHg, gas contents in L/L
  static final int DEPOT = 0;
  static final int FIRST_STAGE = 1;
  static final int SECOND_STAGE = 2;
  static final int RESCUE = 3;
  static final int RESCUE_TISSUE = 4;
  static final int RESCUE_SITE = 5;
  static final int OPIOID = 6;
  static final int OPIOID_FAST = 7;
  static final int OPIOID_SLOW = 8;
  static final int OPIOID_SITE = 9;
  static final int OPIOID_BOUND = 10;
  static final int RESCUE_BOUND = 11;
  static final int LUNG_CO2 = 12;
  static final int LUNG_O2 = 13;
  static final int BRAIN_CO2 = 14;
  static final int BRAIN_O2 = 15;
  static final int TISSUE_CO2 = 16;
  static final int TISSUE_O2 = 17;
  static final int CO2_FLOW = 18;
  static final int O2_FLOW = 19;
  static final int PERIPHERAL = 20;
  static final int CENTRAL = 21;
  static final int HYPOXIC = 22;
  static final int HEART = 23;
  static final int SIZE = 24;

  /// Steepest slope of the O2 content of blood over its pressure, in shares of the capacity per
  /// mmHg, rounded up; only the cutting of steps rests on it.
  private static final double STEEPEST_OXYGEN = 0.035;

  private final Physiology physiology;
  private final OpioidKinetics opioid;
  private final Binding opioidBinding;
  private final OpioidShare opioidShare;
  private final AntagonistKinetics rescue;
  private final double rescueSiteRate;
  private final Binding rescueBinding;
  private final BlockadeOnBoard onBoard;
  private final double chemoreflexExponent;
  private final double wakefulnessExponent;
  private final double bioavailability;
  private final double transit;
  private final double absorption;
  private double infusion;
  private boolean failing;

  private double ventilationDrive;
  private double arterialOxygen;
  private double arterialCarbonDioxide;
  private double brainCarbonDioxide;
  private double flow;
  private double brainFlow;
  private double onBoardDrive;

  OverdoseEquations(
      Physiology physiology,
      OpioidKinetics opioid,
      Binding opioidBinding,
      OpioidShare opioidShare,
      AntagonistKinetics rescue,
      double rescueSiteRate,
      Binding rescueBinding,
      BlockadeOnBoard onBoard,
      OpioidTolerance tolerance) {
    this.physiology = physiology;
    this.opioid = opioid;
    this.opioidBinding = opioidBinding;
    this.opioidShare = opioidShare;
    this.rescue = rescue;
    this.absorption = rescue.entry().absorption();
    switch (rescue.entry()) {
      case AntagonistKinetics.Entry.Transit entry -> {
        this.bioavailability = entry.bioavailability();
        this.transit = entry.transit();
      }
      case AntagonistKinetics.Entry.Parallel _ -> {
        this.bioavailability = 0; // nothing passes the depot
        this.transit = 0;
      }
    }
    this.rescueSiteRate = rescueSiteRate;
    this.rescueBinding = rescueBinding;
    this.onBoard = onBoard;
    double factor =
        switch (tolerance) {
          case NAIVE -> 1;
          case CHRONIC -> physiology.breathing().toleranceFactor();
        };
    this.chemoreflexExponent = factor * physiology.breathing().naiveChemoreflex();
    this.wakefulnessExponent = factor * physiology.breathing().naiveWakefulness();
  }

  /// Changes the constant rate at which the rescue antagonist comes in, pmol/s.
  void changeInfusion(double by) {
    infusion += by;
  }

  /// From now on the heart fails.
  void failHeart() {
    failing = true;
  }

  /// Minute ventilation of the last evaluation, in units of drive; only its ratio to rest matters.
  double ventilationDrive() {
    return ventilationDrive;
  }

  double arterialOxygen() {
    return arterialOxygen;
  }

  double arterialCarbonDioxide() {
    return arterialCarbonDioxide;
  }

  double brainCarbonDioxide() {
    return brainCarbonDioxide;
  }

  /// Total blood flow, L/s.
  double flow() {
    return flow;
  }

  /// Drive `u` of the antagonist on board.
  double onBoardDrive() {
    return onBoardDrive;
  }

  /// Rates of change of a state.
  void rates(double seconds, double[] state, OverdoseHistory history, double[] rates) {
    circulate(state);
    double divisor = physiology.flow().shrinking().divisor(flow);
    kinetics(state, divisor, rates);
    receptors(seconds, state, rates);
    double held = opioidShare.at(seconds, state);
    double log = held > 0 ? StrictMath.log(held) : Double.NEGATIVE_INFINITY;
    // Kf = W R^P3, AV = 1 - R^P1
    double wakefulnessLost =
        physiology.breathing().wakefulness() * StrictMath.exp(wakefulnessExponent * log);
    double reflexLeft = 1 - StrictMath.exp(chemoreflexExponent * log);
    gases(state, wakefulnessLost, rates);
    flows(state, rates);
    reflexes(seconds, state, reflexLeft, history, rates);
  }

  private double lungOxygenContent;
  private double lungCarbonDioxideContent;
  private double venousOxygenContent;
  private double venousCarbonDioxideContent;
  private double arterialOxygenContent;
  private double arterialCarbonDioxideContent;
  private double brainOxygen;
  private double brainVenousOxygen;
  private double brainVenousCarbonDioxide;
  private double tissueOxygen;
  private double tissueVenousOxygen;
  private double tissueVenousCarbonDioxide;
  private double tissueFlow;

  /// Pressures, contents and flows that belong to a state.
  private void circulate(double[] state) {
    Gas gas = physiology.gas();
    Metabolism metabolism = gas.metabolism();
    BloodGas blood = gas.blood();
    // venous blood leaves with the pressures of the tissue
    brainOxygen = state[BRAIN_O2] / metabolism.oxygenSolubility();
    brainCarbonDioxide =
        (state[BRAIN_CO2] - metabolism.bicarbonate()) / metabolism.carbonDioxideSolubility();
    tissueOxygen = state[TISSUE_O2] / metabolism.oxygenSolubility();
    double tissueCarbonDioxide =
        (state[TISSUE_CO2] - metabolism.bicarbonate()) / metabolism.carbonDioxideSolubility();
    brainVenousOxygen = blood.oxygenContent(brainOxygen, brainCarbonDioxide);
    brainVenousCarbonDioxide = blood.carbonDioxideContent(brainOxygen, brainCarbonDioxide);
    tissueVenousOxygen = blood.oxygenContent(tissueOxygen, tissueCarbonDioxide);
    tissueVenousCarbonDioxide = blood.carbonDioxideContent(tissueOxygen, tissueCarbonDioxide);
    lungOxygenContent = blood.oxygenContent(state[LUNG_O2], state[LUNG_CO2]);
    lungCarbonDioxideContent = blood.carbonDioxideContent(state[LUNG_O2], state[LUNG_CO2]);
    // Qb = Qb0 (1 + yc + yo), Qt = Qt0 (1 + .32 yo), both times what the heart still gives
    Flow flows = physiology.flow();
    double toBrain = flows.brain() * (1 + state[CO2_FLOW] + state[O2_FLOW]);
    double toTissue = flows.tissue() * (1 + flows.tissueShare() * state[O2_FLOW]);
    double brainShare = toBrain / (toBrain + toTissue);
    brainFlow = toBrain * state[HEART];
    tissueFlow = toTissue * state[HEART];
    flow = brainFlow + tissueFlow;
    venousOxygenContent = brainShare * brainVenousOxygen + (1 - brainShare) * tissueVenousOxygen;
    venousCarbonDioxideContent =
        brainShare * brainVenousCarbonDioxide + (1 - brainShare) * tissueVenousCarbonDioxide;
    // Ca = (1 - s) Ce + s Cv
    double shunt = gas.shunt();
    arterialOxygenContent = (1 - shunt) * lungOxygenContent + shunt * venousOxygenContent;
    arterialCarbonDioxideContent =
        (1 - shunt) * lungCarbonDioxideContent + shunt * venousCarbonDioxideContent;
    double loneOxygen = blood.loneOxygen(arterialOxygenContent);
    double loneCarbonDioxide = blood.loneCarbonDioxide(arterialCarbonDioxideContent);
    arterialOxygen = blood.oxygenPressure(loneOxygen, loneCarbonDioxide);
    arterialCarbonDioxide = blood.carbonDioxidePressure(loneOxygen, loneCarbonDioxide);
  }

  /// The rescue antagonist from where it was given, the opioid in three compartments, both effect
  /// sites.
  private void kinetics(double[] state, double divisor, double[] rates) {
    rates[DEPOT] = -transit * state[DEPOT];
    rates[FIRST_STAGE] = transit * (bioavailability * state[DEPOT] - state[FIRST_STAGE]);
    rates[SECOND_STAGE] = transit * state[FIRST_STAGE] - absorption * state[SECOND_STAGE];
    double exchange = rescue.flow() * (state[RESCUE] - state[RESCUE_TISSUE]);
    rates[RESCUE] =
        (absorption * state[SECOND_STAGE]
                + infusion
                - rescue.clearance() * state[RESCUE]
                - exchange)
            * divisor
            / rescue.centralVolume();
    rates[RESCUE_TISSUE] = exchange / rescue.peripheralVolume();
    rates[RESCUE_SITE] = rescueSiteRate * (state[RESCUE] - state[RESCUE_SITE]);
    double fast = opioid.toFast() * state[OPIOID] - opioid.fromFast() * state[OPIOID_FAST];
    double slow = opioid.toSlow() * state[OPIOID] - opioid.fromSlow() * state[OPIOID_SLOW];
    rates[OPIOID] = -opioid.elimination() * state[OPIOID] - fast - slow;
    rates[OPIOID_FAST] = fast;
    rates[OPIOID_SLOW] = slow;
    double plasma = state[OPIOID] * divisor / opioid.centralVolume();
    rates[OPIOID_SITE] = opioid.effectSiteRate() * (plasma - state[OPIOID_SITE]);
  }

  /// `dR/dt = kon F L^n - koff R` for opioid and rescue antagonist. The antagonist on board is at
  /// equilibrium with the free share `F`, as everywhere in this program: `F = (1 - R - B) / (1 +
  /// u)`.
  private void receptors(double seconds, double[] state, double[] rates) {
    onBoardDrive = onBoard.driveAt(seconds);
    if (!(onBoardDrive >= 0) || Double.isInfinite(onBoardDrive)) {
      throw new IllegalArgumentException(
          "the drive of the antagonist on board is a finite number of 0 or more, not "
              + onBoardDrive
              + " at "
              + seconds
              + " s");
    }
    double free = (1 - state[OPIOID_BOUND] - state[RESCUE_BOUND]) / (1 + onBoardDrive);
    rates[OPIOID_BOUND] =
        opioidBinding.rate(state[OPIOID_SITE]) * free
            - opioidBinding.dissociation() * state[OPIOID_BOUND];
    rates[RESCUE_BOUND] =
        rescueBinding.rate(state[RESCUE_SITE]) * free
            - rescueBinding.dissociation() * state[RESCUE_BOUND];
  }

  /// Ventilation, lung, brain and tissue.
  private void gases(double[] state, double wakefulnessLost, double[] rates) {
    Gas gas = physiology.gas();
    Breathing breathing = physiology.breathing();
    double awake = breathing.wakefulness() - wakefulnessLost;
    double peripheral =
        state[PERIPHERAL] < 0 ? state[PERIPHERAL] : state[HYPOXIC] * state[PERIPHERAL];
    double drive = StrictMath.max(0, awake + StrictMath.max(0, peripheral + state[CENTRAL]));
    if (flow <= breathing.failingFlow()) {
      drive = flow <= breathing.breathlessFlow() ? 0 : drive * flow / breathing.failingFlow();
    }
    ventilationDrive = drive;
    double ventilation = drive * breathing.alveolarFactor();
    double exchanged = gas.factor() * flow * (1 - gas.shunt());
    rates[LUNG_CO2] =
        (ventilation * (gas.inspiredCarbonDioxide() - state[LUNG_CO2])
                + exchanged * (venousCarbonDioxideContent - lungCarbonDioxideContent))
            / gas.lungVolume();
    rates[LUNG_O2] =
        (ventilation * (gas.inspiredOxygen() - state[LUNG_O2])
                + exchanged * (venousOxygenContent - lungOxygenContent))
            / gas.lungVolume();
    Metabolism metabolism = gas.metabolism();
    double awakeShare = StrictMath.max(0, awake / breathing.wakefulness());
    double pace =
        awakeShare > 0 ? StrictMath.exp(metabolism.exponent() * StrictMath.log(awakeShare)) : 0;
    double making = StrictMath.max(metabolism.leastCarbonDioxide(), pace);
    double using = StrictMath.max(metabolism.leastOxygen(), pace);
    Store brain = gas.brain();
    double brainFed = fed(metabolism, brainOxygen);
    rates[BRAIN_CO2] =
        (brainFlow * (arterialCarbonDioxideContent - brainVenousCarbonDioxide)
                + brain.carbonDioxideMade() * making * brainFed)
            / brain.volume();
    rates[BRAIN_O2] =
        (brainFlow * (arterialOxygenContent - brainVenousOxygen)
                - brain.oxygenUsed() * using * brainFed)
            / brain.volume();
    Store tissue = gas.tissue();
    double tissueFed = fed(metabolism, tissueOxygen);
    rates[TISSUE_CO2] =
        (tissueFlow * (arterialCarbonDioxideContent - tissueVenousCarbonDioxide)
                + tissue.carbonDioxideMade() * making * tissueFed)
            / tissue.volume();
    rates[TISSUE_O2] =
        (tissueFlow * (arterialOxygenContent - tissueVenousOxygen)
                - tissue.oxygenUsed() * using * tissueFed)
            / tissue.volume();
  }

  private static double fed(Metabolism metabolism, double oxygen) {
    return oxygen > metabolism.starvingOxygen() ? 1 : oxygen / metabolism.starvingOxygen();
  }

  /// Answers of blood flow, and the failing heart.
  private void flows(double[] state, double[] rates) {
    Flow flows = physiology.flow();
    rates[CO2_FLOW] =
        (flows.carbonDioxideTarget(arterialCarbonDioxide) - state[CO2_FLOW])
            / flows.carbonDioxideTime();
    rates[O2_FLOW] = (flows.oxygenTarget(arterialOxygen) - state[O2_FLOW]) / flows.oxygenTime();
    Physiology.Arresting rule = physiology.arresting();
    rates[HEART] =
        failing
            ? -rule.rate()
                * (rule.constantShare()
                    + rule.carbonDioxideShare() * arterialCarbonDioxide / rule.carbonDioxideUnit())
                * state[HEART]
            : 0;
  }

  /// Chemoreflexes answer to what blood was when it left the lung; a heart that hardly beats
  /// carries nothing, and the publication then drops the delay.
  private void reflexes(
      double seconds, double[] state, double reflexLeft, OverdoseHistory history, double[] rates) {
    Breathing breathing = physiology.breathing();
    Reflex peripheral = breathing.peripheral();
    Reflex central = breathing.central();
    double oxygen = arterialOxygen;
    double carbonDioxide = arterialCarbonDioxide;
    double brain = brainCarbonDioxide;
    if (flow >= breathing.failingFlow()) {
      double then = seconds - peripheral.delayVolume() / flow;
      oxygen = history.arterialOxygen(then, oxygen);
      carbonDioxide = history.arterialCarbonDioxide(then, carbonDioxide);
      brain = history.brainCarbonDioxide(seconds - central.delayVolume() / flow, brain);
    }
    double activity = breathing.chemoreceptor().activity(oxygen, carbonDioxide);
    rates[PERIPHERAL] =
        (reflexLeft * peripheral.gain() * (activity - peripheral.setPoint()) - state[PERIPHERAL])
            / peripheral.time();
    rates[CENTRAL] =
        (reflexLeft * central.gain() * (brain - central.setPoint()) - state[CENTRAL])
            / central.time();
    Physiology.HypoxicGain gain = breathing.hypoxicGain();
    rates[HYPOXIC] = (gain.target(brainOxygen) - state[HYPOXIC]) / gain.time();
  }

  /// An upper bound of the fastest rate of the last evaluated state, 1/s: binding to receptors, or
  /// oxygen between blood and brain.
  double fastest(double[] state) {
    double binding =
        opioidBinding.dissociation()
            + rescueBinding.dissociation()
            + (opioidBinding.rate(state[OPIOID_SITE]) + rescueBinding.rate(state[RESCUE_SITE]))
                / (1 + onBoardDrive);
    Gas gas = physiology.gas();
    BloodGas.Curve curve = gas.blood().oxygen();
    double oxygen =
        brainFlow
            * gas.blood().scale()
            * curve.capacity()
            * STEEPEST_OXYGEN
            / (gas.brain().volume() * gas.metabolism().oxygenSolubility());
    return StrictMath.max(binding, oxygen);
  }
}

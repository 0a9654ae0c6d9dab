package org.blockade.simulator.overdose;

/// The shared physiology from the numbers of the file, minutes and millilitres turned into seconds
/// and litres.
final class PhysiologyReader {

  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MILLILITRES_PER_LITRE = 1000;

  private final OverdoseNumbers numbers;

  PhysiologyReader(OverdoseNumbers numbers) {
    this.numbers = numbers;
  }

  Physiology read() {
    return new Physiology(breathing(), gas(), flow(), arresting(), call());
  }

  private double of(String section, String name, String unit) {
    return numbers.positive(section, name, unit);
  }

  private double perSecond(String section, String name) {
    return numbers.positive(section, name, "L/min") / SECONDS_PER_MINUTE;
  }

  private Physiology.Breathing breathing() {
    String at = "breathing";
    return new Physiology.Breathing(
        of(at, "wakefulness", "drive"),
        perSecond(at, "alveolar_factor"),
        of(at, "chemoreflex_exponent_naive", "ratio"),
        of(at, "wakefulness_exponent_naive", "ratio"),
        of(at, "tolerance_factor", "ratio"),
        reflex("peripheral", "ratio", "ratio"),
        reflex("central", "1/mmHg", "mmHg"),
        new Physiology.Chemoreceptor(
            of(at, "chemoreceptor_gain", "ratio"),
            of(at, "chemoreceptor_co2", "mmHg"),
            of(at, "chemoreceptor_most", "ratio"),
            of(at, "chemoreceptor_least", "ratio"),
            of(at, "chemoreceptor_o2", "mmHg"),
            of(at, "chemoreceptor_width", "mmHg")),
        new Physiology.HypoxicGain(
            of(at, "hypoxic_time", "s"),
            of(at, "hypoxic_gain", "ratio"),
            of(at, "hypoxic_o2", "mmHg"),
            of(at, "hypoxic_lowest_o2", "mmHg"),
            of(at, "hypoxic_highest_o2", "mmHg")),
        perSecond(at, "failing_flow"),
        perSecond(at, "breathless_flow"));
  }

  private Physiology.Reflex reflex(String name, String gainUnit, String setPointUnit) {
    String at = "breathing";
    return new Physiology.Reflex(
        of(at, name + "_time", "s"),
        of(at, name + "_gain", gainUnit),
        of(at, name + "_set_point", setPointUnit),
        of(at, name + "_delay_volume", "L"));
  }

  private Physiology.Gas gas() {
    String at = "gas";
    return new Physiology.Gas(
        of(at, "lung_volume", "L"),
        of(at, "inspired_o2", "mmHg"),
        numbers.any(at, "inspired_co2", "mmHg"),
        of(at, "gas_factor", "mmHg"),
        of(at, "shunt", "fraction"),
        store("brain"),
        store("tissue"),
        new Physiology.Metabolism(
            of(at, "metabolic_exponent", "ratio"),
            of(at, "least_co2_made", "fraction"),
            of(at, "least_o2_used", "fraction"),
            of(at, "starving_o2", "mmHg"),
            of(at, "co2_solubility", "1/mmHg"),
            of(at, "bicarbonate", "fraction"),
            of(at, "o2_solubility", "1/mmHg")),
        new BloodGas(of(at, "blood_scale", "ratio"), curve("o2"), curve("co2")));
  }

  private Physiology.Store store(String name) {
    String at = "gas";
    return new Physiology.Store(
        of(at, name + "_volume", "L"),
        perSecond(at, name + "_co2_made"),
        perSecond(at, name + "_o2_used"));
  }

  private BloodGas.Curve curve(String gas) {
    String at = "gas";
    return new BloodGas.Curve(
        of(at, gas + "_capacity", "ratio"),
        of(at, gas + "_half", "mmHg"),
        of(at, gas + "_steepness", "ratio"),
        of(at, gas + "_alpha", "1/mmHg"),
        of(at, gas + "_beta", "1/mmHg"));
  }

  private Physiology.Flow flow() {
    String at = "flow";
    double hundredGrams = of(at, "brain_mass", "g") / 100;
    double litresPerSecond = hundredGrams / MILLILITRES_PER_LITRE / SECONDS_PER_MINUTE;
    String perBrain = "mL/min/100g";
    return new Physiology.Flow(
        perSecond(at, "brain"),
        perSecond(at, "tissue"),
        of(at, "tissue_share", "ratio"),
        of(at, "co2_time", "s"),
        of(at, "o2_time", "s"),
        numbers.any(at, "co2_offset", perBrain) * litresPerSecond,
        of(at, "co2_range", perBrain) * litresPerSecond,
        of(at, "co2_middle", "mmHg"),
        of(at, "co2_width", "mmHg"),
        of(at, "o2_size", "ratio"),
        of(at, "o2_scale", "mmHg"),
        of(at, "o2_rest", "mmHg"),
        of(at, "o2_most", "ratio"),
        new Physiology.VolumeShrinking(
            perSecond(at, "volume_flow"),
            of(at, "volume_from", "ratio"),
            of(at, "volume_width", "ratio"),
            of(at, "volume_most", "ratio")));
  }

  private Physiology.Arresting arresting() {
    String at = "arrest";
    return new Physiology.Arresting(
        of(at, "low_o2", "mmHg"),
        of(at, "low_o2_time", "s"),
        of(at, "flow_rate", "1/s"),
        of(at, "constant_share", "fraction"),
        of(at, "co2_share", "fraction"),
        of(at, "co2_unit", "mmHg"));
  }

  private Physiology.Call call() {
    return new Physiology.Call(
        of("rescue", "threshold", "fraction"),
        of("method", "step", "s"),
        of("method", "fastest_in_step", "ratio"));
  }
}

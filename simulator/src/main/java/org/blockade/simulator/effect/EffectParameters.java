package org.blockade.simulator.effect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The numbers of the effects of opioids, from `opioid-effects.yaml`, where each has its source.
///
/// @param tone the endogenous opioids that hold a few receptors all the time
public record EffectParameters(
    Tone tone, Tolerance tolerance, Withdrawal withdrawal, High high, Ventilation ventilation) {

  /// Endogenous opioids: drive `u_e`, efficacy, dissociation rate (1/h).
  public record Tone(double drive, double efficacy, double dissociationRate) {

    /// Activation of a person who has taken nothing (`A0`).
    public double activation() {
      return efficacy * drive / (1 + drive);
    }
  }

  /// Time constants (h) of the three parts of tolerance.
  public record Tolerance(double acuteTime, double adaptiveTime, double slowTime) {}

  /// What the slow part of withdrawal measures the adaptation against.
  public enum SlowReference {
    /// Activation at that moment.
    ACTIVATION,
    /// Activation of the last hours, which is what acute tolerance follows.
    RECENT;

    static Optional<SlowReference> ofWord(String word) {
      return Arrays.stream(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /// Withdrawal: see `OpioidEffect`.
  public record Withdrawal(
      double dependenceShare,
      double slowShare,
      SlowReference slowReference,
      double antagonistSpeed,
      double belowTone,
      double fastWeight,
      double slowWeight,
      double slowTime,
      double half,
      double halfSpread,
      double hill,
      double most) {}

  /// The subjective high.
  public record High(double half, double hill, double acuteShare, double shift, double shiftHalf) {}

  /// Ventilation at fixed carbon dioxide.
  public record Ventilation(double half, double hill, double shift, double shiftHalf) {}

  /// The numbers of somebody who feels withdrawal sooner (a factor below 1) or later.
  public EffectParameters withWithdrawalHalf(double factor) {
    Withdrawal own =
        new Withdrawal(
            withdrawal.dependenceShare(),
            withdrawal.slowShare(),
            withdrawal.slowReference(),
            withdrawal.antagonistSpeed(),
            withdrawal.belowTone(),
            withdrawal.fastWeight(),
            withdrawal.slowWeight(),
            withdrawal.slowTime(),
            withdrawal.half() * factor,
            withdrawal.halfSpread(),
            withdrawal.hill(),
            withdrawal.most());
    return new EffectParameters(tone, tolerance, own, high, ventilation);
  }

  /// The numbers of somebody whose slow tolerance, that of breathing, goes with this time constant
  /// (h).
  public EffectParameters withSlowTolerance(double hours) {
    Tolerance own = new Tolerance(tolerance.acuteTime(), tolerance.adaptiveTime(), hours);
    return new EffectParameters(tone, own, withdrawal, high, ventilation);
  }

  /// How much more activation halves breathing under this tolerance than in a person new to
  /// opioids: 1 is as sensitive as somebody who never took any; more is less sensitive.
  public double respiratoryTolerance(OpioidEffect.Tolerance now) {
    return OpioidEffect.respiratoryHalf(this, now) / ventilation.half();
  }

  /// The numbers that come with Blockade.
  public static EffectParameters standard() {
    return read(DataFile.resource(EffectParameters.class, "opioid-effects.yaml"));
  }

  /// The numbers and the form of the opioid dossier, before they were reconciled with its own
  /// literature: for the comparison of before and after.
  public static EffectParameters ofTheDossier() {
    return read(DataFile.resource(EffectParameters.class, "opioid-effects-dossier.yaml"));
  }

  /// Reads and checks a file of these numbers.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static EffectParameters read(DataFile file) {
    DataNode root = file.root();
    DataNode tone = root.child("tone");
    DataNode tolerance = root.child("tolerance");
    DataNode withdrawal = root.child("withdrawal");
    DataNode high = root.child("high");
    DataNode ventilation = root.child("ventilation");
    EffectParameters read =
        new EffectParameters(
            new Tone(
                number(tone, "drive", "ratio"),
                number(tone, "efficacy", "fraction"),
                number(tone, "dissociation_rate", "1/h")),
            new Tolerance(
                number(tolerance, "acute_time", "h"),
                number(tolerance, "adaptive_time", "h"),
                number(tolerance, "slow_time", "h")),
            new Withdrawal(
                number(withdrawal, "dependence_share", "fraction"),
                number(withdrawal, "slow_share", "fraction"),
                slowReference(withdrawal.child("slow_reference")),
                withdrawal.has("antagonist_speed")
                    ? number(withdrawal, "antagonist_speed", "ratio")
                    : 0,
                number(withdrawal, "below_tone", "fraction"),
                number(withdrawal, "fast_weight", "ratio"),
                number(withdrawal, "slow_weight", "ratio"),
                number(withdrawal, "slow_time", "h"),
                number(withdrawal, "half", "ratio"),
                withdrawal.has("half_spread") ? number(withdrawal, "half_spread", "ratio") : 0,
                number(withdrawal, "hill", "ratio"),
                number(withdrawal, "most", "count")),
            new High(
                number(high, "half", "ratio"),
                number(high, "hill", "ratio"),
                number(high, "acute_share", "fraction"),
                number(high, "shift", "ratio"),
                number(high, "shift_half", "ratio")),
            new Ventilation(
                number(ventilation, "half", "ratio"),
                number(ventilation, "hill", "ratio"),
                number(ventilation, "shift", "ratio"),
                number(ventilation, "shift_half", "ratio")));
    tone.close();
    tolerance.close();
    withdrawal.close();
    high.close();
    ventilation.close();
    root.close();
    file.requireSound();
    return read;
  }

  private static SlowReference slowReference(DataNode node) {
    node.text("meaning");
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    SlowReference reference =
        node.word("value", SlowReference::ofWord, "activation, recent")
            .orElse(SlowReference.ACTIVATION);
    node.close();
    return reference;
  }

  private static double number(DataNode parent, String key, String unit) {
    DataNode node = parent.child(key);
    node.text("meaning");
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    double value = node.number("value");
    if (!node.text("unit").equals(unit)) {
      node.report("unit", key + " is in " + unit);
    }
    if (!(value > 0) || (unit.equals("fraction") && value > 1)) {
      node.report("value", key + " is " + value + "; it is more than 0, a fraction at most 1");
    }
    node.close();
    return value;
  }
}

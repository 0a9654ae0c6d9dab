package org.blockade.simulator.effect;

import java.util.ArrayList;
import java.util.List;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The opioid part of the reward of alcohol, and how far naltrexone keeps it down. Exploratory.
///
/// Alcohol raises the drive of endogenous opioids, `u_e`, by a factor. What that adds to activation
/// is `A(f u_e) - A(u_e)`, with `A(u) = eps u / (1 + u + U)` and `U` the drive of the antagonists
/// (opioid dossier, section 6). Trials saw far smaller effects on drinking than this suggests:
/// reward is more than opioids. Their figures stand beside it.
///
/// @param lowRelease least factor on the endogenous drive
/// @param highRelease largest factor on it
/// @param trials what trials saw
/// @param counted what else studies counted, in words
public record AlcoholReward(
    double lowRelease, double highRelease, List<TrialEffect> trials, List<Counted> counted) {

  public AlcoholReward {
    trials = List.copyOf(trials);
    counted = List.copyOf(counted);
  }

  /// A result of a study in words.
  ///
  /// @param source where it stands
  public record Counted(String text, String source) {}

  /// An effect of naltrexone against placebo, Hedges g.
  ///
  /// @param meaning on what
  /// @param source where it stands
  public record TrialEffect(String meaning, double size, String source) {}

  /// The numbers that come with Blockade.
  public static AlcoholReward standard() {
    DataFile file = DataFile.resource(AlcoholReward.class, "alcohol.yaml");
    DataNode release = file.root().child("release");
    double low = number(release.child("low"));
    double high = number(release.child("high"));
    release.close();
    DataNode effects = file.root().child("effects");
    List<TrialEffect> trials = new ArrayList<>();
    for (String key : effects.keys()) {
      DataNode node = effects.child(key);
      trials.add(new TrialEffect(node.text("meaning"), number(node), node.text("source")));
    }
    effects.close();
    List<Counted> counted =
        file.root().children("counted").stream().map(AlcoholReward::counted).toList();
    file.root().close();
    file.requireSound();
    return new AlcoholReward(low, high, trials, counted);
  }

  private static Counted counted(DataNode node) {
    Counted read = new Counted(node.text("text"), node.text("source"));
    node.word("evidence", Evidence::ofWord, Evidence.words());
    node.close();
    return read;
  }

  private static double number(DataNode node) {
    node.text("meaning");
    node.text("source");
    node.word("evidence", Evidence::ofWord, Evidence.words());
    if (!node.text("unit").equals("ratio")) {
      node.report("unit", "a release and an effect size are ratios");
    }
    double value = node.number("value");
    node.close();
    return value;
  }

  /// What a release adds to activation (0 to 1).
  ///
  /// @param release factor on the endogenous drive
  /// @param antagonists drive of all antagonists together
  public static double added(EffectParameters.Tone tone, double release, double antagonists) {
    return activation(tone, tone.drive() * release, antagonists)
        - activation(tone, tone.drive(), antagonists);
  }

  /// How far what a release adds is kept down by antagonists: 0 (not at all) to 1 (wholly).
  ///
  /// @param release factor on the endogenous drive, above 1
  public static double attenuation(EffectParameters.Tone tone, double release, double antagonists) {
    if (!(release > 1)) {
      throw new IllegalArgumentException("a release is a factor above 1, not " + release);
    }
    return 1 - added(tone, release, antagonists) / added(tone, release, 0);
  }

  private static double activation(EffectParameters.Tone tone, double drive, double antagonists) {
    return tone.efficacy() * drive / (1 + drive + antagonists);
  }
}

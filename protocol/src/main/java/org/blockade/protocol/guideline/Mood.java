package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTests.ThoughtsOfSelfHarm;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Depression and suicidality while on naltrexone.
///
/// Recommendation: PHQ-9 at every injection; 10 or more is assessed; any thought of death or
/// self-harm (item 9) is assessed the same day. Strength: the warning is labelled, the cut-offs are
/// remembered. Source: `mood.yaml`, rule R53.
///
/// When: a PHQ-9 is on record, or none is. Then: assess; a total without its items asks for item 9.
public final class Mood implements ScreeningRule {

  static final int ITEM_OF_SELF_HARM = 9;

  private final GuidelineFile file = GuidelineFile.beside(Mood.class, "mood.yaml");
  private final Threshold itemAbove = file.threshold("item_9_above", "1");
  private final Bands<Level> levels =
      new Bands<>(
          List.of(
              new Bands.Band<>(Level.BELOW, 0, Bands.Edge.FROM),
              new Bands.Band<>(
                  Level.MODERATE, file.threshold("moderate_from", "1").value(), Bands.Edge.FROM)));

  private Mood() {}

  /// The recommendation with the numbers that come with Blockade.
  public static Mood standard() {
    return new Mood();
  }

  /// Bands of the total.
  public enum Level {
    BELOW,
    MODERATE
  }

  /// The bands of the total.
  public Bands<Level> levels() {
    return levels;
  }

  /// What is done about a score, if there is one.
  ///
  /// @throws IllegalArgumentException if it is of another scale
  public List<Instruction> instructions(Optional<ScaleScore> score) {
    if (score.isEmpty()) {
      return List.of(file.instruction("ask"));
    }
    ScaleScore known = score.get();
    if (known.scale() != Scale.PHQ_9) {
      throw new IllegalArgumentException("mood is scored with the PHQ-9, not " + known.scale());
    }
    List<Instruction> instructions = new ArrayList<>();
    if (sameDay(known)) {
      instructions.add(file.instruction("same-day"));
    } else if (known.item(ITEM_OF_SELF_HARM).isEmpty() && known.total() > itemAbove.value()) {
      instructions.add(file.instruction("ask-item-9"));
    }
    if (levels.at(known.total()) == Level.MODERATE) {
      instructions.add(file.instruction("moderate"));
    }
    return instructions;
  }

  /// Item 9 where it was last answered, also by itself: a finding where it is above 0.
  public Optional<Finding> selfHarm(PersonRecord record) {
    int alone =
        record.latestTogether(ThoughtsOfSelfHarm.class, any -> true).stream()
            .mapToInt(ThoughtsOfSelfHarm::score)
            .max()
            .orElse(0);
    int ofScore =
        record
            .latestTogether(
                ScaleScore.class,
                score -> score.scale() == Scale.PHQ_9 && score.item(ITEM_OF_SELF_HARM).isPresent())
            .stream()
            .mapToInt(score -> score.item(ITEM_OF_SELF_HARM).orElseThrow())
            .max()
            .orElse(0);
    int item = StrictMath.max(alone, ofScore);
    return item > itemAbove.value()
        ? Optional.of(
            Finding.of(
                    file.rule().recommendation(),
                    Weight.CAUTION,
                    Status.NOT_MET,
                    "thoughts of death or self-harm (PHQ-9 item 9)")
                .withValue(new Value.Measured(item, itemAbove.unit()))
                .withResolve(sameDay().text()))
        : Optional.empty();
  }

  /// The safety assessment of the same day.
  public Instruction sameDay() {
    return file.instruction("same-day");
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    return selfHarm(record).stream().toList();
  }

  /// Whether a score asks for a safety assessment the same day.
  public boolean sameDay(ScaleScore score) {
    return score.item(ITEM_OF_SELF_HARM).stream().anyMatch(item -> item > itemAbove.value());
  }
}

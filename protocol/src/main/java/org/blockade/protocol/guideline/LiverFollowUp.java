package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Instruction;

/// Liver tests while on naltrexone.
///
/// Recommendation: from 3 times the upper limit look for a cause and weigh going on; from 5 times
/// no further dose until it is explained; signs of acute hepatitis stop naltrexone at once.
/// Strength: the limits are those of trials and a clinic can change them; acute hepatitis is
/// labelled. Source: `liver-follow-up.yaml`, rules R22 to R24, R52.
///
/// When: a liver test is on record, or none is. Then: go on, warn, hold, or ask.
public final class LiverFollowUp {

  private final GuidelineFile file =
      GuidelineFile.beside(LiverFollowUp.class, "liver-follow-up.yaml");
  private final Bands<Level> levels =
      new Bands<>(
          List.of(
              new Bands.Band<>(Level.GO_ON, 0, Bands.Edge.FROM),
              new Bands.Band<>(
                  Level.WARN, file.threshold("warn_from", "x ULN").value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Level.HOLD, file.threshold("hold_from", "x ULN").value(), Bands.Edge.FROM)));

  private LiverFollowUp() {}

  /// The recommendation with the limits that come with Blockade.
  public static LiverFollowUp standard() {
    return new LiverFollowUp();
  }

  /// What a liver test means for going on.
  public enum Level {
    GO_ON,
    WARN,
    HOLD
  }

  /// What the recommendation comes to.
  ///
  /// @param level empty where no test is on record and no sign either
  public record Advice(Optional<Level> level, List<Instruction> instructions) {

    public Advice {
      instructions = List.copyOf(instructions);
    }

    /// Whether no further dose is given for now.
    public boolean holds() {
      return level.filter(Level.HOLD::equals).isPresent();
    }
  }

  /// The bands, in multiples of the upper limit of normal.
  public Bands<Level> levels() {
    return levels;
  }

  /// The advice.
  ///
  /// @param highest the higher of the last ALT and AST, as a multiple of the upper limit of normal
  /// @param hepatitisSigns whether signs of acute hepatitis are on record
  public Advice adviceFor(OptionalDouble highest, boolean hepatitisSigns) {
    List<Instruction> instructions = new ArrayList<>();
    Optional<Level> level =
        highest.isPresent() ? Optional.of(levels.at(highest.getAsDouble())) : Optional.empty();
    if (hepatitisSigns) {
      instructions.add(file.instruction("hepatitis"));
    }
    if (level.isEmpty()) {
      instructions.add(file.instruction("ask"));
    } else {
      switch (level.get()) {
        case GO_ON -> {}
        case WARN -> instructions.add(file.instruction("warn"));
        case HOLD -> instructions.add(file.instruction("hold"));
      }
    }
    return new Advice(hepatitisSigns ? Optional.of(Level.HOLD) : level, instructions);
  }
}

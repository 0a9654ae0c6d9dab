package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

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

  /// The limits are those of a first dose: one number, one place.
  private final RuleFile limits = GuidelineFile.beside(LiverTests.class, "liver-tests.yaml").rule();

  private final Bands<Level> levels =
      new Bands<>(
          List.of(
              new Bands.Band<>(Level.GO_ON, 0, Bands.Edge.FROM),
              new Bands.Band<>(
                  Level.WARN, limits.threshold("warn", "x ULN").value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Level.HOLD, limits.threshold("block", "x ULN").value(), Bands.Edge.FROM)));

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

  /// The same as a finding.
  ///
  /// @param highest the higher of the last ALT and AST, as a multiple of the upper limit of normal
  public Finding finding(OptionalDouble highest, boolean hepatitisSigns) {
    Recommendation recommendation = file.rule().recommendation();
    if (hepatitisSigns) {
      return Finding.of(
          recommendation, Weight.REQUIRED, Status.NOT_MET, "signs of acute hepatitis");
    }
    if (highest.isEmpty()) {
      return Finding.of(
              recommendation, Weight.CAUTION, Status.UNKNOWN, "no liver test is on record")
          .withResolve(file.instruction("ask").text());
    }
    Value value = new Value.Measured(highest.getAsDouble(), "x ULN");
    return switch (levels.at(highest.getAsDouble())) {
      case GO_ON ->
          Finding.of(recommendation, Weight.CAUTION, Status.MET, "last liver test below the limit")
              .withValue(value)
              .withLimit(limits.threshold("warn", "x ULN"));
      case WARN ->
          Finding.of(recommendation, Weight.CAUTION, Status.NOT_MET, "last liver test is raised")
              .withValue(value)
              .withLimit(limits.threshold("warn", "x ULN"))
              .withResolve(file.instruction("warn").text());
      case HOLD ->
          Finding.of(recommendation, Weight.REQUIRED, Status.NOT_MET, "last liver test holds")
              .withValue(value)
              .withLimit(limits.threshold("block", "x ULN"))
              .withResolve(file.instruction("hold").text());
    };
  }
}

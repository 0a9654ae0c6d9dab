package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTests.LiverEnzyme;
import org.blockade.protocol.facts.AboutTests.LiverTest;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Liver tests before the first dose.
///
/// Recommendation: care from 3 times the upper limit of normal, no start from 5 times. Strength:
/// trials and a guideline; a clinic can change the limits. Source: rules R21 to R23.
///
/// When: ALT and AST of the last 90 days are on record. Then: by the higher of the two. Where one
/// is missing or older, it is unknown, and asked first. In alcohol use disorder that is a choice of
/// this project, which the finding says: guidance does not wait where no liver disease is suspected
/// (R23).
public final class LiverTests implements ScreeningRule {

  private final GuidelineFile file = GuidelineFile.beside(LiverTests.class, "liver-tests.yaml");
  private final Threshold warn = file.threshold("warn", "x ULN");
  private final Threshold block = file.threshold("block", "x ULN");
  private final Threshold holds = file.threshold("holds", "d");
  private final Bands<Level> bands =
      new Bands<>(
          List.of(
              new Bands.Band<>(Level.LOW, 0, Bands.Edge.FROM),
              new Bands.Band<>(Level.RAISED, warn.value(), Bands.Edge.FROM),
              new Bands.Band<>(Level.HIGH, block.value(), Bands.Edge.FROM)));

  /// How high liver tests are.
  public enum Level {
    LOW,
    RAISED,
    HIGH
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<String> missing = new ArrayList<>();
    double highest = 0;
    boolean known = false;
    for (LiverEnzyme enzyme : LiverEnzyme.values()) {
      OptionalDouble multiple = latest(record, enzyme);
      if (multiple.isPresent()) {
        known = true;
        highest = StrictMath.max(highest, multiple.getAsDouble());
      }
      if (multiple.isEmpty()
          || !record.within(LiverTest.class, test -> test.enzyme() == enzyme, holds.days())) {
        missing.add(enzyme.name());
      }
    }
    Optional<Value> value =
        known ? Optional.of(new Value.Measured(highest, warn.unit())) : Optional.empty();
    if (known && levelOf(highest) == Level.HIGH) {
      return List.of(
          with(
              value,
              Finding.of(
                      rule().recommendation(), Weight.REQUIRED, Status.NOT_MET, "too high to start")
                  .withLimit(block)
                  .withResolve("look for the cause, and test again")));
    }
    if (!missing.isEmpty()) {
      return List.of(
          with(
              value,
              unknown(
                  wanted,
                  "not on record, or older than "
                      + holds.days()
                      + " days: "
                      + String.join(", ", missing))));
    }
    return List.of(
        with(
            value,
            switch (levelOf(highest)) {
              case LOW ->
                  Finding.of(
                          rule().recommendation(),
                          Weight.REQUIRED,
                          Status.MET,
                          "below the limit of care")
                      .withLimit(warn);
              case RAISED ->
                  Finding.of(
                          rule().recommendation(),
                          Weight.CAUTION,
                          Status.NOT_MET,
                          "raised; start with care")
                      .withLimit(warn)
                      .withResolve("look for the cause, and test again soon");
              case HIGH -> throw new IllegalStateException("what is too high was answered before");
            }));
  }

  /// Only in alcohol use disorder is asking first a choice, and the finding says so.
  private Finding unknown(FirstDose wanted, String says) {
    if (!wanted.isForAlcoholOnly()) {
      return Finding.of(rule().recommendation(), Weight.REQUIRED, Status.UNKNOWN, says)
          .withLimit(block)
          .withResolve(file.instruction("test").text());
    }
    Instruction order = file.instruction("alcohol");
    Recommendation choice =
        new Recommendation(rule().recommendation().title(), "a choice", order.basis());
    return Finding.of(
            choice, Weight.REQUIRED, Status.UNKNOWN, says + "; asking first is a choice here")
        .withResolve(order.text());
  }

  private RuleFile rule() {
    return file.rule();
  }

  /// The level of a multiple of the upper limit.
  public Level levelOf(double multiple) {
    return bands.at(multiple);
  }

  private static Finding with(Optional<Value> value, Finding finding) {
    return value.map(finding::withValue).orElse(finding);
  }

  private static OptionalDouble latest(PersonRecord record, LiverEnzyme enzyme) {
    return record.latestTogether(LiverTest.class, test -> test.enzyme() == enzyme).stream()
        .mapToDouble(LiverTest::multipleOfUpperLimit)
        .max();
  }
}

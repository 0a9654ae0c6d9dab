package org.blockade.protocol.guideline;

import java.util.List;
import java.util.OptionalDouble;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTests.CreatinineClearance;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Kidney function before the first dose.
///
/// Recommendation: care below a creatinine clearance of 50 mL/min; from 50 to 80 nothing changes.
/// Strength: labelled. Source: rule R25.
///
/// When: a clearance is on record. Then: by the lowest of those measured last. It never decides.
public final class KidneyFunction implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(KidneyFunction.class, "kidney-function.yaml");
  private final Threshold warn = file.threshold("warn_below", "mL/min");
  private final Threshold mild = file.threshold("mild_to", "mL/min");
  private final Bands<Level> bands =
      new Bands<>(
          List.of(
              new Bands.Band<>(Level.LOW, 0, Bands.Edge.FROM),
              new Bands.Band<>(Level.MILDLY_LOW, warn.value(), Bands.Edge.FROM),
              new Bands.Band<>(Level.USUAL, mild.value(), Bands.Edge.ABOVE)));

  /// How well the kidneys clear.
  public enum Level {
    LOW,
    MILDLY_LOW,
    USUAL
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    OptionalDouble clearance =
        record.latestTogether(CreatinineClearance.class, any -> true).stream()
            .mapToDouble(CreatinineClearance::millilitresPerMinute)
            .min();
    if (clearance.isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.CAUTION, Status.UNKNOWN, "not on record")
              .withLimit(warn)
              .withResolve("measure creatinine; care is asked for below the limit"));
    }
    Level level = levelOf(clearance.getAsDouble());
    Finding finding =
        switch (level) {
          case LOW ->
              Finding.of(
                      file.recommendation(),
                      Weight.CAUTION,
                      Status.NOT_MET,
                      "low; start with care, naltrexone and its metabolite leave through the kidney")
                  .withLimit(warn)
                  .withResolve("weigh it, and watch more closely");
          case MILDLY_LOW ->
              Finding.of(
                      file.recommendation(),
                      Weight.CAUTION,
                      Status.MET,
                      "mildly low; nothing changes")
                  .withLimit(warn);
          case USUAL ->
              Finding.of(file.recommendation(), Weight.CAUTION, Status.MET, "nothing changes")
                  .withLimit(warn);
        };
    return List.of(finding.withValue(new Value.Measured(clearance.getAsDouble(), warn.unit())));
  }

  /// The level of a creatinine clearance (mL/min).
  public Level levelOf(double clearance) {
    return bands.at(clearance);
  }
}

package org.blockade.protocol.guideline;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.quantity.ModelTime;

/// A monthly depot of buprenorphine.
///
/// Recommendation: after it weeks to months must pass; a specialist decides. Strength: secondary
/// guidance. Source: rule R05.
///
/// When: a depot is on record that may still act. Then: no date is given; a specialist is asked.
public final class BuprenorphineDepot implements ScreeningRule {

  private final RuleFile file =
      RuleFile.beside(BuprenorphineDepot.class, "buprenorphine-depot.yaml");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    Optional<ModelTime> last =
        OpioidCourse.of(record).uses().stream()
            .filter(use -> use.form() == AboutOpioids.Form.MONTHLY_DEPOT)
            .map(OpioidCourse.Use::time)
            .reduce((earlier, later) -> later);
    if (last.isEmpty()) {
      return List.of(
          Finding.of(
              file.recommendation(),
              Weight.SPECIALIST,
              Status.NOT_APPLICABLE,
              "no depot on record"));
    }
    long days = record.fullDaysSince(last.get());
    boolean over = days >= holds.days();
    Finding finding =
        Finding.of(
                file.recommendation(),
                Weight.SPECIALIST,
                over ? Status.MET : Status.NOT_MET,
                over ? "long ago" : "a depot may still give off buprenorphine")
            .withValue(new Value.Measured(days, "d"))
            .withLimit(holds);
    return List.of(
        over
            ? finding
            : finding.withResolve(
                "ask a specialist; weeks to months must pass, and no date can be named"));
  }
}

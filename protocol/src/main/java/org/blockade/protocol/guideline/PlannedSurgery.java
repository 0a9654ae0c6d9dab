package org.blockade.protocol.guideline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.quantity.ModelTime;

/// Surgery that may need opioids, soon after the first dose.
///
/// Recommendation: the last tablet 72 hours, the last injection 30 days before surgery, so a first
/// dose is not given closer to it. Strength: guideline. Source: rule R30.
///
/// When: surgery is planned. Then: it is further away than that. After it, the opioid-free days
/// count anew; that date is not known before.
public final class PlannedSurgery implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(PlannedSurgery.class, "planned-surgery.yaml");
  private final Threshold tablet = file.threshold("tablet", "d");
  private final Threshold injection = file.threshold("injection", "d");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    Threshold limit =
        switch (wanted.product()) {
          case TABLET -> tablet;
          case INJECTION -> injection;
        };
    Optional<ModelTime> next =
        record.all(AboutHealth.PlannedSurgery.class).stream()
            .filter(stated -> isOfTheLastWord(record, stated.occurred()))
            .flatMap(stated -> stated.statement().on().stream())
            .filter(time -> !time.isBefore(record.asOf()))
            .min(Comparator.naturalOrder());
    if (next.isPresent()) {
      long days = record.axis().daysBetween(record.asOf(), next.get());
      boolean far = isFarEnough(days, limit);
      Finding finding =
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  far ? Status.MET : Status.NOT_MET,
                  far ? "planned, far enough away" : "planned, too close")
              .withValue(new Value.Measured(days, "d"))
              .withLimit(limit);
      return List.of(
          far
              ? finding
              : finding.withResolve(
                  "start after it, when the opioid-free days after the last opioid are over, or talk"
                      + " with the surgical team"));
    }
    if (!record.within(AboutHealth.PlannedSurgery.class, any -> true, holds.days())) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.UNKNOWN,
                  "not asked in the last " + holds.days() + " days")
              .withLimit(limit)
              .withResolve("ask whether surgery or another painful procedure is planned"));
    }
    return List.of(
        Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "none planned")
            .withLimit(limit));
  }

  private static boolean isOfTheLastWord(PersonRecord record, ModelTime occurred) {
    return record
        .lastTime(AboutHealth.PlannedSurgery.class, any -> true)
        .filter(occurred::equals)
        .isPresent();
  }

  private static boolean isFarEnough(long days, Threshold limit) {
    return days >= limit.days();
  }
}

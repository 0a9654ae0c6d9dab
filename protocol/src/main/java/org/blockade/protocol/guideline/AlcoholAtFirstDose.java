package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.Alcohol;
import org.blockade.protocol.facts.AboutHealth.Drinking;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;
import org.blockade.simulator.quantity.ModelTime;

/// Alcohol at the first dose.
///
/// Recommendation: somebody treated for alcohol use disorder does not drink at the first injection;
/// some days without alcohol before it are usual. Naltrexone brings no alcohol withdrawal, so for
/// tablets, and for opioid use disorder alone, it is a matter of care. Strength: labelled for the
/// injection. Source: rules R01, R43.
///
/// When: drinking was asked about on the day. Then: no, and for 7 days where it is for alcohol.
public final class AlcoholAtFirstDose implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(AlcoholAtFirstDose.class, "alcohol.yaml");
  private final Threshold leadIn = file.threshold("lead_in", "d");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    boolean gate =
        wanted.product() == Product.INJECTION && wanted.isFor(Condition.ALCOHOL_USE_DISORDER);
    List<Finding> findings = new ArrayList<>();
    findings.add(drinking(record, gate ? Weight.AT_START : Weight.CAUTION));
    if (wanted.isFor(Condition.ALCOHOL_USE_DISORDER)) {
      findings.add(leadIn(record));
    }
    return findings;
  }

  /// For a further dose against alcohol use disorder: a caution where drinking is on record.
  public Optional<Finding> caution(PersonRecord record) {
    return record.latestTogether(Alcohol.class, any -> true).stream()
            .anyMatch(each -> each.drinking() == Drinking.DRINKING)
        ? Optional.of(
            Finding.of(
                    file.recommendation(),
                    Weight.CAUTION,
                    Status.NOT_MET,
                    "drinking; no reason by itself to stop")
                .withResolve("ask about alcohol withdrawal; naltrexone does not treat it"))
        : Optional.empty();
  }

  private Finding drinking(PersonRecord record, Weight weight) {
    List<Alcohol> last = record.latestTogether(Alcohol.class, any -> true);
    if (last.stream().anyMatch(each -> each.drinking() == Drinking.DRINKING)) {
      return Finding.of(file.recommendation(), weight, Status.NOT_MET, "drinking")
          .withResolve("see to alcohol withdrawal first; naltrexone does not treat it");
    }
    if (!record.within(Alcohol.class, any -> true, holds.days())) {
      return Finding.of(file.recommendation(), weight, Status.UNKNOWN, "not asked on the day")
          .withResolve("ask about drinking on the day of the first dose");
    }
    return Finding.of(file.recommendation(), weight, Status.MET, "not drinking");
  }

  /// Never decides: the label asks for no number of days.
  private Finding leadIn(PersonRecord record) {
    Optional<ModelTime> drink =
        record.all(Alcohol.class).stream()
            .flatMap(stated -> stated.statement().lastDrink().stream())
            .max(Comparator.naturalOrder());
    if (drink.isEmpty()) {
      return Finding.of(
              file.recommendation(), Weight.CAUTION, Status.UNKNOWN, "last drink not on record")
          .withLimit(leadIn)
          .withResolve("ask when the last drink was");
    }
    long days = record.fullDaysSince(drink.get());
    boolean met = days >= leadIn.days();
    Finding finding =
        Finding.of(
                file.recommendation(),
                Weight.CAUTION,
                met ? Status.MET : Status.NOT_MET,
                met ? "days without alcohol" : "fewer days without alcohol than are usual")
            .withValue(new Value.Measured(days, leadIn.unit()))
            .withLimit(leadIn);
    return met ? finding : finding.withMetFrom(record.axis().plusDays(drink.get(), leadIn.days()));
  }
}

package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.BleedingRisk;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// Bleeding after an injection into the muscle.
///
/// Recommendation: care in people with few platelets or a disorder of coagulation. Strength:
/// labelled. Source: rule R26.
///
/// When: the product is the injection. Then: there is no such risk. It never decides.
public final class BleedingCare implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(BleedingCare.class, "bleeding-risk.yaml");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    if (wanted.product() == Product.TABLET) {
      return List.of(
          Finding.of(
              file.recommendation(),
              Weight.CAUTION,
              Status.NOT_APPLICABLE,
              "tablets are not injected"));
    }
    List<BleedingRisk> last = record.latestTogether(BleedingRisk.class, any -> true);
    if (last.isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.CAUTION, Status.UNKNOWN, "not on record")
              .withResolve("ask about platelets, coagulation and anticoagulants"));
    }
    return List.of(
        last.stream().anyMatch(BleedingRisk::present)
            ? Finding.of(
                    file.recommendation(), Weight.CAUTION, Status.NOT_MET, "bleeds more easily")
                .withResolve("inject with care and watch the site, or give tablets")
            : Finding.of(file.recommendation(), Weight.CAUTION, Status.MET, "no risk on record"));
  }
}

package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.facts.AboutTreatment.Product;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// Tablets for opioid use disorder.
///
/// Recommendation: not, except where somebody sees every tablet taken. Strength: guideline. Source:
/// rule R38.
///
/// When: tablets for opioid use disorder. Then: a warning. It never decides.
public final class OralForOpioidUse implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(OralForOpioidUse.class, "oral-for-opioid-use.yaml");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    boolean warned =
        wanted.product() == Product.TABLET && wanted.isFor(Condition.OPIOID_USE_DISORDER);
    return List.of(
        warned
            ? Finding.of(
                    file.recommendation(),
                    Weight.CAUTION,
                    Status.NOT_MET,
                    "tablets protect only as long as they are taken")
                .withResolve("prefer the injection, or have every tablet seen to be taken")
            : Finding.of(
                file.recommendation(), Weight.CAUTION, Status.NOT_APPLICABLE, "not asked about"));
  }
}

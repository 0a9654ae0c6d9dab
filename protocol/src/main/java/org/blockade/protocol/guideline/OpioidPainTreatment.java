package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutOpioids.PainTreatment;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;

/// Opioids against pain.
///
/// Recommendation: not given to somebody who is treated with opioids against pain. Strength:
/// labelled. Source: rule R20.
///
/// When: somebody asked in the week before. Then: there is no such treatment.
public final class OpioidPainTreatment implements ScreeningRule {

  private final RuleFile file =
      RuleFile.beside(OpioidPainTreatment.class, "opioid-pain-treatment.yaml");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<PainTreatment> last = record.latestTogether(PainTreatment.class, any -> true);
    if (last.stream().anyMatch(PainTreatment::current)) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.NOT_MET,
                  "treated with an opioid against pain")
              .withResolve("plan the treatment of pain without opioids first"));
    }
    if (!record.within(PainTreatment.class, any -> true, holds.days())) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.UNKNOWN,
                  "not asked in the last " + holds.days() + " days")
              .withResolve("ask whether any opioid is taken against pain, cough or diarrhoea"));
    }
    return List.of(Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "none"));
  }
}

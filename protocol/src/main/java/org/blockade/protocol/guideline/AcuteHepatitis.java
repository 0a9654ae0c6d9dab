package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth.HepatitisSigns;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;

/// Signs of acute hepatitis.
///
/// Recommendation: not given to somebody with symptoms or signs of acute hepatitis. Strength:
/// labelled. Source: rule R24.
///
/// When: somebody looked in the week before. Then: none was there.
public final class AcuteHepatitis implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(AcuteHepatitis.class, "acute-hepatitis.yaml");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<HepatitisSigns> last = record.latestTogether(HepatitisSigns.class, any -> true);
    if (last.stream().anyMatch(HepatitisSigns::present)) {
      return List.of(
          Finding.of(file.recommendation(), Weight.REQUIRED, Status.NOT_MET, "signs are on record")
              .withResolve("see to the liver first"));
    }
    if (!record.within(HepatitisSigns.class, any -> true, holds.days())) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.REQUIRED,
                  Status.UNKNOWN,
                  "not asked in the last " + holds.days() + " days")
              .withResolve("ask about dark urine, yellow eyes, pain under the right ribs"));
    }
    return List.of(
        Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "asked, and none"));
  }
}

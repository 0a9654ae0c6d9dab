package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// Whether the person agrees.
///
/// Recommendation: nobody is started who did not agree, knowing what naltrexone does. Strength: a
/// choice. Source: `consent.yaml`.
///
/// When: asked about a first dose. Then: the last word is yes; no and yes at the same time are no.
public final class ConsentGiven implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(ConsentGiven.class, "consent.yaml");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<AboutTreatment.Consent> last =
        record.latestTogether(AboutTreatment.Consent.class, consent -> true);
    if (last.isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.REQUIRED, Status.UNKNOWN, "not on record")
              .withResolve("talk it over and record whether the person agrees"));
    }
    return List.of(
        last.stream().allMatch(AboutTreatment.Consent::given)
            ? Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, "given")
            : Finding.of(file.recommendation(), Weight.REQUIRED, Status.NOT_MET, "not given")
                .withResolve("talk it over; other treatments are open"));
  }
}

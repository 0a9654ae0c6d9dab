package org.blockade.protocol.guideline;

import java.util.List;
import java.util.stream.Collectors;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTreatment.Condition;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// What naltrexone is for.
///
/// Recommendation: opioid use disorder after withdrawal, or alcohol use disorder in somebody who
/// can abstain; both with psychosocial support, whose refusal does not bar the medicine. Strength:
/// labelled. Source: rule R01.
///
/// When: asked about a first dose. Then: it is for one of the two, or somebody asks.
public final class IndicationNamed implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(IndicationNamed.class, "indication.yaml");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    if (wanted.indications().isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.REQUIRED, Status.UNKNOWN, "not on record")
              .withResolve(
                  "say what it is for: opioid use disorder, alcohol use disorder or both"));
    }
    String words =
        wanted.indications().stream().map(Condition::words).collect(Collectors.joining(" and "));
    return List.of(Finding.of(file.recommendation(), Weight.REQUIRED, Status.MET, words));
  }
}

package org.blockade.protocol.guideline;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// The way to go by the days since the last opioid.
///
/// Recommendation: within 7 days score and treat withdrawal first; from 7 to 14 days challenge with
/// naloxone; from 14 days on, without withdrawal and with a negative urine, go on. Strength:
/// clinical support guide. Source: rule R04.
///
/// When: an opioid is on record. Then: the branch is shown; the opioid-free days of the agent
/// decide.
public final class LastUseBranch implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(LastUseBranch.class, "last-use-branch.yaml");
  private final Threshold challenge = file.threshold("challenge_from", "d");
  private final Threshold proceed = file.threshold("proceed_from", "d");
  private final Bands<Branch> bands =
      new Bands<>(
          List.of(
              new Bands.Band<>(Branch.TREAT_WITHDRAWAL, 0, Bands.Edge.FROM),
              new Bands.Band<>(Branch.CHALLENGE, challenge.value(), Bands.Edge.FROM),
              new Bands.Band<>(Branch.PROCEED, proceed.value(), Bands.Edge.FROM)));

  /// A way to go.
  public enum Branch {
    TREAT_WITHDRAWAL,
    CHALLENGE,
    PROCEED
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    Optional<OpioidCourse.Use> last = OpioidCourse.of(record).last();
    if (last.isEmpty()) {
      return List.of(
          Finding.of(
              file.recommendation(), Weight.CAUTION, Status.NOT_APPLICABLE, "no opioid on record"));
    }
    long days = record.fullDaysSince(last.get().time());
    Finding finding =
        switch (branchOn(StrictMath.max(0, days))) {
          case TREAT_WITHDRAWAL ->
              Finding.of(
                      file.recommendation(),
                      Weight.CAUTION,
                      Status.NOT_MET,
                      "used within a week: score COWS and treat withdrawal first")
                  .withLimit(challenge);
          case CHALLENGE ->
              Finding.of(
                      file.recommendation(),
                      Weight.CAUTION,
                      Status.NOT_MET,
                      "used within two weeks: may still be dependent, so challenge with naloxone")
                  .withLimit(proceed);
          case PROCEED ->
              Finding.of(
                      file.recommendation(),
                      Weight.CAUTION,
                      Status.MET,
                      "not used for two weeks: go on where there is no withdrawal and the urine is"
                          + " negative")
                  .withLimit(proceed);
        };
    return List.of(finding.withValue(new Value.Measured(days, "d")));
  }

  /// The branch on a day since the last opioid.
  public Branch branchOn(long days) {
    return bands.at((double) days);
  }
}

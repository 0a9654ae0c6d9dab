package org.blockade.protocol.guideline;

import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutHealth.Pregnancy;
import org.blockade.protocol.facts.AboutHealth.PregnancyState;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;

/// Pregnancy before the first dose.
///
/// Recommendation: not started where it needs opioid withdrawal; buprenorphine or methadone is
/// preferred; with somebody who is abstinent and asks, decided together. Strength: guideline.
/// Source: rules R28, R29.
///
/// When: the person may be pregnant. Then: a test of the last 28 days is negative; if it is
/// positive a specialist decides.
public final class PregnancyKnown implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(PregnancyKnown.class, "pregnancy.yaml");
  private final Threshold holds = file.threshold("holds", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<Pregnancy> last = record.latestTogether(Pregnancy.class, any -> true);
    if (last.stream().anyMatch(each -> each.state() == PregnancyState.PREGNANT)) {
      return List.of(
          Finding.of(file.recommendation(), Weight.SPECIALIST, Status.NOT_MET, "pregnant")
              .withResolve(
                  "do not start where it needs opioid withdrawal; buprenorphine or methadone is"
                      + " preferred; with somebody who is abstinent and asks, decide together with a"
                      + " specialist"));
    }
    if (isNotPossible(record)) {
      return List.of(
          Finding.of(
              file.recommendation(), Weight.SPECIALIST, Status.NOT_APPLICABLE, "not possible"));
    }
    if (last.isEmpty() || !record.within(Pregnancy.class, any -> true, holds.days())) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.SPECIALIST,
                  Status.UNKNOWN,
                  "no test of the last " + holds.days() + " days on record")
              .withResolve("offer a pregnancy test, or record that pregnancy is not possible"));
    }
    return List.of(
        Finding.of(file.recommendation(), Weight.SPECIALIST, Status.MET, "not pregnant"));
  }

  /// As was last said of it; where nothing was, by the sex on record.
  static boolean isNotPossible(PersonRecord record) {
    List<Pregnancy> last = record.latestTogether(Pregnancy.class, any -> true);
    return last.isEmpty()
        ? isMale(record)
        : last.stream().allMatch(each -> each.state() == PregnancyState.NOT_POSSIBLE);
  }

  private static boolean isMale(PersonRecord record) {
    List<AboutHealth.SexStated> last =
        record.latestTogether(AboutHealth.SexStated.class, any -> true);
    return !last.isEmpty() && last.stream().allMatch(each -> each.sex() == AboutHealth.Sex.MALE);
  }
}

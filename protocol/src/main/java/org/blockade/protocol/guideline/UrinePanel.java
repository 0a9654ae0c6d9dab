package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTests.Analyte;
import org.blockade.protocol.facts.AboutTests.Method;
import org.blockade.protocol.facts.AboutTests.Result;
import org.blockade.protocol.facts.AboutTests.UrineScreen;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// A urine screen for opioids at the first dose.
///
/// Recommendation: negative for every opioid that an opiate immunoassay misses too. Strength:
/// labelled; the panel is a choice. Source: rules R07, R47, R54.
///
/// When: every analyte of the panel was tested on the day. Then: each is negative. An immunoassay
/// that is positive while naltrexone acts is confirmed by mass spectrometry. A negative urine alone
/// is never enough: the opioid-free days and the challenge stand beside it.
public final class UrinePanel implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(UrinePanel.class, "urine-panel.yaml");
  private final Threshold holds = file.threshold("holds", "d");
  private final Threshold interference = file.threshold("interference", "d");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    List<String> positive = new ArrayList<>();
    List<String> doubtful = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Analyte analyte : Analyte.values()) {
      List<UrineScreen> last =
          record.latestTogether(UrineScreen.class, screen -> screen.analyte() == analyte);
      if (!record.within(UrineScreen.class, screen -> screen.analyte() == analyte, holds.days())
          || last.stream().allMatch(screen -> screen.result() == Result.INVALID)) {
        missing.add(analyte.words());
      }
      if (last.stream().anyMatch(screen -> screen.result() == Result.POSITIVE)) {
        (mayBeDisturbed(record, last) ? doubtful : positive).add(analyte.words());
      } else if (last.stream().anyMatch(screen -> screen.result() == Result.INVALID)
          && !missing.contains(analyte.words())) {
        missing.add(analyte.words());
      }
    }
    return List.of(finding(positive, doubtful, missing));
  }

  private Finding finding(List<String> positive, List<String> doubtful, List<String> missing) {
    if (!positive.isEmpty()) {
      return Finding.of(
              file.recommendation(),
              Weight.AT_START,
              Status.NOT_MET,
              "urine positive for " + String.join(", ", positive) + " when last tested")
          .withValue(new Value.Named(String.join(", ", positive)))
          .withResolve("ask about the last use, which starts the days again, and test anew");
    }
    if (!doubtful.isEmpty()) {
      return Finding.of(
              file.recommendation(),
              Weight.AT_START,
              Status.UNKNOWN,
              "an immunoassay is positive while naltrexone may disturb it")
          .withValue(new Value.Named(String.join(", ", doubtful)))
          .withResolve("confirm by mass spectrometry");
    }
    if (!missing.isEmpty()) {
      return Finding.of(
              file.recommendation(),
              Weight.AT_START,
              Status.UNKNOWN,
              "no result of the day for " + String.join(", ", missing))
          .withResolve("test the urine for these on the day; an opiate immunoassay misses most");
    }
    return Finding.of(
            file.recommendation(),
            Weight.AT_START,
            Status.MET,
            "whole panel negative, which alone is never enough")
        .withValue(new Value.Named("negative"));
  }

  /// Only an immunoassay is disturbed; a result whose method nobody stated may be one, but then the
  /// stricter reading holds.
  private boolean mayBeDisturbed(PersonRecord record, List<UrineScreen> last) {
    return last.stream()
            .filter(screen -> screen.result() == Result.POSITIVE)
            .allMatch(screen -> screen.method() == Method.IMMUNOASSAY)
        && record.within(AboutTreatment.NaltrexoneGiven.class, any -> true, interference.days());
  }
}

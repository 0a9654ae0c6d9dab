package org.blockade.protocol.guideline;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutTests.WithdrawalLooked;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Withdrawal that is there without naltrexone.
///
/// Recommendation: not given in withdrawal. Strength: labelled; the score of 5 is a choice. Source:
/// rule R20.
///
/// When: COWS was scored on the day. Then: it is below 5, and no sign was noted beside it. A person
/// who never took an opioid has none.
public final class SpontaneousWithdrawal implements ScreeningRule {

  private final RuleFile file =
      RuleFile.beside(SpontaneousWithdrawal.class, "spontaneous-withdrawal.yaml");
  private final Threshold limit = file.threshold("cows_below", "1");
  private final Threshold holds = file.threshold("holds", "d");
  private final Bands<Severity> bands =
      new Bands<>(
          List.of(
              new Bands.Band<>(Severity.NONE, 0, Bands.Edge.FROM),
              new Bands.Band<>(Severity.MILD, limit.value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Severity.MODERATE, file.threshold("moderate", "1").value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Severity.MODERATELY_SEVERE,
                  file.threshold("moderately_severe", "1").value(),
                  Bands.Edge.FROM),
              new Bands.Band<>(
                  Severity.SEVERE, file.threshold("severe", "1").value(), Bands.Edge.FROM)));

  /// How a score of COWS is called.
  public enum Severity {
    NONE("too little to be called withdrawal"),
    MILD("mild withdrawal"),
    MODERATE("moderate withdrawal"),
    MODERATELY_SEVERE("moderately severe withdrawal"),
    SEVERE("severe withdrawal");

    private final String words;

    Severity(String words) {
      this.words = words;
    }

    /// The severity in plain words.
    public String words() {
      return words;
    }
  }

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    OptionalInt cows =
        record.latestTogether(ScaleScore.class, SpontaneousWithdrawal::isCows).stream()
            .mapToInt(ScaleScore::total)
            .max();
    boolean scored = record.within(ScaleScore.class, SpontaneousWithdrawal::isCows, holds.days());
    Set<WithdrawalSign> signs = signs(record);
    if (scored && severityOf(cows.orElseThrow()) != Severity.NONE) {
      return List.of(
          inWithdrawal(severityOf(cows.getAsInt()).words())
              .withValue(new Value.Measured(cows.getAsInt(), "1")));
    }
    if (!signs.isEmpty()) {
      return List.of(
          inWithdrawal("signs of withdrawal")
              .withValue(
                  new Value.Named(
                      signs.stream()
                          .map(WithdrawalSign::words)
                          .collect(Collectors.joining(", ")))));
    }
    if (scored) {
      return List.of(
          Finding.of(
                  file.recommendation(),
                  Weight.AT_START,
                  Status.MET,
                  severityOf(cows.orElseThrow()).words())
              .withValue(new Value.Measured(cows.getAsInt(), "1"))
              .withLimit(limit));
    }
    if (wanted.isForAlcoholOnly() && OpioidCourse.of(record).neverTaken()) {
      return List.of(
          Finding.of(
              file.recommendation(),
              Weight.AT_START,
              Status.NOT_APPLICABLE,
              "no opioid was ever taken"));
    }
    return List.of(
        Finding.of(
                file.recommendation(),
                Weight.AT_START,
                Status.UNKNOWN,
                "COWS not scored on the day")
            .withLimit(limit)
            .withResolve("score COWS on the day of the first dose"));
  }

  private Finding inWithdrawal(String says) {
    return Finding.of(file.recommendation(), Weight.AT_START, Status.NOT_MET, says)
        .withLimit(limit)
        .withResolve("treat withdrawal without naltrexone, and score again");
  }

  private Set<WithdrawalSign> signs(PersonRecord record) {
    Set<WithdrawalSign> signs = new TreeSet<>();
    if (record.within(WithdrawalLooked.class, any -> true, holds.days())) {
      record
          .latestTogether(WithdrawalLooked.class, any -> true)
          .forEach(looked -> signs.addAll(looked.signs()));
    }
    return signs;
  }

  /// How a score of COWS is called.
  public Severity severityOf(double cows) {
    return bands.at(cows);
  }

  private static boolean isCows(ScaleScore score) {
    return score.scale() == Scale.COWS;
  }
}

package org.blockade.protocol.guideline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.RuleFile;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Value;
import org.blockade.protocol.rule.Weight;

/// Whether the person is an adult.
///
/// Recommendation: not under 18 years, where safety and effect are not established; a clinic may
/// decide otherwise. Strength: labelled. Source: rule R27.
///
/// When: an age is on record. Then: 18 or more, by the youngest age that was stated last.
public final class AdultAge implements ScreeningRule {

  private final RuleFile file = RuleFile.beside(AdultAge.class, "adult-age.yaml");
  private final Threshold adult = file.threshold("adult_from", "years");

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    OptionalDouble age =
        record.latestTogether(AboutHealth.Age.class, any -> true).stream()
            .mapToDouble(AboutHealth.Age::years)
            .min();
    if (age.isEmpty()) {
      return List.of(
          Finding.of(file.recommendation(), Weight.REQUIRED, Status.UNKNOWN, "age not on record")
              .withLimit(adult)
              .withResolve("record the age in years"));
    }
    boolean met = isMetBy(age.getAsDouble());
    Finding finding =
        Finding.of(
                file.recommendation(),
                Weight.REQUIRED,
                met ? Status.MET : Status.NOT_MET,
                met ? "an adult" : "under 18; safety and effect are not established")
            .withValue(new Value.Measured(age.getAsDouble(), adult.unit()))
            .withLimit(adult);
    return List.of(
        met ? finding : finding.withResolve("a clinic with a rule for young people decides"));
  }

  /// For a further dose: a caution where the age on record is not that of an adult.
  public Optional<Finding> caution(PersonRecord record) {
    return record.latestTogether(AboutHealth.Age.class, any -> true).stream()
        .map(AboutHealth.Age::years)
        .filter(years -> !isMetBy(years))
        .min(Comparator.naturalOrder())
        .map(years ->
            Finding.of(
                    file.recommendation(),
                    Weight.CAUTION,
                    Status.NOT_MET,
                    "under 18; safety and effect are not established")
                .withValue(new Value.Measured(years, adult.unit()))
                .withLimit(adult)
                .withResolve("a clinic with a rule for young people decides"));
  }

  /// Whether an age (years) is that of an adult.
  public boolean isMetBy(double years) {
    return years >= adult.value();
  }
}

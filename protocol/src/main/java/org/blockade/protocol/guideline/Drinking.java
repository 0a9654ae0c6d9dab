package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutHealth.Drinks;
import org.blockade.protocol.facts.AboutHealth.Sex;
import org.blockade.protocol.facts.AboutHealth.SexStated;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.rule.Bands;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;

/// Drinking and craving.
///
/// Recommendation: heavy drinking days, AUDIT-C and craving (PACS) are followed in people treated
/// for alcohol use disorder; none of them is a reason to stop naltrexone. Strength: published
/// cut-offs. Source: `drinking.yaml`; dossier, section 4.
///
/// When: naltrexone is for alcohol use disorder. Then: talk, contact, or ask for what is not
/// counted.
public final class Drinking {

  private final GuidelineFile file = GuidelineFile.beside(Drinking.class, "drinking.yaml");
  private final Threshold lookBack = file.threshold("look_back", "d");
  private final Bands<Craving> cravings =
      new Bands<>(
          List.of(
              new Bands.Band<>(Craving.BELOW, 0, Bands.Edge.FROM),
              new Bands.Band<>(
                  Craving.HIGH, file.threshold("craving_from", "1").value(), Bands.Edge.FROM),
              new Bands.Band<>(
                  Craving.VERY_HIGH,
                  file.threshold("craving_strong_above", "1").value(),
                  Bands.Edge.ABOVE)));

  private Drinking() {}

  /// The recommendation with the numbers that come with Blockade.
  public static Drinking standard() {
    return new Drinking();
  }

  /// Bands of the PACS.
  public enum Craving {
    BELOW,
    HIGH,
    VERY_HIGH
  }

  /// What the recommendation comes to.
  ///
  /// @param daysOnRecord days of the last four weeks on which drinks were counted
  /// @param heavyDays those of them that are heavy drinking days
  /// @param audit the last AUDIT-C, if there is one
  /// @param craving the band of the last PACS, if there is one
  public record Advice(
      long daysOnRecord,
      long heavyDays,
      Optional<ScaleScore> audit,
      Optional<Craving> craving,
      List<Instruction> instructions) {

    public Advice {
      instructions = List.copyOf(instructions);
    }
  }

  /// The bands of the PACS.
  public Bands<Craving> cravings() {
    return cravings;
  }

  /// The advice for a person.
  public Advice adviceFor(PersonRecord record) {
    Optional<Sex> sex = record.latest(SexStated.class).map(stated -> stated.statement().sex());
    List<Stated<Drinks>> counted =
        record.all(Drinks.class).stream()
            .filter(stated -> record.daysSince(stated.occurred()) < lookBack.days())
            .toList();
    long heavy =
        counted.stream().filter(stated -> stated.statement().number() >= heavyFrom(sex)).count();
    Optional<ScaleScore> audit = latest(record, Scale.AUDIT_C);
    Optional<Craving> craving = latest(record, Scale.PACS).map(score -> cravings.at(score.total()));
    List<Instruction> instructions = new ArrayList<>();
    if (!counted.isEmpty()) {
      instructions.add(file.instruction(heavy > 0 ? "heavy" : "none-heavy"));
    }
    if (audit.filter(score -> score.total() >= auditFrom(sex)).isPresent()) {
      instructions.add(file.instruction("audit"));
    }
    craving.ifPresent(level -> {
      switch (level) {
        case BELOW -> {}
        case HIGH -> instructions.add(file.instruction("craving"));
        case VERY_HIGH -> instructions.add(file.instruction("craving-strong"));
      }
    });
    if (counted.isEmpty() || craving.isEmpty()) {
      instructions.add(file.instruction("ask"));
    }
    return new Advice(counted.size(), heavy, audit, craving, instructions);
  }

  private static Optional<ScaleScore> latest(PersonRecord record, Scale scale) {
    return record.all(ScaleScore.class).stream()
        .map(Stated::statement)
        .filter(score -> score.scale() == scale)
        .reduce((earlier, later) -> later);
  }

  /// The number of drinks from which on a day is a heavy drinking day.
  public double heavyFrom(Optional<Sex> sex) {
    return limit(sex, "heavy_day_men", "heavy_day_women", "drinks");
  }

  /// The AUDIT-C from which on drinking is risky.
  public double auditFrom(Optional<Sex> sex) {
    return limit(sex, "audit_men", "audit_women", "1");
  }

  /// Where the sex is not known, the lower limit finds more.
  private double limit(Optional<Sex> sex, String men, String women, String unit) {
    boolean man =
        sex.filter(kind ->
                switch (kind) {
                  case MALE -> true;
                  case FEMALE, OTHER -> false;
                })
            .isPresent();
    return file.threshold(man ? men : women, unit).value();
  }
}

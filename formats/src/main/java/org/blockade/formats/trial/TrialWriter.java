package org.blockade.formats.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blockade.formats.regimen.PlainNumber;
import org.blockade.formats.regimen.RegimenPrinter;
import org.blockade.simulator.adherence.AdherenceTable;
import org.blockade.simulator.adherence.Induction;
import org.blockade.simulator.adherence.InjectionVisits;
import org.blockade.simulator.adherence.Lengths;
import org.blockade.simulator.adherence.OralTaking;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.outcome.CourseTable;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.Participants;
import org.blockade.simulator.trial.TrialDesign;

/// Writes a trial back as it was understood, with everything that was left out. Reading it gives
/// the same design.
public final class TrialWriter {

  private static final AdherenceTable ADHERENCE = AdherenceTable.standard();

  private final StringBuilder yaml = new StringBuilder();

  private TrialWriter() {}

  /// The trial as YAML.
  public static String write(TrialFile file) {
    TrialWriter writer = new TrialWriter();
    writer.trial(file);
    return writer.yaml.toString();
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }

  private void trial(TrialFile file) {
    TrialDesign design = file.design();
    line("title: " + quoted(design.title()));
    line("condition: " + TrialWords.word(design.condition()));
    line("weeks: " + design.days() / OralTaking.WEEK);
    line("subjects: " + design.subjects());
    line("replicates: " + design.replicates());
    line("seed: " + design.seed());
    line("people: " + design.people().word());
    line("uncertainty: " + design.uncertainty());
    line("protected_from: " + PlainNumber.of(design.protectedFrom()));
    line("model: " + quoted(design.drug().variant()));
    line("reference: " + quoted(file.reference()));
    file.observed().ifPresent(table -> line("observed: " + quoted(table.name())));
    population(design.participants(), file.people());
    line(
        "between_occasion: {tablets: "
            + PlainNumber.of(design.occasions().tablets())
            + ", injections: "
            + PlainNumber.of(design.occasions().injections())
            + "}");
    course(file.overrides());
    line("arms:");
    design.arms().forEach(this::arm);
  }

  private void population(Participants participants, Optional<TrialFile.People> people) {
    switch (participants) {
      case Participants.Listed listed ->
          line("population: {table: " + quoted(people.orElseThrow().name()) + "}");
      case Participants.Drawn drawn -> drawn(drawn);
    }
  }

  private void drawn(Participants.Drawn drawn) {
    if (drawn.equals(Participants.Drawn.unknown())) {
      line("population: {covariates: {}}");
      return;
    }
    line("population:");
    line("  covariates:" + (drawn.spreads().isEmpty() ? " {}" : ""));
    for (Participants.Spread spread : drawn.spreads()) {
      line(
          String.format(
              Locale.ROOT,
              "    %s: {median: %s, cv: %s, unit: %s, least: %s, most: %s}",
              spread.covariate().word(),
              PlainNumber.of(spread.median()),
              PlainNumber.of(spread.cv()),
              spread.covariate().unit(),
              PlainNumber.of(spread.least()),
              PlainNumber.of(spread.most())));
    }
    if (!drawn.correlations().isEmpty()) {
      line("  correlations:");
    }
    for (Participants.Correlation correlation : drawn.correlations()) {
      line(
          String.format(
              Locale.ROOT,
              "    - {between: [%s, %s], coefficient: %s}",
              correlation.one().word(),
              correlation.other().word(),
              PlainNumber.of(correlation.coefficient())));
    }
    drawn.dependent().ifPresent(share -> line("  dependent: " + PlainNumber.of(share)));
  }

  private void course(List<CourseTable.Row> overrides) {
    if (overrides.isEmpty()) {
      return;
    }
    line("course:");
    for (CourseTable.Row row : overrides) {
      line(
          String.format(
              Locale.ROOT,
              "  %s: {value: %s, unit: %s, range: [%s, %s], source: %s, evidence: %s}",
              row.number().symbol(),
              PlainNumber.of(row.value()),
              row.number().unit(),
              PlainNumber.of(row.low()),
              PlainNumber.of(row.high()),
              quoted(row.source()),
              row.evidence().word()));
    }
  }

  private void arm(Arm arm) {
    line("  - name: " + quoted(arm.name()));
    line("    regimen: " + quoted(RegimenPrinter.print(arm.regimen())));
    line("    placebo: " + !arm.active());
    line("    induction: " + induction(arm.induction()));
    ArmDoses doses = ArmDoses.of(arm);
    if (doses.injections()) {
      line("    visits: " + visits(arm.visits()));
    }
    if (doses.tablets()) {
      line("    taking: " + taking(arm.taking()));
    }
    arm.bridge().ifPresent(dose -> line("    bridge: " + quoted(bridge(dose))));
    line("    comes_back: " + arm.comesBack());
  }

  private static String bridge(PrescribedDose dose) {
    String words = RegimenPrinter.print(new DosingRegimen(List.of(new RegimenPart.Single(dose))));
    return words.substring(0, words.length() - " x 1".length());
  }

  private static String induction(Induction induction) {
    return ADHERENCE
        .induction(induction.name())
        .filter(induction::equals)
        .map(Induction::name)
        .orElseGet(() ->
            "{started: "
                + PlainNumber.of(induction.started())
                + ", waiting: "
                + lengths(induction.waiting())
                + ", leaves: "
                + lengths(induction.leaves())
                + "}");
  }

  private static String visits(InjectionVisits visits) {
    return ADHERENCE.visits().stream()
        .filter(name -> ADHERENCE.visits(name).filter(visits::equals).isPresent())
        .findFirst()
        .orElseGet(() ->
            "{due: "
                + visits.due()
                + ", intervals: "
                + lengths(visits.intervals())
                + ", refuses: "
                + numbers(visits.refuses())
                + "}");
  }

  private static String lengths(Lengths lengths) {
    return lengths.rows().stream()
        .map(row ->
            "{from: "
                + row.from()
                + ", to: "
                + row.to()
                + ", share: "
                + PlainNumber.of(row.share())
                + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String taking(OralTaking taking) {
    return switch (taking) {
      case OralTaking.Every every -> ArmReader.EVERY;
      case OralTaking.Independent(double probability) ->
          "{independent: " + PlainNumber.of(probability) + "}";
      case OralTaking.Markov(double taken, double missed) ->
          "{after_taken: "
              + PlainNumber.of(taken)
              + ", after_missed: "
              + PlainNumber.of(missed)
              + "}";
      case OralTaking.ByWeekday weekday -> "{weekdays: " + numbers(weekday.probabilities()) + "}";
      case OralTaking.WithHolidays(OralTaking otherwise, double perDay, int days) -> {
        String holidays =
            "holidays: {per_day: " + PlainNumber.of(perDay) + ", days: " + days + "}}";
        yield otherwise instanceof OralTaking.Every
            ? "{" + holidays
            : taking(otherwise).replaceFirst("}$", ", ") + holidays;
      }
    };
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(PlainNumber::of)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ' || letter == 0x7f || letter > 0x7e) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}

package org.blockade.service.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.clinic.ClinicModel;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Writes down the history of one made-up person.
final class DemoPerson {

  private static final double MILLIGRAMS = 380;
  private static final int DAYS_BETWEEN = 28;
  private static final int LIVER_EVERY = 3;
  private static final List<String> AUTHORS = List.of("nurse Demo", "Dr. Demo");

  private final ClinicModel clinic;
  private final RandomGenerator random;
  private final String id;
  private final Instant now;
  private final TimeAxis.Calendar axis;
  private final boolean woman;
  private final List<Told> told = new ArrayList<>();

  /// Something that was recorded.
  record Told(Instant when, Draft draft) {}

  /// @param start of the person's time line
  DemoPerson(ClinicModel clinic, RandomGenerator random, String id, Instant start, Instant now) {
    this.clinic = clinic;
    this.random = random;
    this.id = id;
    this.now = now;
    this.axis = new TimeAxis.Calendar(start.truncatedTo(ChronoUnit.HOURS), clinic.zone());
    this.woman = random.nextBoolean();
  }

  /// Everything, in the order in which it was recorded.
  List<Told> told() {
    return told.stream().sorted(Comparator.comparing(Told::when)).toList();
  }

  void content(Instant when, Content content) {
    told.add(
        new Told(
            when,
            new Draft(
                id + "-" + told.size(),
                id,
                AUTHORS.get(random.nextInt(AUTHORS.size())),
                clinic.versions(),
                content)));
  }

  void fact(Instant when, Source source, Statement statement) {
    earlier(when, when, source, statement);
  }

  /// A fact that was recorded later than it was so.
  private void earlier(Instant occurred, Instant when, Source source, Statement statement) {
    content(
        when,
        new Content.FactStated(
            axis, new Fact(id + "-" + told.size(), at(occurred), at(when), source, statement)));
  }

  private ModelTime at(Instant moment) {
    return axis.timeOf(moment.atZone(axis.zone()));
  }

  void registered(Instant when, Recipe recipe, int number) {
    LocalDate born =
        now.atZone(axis.zone())
            .toLocalDate()
            .minusYears(21 + random.nextInt(42))
            .minusDays(random.nextInt(365));
    content(
        when,
        new Content.Registered(
            recipe.familyNames().get(random.nextInt(recipe.familyNames().size())),
            recipe.givenNames().get(random.nextInt(recipe.givenNames().size())),
            born,
            Optional.of("D-" + (1000 + number))));
    content(
        when,
        new Content.ConsentGiven(
            "treatment, payment and health care operations",
            "the demo clinic",
            List.of("my treating providers"),
            "my record of treatment",
            Optional.empty(),
            when.truncatedTo(ChronoUnit.SECONDS),
            "demo",
            true));
  }

  /// What is asked at the first visit, all of it in order.
  ///
  /// @param lastUse of an opioid
  void asked(Instant when, Instant lastUse) {
    earlier(lastUse, when, Source.REPORTED, AboutOpioids.Taken.of("heroin"));
    indicated(when);
    fact(when, Source.REPORTED, new AboutOpioids.NoneTaken(Optional.of(at(lastUse))));
    fact(when, Source.REPORTED, new AboutOpioids.PainTreatment(false));
    fact(when, Source.REPORTED, new AboutHealth.PlannedSurgery(Optional.empty()));
    for (AboutHealth.Substance substance : AboutHealth.Substance.values()) {
      fact(when, Source.REPORTED, new AboutHealth.Hypersensitivity(substance, false));
    }
    fact(when, Source.OBSERVED, new AboutHealth.HepatitisSigns(false));
    fact(
        when,
        Source.MEASURED,
        new AboutHealth.Pregnancy(
            woman
                ? AboutHealth.PregnancyState.NOT_PREGNANT
                : AboutHealth.PregnancyState.NOT_POSSIBLE));
    fact(when, Source.DOCUMENTED, new AboutHealth.BleedingRisk(false));
    fact(
        when,
        Source.REPORTED,
        new AboutHealth.Alcohol(AboutHealth.Drinking.NOT_DRINKING, Optional.empty()));
    fact(when, Source.MEASURED, new AboutTests.CreatinineClearance(80 + random.nextInt(40)));
    livers(when);
    urines(when, AboutTests.Analyte.values());
    fact(when, Source.OBSERVED, ScaleScore.ofTotal(Scale.COWS, random.nextInt(3)));
  }

  void indicated(Instant when) {
    fact(
        when,
        Source.DOCUMENTED,
        new AboutTreatment.Indication(AboutTreatment.Condition.OPIOID_USE_DISORDER));
    fact(
        when,
        Source.DOCUMENTED,
        new AboutHealth.SexStated(woman ? AboutHealth.Sex.FEMALE : AboutHealth.Sex.MALE));
    fact(when, Source.REPORTED, new AboutTreatment.Consent(true));
  }

  void livers(Instant when) {
    for (AboutTests.LiverEnzyme enzyme : AboutTests.LiverEnzyme.values()) {
      fact(
          when, Source.MEASURED, new AboutTests.LiverTest(enzyme, (5 + random.nextInt(15)) / 10.0));
    }
  }

  void urines(Instant when, AboutTests.Analyte... analytes) {
    for (AboutTests.Analyte analyte : analytes) {
      fact(
          when,
          Source.MEASURED,
          new AboutTests.UrineScreen(
              analyte, AboutTests.Result.NEGATIVE, AboutTests.Method.IMMUNOASSAY));
    }
  }

  /// A course of monthly injections.
  ///
  /// @param last when the last one was given
  void injections(Instant last, int number) {
    Instant first = last.minus(Duration.ofDays((long) DAYS_BETWEEN * (number - 1)));
    asked(first.minus(Duration.ofHours(2)), first.minus(Duration.ofDays(14)));
    content(
        first.minus(Duration.ofHours(1)),
        new Content.DecisionMade(
            "first-dose", "start", List.of("nothing on record speaks against it")));
    Side side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    for (int k = 0; k < number; k++) {
      Instant day = first.plus(Duration.ofDays((long) DAYS_BETWEEN * k));
      if (k > 0) {
        visit(day.minus(Duration.ofMinutes(30)), k);
      }
      given(day, side);
      side = side.other();
      Instant later = day.plus(Duration.ofDays(1));
      fact(
          later,
          Source.DOCUMENTED,
          new AboutTreatment.Support(
              AboutTreatment.SupportKind.COUNSELLING,
              random.nextInt(6) == 0
                  ? AboutTreatment.Attendance.MISSED
                  : AboutTreatment.Attendance.ATTENDED));
    }
  }

  private void visit(Instant when, int number) {
    urines(when, AboutTests.Analyte.OPIATES, AboutTests.Analyte.FENTANYL);
    fact(
        when,
        Source.REPORTED,
        ScaleScore.ofItems(Scale.PHQ_9, List.of(1, 0, 1, random.nextInt(2), 0, 0, 1, 0, 0)));
    fact(when, Source.OBSERVED, ScaleScore.ofTotal(Scale.COWS, 0));
    if (number % LIVER_EVERY == 0) {
      livers(when);
    }
    content(
        when,
        new Content.DecisionMade(
            "next-injection", "give", List.of("nothing on record speaks against it")));
  }

  private void given(Instant when, Side side) {
    ModelTime expires = at(when.plus(Duration.ofDays(200)));
    fact(
        when,
        Source.OBSERVED,
        new AboutTreatment.NaltrexoneGiven(
            AboutTreatment.Product.INJECTION,
            Mass.ofMilligrams(MILLIGRAMS),
            Optional.of(side),
            Optional.of(AboutTreatment.Needle.LONGER),
            new AboutTreatment.Kit(
                Optional.of("DEMO" + random.nextInt(1000)), Optional.of(expires), List.of()),
            Optional.of("nurse Demo"),
            true));
  }
}

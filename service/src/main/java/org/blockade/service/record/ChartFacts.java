package org.blockade.service.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.blockade.formats.chart.ChartEvent;
import org.blockade.formats.chart.ChartRow;
import org.blockade.formats.chart.ObservedValue;
import org.blockade.formats.chart.PersonChart;
import org.blockade.formats.chart.Sex;
import org.blockade.formats.chart.UnreadRow;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads the facts of one person from a chart. The names are those of docs/reference/screen.md.
///
/// A chart does not say when a row was written, so each fact is recorded when it occurred. What the
/// names do not cover is told, never dropped.
public final class ChartFacts {

  private static final String YES = "yes";
  private static final String NONE = "none";
  private static final String NALTREXONE = "naltrexone";
  private static final String BUPRENORPHINE = "buprenorphine";
  private static final double HOURS_PER_DAY = 24;

  /// Names that other parts of the program read and that state no fact.
  private static final Set<String> OF_OTHERS =
      Set.of("visit", "use_reported", "naltrexone_plasma", "naltrexol_plasma");

  private final PersonHistory history;
  private final List<Fact> facts = new ArrayList<>();
  private final List<FactReading.Remark> gaps = new ArrayList<>();
  private final List<FactReading.Remark> notes = new ArrayList<>();

  private ChartFacts(PersonHistory history) {
    this.history = history;
  }

  /// The facts of a person.
  ///
  /// @param chart the rows
  /// @param history the same person's doses and opioids, which are read in one place for all
  public static FactReading of(PersonChart chart, PersonHistory history) {
    ChartFacts reader = new ChartFacts(history);
    reader.readOpioids();
    reader.readDoses();
    chart.inTimeOrder().forEach(reader::read);
    reader.readUnread();
    return new FactReading(reader.facts, reader.gaps, reader.notes);
  }

  private void readOpioids() {
    for (OpioidUse use : history.opioidUse()) {
      switch (use.sign()) {
        case REPORTED, DOSE -> {
          Optional<Route> route = routeOf(use);
          add(
              use.time(),
              Source.REPORTED,
              () ->
                  new AboutOpioids.Taken(
                      use.drug(), route, Optional.empty(), form(use.drug(), route)));
        }
        // Urines are read row by row, with what they did not find.
        case URINE -> {}
      }
    }
    for (Optional<ModelTime> time : history.opioidUnread()) {
      gaps.add(
          new FactReading.Remark(
              time,
              "a row names an opioid, or a test for one, and says nothing about it that could be"
                  + " read"));
    }
  }

  private Optional<Route> routeOf(OpioidUse use) {
    return history.doses().stream()
        .map(DoseGiven::dose)
        .filter(dose -> dose.time().equals(use.time()) && dose.drug().equals(use.drug()))
        .map(DoseEvent::route)
        .findFirst();
  }

  /// Buprenorphine under the skin or as a depot into a muscle is given once a month.
  private static AboutOpioids.Form form(String drug, Optional<Route> route) {
    boolean depot =
        drug.equals(BUPRENORPHINE)
            && route
                .filter(each ->
                    each == Route.SUBCUTANEOUS || each == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
                .isPresent();
    return depot ? AboutOpioids.Form.MONTHLY_DEPOT : AboutOpioids.Form.ORDINARY;
  }

  private void readDoses() {
    for (DoseGiven given : history.doses()) {
      DoseEvent dose = given.dose();
      if (dose.drug().equals(NALTREXONE)) {
        naltrexone(given);
      }
    }
  }

  private void naltrexone(DoseGiven given) {
    DoseEvent dose = given.dose();
    if (dose.route() == Route.ORAL) {
      add(dose.time(), Source.REPORTED, () -> AboutTreatment.NaltrexoneGiven.tablet(dose.amount()));
    } else if (dose.route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR) {
      add(
          dose.time(),
          Source.OBSERVED,
          () -> AboutTreatment.NaltrexoneGiven.injection(dose.amount(), given.side()));
    } else {
      notes.add(
          new FactReading.Remark(
              Optional.of(dose.time()),
              "naltrexone by a route that is neither tablet nor injection is not interpreted"));
    }
  }

  private void read(ChartRow row) {
    covariates(row);
    switch (row.event()) {
      case ChartEvent.Observation observation ->
          named(row, observation.name(), observation.drug(), observation.value());
      case ChartEvent.Other other ->
          other.name().ifPresent(name -> named(row, name, other.drug(), other.value()));
      case ChartEvent.Dose dose -> {}
      case ChartEvent.Reset reset -> {}
      case ChartEvent.ResetAndDose both -> {}
    }
  }

  private void covariates(ChartRow row) {
    row.covariates()
        .ageYears()
        .ifPresent(years -> add(row, Source.DOCUMENTED, () -> new AboutHealth.Age(years)));
    row.covariates()
        .weightKilograms()
        .ifPresent(kilograms -> add(row, Source.MEASURED, () -> new AboutHealth.Weight(kilograms)));
    row.covariates()
        .hepatic()
        .ifPresent(state ->
            add(row, Source.DOCUMENTED, () -> new AboutHealth.Cirrhosis(cirrhosis(state))));
    row.covariates()
        .dependence()
        .ifPresent(state ->
            add(
                row,
                Source.DOCUMENTED,
                () -> new AboutHealth.Dependence(state == Covariates.Dependence.DEPENDENT)));
    row.covariates()
        .creatinineClearanceMillilitresPerMinute()
        .ifPresent(
            value -> add(row, Source.MEASURED, () -> new AboutTests.CreatinineClearance(value)));
    row.covariates()
        .sex()
        .ifPresent(sex -> add(row, Source.DOCUMENTED, () -> new AboutHealth.SexStated(sexOf(sex))));
    if (row.covariates().alanineAminotransferase().isPresent()) {
      note(row, "ALT", "in U/L says nothing without the laboratory's upper limit; write alt_x_uln");
    }
  }

  private static AboutHealth.CirrhosisState cirrhosis(Covariates.Hepatic state) {
    return switch (state) {
      case NORMAL -> AboutHealth.CirrhosisState.NONE;
      case COMPENSATED_CIRRHOSIS -> AboutHealth.CirrhosisState.COMPENSATED;
      case DECOMPENSATED_CIRRHOSIS -> AboutHealth.CirrhosisState.DECOMPENSATED;
    };
  }

  private static AboutHealth.Sex sexOf(Sex sex) {
    return switch (sex) {
      case FEMALE -> AboutHealth.Sex.FEMALE;
      case MALE -> AboutHealth.Sex.MALE;
      case OTHER -> AboutHealth.Sex.OTHER;
    };
  }

  private void named(ChartRow row, String name, Optional<String> drug, ObservedValue value) {
    if (OF_OTHERS.contains(name)) {
      return;
    }
    switch (value) {
      case ObservedValue.Numeric(double number) -> number(row, name, number);
      case ObservedValue.Word(String word) -> word(row, name, drug, word);
      case ObservedValue.BelowQuantification below ->
          note(row, name, "is below what can be measured, and is not interpreted");
      case ObservedValue.Missing missing -> note(row, name, "has no value");
    }
  }

  private void number(ChartRow row, String name, double number) {
    ModelTime time = row.time();
    switch (name) {
      case "opioid_free_days" ->
          add(
              row,
              Source.REPORTED,
              () -> new AboutOpioids.NoneTaken(Optional.of(before(time, number))));
      // A use, read with the other opioids; here it is known to be a depot.
      case "buprenorphine_depot" ->
          add(
              row,
              Source.REPORTED,
              () ->
                  new AboutOpioids.Taken(
                      BUPRENORPHINE,
                      Optional.empty(),
                      Optional.empty(),
                      AboutOpioids.Form.MONTHLY_DEPOT));
      // A dose row of naloxone may be a rescue; only these are steps of a challenge.
      case "challenge_naloxone_iv" -> naloxone(row, Route.INTRAVENOUS, number);
      case "challenge_naloxone_sc" -> naloxone(row, Route.SUBCUTANEOUS, number);
      case "cows" -> score(row, name, Scale.COWS, Source.OBSERVED, number);
      case "sows" -> score(row, name, Scale.SOWS, Source.REPORTED, number);
      case "audit_c" -> score(row, name, Scale.AUDIT_C, Source.REPORTED, number);
      case "phq9" -> score(row, name, Scale.PHQ_9, Source.REPORTED, number);
      case "phq9_item9" -> selfHarm(row, number);
      case "pacs" -> score(row, name, Scale.PACS, Source.REPORTED, number);
      case "alt_x_uln" -> liver(row, AboutTests.LiverEnzyme.ALT, number);
      case "ast_x_uln" -> liver(row, AboutTests.LiverEnzyme.AST, number);
      case "alt", "ast" ->
          note(
              row,
              name,
              "in U/L says nothing without the laboratory's upper limit; write " + name + "_x_uln");
      case "surgery_in_days" ->
          add(
              row,
              Source.DOCUMENTED,
              () ->
                  new AboutHealth.PlannedSurgery(
                      Optional.of(time.plusHours(number * HOURS_PER_DAY))));
      case "alcohol_free_days" ->
          add(
              row,
              Source.REPORTED,
              () ->
                  new AboutHealth.Alcohol(
                      number > 0
                          ? AboutHealth.Drinking.NOT_DRINKING
                          : AboutHealth.Drinking.DRINKING,
                      Optional.of(before(time, number))));
      case "drinks" -> add(row, Source.REPORTED, () -> new AboutHealth.Drinks(number));
      default -> note(row, name, "is not interpreted here");
    }
  }

  /// A time some days earlier: whole days on the calendar, the rest in hours.
  private ModelTime before(ModelTime time, double days) {
    int whole = (int) StrictMath.floor(days);
    return history.axis().plusDays(time, -whole).plusHours((whole - days) * HOURS_PER_DAY);
  }

  private void score(ChartRow row, String name, Scale scale, Source source, double number) {
    if (number == StrictMath.rint(number)) {
      add(row, source, () -> ScaleScore.ofTotal(scale, (int) number));
    } else {
      note(row, name, "is a whole number of points");
    }
  }

  /// Half a point is a gap, not a note: it may be above 0.
  private void selfHarm(ChartRow row, double number) {
    add(
        row,
        Source.REPORTED,
        () -> new AboutTests.ThoughtsOfSelfHarm((int) StrictMath.ceil(number)));
  }

  private void naloxone(ChartRow row, Route route, double milligrams) {
    add(
        row,
        Source.OBSERVED,
        () -> new AboutTests.NaloxoneGiven(route, Mass.ofMilligrams(milligrams)));
  }

  private void liver(ChartRow row, AboutTests.LiverEnzyme enzyme, double multiple) {
    add(row, Source.MEASURED, () -> new AboutTests.LiverTest(enzyme, multiple));
  }

  private void word(ChartRow row, String name, Optional<String> drug, String word) {
    boolean yes = word.equals(YES);
    switch (name) {
      case "urine_screen" -> screen(row, drug, word);
      case "urine_opiates" -> urine(row, AboutTests.Analyte.OPIATES, word);
      case "urine_fentanyl" -> urine(row, AboutTests.Analyte.FENTANYL, word);
      case "urine_norfentanyl" -> urine(row, AboutTests.Analyte.NORFENTANYL, word);
      case "urine_oxycodone" -> urine(row, AboutTests.Analyte.OXYCODONE, word);
      case "urine_methadone" -> urine(row, AboutTests.Analyte.METHADONE, word);
      case "urine_buprenorphine" -> urine(row, AboutTests.Analyte.BUPRENORPHINE, word);
      case "opioid_never" ->
          add(row, Source.REPORTED, () -> new AboutOpioids.NoneTaken(Optional.empty()));
      case "opioid_pain_treatment" ->
          add(row, Source.REPORTED, () -> new AboutOpioids.PainTreatment(yes));
      case "withdrawal_sign" ->
          add(row, Source.OBSERVED, () -> new AboutTests.WithdrawalLooked(signs(word)));
      case "challenge_sign" ->
          add(row, Source.OBSERVED, () -> new AboutTests.ChallengeLooked(signs(word)));
      case "indication" -> indications(row, word);
      case "consent" -> add(row, Source.REPORTED, () -> new AboutTreatment.Consent(yes));
      case "hepatitis_signs" ->
          add(row, Source.OBSERVED, () -> new AboutHealth.HepatitisSigns(yes));
      case "pregnancy" ->
          add(
              row,
              Source.MEASURED,
              () -> new AboutHealth.Pregnancy(one(AboutHealth.PregnancyState.values(), word)));
      case "surgery_planned" ->
          add(row, Source.REPORTED, () -> new AboutHealth.PlannedSurgery(Optional.empty()));
      case "allergy_naltrexone" -> allergy(row, AboutHealth.Substance.NALTREXONE, yes);
      case "allergy_plg" -> allergy(row, AboutHealth.Substance.POLYLACTIDE_CO_GLYCOLIDE, yes);
      case "allergy_cmc" -> allergy(row, AboutHealth.Substance.CARBOXYMETHYLCELLULOSE, yes);
      case "bleeding_risk" -> add(row, Source.DOCUMENTED, () -> new AboutHealth.BleedingRisk(yes));
      case "drinking" ->
          add(
              row,
              Source.REPORTED,
              () ->
                  new AboutHealth.Alcohol(
                      yes ? AboutHealth.Drinking.DRINKING : AboutHealth.Drinking.NOT_DRINKING,
                      Optional.empty()));
      case "body_habitus" ->
          add(
              row,
              Source.OBSERVED,
              () -> new AboutHealth.BodyHabitus(one(AboutHealth.Habitus.values(), word)));
      case "counselling" -> support(row, AboutTreatment.SupportKind.COUNSELLING, word);
      case "peer_support" -> support(row, AboutTreatment.SupportKind.PEER_SUPPORT, word);
      default -> note(row, name, "is not interpreted here");
    }
  }

  private void screen(ChartRow row, Optional<String> drug, String word) {
    Optional<AboutTests.Analyte> analyte =
        switch (drug.orElse(OpioidUse.UNSPECIFIED)) {
          case OpioidUse.UNSPECIFIED, "heroin", "morphine", "mam", "codeine", "opium" ->
              Optional.of(AboutTests.Analyte.OPIATES);
          case "fentanyl" -> Optional.of(AboutTests.Analyte.FENTANYL);
          case "oxycodone" -> Optional.of(AboutTests.Analyte.OXYCODONE);
          case "methadone" -> Optional.of(AboutTests.Analyte.METHADONE);
          case BUPRENORPHINE -> Optional.of(AboutTests.Analyte.BUPRENORPHINE);
          default -> Optional.empty();
        };
    if (analyte.isPresent()) {
      urine(row, analyte.get(), word);
    } else if (history.opioidUse().stream()
        .anyMatch(use -> use.sign() == OpioidUse.Sign.URINE && use.time().equals(row.time()))) {
      // An opioid that the panel does not name: a use of it all the same.
      String agent = drug.orElse(OpioidUse.UNSPECIFIED);
      if (word.equals("positive")) {
        add(row, Source.MEASURED, () -> AboutOpioids.Taken.of(agent));
      }
    } else {
      note(row, "urine_screen", "for this drug is not interpreted here");
    }
  }

  private void urine(ChartRow row, AboutTests.Analyte analyte, String word) {
    add(
        row,
        Source.MEASURED,
        () ->
            new AboutTests.UrineScreen(
                analyte, one(AboutTests.Result.values(), word), AboutTests.Method.NOT_STATED));
  }

  private void indications(ChartRow row, String word) {
    if (!word.equals("aud")) {
      indication(row, AboutTreatment.Condition.OPIOID_USE_DISORDER);
    }
    if (!word.equals("oud")) {
      indication(row, AboutTreatment.Condition.ALCOHOL_USE_DISORDER);
    }
  }

  private void indication(ChartRow row, AboutTreatment.Condition condition) {
    add(row, Source.DOCUMENTED, () -> new AboutTreatment.Indication(condition));
  }

  private void allergy(ChartRow row, AboutHealth.Substance substance, boolean present) {
    add(row, Source.REPORTED, () -> new AboutHealth.Hypersensitivity(substance, present));
  }

  private void support(ChartRow row, AboutTreatment.SupportKind kind, String word) {
    add(
        row,
        Source.DOCUMENTED,
        () -> new AboutTreatment.Support(kind, one(AboutTreatment.Attendance.values(), word)));
  }

  private static Set<WithdrawalSign> signs(String word) {
    return word.equals(NONE) ? Set.of() : Set.of(one(WithdrawalSign.values(), word));
  }

  /// The constant with this word. The chart reader has refused every other word.
  private static <E extends Enum<E>> E one(E[] all, String word) {
    return Arrays.stream(all)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of this row is not known"));
  }

  private void readUnread() {
    for (UnreadRow row : history.unread()) {
      gaps.add(
          new FactReading.Remark(
              row.time(), "line " + row.line() + " of the chart could not be read"));
    }
  }

  private void note(ChartRow row, String name, String what) {
    notes.add(
        new FactReading.Remark(
            Optional.of(row.time()), "line " + row.line() + ": " + name + " " + what));
  }

  private void add(ChartRow row, Source source, Supplier<Statement> statement) {
    add(row.time(), source, statement, "line " + row.line() + ": ");
  }

  private void add(ModelTime time, Source source, Supplier<Statement> statement) {
    add(time, source, statement, "");
  }

  /// What a statement refuses is a gap: it was recorded, and says nothing that can be.
  private void add(ModelTime time, Source source, Supplier<Statement> statement, String place) {
    try {
      facts.add(Fact.of("chart-" + facts.size(), time, source, statement.get()));
    } catch (IllegalArgumentException e) {
      gaps.add(new FactReading.Remark(Optional.of(time), place + e.getMessage()));
    }
  }
}

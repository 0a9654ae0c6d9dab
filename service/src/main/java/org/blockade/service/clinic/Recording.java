package org.blockade.service.clinic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.AboutTreatment.NaltrexoneGiven;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.guideline.InjectionSite;
import org.blockade.protocol.guideline.KitColdChain;
import org.blockade.protocol.guideline.ToldSymptoms;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.triage.Context;
import org.blockade.protocol.triage.OpioidUsed;
import org.blockade.protocol.triage.Product;
import org.blockade.protocol.triage.Triage;
import org.blockade.protocol.triage.TriageAnswer;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Draft;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.PersonState;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Makes the entries that people write. Each form gives drafts for the journal, or one sentence on
/// what is wrong with it; nothing is appended here. The ids of entries are arguments: a form that
/// is sent twice is recorded once.
public final class Recording {

  /// Older than anybody became. A choice.
  private static final int OLDEST_YEARS = 130;

  /// Above this a number of milligrams of tablets is more likely a slip than a day. A choice:
  /// several times the largest dose of the label's schedules, 150 mg.
  private static final double MOST_TABLETS_MILLIGRAMS = 1000;

  /// A kit that may be used for longer is more likely a slip of the year. A choice: several times
  /// as long as any is made for.
  private static final int LONGEST_SHELF_YEARS = 20;

  private final ClinicModel clinic;
  private final InjectionSite sites = InjectionSite.standard();
  private final KitColdChain kits = KitColdChain.standard();
  private final Triage triage = Triage.standard();
  private final ToldSymptoms symptoms = ToldSymptoms.standard();

  /// @param clinic gives the zone, the labelled amount and the versions that entries name
  public Recording(ClinicModel clinic) {
    this.clinic = clinic;
  }

  /// Who writes about whom.
  ///
  /// @param id the id of the entry; where a form makes several, they are `id-1`, `id-2` and so on
  /// @param entries everything on record about the person
  /// @param now the time at which it is written
  public record Pen(String id, String person, String author, List<Entry> entries, Instant now) {

    public Pen {
      entries = List.copyOf(entries);
      now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    PersonState<PersonRecord> state() {
      return PersonReading.state(person, entries, now);
    }
  }

  /// What a form comes to.
  public sealed interface Drafted {

    /// To be appended, all or none.
    record Ready(List<Draft> drafts) implements Drafted {

      public Ready {
        drafts = List.copyOf(drafts);
      }
    }

    /// Nothing to be appended.
    ///
    /// @param sentence what is wrong, and what would be right; repeats nothing of the form
    record Refused(String sentence) implements Drafted {}
  }

  /// Who the person is.
  public Drafted registration(
      Pen pen,
      String familyName,
      String givenName,
      LocalDate birthDate,
      Optional<String> chartNumber) {
    if (birthDate.isAfter(pen.now().atZone(clinic.zone()).toLocalDate())) {
      return new Drafted.Refused("a birth date cannot lie ahead; look at the year");
    }
    return one(pen, () -> new Content.Registered(familyName, givenName, birthDate, chartNumber));
  }

  /// An injection as it is written down.
  ///
  /// @param expires the last day on which the kit may be used
  /// @param sameSide why it went into the same side as the last one, where it did
  public record InjectionForm(
      Instant given,
      double milligrams,
      Optional<Side> side,
      Optional<AboutTreatment.Needle> needle,
      Optional<String> lot,
      Optional<LocalDate> expires,
      List<AboutTreatment.Storage> storage,
      Optional<String> sameSide) {

    public InjectionForm {
      storage = List.copyOf(storage);
    }
  }

  /// What is proposed for the next injection: side, age of the sites, what to look at. Empty for a
  /// person who never had one.
  public Optional<InjectionSite.Advice> site(List<Entry> entries, String person, Instant now) {
    return PersonReading.state(person, entries, now)
        .record()
        .flatMap(record -> sites.adviceFor(record.naltrexone()));
  }

  /// An injection was given by whoever writes.
  public Drafted injection(Pen pen, InjectionForm form) {
    return injection(pen, form, new Hand(Source.OBSERVED, Optional.of(pen.author())));
  }

  /// How whoever writes knows of a dose.
  ///
  /// @param by who gave it, if that is known
  public record Hand(Source source, Optional<String> by) {}

  /// An injection was given.
  public Drafted injection(Pen pen, InjectionForm form, Hand hand) {
    Optional<Drafted.Refused> impossible = impossible(pen, form.given());
    if (impossible.isPresent()) {
      return impossible.get();
    }
    PersonState<PersonRecord> state = pen.state();
    Line line = new Line(axis(state, form.given()), pen);
    ModelTime given = line.at(form.given());
    Optional<NaltrexoneCourse> course = state.record().map(PersonRecord::naltrexone);
    if (form.side().isEmpty()) {
      return new Drafted.Refused("an injection names its side, left or right");
    }
    if (form.milligrams() > clinic.injections().labelledAmount().milligrams()) {
      return new Drafted.Refused(
          "one injection is no more than the labelled amount; look at the amount");
    }
    if (form.milligrams() < clinic.injections().labelledAmount().milligrams()
        && form.sameSide().filter(why -> !why.isBlank()).isEmpty()) {
      return new Drafted.Refused(
          "less than the labelled amount was given; look at the amount, or say why");
    }
    if (course
        .filter(each -> sameDay(each, given, Route.EXTENDED_RELEASE_INTRAMUSCULAR))
        .isPresent()) {
      return new Drafted.Refused(
          "an injection of that day is on record; correct that entry first if it was wrong");
    }
    Optional<Side> lastSide =
        course.flatMap(each -> lastBefore(each, given)).flatMap(DoseGiven::side);
    if (lastSide.equals(form.side()) && form.sameSide().filter(why -> !why.isBlank()).isEmpty()) {
      return new Drafted.Refused(
          "the last injection went into the same side; name the other side, or say why");
    }
    LocalDate latest = pen.now().atZone(clinic.zone()).toLocalDate().plusYears(LONGEST_SHELF_YEARS);
    if (form.expires().filter(day -> day.isAfter(latest)).isPresent()) {
      return new Drafted.Refused("no kit may be used for so long; look at the year of its expiry");
    }
    AboutTreatment.Kit kit;
    try {
      kit =
          new AboutTreatment.Kit(
              form.lot().filter(lot -> !lot.isBlank()),
              form.expires()
                  .map(day -> line.at(day.plusDays(1).atStartOfDay(clinic.zone()).toInstant())),
              form.storage());
    } catch (IllegalArgumentException e) {
      return new Drafted.Refused(String.valueOf(e.getMessage()));
    }
    if (kits.verdictOn(kit, given) instanceof KitColdChain.Verdict.Rejected rejected) {
      return new Drafted.Refused(
          "a kit of which "
              + rejected.faults().stream()
                  .sorted()
                  .map(KitColdChain.Fault::words)
                  .collect(java.util.stream.Collectors.joining(", "))
              + " may not be used; look at expiry and storage, and report it if it was given");
    }
    return facts(
        pen,
        line,
        form.given(),
        hand.source(),
        List.of(() ->
            new NaltrexoneGiven(
                AboutTreatment.Product.INJECTION,
                Mass.ofMilligrams(form.milligrams()),
                form.side(),
                form.needle(),
                kit,
                hand.by(),
                true)));
  }

  /// An injection that was given though the plan did not say so: with the reason, both or neither.
  public Drafted injectionDespite(Pen pen, InjectionForm form, String reason) {
    return injectionDespite(
        pen, form, new Hand(Source.OBSERVED, Optional.of(pen.author())), reason);
  }

  /// The same of a dose that whoever writes may not have given.
  public Drafted injectionDespite(Pen pen, InjectionForm form, Hand hand, String reason) {
    Pen second =
        new Pen(pen.id() + "-despite", pen.person(), pen.author(), pen.entries(), pen.now());
    return both(
        injection(pen, form, hand),
        decision(second, "injection", "given though the plan did not say so", List.of(reason)));
  }

  private static Drafted both(Drafted one, Drafted other) {
    return switch (one) {
      case Drafted.Refused refused -> refused;
      case Drafted.Ready first ->
          switch (other) {
            case Drafted.Refused refused -> refused;
            case Drafted.Ready second ->
                new Drafted.Ready(
                    Stream.concat(first.drafts().stream(), second.drafts().stream()).toList());
          };
    };
  }

  private static Optional<DoseGiven> lastBefore(NaltrexoneCourse course, ModelTime time) {
    return course.given().stream()
        .filter(given -> given.dose().route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
        .filter(given -> given.dose().time().isBefore(time))
        .reduce((earlier, later) -> later);
  }

  private static boolean sameDay(NaltrexoneCourse course, ModelTime time, Route route) {
    return course.given().stream()
        .filter(given -> given.dose().route() == route)
        .anyMatch(given -> course.axis().daysBetween(given.dose().time(), time) == 0);
  }

  /// A tablet was taken.
  ///
  /// @param seen whether somebody saw that it was taken
  public Drafted tablet(Pen pen, Instant taken, double milligrams, boolean seen) {
    return tablet(
        pen,
        taken,
        milligrams,
        seen,
        new Hand(seen ? Source.OBSERVED : Source.REPORTED, Optional.empty()));
  }

  /// The same, as whoever writes knows of it.
  public Drafted tablet(Pen pen, Instant taken, double milligrams, boolean seen, Hand hand) {
    if (milligrams > MOST_TABLETS_MILLIGRAMS) {
      return new Drafted.Refused("that is more than twenty tablets of 50 mg; look at the amount");
    }
    return fact(
        pen,
        taken,
        hand.source(),
        () ->
            new NaltrexoneGiven(
                AboutTreatment.Product.TABLET,
                Mass.ofMilligrams(milligrams),
                Optional.empty(),
                Optional.empty(),
                AboutTreatment.Kit.UNKNOWN,
                hand.by(),
                seen));
  }

  /// A symptom, with what it means beside it.
  public record SymptomDrafted(Drafted drafted, TriageAnswer answer) {}

  /// A symptom, in the words of whoever told it. What it means is read with what was told shortly
  /// before.
  public SymptomDrafted symptom(Pen pen, Instant told, String words) {
    List<String> texts = new ArrayList<>();
    if (impossible(pen, told).isEmpty()) {
      pen.state()
          .record()
          .ifPresent(record ->
              texts.addAll(
                  symptoms.toldWith(new Line(axis(pen.state(), told), pen).at(told), record)));
    }
    texts.add(words);
    return new SymptomDrafted(
        fact(pen, told, Source.REPORTED, () -> new AboutHealth.Symptom(words)),
        triage.assess(texts, context(pen.state())));
  }

  /// Somebody looked at what was told of symptoms of a kind.
  public Drafted looked(Pen pen, Instant when, AboutHealth.SymptomsLookedAt look) {
    return fact(pen, when, Source.DOCUMENTED, () -> look);
  }

  /// What the record says around a symptom. What it does not say stays unknown.
  private static Context context(PersonState<PersonRecord> state) {
    Context context = Context.unknown();
    if (state.record().isEmpty()) {
      return context;
    }
    PersonRecord record = state.record().get();
    NaltrexoneCourse course = record.naltrexone();
    Optional<DoseGiven> last = course.lastDose();
    if (last.isPresent()) {
      context =
          context
              .on(
                  last.get().dose().route() == Route.ORAL
                      ? Product.ORAL_NALTREXONE
                      : Product.XR_NALTREXONE)
              .sinceDose(since(last.get(), record));
    }
    if (course.lastInjection().isPresent()) {
      context = context.sinceInjection(since(course.lastInjection().get(), record));
    }
    if (record.within(AboutOpioids.Taken.class, any -> true, 0)) {
      context = context.opioidUsed(OpioidUsed.YES);
    }
    OptionalInt cows =
        record.all(ScaleScore.class).stream()
            .filter(stated -> stated.statement().scale() == Scale.COWS)
            .filter(stated -> record.daysSince(stated.occurred()) == 0)
            .mapToInt(stated -> stated.statement().total())
            .max();
    return cows.isPresent() ? context.cows(cows.getAsInt()) : context;
  }

  private static Duration since(DoseGiven dose, PersonRecord record) {
    return Duration.ofMinutes(
        (long) (record.asOf().hoursSince(dose.dose().time()) * Duration.ofHours(1).toMinutes()));
  }

  /// A urine screen.
  ///
  /// @param results those that were tested
  public Drafted urine(
      Pen pen,
      Instant given,
      Map<AboutTests.Analyte, AboutTests.Result> results,
      AboutTests.Method method) {
    if (results.isEmpty()) {
      return new Drafted.Refused("a urine screen names what was tested and what was found");
    }
    List<Says> statements = new ArrayList<>();
    new TreeMap<>(results)
        .forEach((analyte, result) ->
            statements.add(() -> new AboutTests.UrineScreen(analyte, result, method)));
    return facts(pen, given, Source.MEASURED, statements);
  }

  /// Liver tests, each as a multiple of the laboratory's upper limit of normal.
  public Drafted liver(Pen pen, Instant drawn, Map<AboutTests.LiverEnzyme, Double> multiples) {
    if (multiples.isEmpty()) {
      return new Drafted.Refused("a liver test names ALT or AST, or both");
    }
    List<Says> statements = new ArrayList<>();
    new TreeMap<>(multiples)
        .forEach(
            (enzyme, multiple) -> statements.add(() -> new AboutTests.LiverTest(enzyme, multiple)));
    return facts(pen, drawn, Source.MEASURED, statements);
  }

  /// A score with its items, which add up by themselves.
  public Drafted score(Pen pen, Instant scored, Scale scale, List<Integer> items) {
    return fact(pen, scored, sourceOf(scale), () -> ScaleScore.ofItems(scale, items));
  }

  /// A score of which only the total is known.
  public Drafted total(Pen pen, Instant scored, Scale scale, int total) {
    return fact(pen, scored, sourceOf(scale), () -> ScaleScore.ofTotal(scale, total));
  }

  private static Source sourceOf(Scale scale) {
    return switch (scale) {
      case COWS -> Source.OBSERVED;
      case SOWS, AUDIT_C, PHQ_9, PACS -> Source.REPORTED;
    };
  }

  /// Counselling or peer support.
  public Drafted support(
      Pen pen,
      Instant when,
      AboutTreatment.SupportKind kind,
      AboutTreatment.Attendance attendance) {
    return fact(pen, when, Source.DOCUMENTED, () -> new AboutTreatment.Support(kind, attendance));
  }

  /// An opioid was used.
  ///
  /// @param drug a name in the drug catalogue; empty where nobody can name it
  public Drafted opioidUse(
      Pen pen,
      Instant used,
      Optional<String> drug,
      Optional<Route> route,
      Optional<AboutOpioids.Pattern> pattern) {
    Optional<String> id =
        drug.isEmpty()
            ? Optional.of(org.blockade.protocol.facts.OpioidUse.UNSPECIFIED)
            : clinic.catalogue().find(drug.get()).map(entry -> entry.id());
    if (id.isEmpty()) {
      return new Drafted.Refused(
          "the drug catalogue does not know this drug; choose one of its names, or leave it out");
    }
    return fact(
        pen,
        used,
        Source.REPORTED,
        () -> new AboutOpioids.Taken(id.get(), route, pattern, AboutOpioids.Form.ORDINARY));
  }

  /// Nobody says that an opioid was taken since a time.
  ///
  /// @param asked when that was said
  public Drafted noOpioid(Pen pen, Instant asked, Instant since) {
    Optional<Drafted.Refused> impossible = impossible(pen, since);
    if (impossible.isPresent()) {
      return impossible.get();
    }
    if (since.isAfter(asked)) {
      return new Drafted.Refused("the time without opioids begins before it is told; look at both");
    }
    Line line = new Line(axis(pen.state(), since), pen);
    return facts(
        pen,
        line,
        asked,
        Source.REPORTED,
        List.of(() -> new AboutOpioids.NoneTaken(Optional.of(line.at(since)))));
  }

  /// Any other fact.
  public Drafted fact(Pen pen, Instant when, Source source, Says statement) {
    return facts(pen, when, source, List.of(statement));
  }

  /// Undoes one entry about the same person.
  public Drafted correction(Pen pen, String wrong, String reason) {
    Optional<Entry> named =
        pen.entries().stream().filter(entry -> entry.id().equals(wrong)).findFirst();
    if (named.isEmpty()) {
      return new Drafted.Refused(
          "there is no such entry about this person; choose one of the list");
    }
    boolean undone = pen.state().corrected().contains(named.get().number());
    if (undone) {
      return new Drafted.Refused("that entry was corrected before; nothing is left to undo");
    }
    return switch (named.get().content()) {
      case Content.Corrected again ->
          new Drafted.Refused("a correction cannot be undone; record once more what was right");
      case Content.Disclosed disclosed ->
          new Drafted.Refused("a disclosure happened and stays on record");
      case Content.ConsentRevoked revoked ->
          new Drafted.Refused("a consent taken back stays so; a new one is signed");
      case Content.Reviewed review ->
          new Drafted.Refused("a review happened and stays on record; write another one");
      case Content.RestrictionAsked restriction ->
          new Drafted.Refused("what the person asked for stays on record; record what changed");
      case Content.Registered registered -> one(pen, () -> new Content.Corrected(wrong, reason));
      case Content.FactStated fact -> one(pen, () -> new Content.Corrected(wrong, reason));
      case Content.DecisionMade made -> one(pen, () -> new Content.Corrected(wrong, reason));
      case Content.Overridden over -> one(pen, () -> new Content.Corrected(wrong, reason));
      case Content.ConsentGiven given -> one(pen, () -> new Content.Corrected(wrong, reason));
      case Content.NotUnderstood unknown -> one(pen, () -> new Content.Corrected(wrong, reason));
    };
  }

  /// A clinician goes another way than a decision on record.
  public Drafted override(Pen pen, String decision, String outcome, String reason) {
    return pen.state().decisions().stream().anyMatch(entry -> entry.id().equals(decision))
        ? one(pen, () -> new Content.Overridden(decision, outcome, reason))
        : new Drafted.Refused(
            "there is no such decision about this person; choose one that stands");
  }

  /// What the rules, or a clinician, came to.
  public Drafted decision(Pen pen, String about, String outcome, List<String> reasons) {
    return one(pen, () -> new Content.DecisionMade(about, outcome, reasons));
  }

  /// What the screening came to.
  public Drafted screening(Pen pen, Decision decision) {
    String outcome =
        switch (decision) {
          case Decision.Start start -> "start";
          case Decision.WaitUntil wait -> "wait";
          case Decision.DoNotStart not -> "do not start";
          case Decision.Ask ask -> "ask";
        };
    return decision(pen, "first-dose", outcome, reasons(decision.findings()));
  }

  /// What a visit for an injection came to.
  public Drafted visit(Pen pen, org.blockade.protocol.decision.VisitDecision decision) {
    return decision(pen, "next-injection", Rows.words(decision), reasons(decision.findings()));
  }

  private static List<String> reasons(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.status() == Status.NOT_MET || finding.status() == Status.UNKNOWN)
        .map(finding -> finding.rule() + " " + finding.status().words() + ": " + finding.says())
        .toList();
  }

  /// The treatment ends.
  public Drafted stop(Pen pen, String reason) {
    return decision(pen, Standing.TREATMENT, Standing.STOPPED, List.of(reason));
  }

  /// A treatment that was stopped goes on.
  public Drafted resume(Pen pen, String reason) {
    return decision(pen, Standing.TREATMENT, "resumed", List.of(reason));
  }

  /// What a form states; throws `IllegalArgumentException` with a sentence where it cannot.
  @FunctionalInterface
  public interface Says {
    /// The statement.
    Statement statement();
  }

  @FunctionalInterface
  private interface Tells {
    Content content();
  }

  private Drafted one(Pen pen, Tells tells) {
    try {
      return new Drafted.Ready(
          List.of(
              new Draft(pen.id(), pen.person(), pen.author(), clinic.versions(), tells.content())));
    } catch (IllegalArgumentException e) {
      return new Drafted.Refused(String.valueOf(e.getMessage()));
    }
  }

  /// The time line of a person: that of the first fact, so that the same moment is the same number.
  private record Line(TimeAxis.Calendar axis, Pen pen) {

    ModelTime at(Instant moment) {
      return axis.timeOf(moment.atZone(axis.zone()));
    }

    Content.FactStated states(String id, Instant when, Source source, Statement statement) {
      return new Content.FactStated(axis, new Fact(id, at(when), at(pen.now()), source, statement));
    }
  }

  private TimeAxis.Calendar axis(PersonState<PersonRecord> state, Instant first) {
    return state
        .record()
        .map(PersonRecord::axis)
        .filter(TimeAxis.Calendar.class::isInstance)
        .map(TimeAxis.Calendar.class::cast)
        .orElseGet(
            () -> new TimeAxis.Calendar(first.truncatedTo(ChronoUnit.SECONDS), clinic.zone()));
  }

  /// The birth of the person; of somebody who is not registered, as long ago as anybody was born.
  private Instant earliest(Pen pen) {
    return pen.state()
        .registered()
        .map(who -> who.birthDate().atStartOfDay(clinic.zone()).toInstant())
        .orElseGet(() -> pen.now().atZone(clinic.zone()).minusYears(OLDEST_YEARS).toInstant());
  }

  /// Why nothing happened then. It is asked before the time is put on a calendar: the earliest and
  /// the latest times that can be written are on none.
  private Optional<Drafted.Refused> impossible(Pen pen, Instant when) {
    if (when.isAfter(pen.now())) {
      return Optional.of(
          new Drafted.Refused("a fact lies in the past; look at the day and the time"));
    }
    if (when.isBefore(earliest(pen))) {
      return Optional.of(
          new Drafted.Refused("that lies before the person's birth; look at the year"));
    }
    return Optional.empty();
  }

  private Drafted facts(Pen pen, Instant when, Source source, List<Says> statements) {
    return facts(pen, new Line(axis(pen.state(), when), pen), when, source, statements);
  }

  private Drafted facts(Pen pen, Line line, Instant when, Source source, List<Says> statements) {
    Optional<Drafted.Refused> impossible = impossible(pen, when);
    if (impossible.isPresent()) {
      return impossible.get();
    }
    List<Draft> drafts = new ArrayList<>();
    try {
      for (Says each : statements) {
        String id = statements.size() == 1 ? pen.id() : pen.id() + "-" + (drafts.size() + 1);
        drafts.add(
            new Draft(
                id,
                pen.person(),
                pen.author(),
                clinic.versions(),
                line.states(id, when, source, each.statement())));
      }
    } catch (IllegalArgumentException e) {
      return new Drafted.Refused(String.valueOf(e.getMessage()));
    }
    return new Drafted.Ready(drafts);
  }
}

package org.blockade.protocol.guideline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutHealth.Clinician;
import org.blockade.protocol.facts.AboutHealth.Hypersensitivity;
import org.blockade.protocol.facts.AboutHealth.Looked;
import org.blockade.protocol.facts.AboutHealth.Substance;
import org.blockade.protocol.facts.AboutHealth.SymptomKind;
import org.blockade.protocol.facts.AboutHealth.SymptomsLookedAt;
import org.blockade.protocol.facts.AboutTests.LiverEnzyme;
import org.blockade.protocol.facts.AboutTests.LiverTest;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;
import org.blockade.protocol.rule.Who;
import org.blockade.protocol.triage.Context;
import org.blockade.protocol.triage.Product;
import org.blockade.protocol.triage.Sign;
import org.blockade.protocol.triage.Symptom;
import org.blockade.protocol.triage.Tier;
import org.blockade.protocol.triage.Triage;
import org.blockade.protocol.triage.TriageAnswer;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// Symptoms that were told of lately.
///
/// Recommendation: no dose before signs of the liver, a severe reaction at the injection site, or
/// anything else that triage sends to an examination the same day was looked at; thoughts of
/// suicide are assessed the same day. They hold a first dose and a new start, and no further dose:
/// that one keeps protection up. Strength: labelled for the liver, the site and the thoughts; the
/// rest is a choice. Source: `told-symptoms.yaml`, rules R20, R24, R46, R53.
///
/// When: a symptom was told of since the last injection, or within an interval, or without an
/// injection at any time, and nothing on record answers it. Then: hold, or assess. Words that are
/// not understood are asked about. What answers a symptom is a later look at its kind by whom the
/// text names, the liver with ALT and AST, an allergic reaction with what is known of
/// hypersensitivity. What was told of within a week is read together. Who looked and said that
/// naltrexone waits holds every dose, until a prescriber has looked again.
public final class ToldSymptoms implements ScreeningRule {

  private final GuidelineFile file = GuidelineFile.beside(ToldSymptoms.class, "told-symptoms.yaml");
  private final Threshold looksBack = file.threshold("looks_back", "d");
  private final Threshold together = file.threshold("together", "d");

  private ToldSymptoms() {}

  /// The recommendation with the texts that come with Blockade.
  public static ToldSymptoms standard() {
    return new ToldSymptoms();
  }

  /// The tables of triage are read when the first symptom is: few records have one.
  private static final class Reading {
    private static final Triage TRIAGE = Triage.standard();
  }

  private static Optional<SymptomKind> kindOf(Symptom symptom) {
    if (symptom.tier().compareTo(Tier.EXAMINE_SAME_DAY) < 0) {
      return symptom.tier() == Tier.CALL_SAME_DAY
          ? Optional.of(SymptomKind.CALL)
          : Optional.empty();
    }
    Set<Sign> signs = symptom.signs();
    if (signs.contains(Sign.LIVER)) {
      return Optional.of(SymptomKind.LIVER);
    }
    if (signs.contains(Sign.SITE_SEVERE)) {
      return Optional.of(SymptomKind.SITE);
    }
    if (signs.contains(Sign.MOOD)) {
      return Optional.of(SymptomKind.SELF_HARM);
    }
    return Optional.of(signs.contains(Sign.SKIN) ? SymptomKind.ALLERGY : SymptomKind.SAME_DAY);
  }

  /// What stands together, or with what is known of doses.
  private static Set<SymptomKind> kindsOf(TriageAnswer.Raise raise) {
    if (raise.tier().compareTo(Tier.EXAMINE_SAME_DAY) < 0) {
      return raise.tier() == Tier.CALL_SAME_DAY ? Set.of(SymptomKind.CALL) : Set.of();
    }
    return switch (raise.id()) {
      case "liver", "liver-failing" -> Set.of(SymptomKind.LIVER);
      case "site-with-fever" -> Set.of(SymptomKind.SITE);
      // Words of death or harm that are not understood: whose, nobody knows.
      case "danger" -> Set.of(SymptomKind.SELF_HARM, SymptomKind.SAME_DAY);
      case "allergic" -> Set.of(SymptomKind.ALLERGY);
      default -> Set.of(SymptomKind.SAME_DAY);
    };
  }

  /// Thoughts of suicide hold no further dose: that one keeps protection up.
  private static Weight weight(SymptomKind kind, boolean start) {
    return switch (kind) {
      case LIVER, SITE, ALLERGY, SAME_DAY, NOT_UNDERSTOOD -> Weight.REQUIRED;
      case SELF_HARM -> start ? Weight.REQUIRED : Weight.CAUTION;
      case CALL -> Weight.CAUTION;
    };
  }

  private static Status status(SymptomKind kind) {
    return kind == SymptomKind.NOT_UNDERSTOOD ? Status.UNKNOWN : Status.NOT_MET;
  }

  /// What was found, and what to do about it.
  public record Advice(SymptomKind kind, Finding finding, Instruction instruction) {}

  /// What is told of one kind.
  private record Told(Set<String> names, ModelTime last) {}

  @Override
  public List<Finding> findings(PersonRecord record, FirstDose wanted) {
    return adviceFor(record, true).stream().map(Advice::finding).toList();
  }

  /// One for each kind of symptom that nothing on record answers.
  ///
  /// @param start whether the next dose is a first one or a new start
  public List<Advice> adviceFor(PersonRecord record, boolean start) {
    Map<SymptomKind, Told> told = new EnumMap<>(SymptomKind.class);
    for (Stated<AboutHealth.Symptom> stated : record.all(AboutHealth.Symptom.class)) {
      if (!isLate(stated, record)) {
        continue;
      }
      names(stated, record)
          .forEach((kind, names) -> {
            if (!isAnswered(kind, stated.occurred(), record)) {
              Set<String> all = new LinkedHashSet<>(names);
              Optional.ofNullable(told.get(kind)).ifPresent(before -> all.addAll(before.names()));
              told.put(kind, new Told(all, stated.occurred()));
            }
          });
    }
    List<Advice> advice = new ArrayList<>();
    for (SymptomKind kind : SymptomKind.values()) {
      heldSince(kind, record).ifPresent(since -> advice.add(held(kind, since, record)));
      Optional.ofNullable(told.get(kind))
          .ifPresent(each -> advice.add(advice(kind, each, start, record)));
    }
    return advice;
  }

  /// Whether one that nothing on record answers is examined the same day, or is an emergency;
  /// thoughts of suicide are told apart, for they hold no further dose.
  public boolean isUrgent(PersonRecord record) {
    return adviceFor(record, false).stream()
        .anyMatch(advice ->
            switch (advice.kind()) {
              case LIVER, SITE, ALLERGY, SAME_DAY -> true;
              case SELF_HARM, NOT_UNDERSTOOD, CALL -> false;
            });
  }

  /// Whether thoughts of suicide were told of, and nobody has assessed them since.
  public boolean isOfSelfHarm(PersonRecord record) {
    return adviceFor(record, false).stream()
        .anyMatch(advice -> advice.kind() == SymptomKind.SELF_HARM);
  }

  /// What was told at a time and shortly before, in the words of whoever told it: it is read
  /// together.
  public List<String> toldWith(ModelTime time, PersonRecord record) {
    return shortlyBefore(time, record).map(each -> each.statement().words()).toList();
  }

  private Stream<Stated<AboutHealth.Symptom>> shortlyBefore(ModelTime time, PersonRecord record) {
    return record.all(AboutHealth.Symptom.class).stream()
        .filter(each -> !each.occurred().isAfter(time))
        .filter(each -> record.axis().daysBetween(each.occurred(), time) <= together.days());
  }

  /// Whether no injection was decided since with it in view. Without injections time alone answers
  /// nothing.
  private boolean isLate(Stated<AboutHealth.Symptom> stated, PersonRecord record) {
    return record.daysSince(stated.occurred()) <= looksBack.days()
        || record
            .naltrexone()
            .lastInjection()
            .map(last -> !stated.occurred().isBefore(last.dose().time()))
            .orElse(true);
  }

  /// What was told, by kind. The words themselves are not repeated: they may name somebody.
  private Map<SymptomKind, Set<String>> names(
      Stated<AboutHealth.Symptom> stated, PersonRecord record) {
    Context context = context(record.naltrexone(), stated.occurred());
    TriageAnswer answer = Reading.TRIAGE.assess(stated.statement().words(), context);
    Map<SymptomKind, Set<String>> names = new EnumMap<>(SymptomKind.class);
    for (TriageAnswer.Match match : answer.matches()) {
      kindOf(match.symptom())
          .ifPresent(kind -> add(kind, match.symptom().title().in(Language.ENGLISH), names));
    }
    if (answer.matches().isEmpty() || !answer.notUnderstood().isEmpty()) {
      add(SymptomKind.NOT_UNDERSTOOD, "a symptom in words that are not understood", names);
    }
    Stream.concat(answer.raises().stream(), withTheRest(stated, answer, context, record).stream())
        .sorted(Comparator.comparing(TriageAnswer.Raise::tier).reversed())
        .forEach(raise ->
            kindsOf(raise).stream()
                // Whoever looks at something graver asks how it is: that is no second question.
                .filter(kind ->
                    kind != SymptomKind.CALL
                        || Set.of(SymptomKind.CALL).containsAll(names.keySet()))
                .forEach(kind -> add(kind, raise.reason().in(Language.ENGLISH), names)));
    return names;
  }

  private static void add(SymptomKind kind, String name, Map<SymptomKind, Set<String>> names) {
    names.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(name);
  }

  /// What it means together with what was told shortly before: where it is a part of that, or makes
  /// it what it was not, as "much worse" does. What was looked at does not come back by a headache.
  private List<TriageAnswer.Raise> withTheRest(
      Stated<AboutHealth.Symptom> stated,
      TriageAnswer alone,
      Context context,
      PersonRecord record) {
    Set<Symptom> own =
        alone.matches().stream().map(TriageAnswer.Match::symptom).collect(Collectors.toSet());
    List<String> others =
        shortlyBefore(stated.occurred(), record)
            .filter(each -> !each.equals(stated))
            .map(each -> each.statement().words())
            .toList();
    Set<String> known =
        others.isEmpty()
            ? Set.of()
            : Reading.TRIAGE.assess(others, context).raises().stream()
                .map(TriageAnswer.Raise::id)
                .collect(Collectors.toSet());
    return Reading.TRIAGE.assess(toldWith(stated.occurred(), record), context).raises().stream()
        .filter(raise ->
            raise.restsOn().stream().anyMatch(own::contains) || !known.contains(raise.id()))
        .toList();
  }

  /// What is known of doses when it was told. Before the first one, withdrawal is none that
  /// naltrexone set off: COWS and the days without opioids decide about it.
  private static Context context(NaltrexoneCourse course, ModelTime told) {
    Context context = Context.unknown().on(Product.NONE);
    for (DoseGiven given : course.given()) {
      if (!given.dose().time().isAfter(told)) {
        Duration since =
            Duration.ofMinutes(
                (long) (told.hoursSince(given.dose().time()) * Duration.ofHours(1).toMinutes()));
        context =
            given.dose().route() == Route.ORAL
                ? context.on(Product.ORAL_NALTREXONE).sinceDose(since)
                : context.on(Product.XR_NALTREXONE).sinceDose(since).sinceInjection(since);
      }
    }
    return context;
  }

  /// Whether what is asked for was done afterwards; what the tests found speaks for itself.
  private boolean isAnswered(SymptomKind kind, ModelTime told, PersonRecord record) {
    return isLookedAt(kind, told, record)
        && switch (kind) {
          case LIVER ->
              Arrays.stream(LiverEnzyme.values())
                  .allMatch(enzyme ->
                      record.isAfter(told, LiverTest.class, test -> test.enzyme() == enzyme));
          case ALLERGY ->
              Arrays.stream(Substance.values())
                  .allMatch(substance ->
                      record.isAfter(
                          told, Hypersensitivity.class, each -> each.substance() == substance));
          case SITE, SELF_HARM, SAME_DAY, NOT_UNDERSTOOD, CALL -> true;
        };
  }

  /// Whether a prescriber looked at a kind, or whom its text names.
  private boolean isLookedAt(SymptomKind kind, ModelTime told, PersonRecord record) {
    return record.isAfter(
        told,
        SymptomsLookedAt.class,
        look ->
            look.about() == kind
                && look.outcome() != Looked.HOLD
                && (look.by() == Clinician.PRESCRIBER
                    || instruction(kind).who() != Who.PRESCRIBER));
  }

  /// Since when naltrexone waits because somebody who looked said so, whatever was told, whoever
  /// told it, and however long ago; empty once a prescriber has looked again.
  private static Optional<ModelTime> heldSince(SymptomKind kind, PersonRecord record) {
    return record
        .lastTime(
            SymptomsLookedAt.class, look -> look.about() == kind && look.outcome() == Looked.HOLD)
        .filter(held ->
            !record.isAfter(
                held,
                SymptomsLookedAt.class,
                look ->
                    look.about() == kind
                        && look.outcome() != Looked.HOLD
                        && look.by() == Clinician.PRESCRIBER));
  }

  private Instruction instruction(SymptomKind kind) {
    return file.instruction(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String when(ModelTime told, PersonRecord record) {
    long days = record.daysSince(told);
    String ago = days == 0 ? "today" : days + (days == 1 ? " day" : " days") + " ago";
    return switch (record.axis()) {
      case TimeAxis.Calendar calendar -> ago + " (" + calendar.momentOf(told).toLocalDate() + ")";
      case TimeAxis.Elapsed elapsed -> ago;
      case TimeAxis.StudyDays studyDays -> ago;
    };
  }

  private Advice advice(SymptomKind kind, Told told, boolean start, PersonRecord record) {
    return advice(
        kind,
        weight(kind, start),
        status(kind),
        "told of " + when(told.last(), record) + ": " + String.join("; ", told.names()),
        instruction(kind));
  }

  private Advice held(SymptomKind kind, ModelTime since, PersonRecord record) {
    return advice(
        kind,
        Weight.REQUIRED,
        Status.NOT_MET,
        "who looked " + when(since, record) + " at " + kind.words() + " said that naltrexone waits",
        file.instruction("waits"));
  }

  private Advice advice(
      SymptomKind kind, Weight weight, Status status, String says, Instruction instruction) {
    Recommendation whole = file.rule().recommendation();
    return new Advice(
        kind,
        Finding.of(
                new Recommendation(whole.title(), whole.strength(), instruction.basis()),
                weight,
                status,
                says)
            .withResolve(instruction.text()),
        instruction);
  }
}

package org.blockade.protocol.guideline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTests.ThoughtsOfSelfHarm;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.FirstDose;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Recommendation;
import org.blockade.protocol.rule.ScreeningRule;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.Weight;
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
/// rest is a choice. Source: `told-symptoms.yaml`, rules R24, R46, R53.
///
/// When: a symptom was told of since the last injection, or within an interval, or without an
/// injection at any time, and nothing on record answers it. Then: hold, or assess. Words that are
/// not understood are asked about.
public final class ToldSymptoms implements ScreeningRule {

  private final GuidelineFile file = GuidelineFile.beside(ToldSymptoms.class, "told-symptoms.yaml");
  private final Threshold looksBack = file.threshold("looks_back", "d");

  private ToldSymptoms() {}

  /// The recommendation with the texts that come with Blockade.
  public static ToldSymptoms standard() {
    return new ToldSymptoms();
  }

  /// The tables of triage are read when the first symptom is: few records have one.
  private static final class Reading {
    private static final Triage TRIAGE = Triage.standard();
  }

  /// What a symptom asks for, the weightiest first.
  private enum Kind {
    LIVER("liver", Weight.REQUIRED, Weight.REQUIRED, Status.NOT_MET),
    SITE("site", Weight.REQUIRED, Weight.REQUIRED, Status.NOT_MET),
    SELF_HARM("self-harm", Weight.REQUIRED, Weight.CAUTION, Status.NOT_MET),
    SAME_DAY("same-day", Weight.REQUIRED, Weight.REQUIRED, Status.NOT_MET),
    NOT_UNDERSTOOD("not-understood", Weight.REQUIRED, Weight.REQUIRED, Status.UNKNOWN),
    CALL("call", Weight.CAUTION, Weight.CAUTION, Status.NOT_MET);

    private final String instruction;
    private final Weight atAStart;
    private final Weight atAFurtherDose;
    private final Status status;

    Kind(String instruction, Weight atAStart, Weight atAFurtherDose, Status status) {
      this.instruction = instruction;
      this.atAStart = atAStart;
      this.atAFurtherDose = atAFurtherDose;
      this.status = status;
    }

    static Optional<Kind> of(Symptom symptom) {
      boolean examined = symptom.tier().compareTo(Tier.EXAMINE_SAME_DAY) >= 0;
      if (examined && symptom.signs().contains(Sign.LIVER)) {
        return Optional.of(LIVER);
      }
      if (examined && symptom.signs().contains(Sign.SITE_SEVERE)) {
        return Optional.of(SITE);
      }
      if (examined && symptom.signs().contains(Sign.MOOD)) {
        return Optional.of(SELF_HARM);
      }
      if (examined) {
        return Optional.of(SAME_DAY);
      }
      return symptom.tier() == Tier.CALL_SAME_DAY ? Optional.of(CALL) : Optional.empty();
    }

    /// What stands together, or with what is known of doses, where that is examined.
    static Optional<Kind> of(TriageAnswer.Raise raise) {
      if (raise.tier().compareTo(Tier.EXAMINE_SAME_DAY) < 0) {
        return raise.tier() == Tier.CALL_SAME_DAY ? Optional.of(CALL) : Optional.empty();
      }
      return Optional.of(
          switch (raise.id()) {
            case "liver", "liver-failing" -> LIVER;
            case "site-with-fever" -> SITE;
            case "danger" -> SELF_HARM;
            default -> SAME_DAY;
          });
    }
  }

  /// What was found, and what to do about it.
  public record Advice(Finding finding, Instruction instruction) {}

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
    Map<Kind, Told> told = new EnumMap<>(Kind.class);
    for (Stated<AboutHealth.Symptom> stated : record.all(AboutHealth.Symptom.class)) {
      names(stated, record)
          .forEach((kind, names) -> {
            if (isLate(stated, record) && !isAnswered(kind, stated.occurred(), record)) {
              Set<String> all = new LinkedHashSet<>(names);
              Optional.ofNullable(told.get(kind)).ifPresent(before -> all.addAll(before.names()));
              told.put(kind, new Told(all, stated.occurred()));
            }
          });
    }
    List<Advice> advice = new ArrayList<>();
    told.forEach((kind, each) -> advice.add(advice(kind, each, start, record)));
    return advice;
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
  private static Map<Kind, Set<String>> names(
      Stated<AboutHealth.Symptom> stated, PersonRecord record) {
    TriageAnswer answer =
        Reading.TRIAGE.assess(
            stated.statement().words(), context(record.naltrexone(), stated.occurred()));
    Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    for (TriageAnswer.Match match : answer.matches()) {
      Kind.of(match.symptom())
          .ifPresent(kind ->
              names
                  .computeIfAbsent(kind, any -> new LinkedHashSet<>())
                  .add(match.symptom().title().in(Language.ENGLISH)));
    }
    for (TriageAnswer.Raise raise : answer.raises()) {
      Kind.of(raise)
          .ifPresent(kind ->
              names
                  .computeIfAbsent(kind, any -> new LinkedHashSet<>())
                  .add(raise.reason().in(Language.ENGLISH)));
    }
    if (answer.matches().isEmpty() || !answer.notUnderstood().isEmpty()) {
      names.put(Kind.NOT_UNDERSTOOD, Set.of("a symptom in words that are not understood"));
    }
    return names;
  }

  /// What is known of doses when it was told.
  private static Context context(NaltrexoneCourse course, ModelTime told) {
    Context context = Context.unknown();
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

  /// Whether somebody looked for just this afterwards; what they found speaks for itself.
  private static boolean isAnswered(Kind kind, ModelTime told, PersonRecord record) {
    return switch (kind) {
      case LIVER ->
          record
              .lastTime(AboutHealth.HepatitisSigns.class, any -> true)
              .filter(told::isBefore)
              .isPresent();
      case SELF_HARM ->
          record.lastTime(ThoughtsOfSelfHarm.class, any -> true).filter(told::isBefore).isPresent()
              || record
                  .lastTime(
                      ScaleScore.class,
                      score ->
                          score.scale() == Scale.PHQ_9
                              && score.item(Mood.ITEM_OF_SELF_HARM).isPresent())
                  .filter(told::isBefore)
                  .isPresent();
      case SITE, SAME_DAY, NOT_UNDERSTOOD, CALL -> false;
    };
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

  private Advice advice(Kind kind, Told told, boolean start, PersonRecord record) {
    Instruction instruction = file.instruction(kind.instruction);
    Recommendation whole = file.rule().recommendation();
    return new Advice(
        Finding.of(
                new Recommendation(whole.title(), whole.strength(), instruction.basis()),
                start ? kind.atAStart : kind.atAFurtherDose,
                kind.status,
                "told of " + when(told.last(), record) + ": " + String.join("; ", told.names()))
            .withResolve(instruction.text()),
        instruction);
  }
}

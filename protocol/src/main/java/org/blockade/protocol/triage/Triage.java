package org.blockade.protocol.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Wording;

/// Symptoms in everyday words, English or Spanish, to one of five tiers.
///
/// The tier is the most urgent of all symptoms; what stands together, how long it lasts, the dose,
/// words that are not understood raise it; nothing lowers it.
public final class Triage {

  /// The symptom that an opioid on record stands for.
  private static final String OPIOID_USED = "opioid-lapse";

  private final List<Symptom> symptoms;
  private final TextReader reader;
  private final Combinations combinations;
  private final TriageFiles.General general;

  private Triage(
      List<Symptom> symptoms,
      TriageFiles.SmallWords small,
      Combinations combinations,
      TriageFiles.General general) {
    this.symptoms = List.copyOf(symptoms);
    this.reader = new TextReader(new Vocabulary(symptoms, small));
    this.combinations = combinations;
    this.general = general;
  }

  /// Triage with the data that comes with Blockade.
  public static Triage standard() {
    return new Triage(
        TriageFiles.symptoms(),
        TriageFiles.smallWords(),
        new Combinations(TriageFiles.combinations()),
        TriageFiles.general());
  }

  /// Every symptom that is known, in the order of the files.
  public List<Symptom> symptoms() {
    return symptoms;
  }

  /// A tier as people see it.
  public TierText text(Tier tier) {
    return Optional.ofNullable(general.tiers().get(tier)).orElseThrow();
  }

  /// What a text comes to.
  ///
  /// @param text symptoms in any words, in any order
  public TriageAnswer assess(String text, Context context) {
    return assess(List.of(text), context);
  }

  /// What several texts come to that belong together: as if all of it were told at once, but for a
  /// denial, which stays in its text.
  public TriageAnswer assess(List<String> texts, Context context) {
    TextReader.Reading reading =
        TextReader.Reading.together(texts.stream().map(reader::read).toList());
    List<TriageAnswer.Match> present = new ArrayList<>();
    List<TriageAnswer.Match> denied = new ArrayList<>();
    boolean severe = false;
    boolean worse = false;
    for (TextReader.Found found : reading.found()) {
      switch (found.meaning()) {
        case Meaning.Named(Symptom symptom) ->
            (found.denied() ? denied : present).add(new TriageAnswer.Match(symptom, found.words()));
        case Meaning.Stronger(boolean isWorse) -> {
          severe |= !found.denied() && !isWorse;
          worse |= !found.denied() && isWorse;
        }
        case Meaning.Neutral neutral -> {
          // It names nothing and denies nothing.
        }
      }
    }
    opioidOnRecord(context).ifPresent(present::add);
    Set<Symptom> there = new LinkedHashSet<>();
    present.forEach(match -> there.add(match.symptom()));
    Combinations.Picture picture = new Combinations.Picture(there, severe, worse, context);
    List<TriageAnswer.Raise> raises = raises(picture, reading);
    Tier tier = Tier.SELF_CARE;
    for (Symptom symptom : there) {
      tier = tier.orAtLeast(symptom.tier());
    }
    for (TriageAnswer.Raise raise : raises) {
      tier = tier.orAtLeast(raise.tier());
    }
    return new TriageAnswer(
        tier,
        text(tier),
        present.stream().distinct().sorted(mostUrgentFirst()).toList(),
        raises.stream().sorted(Comparator.comparing(TriageAnswer.Raise::tier).reversed()).toList(),
        denied.stream().distinct().toList(),
        reading.notUnderstood(),
        questions(picture, reading),
        call(there, tier, reading));
  }

  private static Comparator<TriageAnswer.Match> mostUrgentFirst() {
    return Comparator.comparing((TriageAnswer.Match match) -> match.symptom().tier()).reversed();
  }

  private Optional<TriageAnswer.Match> opioidOnRecord(Context context) {
    return context.opioidUsed().equals(Optional.of(OpioidUsed.YES))
        ? symptoms.stream()
            .filter(symptom -> symptom.id().equals(OPIOID_USED))
            .findFirst()
            .map(symptom -> new TriageAnswer.Match(symptom, ""))
        : Optional.empty();
  }

  private List<TriageAnswer.Raise> raises(
      Combinations.Picture picture, TextReader.Reading reading) {
    List<TriageAnswer.Raise> raises = new ArrayList<>(combinations.raises(picture));
    for (Symptom symptom : picture.present()) {
      symptom
          .persists()
          .flatMap(limit -> persists(limit, picture.context()))
          .ifPresent(raises::add);
    }
    if (picture.severe() || picture.worse()) {
      raises.add(Combinations.raise(general.severe()));
    }
    if (!reading.notUnderstood().isEmpty()) {
      raises.add(Combinations.raise(general.notUnderstood()));
    }
    if (reading.danger()) {
      raises.add(Combinations.raise(general.danger()));
    }
    if (namesNothing(picture)) {
      raises.add(Combinations.raise(general.nothingNamed()));
    }
    return raises.stream().distinct().toList();
  }

  /// The name of the medicine alone says nothing about the person.
  private static boolean namesNothing(Combinations.Picture picture) {
    return picture.context().cows().isEmpty()
        && picture.present().stream()
            .allMatch(symptom ->
                symptom.tier() == Tier.SELF_CARE && symptom.signs().contains(Sign.DRUG_ONLY));
  }

  /// A time that is not known counts as too long.
  private Optional<TriageAnswer.Raise> persists(Symptom.Persistence limit, Context context) {
    Optional<Duration> lasts = context.lasts();
    if (lasts.filter(time -> time.compareTo(Duration.ofDays(limit.days())) <= 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new TriageAnswer.Raise(
            "persists",
            limit.tier(),
            Set.of(),
            lasts.isPresent() ? general.persists() : general.persistsUnknown(),
            List.of(),
            limit.evidence(),
            limit.source()));
  }

  private Map<String, Wording> questions(Combinations.Picture picture, TextReader.Reading reading) {
    Context context = picture.context();
    boolean withdrawal = combinations.looksLikeWithdrawal(picture);
    boolean clouded = picture.has(Sign.SEDATION) || picture.has(Sign.OVERDOSE);
    Map<String, Boolean> missing = new LinkedHashMap<>();
    missing.put("words", !reading.notUnderstood().isEmpty());
    missing.put(
        "lasts",
        context.lasts().isEmpty()
            && picture.present().stream().anyMatch(symptom -> symptom.persists().isPresent()));
    missing.put("since-injection", context.sinceInjection().isEmpty() && picture.has(Sign.SITE));
    missing.put("since-dose", context.sinceDose().isEmpty() && withdrawal);
    missing.put("cows", context.cows().isEmpty() && withdrawal);
    missing.put(
        "opioid-use",
        context.opioidUsed().isEmpty() && !picture.has(Sign.OPIOID) && (withdrawal || clouded));
    missing.put("product", context.product().isEmpty() && (withdrawal || picture.has(Sign.LIVER)));
    Map<String, Wording> questions = new LinkedHashMap<>();
    missing.forEach((id, asks) -> {
      if (asks) {
        questions.put(id, Optional.ofNullable(general.questions().get(id)).orElseThrow());
      }
    });
    return questions;
  }

  /// Words that are not understood may be the ones that matter most, so the numbers for a life in
  /// danger stand beside them.
  private static Set<Contact.Kind> call(Set<Symptom> there, Tier tier, TextReader.Reading reading) {
    Set<Contact.Kind> call = EnumSet.noneOf(Contact.Kind.class);
    there.forEach(symptom -> call.addAll(symptom.call()));
    if (tier == Tier.EMERGENCY || !reading.notUnderstood().isEmpty()) {
      call.add(Contact.Kind.EMERGENCY);
    }
    if (!reading.notUnderstood().isEmpty()) {
      call.add(Contact.Kind.CRISIS);
    }
    return call;
  }
}

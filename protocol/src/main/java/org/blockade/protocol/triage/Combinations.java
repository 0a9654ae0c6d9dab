package org.blockade.protocol.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.blockade.protocol.words.Wording;

/// What signs mean together, and with what is known about doses.
///
/// Recommendation: signs of the liver, of an allergy, of the lung, at the injection site by its
/// day, of an overdose and of withdrawal after naltrexone are judged together. Strength: labelled
/// warnings; cut points are of the triage table. Source: `combinations.yaml`, each with its own.
final class Combinations {

  private static final String PRECIPITATED = "precipitated-withdrawal";

  private final Map<String, TriageFiles.Rule> rules;

  Combinations(List<TriageFiles.Rule> rules) {
    this.rules =
        rules.stream()
            .collect(Collectors.toUnmodifiableMap(TriageFiles.Rule::id, Function.identity()));
  }

  /// Symptoms that are there, whether they are called severe or worse, and what is known.
  record Picture(Set<Symptom> present, boolean severe, boolean worse, Context context) {

    Picture {
      present = Set.copyOf(present);
    }

    boolean has(Sign sign) {
      return count(sign) > 0;
    }

    long count(Sign sign) {
      return present.stream().filter(symptom -> symptom.signs().contains(sign)).count();
    }

    Set<Symptom> bearing(Sign... signs) {
      return present.stream()
          .filter(symptom -> Arrays.stream(signs).anyMatch(symptom.signs()::contains))
          .collect(Collectors.toUnmodifiableSet());
    }

    private boolean hasBoth(Sign one, Sign other) {
      return present.stream()
          .anyMatch(symptom -> symptom.signs().contains(one) && symptom.signs().contains(other));
    }

    private boolean cowsFrom(int cut) {
      return context.cows().isPresent() && context.cows().getAsInt() >= cut;
    }

    private boolean cowsBelow(int cut) {
      return context.cows().isPresent() && context.cows().getAsInt() < cut;
    }
  }

  /// Every rule that holds.
  List<TriageAnswer.Raise> raises(Picture picture) {
    List<TriageAnswer.Raise> raises = new ArrayList<>();
    liver(picture).ifPresent(raises::add);
    liverFailing(picture).ifPresent(raises::add);
    siteByDay(picture).ifPresent(raises::add);
    siteWithFever(picture).ifPresent(raises::add);
    allergic(picture).ifPresent(raises::add);
    pneumonia(picture).ifPresent(raises::add);
    breathingFailing(picture).ifPresent(raises::add);
    sedated(picture).ifPresent(raises::add);
    precipitated(picture).ifPresent(raises::add);
    score(picture).ifPresent(raises::add);
    severeWithdrawal(picture).ifPresent(raises::add);
    return raises;
  }

  private TriageFiles.Rule rule(String id) {
    return Optional.ofNullable(rules.get(id))
        .orElseThrow(() -> new IllegalStateException("there is no combination " + id));
  }

  /// @param signs those that the rule is about
  private Optional<TriageAnswer.Raise> when(
      boolean holds, String id, Picture picture, Sign... signs) {
    return holds ? Optional.of(raise(rule(id), false, picture.bearing(signs))) : Optional.empty();
  }

  static TriageAnswer.Raise raise(TriageFiles.Rule rule) {
    return raise(rule, false, Set.of());
  }

  private static TriageAnswer.Raise raise(
      TriageFiles.Rule rule, boolean unknown, Set<Symptom> restsOn) {
    Wording reason = unknown ? rule.unknown().orElse(rule.reason()) : rule.reason();
    return new TriageAnswer.Raise(
        rule.id(),
        rule.tier(),
        restsOn,
        reason,
        rule.action().map(List::of).orElse(List.of()),
        rule.evidence(),
        rule.source());
  }

  private Optional<TriageAnswer.Raise> liver(Picture picture) {
    long signs = picture.count(Sign.LIVER) + picture.count(Sign.LIVER_WEAK);
    return when(
        picture.has(Sign.LIVER) && signs >= rule("liver").number("at_least"),
        "liver",
        picture,
        Sign.LIVER,
        Sign.LIVER_WEAK);
  }

  private Optional<TriageAnswer.Raise> liverFailing(Picture picture) {
    boolean bleedsElsewhere =
        picture.present().stream()
            .anyMatch(symptom ->
                symptom.signs().contains(Sign.BLEEDING) && !symptom.signs().contains(Sign.LIVER));
    return when(
        picture.has(Sign.LIVER)
            && (picture.has(Sign.CLOUDED) || picture.has(Sign.SEDATION) || bleedsElsewhere),
        "liver-failing",
        picture,
        Sign.LIVER,
        Sign.CLOUDED,
        Sign.SEDATION,
        Sign.BLEEDING);
  }

  /// The day is that since the injection, or that since the sign began, whichever is later.
  private Optional<TriageAnswer.Raise> siteByDay(Picture picture) {
    if (!picture.has(Sign.SITE)) {
      return Optional.empty();
    }
    TriageFiles.Rule rule = rule("site-by-day");
    Duration limit = Duration.ofDays(rule.number("from_day"));
    Optional<Duration> since = picture.context().sinceInjection();
    boolean late =
        since.filter(time -> time.compareTo(limit) >= 0).isPresent()
            || picture.context().lasts().filter(time -> time.compareTo(limit) >= 0).isPresent();
    if (late || picture.worse()) {
      return Optional.of(raise(rule, false, picture.bearing(Sign.SITE)));
    }
    return since.isEmpty()
        ? Optional.of(raise(rule, true, picture.bearing(Sign.SITE)))
        : Optional.empty();
  }

  private Optional<TriageAnswer.Raise> siteWithFever(Picture picture) {
    return when(
        picture.has(Sign.SITE) && picture.has(Sign.FEVER),
        "site-with-fever",
        picture,
        Sign.SITE,
        Sign.FEVER);
  }

  private Optional<TriageAnswer.Raise> allergic(Picture picture) {
    return when(
        picture.has(Sign.SKIN) && picture.has(Sign.AIRWAY),
        "allergic",
        picture,
        Sign.SKIN,
        Sign.AIRWAY);
  }

  private Optional<TriageAnswer.Raise> pneumonia(Picture picture) {
    long signs = picture.count(Sign.LUNG) + picture.count(Sign.LUNG_WEAK);
    return when(
        picture.has(Sign.LUNG) && signs >= rule("eosinophilic-pneumonia").number("at_least"),
        "eosinophilic-pneumonia",
        picture,
        Sign.LUNG,
        Sign.LUNG_WEAK);
  }

  private Optional<TriageAnswer.Raise> breathingFailing(Picture picture) {
    return when(
        picture.hasBoth(Sign.LUNG, Sign.AIRWAY) && (picture.severe() || picture.worse()),
        "breathing-failing",
        picture,
        Sign.LUNG,
        Sign.AIRWAY);
  }

  private Optional<TriageAnswer.Raise> sedated(Picture picture) {
    return when(
        picture.has(Sign.SEDATION) && (picture.has(Sign.OPIOID) || picture.has(Sign.SEDATIVE)),
        "sedated-with-opioid",
        picture,
        Sign.SEDATION,
        Sign.OPIOID,
        Sign.SEDATIVE);
  }

  /// Withdrawal that somebody names, or so many of its signs, after a dose of naltrexone.
  boolean looksLikeWithdrawal(Picture picture) {
    return picture.has(Sign.WITHDRAWAL_NAMED)
        || picture.count(Sign.WITHDRAWAL) >= rule(PRECIPITATED).number("at_least");
  }

  private Optional<TriageAnswer.Raise> precipitated(Picture picture) {
    TriageFiles.Rule rule = rule(PRECIPITATED);
    if (!looksLikeWithdrawal(picture)
        || picture.cowsBelow(rule.number("from_cows"))
        || !soonAfterADose(picture.context(), rule)) {
      return Optional.empty();
    }
    return Optional.of(
        raise(
            rule,
            picture.context().sinceDose().isEmpty(),
            picture.bearing(Sign.WITHDRAWAL, Sign.WITHDRAWAL_NAMED)));
  }

  /// Where the hours are not known it counts as soon; where the product is not known, the longer
  /// time holds. Only a person who is known not to be on naltrexone has none of it.
  private static boolean soonAfterADose(Context context, TriageFiles.Rule rule) {
    if (context.product().equals(Optional.of(Product.NONE))) {
      return false;
    }
    String limit =
        context.product().equals(Optional.of(Product.ORAL_NALTREXONE))
            ? "oral_hours"
            : "injection_hours";
    Duration hours = Duration.ofHours(rule.number(limit));
    return context.sinceDose().map(time -> time.compareTo(hours) <= 0).orElse(true);
  }

  private Optional<TriageAnswer.Raise> score(Picture picture) {
    return when(
        picture.cowsFrom(rule("withdrawal-score").number("from_cows")),
        "withdrawal-score",
        picture);
  }

  private Optional<TriageAnswer.Raise> severeWithdrawal(Picture picture) {
    TriageFiles.Rule rule = rule("severe-withdrawal");
    TriageFiles.Rule mild = rule(PRECIPITATED);
    boolean pathway =
        picture.cowsFrom(mild.number("from_cows"))
            || (picture.has(Sign.WITHDRAWAL_NAMED)
                && !picture.cowsBelow(mild.number("from_cows"))
                && soonAfterADose(picture.context(), mild));
    boolean unstable = picture.has(Sign.VOMITING) || picture.has(Sign.CLOUDED);
    return when(
        picture.cowsFrom(rule.number("from_cows")) || (pathway && unstable),
        "severe-withdrawal",
        picture,
        Sign.WITHDRAWAL_NAMED,
        Sign.VOMITING,
        Sign.CLOUDED);
  }
}

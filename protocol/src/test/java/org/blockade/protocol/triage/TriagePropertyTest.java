package org.blockade.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.blockade.protocol.words.PlainWords;
import org.junit.jupiter.api.Test;

/// What holds for all texts: on seeded random ones.
class TriagePropertyTest {

  private static final int TRIES = 600;
  private static final TriageFiles.SmallWords SMALL = TriageFiles.smallWords();
  private static final Triage TRIAGE = Triage.standard();
  private static final List<String> PHRASES =
      TRIAGE.symptoms().stream().flatMap(symptom -> symptom.words().stream()).toList();

  private static List<String> phrases(Random random) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      chosen.add(PHRASES.get(random.nextInt(PHRASES.size())));
    }
    return chosen;
  }

  private static Context context(Random random) {
    Optional<Duration> sinceDose = hours(random, 400);
    Optional<Duration> sinceInjection =
        sinceDose.isPresent()
            ? hours(random, 600).map(time -> time.plus(sinceDose.get()))
            : hours(random, 1000);
    int cap = sinceInjection.map(time -> (int) time.toHours()).orElse(1000);
    return new Context(
        random.nextBoolean()
            ? Optional.of(Product.values()[random.nextInt(Product.values().length)])
            : Optional.empty(),
        sinceDose,
        sinceInjection,
        hours(random, cap),
        random.nextBoolean()
            ? Optional.of(random.nextBoolean() ? OpioidUsed.YES : OpioidUsed.NO)
            : Optional.empty(),
        random.nextBoolean() ? OptionalInt.of(random.nextInt(20)) : OptionalInt.empty());
  }

  private static Optional<Duration> hours(Random random, int most) {
    return random.nextBoolean()
        ? Optional.of(Duration.ofHours(random.nextInt(most + 1)))
        : Optional.empty();
  }

  private static Tier tier(List<String> phrases, Context context) {
    return TRIAGE.assess(String.join(", ", phrases), context).tier();
  }

  @Test
  void addingASymptomNeverLowersTheTier() {
    Random random = new Random(1);
    for (int i = 0; i < TRIES; i++) {
      List<String> fewer = symptomsOnly(phrases(random));
      List<String> more = new ArrayList<>(fewer);
      more.add(random.nextInt(more.size() + 1), phrases(random).getFirst());
      Context context = context(random);
      if (!fewer.isEmpty()) {
        assertThat(tier(more, context))
            .as(more + " " + context)
            .isGreaterThanOrEqualTo(tier(fewer, context));
      }
    }
  }

  /// A drug's name alone is no symptom: then nothing is named yet, which is more urgent than a mild
  /// symptom that is understood.
  private static List<String> symptomsOnly(List<String> phrases) {
    return phrases.stream()
        .filter(phrase ->
            TRIAGE.assess(phrase, Context.unknown()).matches().stream()
                .noneMatch(match -> match.symptom().signs().contains(Sign.DRUG_ONLY)))
        .toList();
  }

  /// An opioid used and a COWS from the cut on are findings, not circumstances: see `Context`.
  @Test
  void leavingOutACircumstanceNeverLowersTheTier() {
    Random random = new Random(2);
    for (int i = 0; i < TRIES; i++) {
      List<String> phrases = phrases(random);
      Context all = context(random);
      Tier known = tier(phrases, all);
      for (Context fewer : withoutOne(all)) {
        assertThat(tier(phrases, fewer))
            .as(phrases + " " + all + " without one: " + fewer)
            .isGreaterThanOrEqualTo(known);
      }
    }
  }

  private static List<Context> withoutOne(Context all) {
    List<Context> fewer = new ArrayList<>();
    Optional<Duration> no = Optional.empty();
    fewer.add(
        new Context(
            Optional.empty(),
            all.sinceDose(),
            all.sinceInjection(),
            all.lasts(),
            all.opioidUsed(),
            all.cows()));
    fewer.add(
        new Context(
            all.product(), no, all.sinceInjection(), all.lasts(), all.opioidUsed(), all.cows()));
    fewer.add(
        new Context(all.product(), all.sinceDose(), no, all.lasts(), all.opioidUsed(), all.cows()));
    fewer.add(
        new Context(
            all.product(),
            all.sinceDose(),
            all.sinceInjection(),
            no,
            all.opioidUsed(),
            all.cows()));
    if (all.opioidUsed().equals(Optional.of(OpioidUsed.NO))) {
      fewer.add(
          new Context(
              all.product(),
              all.sinceDose(),
              all.sinceInjection(),
              all.lasts(),
              Optional.empty(),
              all.cows()));
    }
    if (all.cows().isPresent() && all.cows().getAsInt() < 5) {
      fewer.add(
          new Context(
              all.product(),
              all.sinceDose(),
              all.sinceInjection(),
              all.lasts(),
              all.opioidUsed(),
              OptionalInt.empty()));
    }
    return fewer;
  }

  @Test
  void theOrderOfSymptomsAndOfTheirWordsAndTheLetterCaseDoNotMatter() {
    Random random = new Random(3);
    for (int i = 0; i < TRIES; i++) {
      List<String> phrases = phrases(random);
      Context context = context(random);
      TriageAnswer straight = TRIAGE.assess(String.join(", ", phrases), context);
      List<String> other = new ArrayList<>(phrases.stream().map(p -> shuffled(p, random)).toList());
      Collections.shuffle(other, random);
      TriageAnswer changed =
          TRIAGE.assess(String.join("; ", other).toUpperCase(Locale.ROOT), context);
      assertThat(changed.tier()).as(other + " " + context).isEqualTo(straight.tier());
      assertThat(ids(changed)).as(other.toString()).isEqualTo(ids(straight));
    }
  }

  private static List<String> ids(TriageAnswer answer) {
    return answer.matches().stream()
        .map(match -> match.symptom().id())
        .distinct()
        .sorted()
        .toList();
  }

  /// A phrase that denies keeps its order: "not breathing" is no "breathing not".
  private static String shuffled(String phrase, Random random) {
    List<String> words = new ArrayList<>(Arrays.asList(phrase.split(" ")));
    if (words.stream()
        .flatMap(word -> PlainWords.words(word).stream())
        .noneMatch(SMALL.negations()::contains)) {
      Collections.shuffle(words, random);
    }
    return words.stream().collect(Collectors.joining(" "));
  }

  @Test
  void wordsThatAreNotUnderstoodNeverLowerTheTier() {
    Random random = new Random(4);
    for (int i = 0; i < TRIES; i++) {
      List<String> phrases = phrases(random);
      Context context = context(random);
      List<String> more = new ArrayList<>(phrases);
      more.add("qwxzv");
      assertThat(tier(more, context))
          .isGreaterThanOrEqualTo(tier(phrases, context))
          .isGreaterThanOrEqualTo(Tier.CALL_SAME_DAY);
    }
  }
}

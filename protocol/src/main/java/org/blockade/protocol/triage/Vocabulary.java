package org.blockade.protocol.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.blockade.protocol.words.PlainWords;

/// The phrases that are known, and what each means.
///
/// Words of a phrase may stand in any order ("urine dark"), unless one of them denies ("not
/// breathing"). A misspelt word is taken for a known one only where it begins with the same letter
/// and differs by little, so little that no drug can be taken for another; and a phrase that could
/// then mean two things means neither.
final class Vocabulary {

  /// Shorter words are taken as they are: "rash" and "rush" differ in one letter. A choice.
  private static final int SHORTEST_RESPELT = 5;

  /// From this length on, two letters may differ. A choice.
  private static final int LONG_WORD = 8;

  /// A word that is close to more than these is close to none. A choice.
  private static final int MOST_CANDIDATES = 4;

  private static final Pattern MANY_DIGITS = Pattern.compile("[1-9][0-9]{0,2}");

  private final TriageFiles.SmallWords small;
  private final Map<String, Meaning> phrases = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> respellable = new TreeSet<>();
  private final Set<String> drugWords = new HashSet<>();
  private int longest = 1;

  Vocabulary(List<Symptom> symptoms, TriageFiles.SmallWords small) {
    this.small = small;
    for (Symptom symptom : symptoms) {
      boolean drug = names(symptom);
      for (String words : symptom.words()) {
        List<String> phrase = add(words, new Meaning.Named(symptom));
        if (drug) {
          drugWords.addAll(phrase);
        }
      }
    }
    small.neutral().forEach(words -> add(words, new Meaning.Neutral()));
    small.severe().forEach(words -> add(words, new Meaning.Stronger(false)));
    small.worse().forEach(words -> add(words, new Meaning.Stronger(true)));
    known.addAll(small.negations());
    known.addAll(small.joins());
    known.addAll(small.ordinary());
    known.addAll(small.danger().alone());
    respellable.addAll(small.danger().alone());
  }

  private static boolean names(Symptom symptom) {
    return symptom.signs().contains(Sign.DRUG_ONLY)
        || symptom.signs().contains(Sign.SEDATIVE)
        || (symptom.signs().contains(Sign.OPIOID) && !symptom.id().equals("opioid-lapse"));
  }

  private List<String> add(String words, Meaning meaning) {
    List<String> phrase =
        PlainWords.words(words).stream()
            .filter(word -> !small.ignored().contains(word) && !isJoin(word))
            .toList();
    if (phrase.isEmpty()) {
      throw new IllegalStateException("the phrase \"" + words + "\" holds only ignored words");
    }
    Meaning before = phrases.put(key(phrase), meaning);
    if (before != null && !before.equals(meaning)) {
      throw new IllegalStateException("the phrase \"" + words + "\" means two things");
    }
    longest = StrictMath.max(longest, phrase.size());
    known.addAll(phrase);
    phrase.stream().filter(word -> !isNegation(word)).forEach(respellable::add);
    return phrase;
  }

  /// Words in an order that does not depend on the writer, where the order does not matter.
  private String key(List<String> words) {
    return words.stream().anyMatch(this::isNegation)
        ? String.join(" ", words)
        : String.join(" ", words.stream().sorted().toList());
  }

  int longest() {
    return longest;
  }

  boolean isIgnored(String word) {
    return small.ignored().contains(word) && !isJoin(word) && !isNegation(word);
  }

  boolean isNegation(String word) {
    return small.negations().contains(word);
  }

  /// "ni" both denies and joins; then it denies.
  boolean isJoin(String word) {
    return small.joins().contains(word) && !isNegation(word);
  }

  boolean isBreak(String word) {
    return small.breaks().contains(word);
  }

  /// The known words that a written one may stand for.
  Set<String> candidates(String written) {
    if (isMany(written)) {
      return small.many().words();
    }
    if (known.contains(written) || written.length() < SHORTEST_RESPELT) {
      return Set.of(written);
    }
    Set<String> candidates = new LinkedHashSet<>();
    for (String word : respellable) {
      int bound = bound(word, written);
      if (word.charAt(0) == written.charAt(0)
          && bound > 0
          && new LevenshteinDistance(bound).apply(word, written) >= 0) {
        candidates.add(word);
      }
    }
    return candidates.isEmpty() || candidates.size() > MOST_CANDIDATES
        ? Set.of(written)
        : candidates;
  }

  /// The words with each pronoun at the deed that it belongs to: without it "me quiero matar" would
  /// be about somebody else.
  List<String> withPronouns(List<String> words) {
    List<String> all = new ArrayList<>(words);
    for (int i = 0; i < words.size(); i++) {
      for (TriageFiles.Reflexive each : small.reflexive()) {
        int deed = deedOf(words, i, each);
        if (deed > 0) {
          all.set(deed, words.get(deed) + each.pronoun());
        }
      }
    }
    return all;
  }

  /// Where the deed of the pronoun at a place stands; 0 where none does.
  private static int deedOf(List<String> words, int place, TriageFiles.Reflexive reflexive) {
    if (!words.get(place).equals(reflexive.pronoun())
        || place + 1 >= words.size()
        || !reflexive.before().contains(words.get(place + 1))) {
      return 0;
    }
    int deed = place + 2;
    if (deed < words.size() && words.get(deed).equals("a")) {
      deed++;
    }
    return deed < words.size() && reflexive.deeds().contains(words.get(deed)) ? deed : 0;
  }

  private boolean isMany(String written) {
    return small.many().also().contains(written)
        || (MANY_DIGITS.matcher(written).matches()
            && (written.length() > 2 || Integer.parseInt(written) >= small.many().from()));
  }

  /// Whether words that nothing was found for speak of death or harm.
  boolean speakOfDanger(List<String> notUnderstood) {
    return small
        .danger()
        .isIn(
            notUnderstood.stream()
                .flatMap(word -> candidates(word).stream())
                .collect(Collectors.toSet()));
  }

  private int bound(String word, String written) {
    int length = StrictMath.min(word.length(), written.length());
    if (length < SHORTEST_RESPELT) {
      return 0;
    }
    return length < LONG_WORD || drugWords.contains(word) ? 1 : 2;
  }

  /// What words in a row mean; empty where they mean nothing, or could mean two things.
  Optional<Meaning> meaning(List<Set<String>> words) {
    Set<Meaning> meanings = new HashSet<>();
    collect(words, new ArrayList<>(), meanings);
    return meanings.size() == 1 ? Optional.of(meanings.iterator().next()) : Optional.empty();
  }

  private void collect(List<Set<String>> words, List<String> chosen, Set<Meaning> meanings) {
    if (chosen.size() == words.size()) {
      Meaning meaning = phrases.get(key(chosen));
      if (meaning != null) {
        meanings.add(meaning);
      }
      return;
    }
    for (String word : words.get(chosen.size())) {
      chosen.add(word);
      collect(words, chosen, meanings);
      chosen.removeLast();
    }
  }

  /// Every word that stands in a phrase.
  Set<String> knownWords() {
    return Set.copyOf(respellable);
  }
}

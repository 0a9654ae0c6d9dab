package org.blockade.protocol.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.protocol.words.PlainWords;

/// Finds in a text what the vocabulary knows: the longest phrase first, and of two phrases that
/// share a word the more urgent.
final class TextReader {

  private final Vocabulary vocabulary;

  TextReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// A phrase in the text.
  ///
  /// @param words as they were written, without what is ignored
  /// @param denied whether a negation stands before it
  record Found(Meaning meaning, String words, boolean denied) {}

  /// What was found, and the words that nothing was found for.
  ///
  /// @param danger whether those words speak of death or harm
  record Reading(List<Found> found, List<String> notUnderstood, boolean danger) {

    Reading {
      found = List.copyOf(found);
      notUnderstood = List.copyOf(notUnderstood);
    }

    /// Several texts as one.
    static Reading together(List<Reading> readings) {
      return new Reading(
          readings.stream().flatMap(reading -> reading.found().stream()).toList(),
          readings.stream()
              .flatMap(reading -> reading.notUnderstood().stream())
              .distinct()
              .toList(),
          readings.stream().anyMatch(Reading::danger));
    }
  }

  /// A phrase and the words that it takes: those from `first` on, and from `from` on with the
  /// negations before it.
  private record Window(Meaning meaning, int from, int first, int end, int length) {

    private boolean negated() {
      return (first - from) % 2 == 1;
    }

    private int urgency() {
      return negated() ? 0 : meaning.urgency();
    }
  }

  Reading read(String text) {
    List<Found> found = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (List<String> clause : PlainWords.clauses(text)) {
      for (List<String> part : parts(vocabulary.withPronouns(clause))) {
        readPart(part, found, rest);
      }
    }
    return new Reading(found, rest.stream().distinct().toList(), vocabulary.speakOfDanger(rest));
  }

  /// A clause cut at "but", without ignored words.
  private List<List<String>> parts(List<String> clause) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    for (String word : clause) {
      if (vocabulary.isBreak(word)) {
        parts.add(part);
        part = new ArrayList<>();
      } else if (!vocabulary.isIgnored(word)) {
        part.add(word);
      }
    }
    parts.add(part);
    return parts;
  }

  private void readPart(List<String> words, List<Found> found, List<String> rest) {
    List<Set<String>> candidates = words.stream().map(vocabulary::candidates).toList();
    boolean[] taken = new boolean[words.size()];
    List<Window> chosen = new ArrayList<>();
    for (Window window : windows(words, candidates)) {
      if (free(taken, window)) {
        for (int i = window.from(); i < window.end(); i++) {
          taken[i] = true;
        }
        chosen.add(window);
      }
    }
    chosen.sort(Comparator.comparingInt(Window::from));
    boolean deniedBefore = false;
    int endBefore = -1;
    for (Window window : chosen) {
      boolean joined =
          endBefore >= 0
              && window.from() == endBefore + 1
              && vocabulary.isJoin(words.get(endBefore));
      boolean denied =
          window.negated() || (joined && deniedBefore && window.from() == window.first());
      found.add(
          new Found(
              window.meaning(),
              String.join(" ", words.subList(window.first(), window.end())),
              denied));
      deniedBefore = denied;
      endBefore = window.end();
    }
    for (int i = 0; i < words.size(); i++) {
      if (!taken[i] && !vocabulary.isJoin(words.get(i))) {
        rest.add(words.get(i));
      }
    }
  }

  private static boolean free(boolean[] taken, Window window) {
    for (int i = window.from(); i < window.end(); i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  /// Every phrase in a part, the longest first. A negation before a phrase belongs to it, so that
  /// "no breathing problems" is not read as "no breathing".
  private List<Window> windows(List<String> words, List<Set<String>> candidates) {
    List<Window> windows = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      if (vocabulary.isJoin(words.get(first))) {
        continue;
      }
      List<Set<String>> phrase = new ArrayList<>();
      for (int end = first + 1;
          end <= words.size() && phrase.size() < vocabulary.longest();
          end++) {
        if (!vocabulary.isJoin(words.get(end - 1))) {
          phrase.add(candidates.get(end - 1));
          Optional<Meaning> meaning = vocabulary.meaning(phrase);
          if (meaning.isPresent()) {
            int from = negationsBefore(words, first);
            windows.add(new Window(meaning.get(), from, first, end, phrase.size() + first - from));
          }
        }
      }
    }
    windows.sort(
        Comparator.comparingInt(Window::length)
            .thenComparingInt(Window::urgency)
            .reversed()
            .thenComparingInt(Window::from));
    return windows;
  }

  private int negationsBefore(List<String> words, int first) {
    int from = first;
    while (from > 0 && vocabulary.isNegation(words.get(from - 1))) {
      from--;
    }
    return from;
  }
}

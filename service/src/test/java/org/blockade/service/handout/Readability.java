package org.blockade.service.handout;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How hard a text is to read.
///
/// English: the grade of Kincaid and others (1975), `0.39 words/sentences + 11.8 syllables/words -
/// 15.59`. Spanish: the ease of Fernández Huerta (1959) as corrected by Law (2011), `206.84 - 60
/// syllables/words - 1.02 words/sentences`; 60 to 70 is grade 7 to 8, 70 to 80 grade 6.
///
/// A sentence ends with `.`, `!`, `?` or `:`; a number counts as a word of one syllable. Syllables
/// of Spanish follow its rules of vowels. Those of English are counted by groups of vowels with the
/// usual exceptions, which is wrong for a few words of a hundred, in both directions.
final class Readability {

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]+(?=\\s|$)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d'’]*");
  private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
  private static final Set<Character> STRONG = Set.of('a', 'e', 'o', 'á', 'é', 'ó');
  private static final Set<Character> WEAK = Set.of('i', 'u', 'ü');
  private static final Set<Character> STRESSED_WEAK = Set.of('í', 'ú');

  private final int sentences;
  private final int words;
  private final int syllables;

  private Readability(int sentences, int words, int syllables) {
    this.sentences = sentences;
    this.words = words;
    this.syllables = syllables;
  }

  static Readability ofEnglish(List<String> text) {
    return count(text, false);
  }

  static Readability ofSpanish(List<String> text) {
    return count(text, true);
  }

  private static Readability count(List<String> text, boolean spanish) {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    for (String paragraph : text) {
      for (String sentence : SENTENCE_END.split(paragraph)) {
        List<String> found = words(sentence);
        sentences += found.isEmpty() ? 0 : 1;
        words += found.size();
        syllables +=
            found.stream()
                .mapToInt(word -> spanish ? spanishSyllables(word) : englishSyllables(word))
                .sum();
      }
    }
    return new Readability(sentences, words, syllables);
  }

  static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  double fleschKincaidGrade() {
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  }

  double fernandezHuerta() {
    return 206.84 - 60.0 * syllables / words - 1.02 * words / sentences;
  }

  static int englishSyllables(String written) {
    String word = written.toLowerCase(Locale.ROOT).replaceAll("['’].*", "");
    if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
      return 1;
    }
    Matcher groups = ENGLISH_VOWELS.matcher(word);
    int count = (int) groups.results().count();
    // A silent e at the end, also before s and d; but -le after a consonant is heard.
    if (word.matches(".*[^aeiouy]e") && !word.matches(".*[^aeiouy]le")) {
      count--;
    }
    if (word.matches(".*[^aeiouytd]ed") || word.matches(".*[^aeiouyscxzgh]es")) {
      count--;
    }
    // Two vowels that are heard apart.
    if (word.matches(".*(ioi|ia[^l]?|io[^nu]|eat[eo]r|iet|ual|iu).*") && !word.contains("tia")) {
      count++;
    }
    return StrictMath.max(1, count);
  }

  static int spanishSyllables(String written) {
    String word = written.toLowerCase(Locale.ROOT).replaceAll("qu|gu(?=[eiéí])", "k");
    if (Character.isDigit(word.charAt(0))) {
      return 1;
    }
    int count = 0;
    char before = ' ';
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean last = i == word.length() - 1;
      char vowel = letter == 'y' && (last || word.length() == 1) ? 'i' : letter;
      boolean strong = STRONG.contains(vowel);
      boolean stressed = STRESSED_WEAK.contains(vowel);
      boolean weak = WEAK.contains(vowel);
      // One syllable unless two strong vowels meet, or a stressed weak one meets a strong one.
      boolean joined =
          (strong && WEAK.contains(before))
              || (weak && (STRONG.contains(before) || WEAK.contains(before)))
              || (stressed && WEAK.contains(before));
      if ((strong || weak || stressed) && !joined) {
        count++;
      }
      before = vowel;
    }
    return StrictMath.max(1, count);
  }
}

package org.blockade.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.words.PlainWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every symptom of the triage table and of the five articles is known, and not milder than there.
class TriageEvidenceTest {

  private static final Triage TRIAGE = Triage.standard();

  /// The terms of each row of the triage table, each as a text of its own, with the words of the
  /// row that it stands for.
  private static final List<List<String>> TERMS =
      List.of(
          List.of("nausea", "vomiting", "low appetite"),
          List.of("headache", "fatigue", "dizziness", "insomnia", "anxiety", "restlessness"),
          List.of("muscle pain", "joint pain", "cramps"),
          List.of("nasopharyngitis", "toothache"),
          List.of(
              "injection site pain",
              "injection site tenderness",
              "injection site swelling",
              "injection site bruising",
              "injection site itching",
              "injection site induration"),
          List.of(
              "injection site: intense pain",
              "injection site intense pain",
              "blister",
              "hard area",
              "open wound",
              "dark scab",
              "large swelling"),
          List.of("rash", "itching", "rash, itching, mild"),
          List.of("hives", "face swelling", "tongue swelling", "hives, wheeze", "hypotension"),
          List.of("drowsiness", "confusion", "hallucination", "blurred vision"),
          List.of("dyspnoea", "cough", "wheeze", "hypoxia", "fever"),
          List.of("depressed mood", "mood swings"),
          List.of("suicidal ideation"),
          List.of(
              "dark urine",
              "jaundice",
              "pale stool",
              "RUQ pain",
              "easy bruising",
              "severe fatigue"),
          List.of("chest pain"),
          List.of(
              "oedema",
              "weight gain",
              "visual swelling",
              "eye swelling",
              "tinnitus",
              "urinary change"),
          List.of("withdrawal signs after dose"),
          List.of("slow breathing", "shallow breathing", "unrousable"),
          List.of("opioid lapse"),
          List.of("needs opioid analgesia", "surgery"),
          List.of("pregnancy"));

  static Stream<Arguments> rows() {
    List<List<String>> rows = EvidenceRows.of("treatment_adverse_event_triage.csv");
    assertThat(rows).hasSameSizeAs(TERMS);
    return java.util.stream.IntStream.range(0, rows.size())
        .mapToObj(row ->
            Arguments.of(
                rows.get(row).getFirst(), Integer.parseInt(rows.get(row).get(1)), TERMS.get(row)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyTermOfTheTriageTableIsKnownAndNotMilder(String row, int tier, List<String> terms) {
    List<String> rowWords = PlainWords.words(row);
    for (String term : terms) {
      assertThat(rowWords).as("words of the row").containsAll(PlainWords.words(term));
      TriageAnswer answer = TRIAGE.assess(term, Context.unknown());
      assertThat(answer.notUnderstood()).as(term).isEmpty();
      assertThat(answer.matches()).as(term).isNotEmpty();
      assertThat(answer.tier().number()).as(term).isGreaterThanOrEqualTo(tier);
    }
    assertThat(
            rowWords.stream()
                .filter(word ->
                    terms.stream().noneMatch(term -> PlainWords.words(term).contains(word))))
        .as("words of the row that no term carries")
        .isSubsetOf(
            "after",
            "any",
            "or",
            "reported",
            "asymptomatic",
            "signs",
            "cows",
            "5",
            "dose",
            "opioid",
            "oud",
            "label",
            "commons");
  }

  /// The symptoms that the articles name, with the words for them where the article's are long.
  private static final Map<String, List<String>> ARTICLES =
      new TreeMap<>(
          Map.of(
              "S1-17",
                  List.of(
                      "GI upset",
                      "vomiting",
                      "diarrhoea",
                      "muscle pain",
                      "joint pain",
                      "nervousness",
                      "anxiety"),
              "S1-18",
                  List.of("drowsiness", "confusion", "hallucinations", "rash", "blurred vision"),
              "S1-19", List.of("liver damage", "overdose"),
              "S2-10",
                  List.of("muscle pain", "cramps", "anxiety", "nausea", "vomiting", "agitation"),
              "S2-15",
                  List.of(
                      "nausea",
                      "vomiting",
                      "headache",
                      "muscle pain",
                      "joint pain",
                      "fatigue",
                      "restlessness",
                      "insomnia",
                      "anxiety",
                      "abdominal cramping"),
              "S2-16",
                  List.of(
                      "tachycardia",
                      "dizziness",
                      "irritability",
                      "thirst",
                      "diarrhoea",
                      "constipation",
                      "appetite loss",
                      "chills",
                      "sexual dysfunction",
                      "cold-like symptoms"),
              "S2-18",
                  List.of(
                      "fever",
                      "chest pain",
                      "confusion",
                      "severe abdominal pain",
                      "urinary change",
                      "itching",
                      "hallucination",
                      "depression",
                      "mood swings",
                      "dyspnoea",
                      "visual change",
                      "eye swelling",
                      "weight gain",
                      "tinnitus",
                      "oedema"),
              "S2-19",
                  List.of(
                      "dark urine", "bruising", "jaundice", "pale stools", "fatigue", "RUQ pain"),
              "S1-09", List.of("craving"),
              "S4-13", List.of("relapse")));

  private static final Pattern TIER = Pattern.compile("[Tt]ier (\\d)");

  static Stream<Arguments> articles() {
    return ARTICLES.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest
  @MethodSource("articles")
  void everySymptomOfTheArticlesIsKnownAndNotMilder(String id, List<String> terms) {
    List<String> row = article(id);
    String claim = String.join(" ", PlainWords.words(row.get(2)));
    Matcher stated = TIER.matcher(row.get(3));
    int tier = stated.find() ? Integer.parseInt(stated.group(1)) : 1;
    for (String term : terms) {
      assertThat(PlainWords.words(term))
          .as(id + ": " + term)
          .allSatisfy(word -> assertThat(claim).contains(stem(word)));
      TriageAnswer answer = TRIAGE.assess(term, Context.unknown());
      assertThat(answer.notUnderstood()).as(term).isEmpty();
      assertThat(answer.matches()).as(term).isNotEmpty();
      if (!EXCUSED.contains(id + " " + term)) {
        assertThat(answer.tier().number()).as(id + ": " + term).isGreaterThanOrEqualTo(tier);
      }
    }
  }

  /// Milder here than the whole row of the article: the triage table, which corrects it, is
  /// followed.
  private static final List<String> EXCUSED = List.of("S2-18 itching");

  /// "coughing" and "coughs" begin alike.
  private static String stem(String word) {
    return word.substring(0, StrictMath.min(4, word.length()));
  }

  private static List<String> article(String id) {
    return EvidenceRows.of("treatment_seed_features.csv").stream()
        .filter(row -> row.getFirst().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyArticleRowAboutTriageIsWalked() {
    assertThat(
            EvidenceRows.of("treatment_seed_features.csv").stream()
                .filter(row -> row.get(3).contains("riage"))
                .map(List::getFirst)
                .collect(Collectors.toList()))
        .isNotEmpty()
        .isSubsetOf(ARTICLES.keySet());
  }

  @Test
  void everySymptomHasWordsAnActionAndASource() {
    assertThat(TRIAGE.symptoms()).extracting(Symptom::id).doesNotHaveDuplicates();
    for (Symptom symptom : TRIAGE.symptoms()) {
      assertThat(symptom.source()).as(symptom.id()).isNotBlank();
      assertThat(symptom.action().spanish()).isNotEqualTo(symptom.action().english());
      for (String words : symptom.words()) {
        TriageAnswer answer = TRIAGE.assess(words, Context.unknown());
        assertThat(answer.matches())
            .as(words)
            .extracting(match -> match.symptom().id())
            .containsExactly(symptom.id());
        assertThat(answer.notUnderstood()).as(words).isEmpty();
        assertThat(answer.tier()).isGreaterThanOrEqualTo(symptom.tier());
      }
    }
  }
}

package org.blockade.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.protocol.words.PlainWords;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.drug.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which written words are taken for which known ones, and what phrases mean.
class VocabularyTest {

  private static Vocabulary vocabulary() {
    return new Vocabulary(TriageFiles.symptoms(), TriageFiles.smallWords());
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    // Short words are taken as they are.
    "cogh, cough, false",
    "rasch, rash, false",
    // Of five letters on, one may differ.
    "fevar, fever, true",
    "fevars, fever, false",
    "anxiaty, anxiety, true",
    "anxoaty, anxiety, false",
    // Of eight letters on, two may differ.
    "vomatang, vomiting, true",
    "vamatang, vomiting, false",
    // The first letter is never taken for another.
    "gomiting, vomiting, false",
    // A word of danger is known in its misspellings.
    "suicidel, suicidal, true",
    "suiside, suicide, true"
  })
  void aWordMayDifferByLittleFromTheOneItStandsFor(String written, String known, boolean taken) {
    assertThat(vocabulary().candidates(written).contains(known)).isEqualTo(taken);
  }

  /// "naltrexone" and "naloxone" must not meet half way.
  @Test
  void theNameOfADrugMayDifferByOneLetterOnly() {
    Vocabulary vocabulary = vocabulary();
    List<String> drugs =
        TriageFiles.symptoms().stream()
            .filter(symptom ->
                symptom.signs().contains(Sign.DRUG_ONLY)
                    || symptom.signs().contains(Sign.SEDATIVE)
                    || symptom.id().equals("opioid-named"))
            .flatMap(symptom -> symptom.words().stream())
            .flatMap(words -> PlainWords.words(words).stream())
            .filter(word -> word.length() >= 9)
            .distinct()
            .toList();
    assertThat(drugs).contains("naltrexone", "benzodiazepine");
    for (String drug : drugs) {
      String one = drug.substring(0, 4) + "q" + drug.substring(5);
      String two = drug.substring(0, 4) + "qq" + drug.substring(6);
      assertThat(vocabulary.candidates(one)).as(one).contains(drug);
      assertThat(vocabulary.candidates(two)).as(two).doesNotContain(drug);
    }
  }

  @Test
  void wordsThatStrengthenOrNameNothingAreToldApart() {
    Vocabulary vocabulary = vocabulary();
    assertThat(meaning(vocabulary, "severe")).contains(new Meaning.Stronger(false));
    assertThat(meaning(vocabulary, "getting worse")).contains(new Meaning.Stronger(true));
    assertThat(meaning(vocabulary, "anoche")).contains(new Meaning.Neutral());
    assertThat(meaning(vocabulary, "elbow")).isEmpty();
  }

  private static Optional<Meaning> meaning(Vocabulary vocabulary, String phrase) {
    List<Set<String>> words =
        PlainWords.words(phrase).stream()
            .filter(word -> !vocabulary.isIgnored(word))
            .map(Set::of)
            .collect(Collectors.toList());
    return vocabulary.meaning(words);
  }

  @Test
  void ordinaryWordsNegationsAndJoinsAreNeverTakenForSymptoms() {
    Vocabulary vocabulary = vocabulary();
    TriageFiles.SmallWords small = TriageFiles.smallWords();
    for (Set<String> words : List.of(small.ordinary(), small.negations(), small.joins())) {
      for (String word : words) {
        // A number among them stands for "many" where a phrase asks for it.
        if (!small.many().also().contains(word)) {
          assertThat(vocabulary.candidates(word)).as(word).containsExactly(word);
        }
      }
    }
    assertThat(vocabulary.knownWords()).contains("suicide", "nausea").doesNotContain("without");
    assertThat(vocabulary.isBreak("but")).isTrue();
    assertThat(vocabulary.isBreak("nausea")).isFalse();
  }

  @Test
  void aPhraseThatMeansTwoThingsOrNothingIsRefused() {
    Symptom one = symptom("one", "purple elbow");
    Symptom other = symptom("other", "elbow, purple");
    assertThatThrownBy(() -> new Vocabulary(List.of(one, other), TriageFiles.smallWords()))
        .hasMessageContaining("means two things");
    Symptom empty = symptom("empty", "the and my");
    assertThatThrownBy(() -> new Vocabulary(List.of(empty), TriageFiles.smallWords()))
        .hasMessageContaining("holds only ignored words");
  }

  @Test
  void smallWordsInAPhraseDoNotCount() {
    Vocabulary vocabulary =
        new Vocabulary(
            List.of(symptom("one", "the purple elbow or knee")), TriageFiles.smallWords());
    assertThat(meaning(vocabulary, "purple knee elbow")).isPresent();
    assertThat(vocabulary.longest()).isGreaterThanOrEqualTo(3);
  }

  private static Symptom symptom(String id, String words) {
    Wording wording = new Wording("a", "b");
    return new Symptom(
        id,
        wording,
        Tier.SELF_CARE,
        wording,
        Optional.empty(),
        Optional.empty(),
        List.of(words),
        Set.of(),
        Evidence.CHOICE,
        "a test",
        Set.of());
  }
}

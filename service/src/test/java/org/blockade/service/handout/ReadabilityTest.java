package org.blockade.service.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The measure itself, on words with known syllables and a text counted by hand.
class ReadabilityTest {

  @ParameterizedTest
  @CsvSource({
    "naltrexone, 3",
    "naloxone, 3",
    "methadone, 3",
    "opioid, 3",
    "opioids, 3",
    "medicine, 3",
    "clinic, 2",
    "tablet, 2",
    "injection, 3",
    "breathing, 2",
    "stopped, 1",
    "needed, 2",
    "people, 2",
    "table, 2",
    "used, 1",
    "doses, 2",
    "times, 1",
    "overdose, 3",
    "emergency, 4",
    "trial, 2",
    "you, 1",
    "eye, 1",
    "the, 1",
    "receptors, 3",
    "pharmacist, 3",
    "28, 1",
    "alcohol, 3",
    "buprenorphine, 4",
    "died, 1",
    "may, 1",
    "anaesthesia, 5"
  })
  void englishSyllablesAreCounted(String word, int syllables) {
    assertThat(Readability.englishSyllables(word)).as(word).isEqualTo(syllables);
  }

  @ParameterizedTest
  @CsvSource({
    "naltrexona, 4", "naloxona, 4", "opioide, 3", "guía, 2", "que, 1", "siguen, 2", "agua, 2",
    "día, 2", "días, 2", "semana, 3", "inyección, 3", "cuerpo, 2", "leer, 2", "poeta, 3",
    "muy, 1", "y, 1", "ayuda, 3", "ciudad, 2", "país, 2", "vergüenza, 3", "estudio, 3",
    "respiración, 4", "buprenorfina, 5", "oído, 3", "aún, 2", "quizá, 2", "100, 1", "causar, 2"
  })
  void spanishSyllablesAreCounted(String word, int syllables) {
    assertThat(Readability.spanishSyllables(word)).as(word).isEqualTo(syllables);
  }

  @Test
  void theFormulasAreThosePublished() {
    // 2 sentences, 10 words, 11 syllables.
    Readability english =
        Readability.ofEnglish(List.of("The cat sat on the table. It likes milk now."));
    assertThat(english.fleschKincaidGrade())
        .isCloseTo(0.39 * 5 + 11.8 * 1.1 - 15.59, Offset.offset(1e-9));
    // 2 sentences, 8 words, 12 syllables.
    Readability spanish = Readability.ofSpanish(List.of("El gato come pan.", "La casa es blanca."));
    assertThat(spanish.fernandezHuerta())
        .isCloseTo(206.84 - 60 * 12.0 / 8 - 1.02 * 4, Offset.offset(1e-9));
  }
}

package org.blockade.service.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every sheet must hold, in every language.
class SheetsTest {

  /// More words in a sentence are too many to follow. A choice.
  private static final int MOST_WORDS = 28;

  private static final Sheets SHEETS = Sheets.standard();

  static Stream<Arguments> sheets() {
    return Stream.of(Topic.values())
        .flatMap(
            topic -> Stream.of(Language.values()).map(language -> Arguments.of(topic, language)));
  }

  private static SheetPage page(Topic topic, Language language) {
    return SheetPage.of(SHEETS.sheet(topic, language), false);
  }

  private static String text(Topic topic, Language language) {
    return String.join("\n", page(topic, language).lines());
  }

  /// The text that the sheet is made of, without headings, sources and numbers to call.
  private static List<String> prose(SheetPage page) {
    return Stream.concat(
            page.sheet().parts().stream()
                .flatMap(part ->
                    Stream.of(
                            part.say().stream(),
                            part.items().stream(),
                            part.counts().stream()
                                .map(count ->
                                    page.words().words(count.frequency()) + " " + count.say()),
                            part.after().stream())
                        .flatMap(each -> each)),
            Stream.concat(
                page.words().emergency().stream(),
                Stream.of(page.words().contactsSay(), page.words().notADevice())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void theTextIsAsEasyToReadAsItsFileSays(Topic topic, Language language) {
    SheetPage page = page(topic, language);
    List<String> prose = prose(page);
    switch (page.sheet().reading()) {
      case Sheet.ReadingLimit.FleschKincaidGrade(double atMost) -> {
        assertThat(language).isEqualTo(Language.ENGLISH);
        assertThat(atMost).isLessThanOrEqualTo(8);
        assertThat(Readability.ofEnglish(prose).fleschKincaidGrade()).isLessThanOrEqualTo(atMost);
      }
      case Sheet.ReadingLimit.FernandezHuerta(double atLeast) -> {
        assertThat(language).isEqualTo(Language.SPANISH);
        assertThat(atLeast).isGreaterThanOrEqualTo(60);
        assertThat(Readability.ofSpanish(prose).fernandezHuerta()).isGreaterThanOrEqualTo(atLeast);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void noSentenceIsTooLong(Topic topic, Language language) {
    for (String paragraph : prose(page(topic, language))) {
      for (String sentence : paragraph.split("[.!?:]+(?=\\s|$)")) {
        assertThat(Readability.words(sentence).size()).as(sentence).isLessThanOrEqualTo(MOST_WORDS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void everySheetNamesWhomToCallInEveryRegion(Topic topic, Language language) {
    String text = text(topic, language).replaceAll("\\s+", " ");
    Contacts contacts = Contacts.standard();
    assertThat(contacts.regions()).contains("US");
    for (String region : contacts.regions()) {
      assertThat(CommonWords.of(language).regions()).as("name of the region").containsKey(region);
      for (Contact contact : contacts.in(region)) {
        assertThat(text).contains(contact.number() + " " + contact.title().in(language));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void everySheetSaysWhatRescuesAndThatItIsNoDevice(Topic topic, Language language) {
    String text = text(topic, language).replaceAll("\\s+", " ");
    switch (language) {
      case ENGLISH ->
          assertThat(text)
              .contains("Give naloxone or nalmefene")
              .contains("It is never a rescue drug")
              .contains("not a medical device")
              .contains("Text checked on 22 November 2026");
      case SPANISH ->
          assertThat(text)
              .contains("Dele naloxona o nalmefeno")
              .contains("Nunca sirve para un rescate")
              .contains("no un dispositivo médico")
              .contains("Texto revisado el 22 de noviembre de 2026");
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void aSourceThatIsDescribedInEnglishSaysSoOnASheetInSpanish(Topic topic, Language language) {
    SheetPage page = page(topic, language);
    List<String> described =
        page.sources().stream()
            .filter(source ->
                page.sheet().frequencies().stream()
                    .anyMatch(each -> source.contains(each.source())))
            .toList();
    assertThat(described).hasSize(page.sheet().frequencies().size());
    switch (language) {
      case ENGLISH -> assertThat(described).noneMatch(source -> source.contains("(en inglés)"));
      case SPANISH -> assertThat(described).allMatch(source -> source.contains("(en inglés)"));
    }
  }

  /// No amount of anything is on a sheet: what could be an amount of an opioid cannot slip in.
  @ParameterizedTest
  @MethodSource("sheets")
  void noAmountOfADrugIsOnASheet(Topic topic, Language language) {
    assertThat(String.join("\n", prose(page(topic, language))))
        .doesNotContainPattern(
            "(?i)\\d ?(?:mg|mcg|µg|g|ml|gram|milligram|miligram|times|veces)\\b");
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void bothLanguagesShowTheSameNumbersUnderTheSameKindsOfHeading(Topic topic, Language language) {
    Sheet sheet = SHEETS.sheet(topic, language);
    Sheet english = SHEETS.sheet(topic, Language.ENGLISH);
    assertThat(sheet.frequencies()).isEqualTo(english.frequencies());
    assertThat(sheet.parts())
        .extracting(Sheet.Part::tone)
        .isEqualTo(english.parts().stream().map(Sheet.Part::tone).toList());
    assertThat(sheet.parts())
        .extracting(part -> part.items().size())
        .isEqualTo(english.parts().stream().map(part -> part.items().size()).toList());
    assertThat(sheet.reviewed()).isEqualTo(english.reviewed());
    assertThat(digits(sheet)).as("numbers in the text").isEqualTo(digits(english));
  }

  /// Days, hours and months must not differ between languages.
  private static List<String> digits(Sheet sheet) {
    return sheet.parts().stream()
        .flatMap(Sheet.Part::sentences)
        .flatMap(text -> Pattern.compile("\\d+").matcher(text).results().map(r -> r.group()))
        .sorted()
        .toList();
  }

  @Test
  void theChoiceIsShownInNaturalFrequenciesWithTheirSources() {
    String text = text(Topic.CHOOSING, Language.ENGLISH).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("72 of 100 people who were to get the naltrexone injection got the first one.")
        .contains("94 of 100 people who were to get buprenorphine took the first dose.")
        .contains("65 of 100")
        .contains("57 of 100")
        .contains("52 of 100")
        .contains("56 of 100")
        .contains("4 of 10 deaths with methadone.")
        .contains("6 of 10 deaths with buprenorphine.")
        .contains("Lee 2018, Lancet (X:BOT)")
        .contains("(204 of 283) [read]")
        .contains("(56 %) [remembered]")
        .contains("Larochelle 2018");
    for (String medicine :
        List.of(
            "Methadone:",
            "Buprenorphine:",
            "Naltrexone injection:",
            "Naltrexone tablets:",
            "No medicine:")) {
      assertThat(text).contains(medicine);
    }
  }

  @Test
  void whatIsOftenToldWrongIsToldRight() {
    String how = text(Topic.HOW_IT_WORKS, Language.ENGLISH).replaceAll("\\s+", " ");
    assertThat(how)
        .contains("it does not do the opposite")
        .contains("The block can be overcome, and people have died when they tried")
        .contains("It does not treat an overdose. Naloxone and nalmefene do.")
        .contains("It does not stop you from getting drunk")
        .contains("There is no fixed length")
        .contains("more at risk from opioids than before you began");
    assertThat(text(Topic.STOPPING, Language.ENGLISH).replaceAll("\\s+", " "))
        .contains("You are now more at risk than before you began")
        .contains("there is no fixed length");
  }

  @Test
  void sideEffectsAreAsUrgentAsTheTriageTableSays() {
    String english = text(Topic.SIDE_EFFECTS, Language.ENGLISH).replaceAll("\\s+", " ");
    assertThat(english)
        .contains("If the clinic is closed, go to an emergency department.")
        .contains("Any chest pain")
        .doesNotContain("Strong chest pain");
    String spanish = text(Topic.SIDE_EFFECTS, Language.SPANISH).replaceAll("\\s+", " ");
    assertThat(spanish)
        .contains("Si la clínica está cerrada, vaya a urgencias.")
        .contains("Cualquier dolor en el pecho")
        .doesNotContain("Dolor fuerte en el pecho");
    for (String[] words :
        new String[][] {
          {english, "Be seen the same day", "Call your clinic the same day", "open wound"},
          {english, "Be seen the same day", "Call your clinic the same day", "dark scab"},
          {english, "Be seen the same day", "Call your clinic the same day", "Dark urine"},
          {english, "Be seen the same day", "Call your clinic the same day", "yellow eyes"},
          {english, "Be seen the same day", "Call your clinic the same day", "Short breath"},
          {
            spanish, "Que le vean el mismo día", "Llame a su clínica el mismo día", "herida abierta"
          },
          {spanish, "Que le vean el mismo día", "Llame a su clínica el mismo día", "costra oscura"},
          {spanish, "Que le vean el mismo día", "Llame a su clínica el mismo día", "Orina oscura"},
          {spanish, "Que le vean el mismo día", "Llame a su clínica el mismo día", "Falta de aire"}
        }) {
      assertThat(words[0]).containsSubsequence(words[1], words[3], words[2]);
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void theKindOfEvidenceIsNamedInTheLanguageOfTheSheet(Topic topic, Language language) {
    if (language == Language.SPANISH) {
      assertThat(text(topic, language))
          .doesNotContainPattern("\\[(read|second-hand|remembered|derived|proposal|choice)\\]")
          .containsPattern("\\[(leído|de segunda mano|recordado|derivado|propuesta|elección)\\]");
    }
  }

  @Test
  void everyNumberIsShownSomewhereAndEveryCircleIsCounted() {
    List<Frequency> shown =
        Arrays.stream(Topic.values())
            .flatMap(topic -> SHEETS.sheet(topic, Language.ENGLISH).frequencies().stream())
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(SHEETS.frequencies());
    for (Frequency frequency : shown) {
      String icons = String.join("", SheetPage.icons(frequency));
      assertThat(icons.chars().filter(letter -> letter == '●').count())
          .isEqualTo(frequency.count());
      assertThat(icons).hasSize(frequency.of());
    }
  }

  @Test
  void aCountThatDoesNotFollowFromWhatWasPublishedDoesNotLoad() {
    String file =
        "counts: [{id: a, count: 73, of: 100, published: \"204 of 283\", unit: people, evidence:"
            + " read, source: somewhere}]";
    assertThatThrownBy(
            () -> Sheets.numbers(DataFile.of("n.yaml", file.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"count\" is 73 of 100, which \"204 of 283\" does not round to");
  }

  @Test
  void aSheetThatIsNotSoundDoesNotLoad() {
    String file =
        """
        title: A
        reviewed: soon
        reading: {formula: guess, at_most: 8}
        parts: [{heading: B, tone: loud, counts: [{of: nothing, say: C}]}]
        """;
    assertThatThrownBy(() ->
            SHEETS.read(
                DataFile.of("a.yaml", file.getBytes(StandardCharsets.UTF_8)),
                Topic.CHOOSING,
                Language.ENGLISH))
        .isInstanceOf(DataFileException.class)
        .satisfies(e ->
            assertThat(Objects.requireNonNull(e.getMessage()).lines().collect(Collectors.toList()))
                .anyMatch(line -> line.contains("\"reviewed\" is no day"))
                .anyMatch(line -> line.contains("\"formula\" is"))
                .anyMatch(line -> line.contains("\"tone\" is \"loud\""))
                .anyMatch(line -> line.contains("\"nothing\" is no number"))
                .anyMatch(line -> line.contains("sources")));
  }

  @Test
  void textFitsATerminal() {
    for (Topic topic : Topic.values()) {
      for (Language language : Language.values()) {
        assertThat(page(topic, language).lines())
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
      }
    }
  }
}

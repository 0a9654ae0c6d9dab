package org.blockade.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What texts come to.
class TriageTest {

  private static final Triage TRIAGE = Triage.standard();

  private static TriageAnswer assess(String text) {
    return TRIAGE.assess(text, Context.unknown());
  }

  private static List<String> raises(TriageAnswer answer) {
    return answer.raises().stream().map(TriageAnswer.Raise::id).toList();
  }

  private static List<String> ids(TriageAnswer answer) {
    return answer.matches().stream().map(match -> match.symptom().id()).toList();
  }

  @Test
  void twoSignsOfTheLiverHoldTheMedicine() {
    TriageAnswer answer = assess("dark urine, pain in the right upper belly");
    assertThat(answer.tier()).isEqualTo(Tier.EXAMINE_SAME_DAY);
    assertThat(ids(answer)).containsExactly("dark-urine", "right-upper-pain");
    assertThat(raises(answer)).containsExactly("liver");
    assertThat(answer.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dark urine                                   | 4
          yellow eyes and confused                     | 5
          jaundice, black stools                       | 5
          hives                                        | 5
          rash                                         | 3
          rash and wheezing                            | 5
          itching, swollen tongue                      | 5
          cough and fever                              | 4
          shortness of breath, getting worse           | 5
          severe shortness of breath                   | 5
          injection site pain, fever                   | 4
          depressed                                    | 3
          depressed, wants to die                      | 5
          quiero morir                                 | 5
          drowsy                                       | 3
          drowsy after fentanyl                        | 5
          drowsy, drank                                | 5
          took some oxys and I'm very sleepy           | 5
          she's not breathing                          | 5
          I don't feel suicidal but I don't want to live | 5
          my eyes are yellow and I feel sick           | 4
          slow breathing                               | 5
          not breathing                                | 5
          she won't wake up                            | 5
          no respira                                   | 5
          respira despacio                             | 5
          gave narcan                                  | 5
          used heroin                                  | 3
          volvió a consumir                            | 3
          withdrawal                                   | 4
          withdrawal, vomiting                         | 5
          abstinencia, confuso                         | 5
          sweating, yawning, goosebumps                | 4
          me duele el pecho                            | 5
          ORINA OSCURA Y OJOS AMARILLOS                | 4
          pregnant                                     | 3
          cirugía                                      | 3
          car accident                                 | 5
          seizure                                      | 5
          """)
  void aTextComesToItsTier(String text, int tier) {
    TriageAnswer answer = assess(text);
    assertThat(answer.tier().number()).isEqualTo(tier);
    assertThat(answer.matches()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i wish i was dead",
        "I just wish I were dead",
        "don't want to be here anymore",
        "i do not want to be here",
        "everyone is better off without me",
        "thinking about ending it",
        "i want to end it all",
        "cut my wrists",
        "she is hurting herself",
        "hurting myself",
        "hurt myself",
        "no reason to live",
        "me quiero hacer daño",
        "quiero hacerme daño",
        "no quiero vivir",
        "ya no quiero vivir más",
        "quiero morirme",
        "me quiero morir",
        "estaría mejor muerto",
        "quiero suicidarme",
        "Me quiero matar",
        "me voy a matar",
        "se quiere matar",
        "me quiero ahorcar",
        "cortarme las venas"
      })
  void suicidalityInTheWordsOfPeopleIsAnEmergencyWithACrisisLine(String text) {
    TriageAnswer answer = assess(text);
    assertThat(answer.tier()).isEqualTo(Tier.EMERGENCY);
    assertThat(ids(answer)).containsExactly("suicidal-thoughts");
    assertThat(answer.call()).contains(Contact.Kind.CRISIS, Contact.Kind.EMERGENCY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill him",
        "i am going to kill her",
        "hurt someone",
        "i want to hurt people",
        "want to hurt my brother",
        "quiero matarlo",
        "voy a matar a mi jefe",
        "hacerle daño a alguien"
      })
  void harmToOthersIsAnEmergencyWithACrisisLine(String text) {
    TriageAnswer answer = assess(text);
    assertThat(answer.tier()).isEqualTo(Tier.EMERGENCY);
    assertThat(ids(answer)).containsExactly("harm-to-others");
    assertThat(answer.call()).contains(Contact.Kind.CRISIS, Contact.Kind.EMERGENCY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "they will find me dead",
        "i could just die",
        "pills for dying quietly",
        "nausea, a letter for my death",
        "hurt really badly myself",
        "pensando en la muerte",
        "siento que voy a morir",
        "harm came over me"
      })
  void wordsAboutDeathOrHarmThatAreNotUnderstoodCountAsDanger(String text) {
    TriageAnswer answer = assess(text);
    assertThat(raises(answer)).contains("danger");
    assertThat(answer.tier()).isEqualTo(Tier.EMERGENCY);
    assertThat(answer.call()).contains(Contact.Kind.CRISIS, Contact.Kind.EMERGENCY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my arm hurts", "dead skin", "purple elbows", "pain killers", "drying"})
  void otherWordsAreNotTakenForDanger(String text) {
    assertThat(raises(assess(text))).doesNotContain("danger");
    assertThat(assess(text).tier()).isLessThan(Tier.EMERGENCY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          turning blue                                 | 5 | blue-lips
          skin turned blue                             | 5 | blue-lips
          se puso morado                               | 5 | blue-lips
          se está poniendo azul                        | 5 | blue-lips
          nodding out                                  | 4 | nodding
          cabeceando                                   | 4 | nodding
          nodding out, used heroin                     | 5 | nodding
          nodding out after fentanyl                   | 5 | nodding
          face is puffy and itching                    | 5 | face-swelling
          my face is puffy, sore throat                | 5 | face-swelling
          throat closing                               | 5 | face-swelling
          my throat is closing up                      | 5 | face-swelling
          se me cierra la garganta                     | 5 | face-swelling
          tightness in chest                           | 5 | chest-pain
          chest tightness                              | 5 | chest-pain
          pecho apretado                               | 5 | chest-pain
          throwing up blood                            | 5 | bleeding
          vómito con sangre                            | 5 | bleeding
          hole in my butt from the shot                | 4 | site-wound
          nalga negra                                  | 4 | site-scab
          black skin where the shot was                | 4 | site-scab
          pee like tea                                 | 4 | dark-urine
          orina como té                                | 4 | dark-urine
          dolor en el costado derecho                  | 4 | right-upper-pain
          right side pain under ribs                   | 4 | right-upper-pain
          my kid ate a naltrexone pill                 | 4 | child-swallowed
          mi hijo se tomó una pastilla de naltrexona   | 4 | child-swallowed
          took 20 pills of naltrexone                  | 5 | too-much-taken
          she took twenty pills                        | 5 | too-much-taken
          took too many pills                          | 5 | too-much-taken
          tomé 20 pastillas de naltrexona              | 5 | too-much-taken
          """)
  void dangerInTheWordsOfPeopleComesToItsTier(String text, int tier, String symptom) {
    TriageAnswer answer = assess(text);
    assertThat(answer.tier().number()).isEqualTo(tier);
    assertThat(ids(answer)).contains(symptom);
  }

  @Test
  void noddingOffAsksForAnOpioidAndShowsTheNumbers() {
    TriageAnswer answer = assess("nodding out");
    assertThat(answer.questions()).containsKey("opioid-use");
    assertThat(answer.call()).contains(Contact.Kind.EMERGENCY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my kid ate a naltrexone pill",
        "took 20 pills of naltrexone",
        "took too many pills",
        "mi hija comió una pastilla",
        "tomé demasiadas pastillas"
      })
  void whatWasSwallowedNamesPoisonHelp(String text) {
    assertThat(assess(text).call()).contains(Contact.Kind.POISON, Contact.Kind.EMERGENCY);
  }

  @Test
  void aLabelledNumberOfTabletsIsNotTooMany() {
    assertThat(assess("took 3 pills of naltrexone").tier()).isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(assess("took 4 pills of naltrexone").tier()).isEqualTo(Tier.EMERGENCY);
  }

  @Test
  void wordsThatAreNotUnderstoodShowTheNumbersForALifeInDanger() {
    assertThat(assess("nausea, purple elbows").call())
        .contains(Contact.Kind.EMERGENCY, Contact.Kind.CRISIS);
    assertThat(assess("pregnant").call()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"13, 1", "14, 3", "15, 3", "0, 1"})
  void anInjectionSiteIsLookedAtFromDay14(int day, int tier) {
    Context context = Context.unknown().on(Product.XR_NALTREXONE);
    assertThat(
            TRIAGE
                .assess("pain at the injection site", context.sinceInjection(Duration.ofDays(day)))
                .tier()
                .number())
        .isEqualTo(tier);
  }

  @Test
  void anInjectionSiteAtTheLastHourOfDay13IsNotYetLate() {
    Context context = Context.unknown().sinceInjection(Duration.ofDays(14).minusHours(1));
    assertThat(TRIAGE.assess("sore buttock", context).tier()).isEqualTo(Tier.SELF_CARE);
  }

  @Test
  void anInjectionSiteThatGetsWorseOrWhoseDayIsUnknownIsLookedAt() {
    Context early = Context.unknown().sinceInjection(Duration.ofDays(3));
    assertThat(TRIAGE.assess("injection site pain, getting worse", early).tier())
        .isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(TRIAGE.assess("injection site pain, no mejora", early).tier())
        .isEqualTo(Tier.CALL_SAME_DAY);
    TriageAnswer unknown = assess("injection site pain");
    assertThat(unknown.tier()).isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(unknown.questions()).containsKey("since-injection");
    assertThat(TRIAGE.assess("injection site pain, dark scab", early).tier())
        .isEqualTo(Tier.EXAMINE_SAME_DAY);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "4, 3", "5, 4", "12, 4", "13, 5", "48, 5"})
  void aCowsDecidesAboutWithdrawal(int cows, int tier) {
    Context context =
        Context.unknown().on(Product.ORAL_NALTREXONE).sinceDose(Duration.ofHours(3)).cows(cows);
    assertThat(TRIAGE.assess("withdrawal", context).tier().number()).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource({
    "ORAL_NALTREXONE, 48, 4",
    "ORAL_NALTREXONE, 49, 3",
    "XR_NALTREXONE, 49, 4",
    "XR_NALTREXONE, 168, 4",
    "XR_NALTREXONE, 169, 3",
    "NONE, 1, 3"
  })
  void withdrawalIsSetOffSoonAfterADose(Product product, int hours, int tier) {
    Context context = Context.unknown().on(product).sinceDose(Duration.ofHours(hours));
    assertThat(TRIAGE.assess("withdrawal", context).tier().number()).isEqualTo(tier);
  }

  @Test
  void withdrawalAsksForWhatWouldDecide() {
    assertThat(assess("withdrawal").questions())
        .containsOnlyKeys("since-dose", "cows", "opioid-use", "product");
  }

  @ParameterizedTest
  @CsvSource({"nausea, 7, 1", "nausea, 8, 2", "headache, 14, 1", "headache, 15, 2"})
  void aCommonEffectIsSelfCareOnlyForItsTime(String text, int days, int tier) {
    assertThat(
            TRIAGE.assess(text, Context.unknown().lasting(Duration.ofDays(days))).tier().number())
        .isEqualTo(tier);
  }

  @Test
  void aCommonEffectOfUnknownDurationIsNotSelfCare() {
    TriageAnswer answer = assess("nausea");
    assertThat(answer.tier()).isEqualTo(Tier.CALL_WITHIN_A_DAY);
    assertThat(answer.questions()).containsKey("lasts");
  }

  @Test
  void whatIsSevereIsNotSelfCare() {
    Context short_ = Context.unknown().lasting(Duration.ofDays(1));
    assertThat(TRIAGE.assess("nausea", short_).tier()).isEqualTo(Tier.SELF_CARE);
    assertThat(TRIAGE.assess("severe nausea", short_).tier()).isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(TRIAGE.assess("dolor de cabeza muy fuerte", short_).tier())
        .isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(TRIAGE.assess("nausea, not severe", short_).tier()).isEqualTo(Tier.SELF_CARE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "purple spots on my elbow",
        "nausea and purple elbows",
        "xyzzy",
        "発疹",
        "🤮",
        "nausea 🤮",
        "nausea 3",
        "my dog is ill"
      })
  void wordsThatAreNotUnderstoodAreNeverSelfCare(String text) {
    TriageAnswer answer = TRIAGE.assess(text, Context.unknown().lasting(Duration.ofDays(1)));
    assertThat(answer.tier()).isGreaterThanOrEqualTo(Tier.CALL_SAME_DAY);
    assertThat(answer.notUnderstood()).isNotEmpty();
    assertThat(raises(answer)).contains("not-understood");
    assertThat(answer.questions()).containsKey("words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "no fever", "sin fiebre ni tos", "naltrexone", "not sure"})
  void nothingNamedIsNeverSelfCare(String text) {
    TriageAnswer answer = TRIAGE.assess(text, Context.unknown().lasting(Duration.ofDays(1)));
    assertThat(answer.tier()).isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(raises(answer)).containsExactly("nothing-named");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nausea, no fever                             | fever
          nausea without chest pain                    | chest-pain
          nausea, no fever or cough                    | fever cough
          náuseas sin fiebre ni tos                    | fever cough
          nausea, denies suicidal thoughts             | suicidal-thoughts
          nausea, doesn't have a rash                  | rash
          náuseas, no tengo fiebre                     | fever
          nausea, no breathing problems                | dyspnoea
          nausea, not pregnant                         | pregnancy
          """)
  void whatIsDeniedIsNotCountedAndDoesNotReassure(String text, String denied) {
    Context context = Context.unknown().lasting(Duration.ofDays(1));
    TriageAnswer answer = TRIAGE.assess(text, context);
    assertThat(ids(answer)).containsExactly("nausea");
    assertThat(answer.denied().stream().map(match -> match.symptom().id()))
        .containsExactly(denied.split(" "));
    assertThat(answer.tier()).isEqualTo(TRIAGE.assess("nausea", context).tier());
    assertThat(answer.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no fever but chest pain                      | chest-pain
          no fever, chest pain                         | chest-pain
          no fever and chest pain                      | chest-pain
          sin fiebre pero dolor de pecho               | chest-pain
          not sure if chest pain                       | chest-pain
          not without chest pain                       | chest-pain
          can't breathe                                | slow-breathing
          no appetite                                  | low-appetite
          no puedo dormir                              | insomnia
          """)
  void aNegationDeniesNoMoreThanItSays(String text, String present) {
    assertThat(ids(assess(text))).containsExactly(present);
  }

  @ParameterizedTest
  @CsvSource({
    "vomitting, vomiting",
    "diarrea, diarrhoea",
    "diarhoea, diarrhoea",
    "jaundise, jaundice",
    "trouble breething, dyspnoea",
    "suicidel, suicidal-thoughts",
    "hedache, headache",
    "dark urin, dark-urine",
    "halucinations, hallucination",
    "overdoze, overdose",
    "estrenimento, constipation"
  })
  void aMisspeltWordIsKnown(String text, String symptom) {
    TriageAnswer answer = assess(text);
    assertThat(ids(answer)).containsExactly(symptom);
    assertThat(answer.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"child", "inches", "couch"})
  void anOrdinaryWordIsNotTakenForASymptomThatIsOneLetterAway(String word) {
    TriageAnswer answer = assess(word);
    assertThat(answer.matches()).isEmpty();
    assertThat(answer.notUnderstood()).containsExactly(word);
  }

  @Test
  void aWordThatCouldBeTwoThingsIsNeither() {
    TriageAnswer answer = assess("withe");
    assertThat(answer.matches()).isEmpty();
    assertThat(answer.notUnderstood()).containsExactly("withe");
  }

  @Test
  void noSpellingOfOneLetterTurnsAWordIntoAnotherSymptom() {
    Vocabulary vocabulary = new Vocabulary(TriageFiles.symptoms(), TriageFiles.smallWords());
    for (String word : vocabulary.knownWords()) {
      assertThat(vocabulary.candidates(word)).containsExactly(word);
      for (int i = 1; i < word.length(); i++) {
        String spelt = word.substring(0, i) + word.substring(i + 1);
        vocabulary
            .meaning(List.of(vocabulary.candidates(spelt)))
            .ifPresent(meaning -> {
              boolean same =
                  vocabulary
                      .meaning(List.of(java.util.Set.of(word)))
                      .filter(meaning::equals)
                      .isPresent();
              boolean itself = vocabulary.knownWords().contains(spelt);
              boolean unknownAlone = vocabulary.meaning(List.of(java.util.Set.of(word))).isEmpty();
              assertThat(same || itself || unknownAlone).as(spelt + " for " + word).isTrue();
            });
      }
    }
  }

  @Test
  void anOverdoseIsAnsweredWithNaloxoneOrNalmefeneAndNeverNaltrexone() {
    for (String text :
        List.of(
            "slow breathing", "not breathing", "overdose", "drowsy, used heroin", "blue lips")) {
      TriageAnswer answer = assess(text);
      assertThat(answer.tier()).isEqualTo(Tier.EMERGENCY);
      assertThat(answer.call()).contains(Contact.Kind.EMERGENCY);
      String actions =
          Stream.concat(
                  answer.matches().stream().map(match -> match.symptom().action()),
                  answer.raises().stream().flatMap(raise -> raise.actions().stream()))
              .map(action -> action.in(Language.ENGLISH))
              .reduce("", (one, other) -> one + " " + other);
      assertThat(actions).contains("give naloxone or nalmefene").contains("Never naltrexone");
    }
  }

  @Test
  void noActionOffersNaltrexoneForRescueOrNamesAnAmount() {
    for (Symptom symptom : TRIAGE.symptoms()) {
      for (Language language : Language.values()) {
        String action = symptom.action().in(language);
        assertThat(action).doesNotContainPattern("\\d+ ?(mg|ml|mcg|g)\\b");
        assertThat(action).doesNotContainPattern("(?i)give naltrexone(?<!Never give naltrexone)");
      }
    }
  }

  @Test
  void anOpioidOnRecordRaisesDrowsiness() {
    Context used = Context.unknown().opioidUsed(OpioidUsed.YES);
    assertThat(TRIAGE.assess("drowsy", used).tier()).isEqualTo(Tier.EMERGENCY);
    assertThat(TRIAGE.assess("drowsy", Context.unknown().opioidUsed(OpioidUsed.NO)).tier())
        .isEqualTo(Tier.CALL_SAME_DAY);
    assertThat(assess("drowsy").questions()).containsKey("opioid-use");
  }

  @Test
  void crisisAndTreatmentAreNamedWhereTheyHelp() {
    assertThat(assess("suicidal").call())
        .containsExactlyInAnyOrder(Contact.Kind.CRISIS, Contact.Kind.EMERGENCY);
    assertThat(assess("relapse").call())
        .containsExactlyInAnyOrder(Contact.Kind.CRISIS, Contact.Kind.TREATMENT_LOCATOR);
  }

  @Test
  void lookAlikeDrugsAreToldApart() {
    assertThat(ids(assess("naloxone"))).containsExactly("naloxone");
    assertThat(ids(assess("nalmefene"))).containsExactly("nalmefene");
    assertThat(ids(assess("naltrexone"))).containsExactly("naltrexone");
    assertThat(ids(assess("methylnaltrexone"))).containsExactly("methylnaltrexone");
    assertThat(ids(assess("bupropion/naltrexone"))).containsExactly("bupropion-naltrexone");
    assertThat(ids(assess("naltrexone and bupropion"))).containsExactly("bupropion-naltrexone");
    assertThat(ids(assess("morphine/naltrexone"))).containsExactly("morphine-naltrexone");
    assertThat(ids(assess("naloxne"))).containsExactly("naloxone");
    assertThat(ids(assess("naltrexonne"))).containsExactly("naltrexone");
    assertThat(ids(assess("nalmefine"))).containsExactly("nalmefene");
    assertThat(ids(assess("naltroxone"))).containsExactly("naltrexone");
    assertThat(ids(assess("naloxrone"))).containsExactly("naloxone");
  }

  @Test
  void aSumOfCowsThatCannotBeIsRefused() {
    assertThatThrownBy(() -> Context.unknown().cows(49))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Context.unknown().cows(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Context.unknown().lasting(Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final Context DAY_5 = Context.unknown().sinceInjection(Duration.ofDays(5));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jaundice                          | liver         | false
          jaundice and nausea               | liver         | true
          jaundice, fever, itching          | liver         | true
          nausea, fatigue, itching          | liver         | false
          jaundice, bleeding                | liver-failing | true
          jaundice, easy bruising           | liver-failing | false
          jaundice, confused                | liver-failing | true
          nausea, bleeding                  | liver-failing | false
          injection site pain, fever        | site-with-fever | true
          injection site pain, cough        | site-with-fever | false
          fever                             | site-with-fever | false
          rash, wheezing                    | allergic      | true
          rash, cough                       | allergic      | false
          cough                             | eosinophilic-pneumonia | false
          fever                             | eosinophilic-pneumonia | false
          cough and fever                   | eosinophilic-pneumonia | true
          cough, wheezing                   | eosinophilic-pneumonia | true
          nausea and fever                  | eosinophilic-pneumonia | false
          shortness of breath               | breathing-failing | false
          shortness of breath, getting worse | breathing-failing | true
          cough, getting worse              | breathing-failing | false
          cough, swollen tongue, getting worse | breathing-failing | false
          nausea, getting worse             | breathing-failing | false
          drowsy, used heroin               | sedated-with-opioid | true
          drowsy                            | sedated-with-opioid | false
          """)
  void signsThatTogetherMeanMoreAreNamedAndOthersAreNot(String text, String rule, boolean holds) {
    assertThat(raises(assess(text)).contains(rule)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"4, false, false", "5, true, true", "12, true, true"})
  void aCowsFrom5OnIsOnThePathwayForWithdrawal(int cows, boolean score, boolean precipitated) {
    List<String> raises = raises(TRIAGE.assess("withdrawal", Context.unknown().cows(cows)));
    assertThat(raises.contains("withdrawal-score")).isEqualTo(score);
    assertThat(raises.contains("precipitated-withdrawal")).isEqualTo(precipitated);
  }

  @Test
  void aSignAtTheSiteCountsFromTheDayOnWhichItBeganToo() {
    assertThat(TRIAGE.assess("injection site pain", DAY_5.lasting(Duration.ofDays(13))).tier())
        .isEqualTo(Tier.SELF_CARE);
    assertThat(TRIAGE.assess("injection site pain", DAY_5.lasting(Duration.ofDays(14))).tier())
        .isEqualTo(Tier.CALL_SAME_DAY);
  }

  private static String reason(TriageAnswer answer, String rule) {
    return answer.raises().stream()
        .filter(raise -> raise.id().equals(rule))
        .map(raise -> raise.reason().in(Language.ENGLISH))
        .findFirst()
        .orElse("no such raise");
  }

  @Test
  void aReasonSaysWhetherItIsKnownOrTakenForTheWorse() {
    assertThat(reason(assess("injection site pain"), "site-by-day")).contains("is not known");
    Context late = Context.unknown().sinceInjection(Duration.ofDays(20));
    assertThat(reason(TRIAGE.assess("injection site pain", late), "site-by-day"))
        .contains("not better by day 14");
    assertThat(reason(assess("withdrawal"), "precipitated-withdrawal")).contains("are not known");
    Context soon = Context.unknown().sinceDose(Duration.ofHours(3));
    assertThat(reason(TRIAGE.assess("withdrawal", soon), "precipitated-withdrawal"))
        .contains("may have been set off");
    TriageAnswer long_ = TRIAGE.assess("nausea", Context.unknown().lasting(Duration.ofDays(9)));
    assertThat(reason(assess("nausea"), "persists")).isNotEqualTo(reason(long_, "persists"));
    assertThat(reason(assess("nausea"), "persists")).contains("not known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nausea            | lasts
          drowsy            | opioid-use
          overdose          | opioid-use
          drowsy, used heroin |
          jaundice          | product
          pregnant          |
          sore buttock      | since-injection
          """)
  void onlyWhatWouldDecideIsAsked(String text, String question) {
    assertThat(assess(text).questions().keySet())
        .containsExactlyElementsOf(question == null ? List.of() : List.of(question));
  }

  @Test
  void aTimeBeforeItsBeginningIsRefusedByItsName() {
    Duration before = Duration.ofHours(-1);
    assertThatThrownBy(() -> Context.unknown().sinceDose(before))
        .hasMessageContaining("time since the last dose");
    assertThatThrownBy(() -> Context.unknown().sinceInjection(before))
        .hasMessageContaining("time since the last injection");
    assertThatThrownBy(() -> Context.unknown().lasting(before))
        .hasMessageContaining("duration of the symptom");
  }

  @Test
  void anAnswerIsKnownByItsWord() {
    for (Product product : Product.values()) {
      assertThat(Product.ofWord(product.word())).contains(product);
    }
    for (OpioidUsed used : OpioidUsed.values()) {
      assertThat(OpioidUsed.ofWord(used.word())).contains(used);
    }
    assertThat(Product.ofWord("xr-naltrexone")).contains(Product.XR_NALTREXONE);
    assertThat(OpioidUsed.ofWord("no")).contains(OpioidUsed.NO);
    assertThat(Product.ofWord("tablet")).isEmpty();
    assertThat(OpioidUsed.ofWord("maybe")).isEmpty();
  }
}

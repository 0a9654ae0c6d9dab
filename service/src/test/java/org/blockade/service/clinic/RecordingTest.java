package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.triage.Tier;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private static final Instant NOW = Clinics.NOW;
  private static final String PERSON = "p";
  private static final Recording RECORDING = Clinics.RECORDING;

  @TempDir private Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Clinics.journal(folder);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Recording.Pen pen(String id) {
    return Clinics.pen(journal, id, PERSON, NOW);
  }

  private void append(Recording.Drafted drafted) {
    Clinics.append(journal, drafted, NOW);
  }

  private PersonRecord record() {
    return PersonReading.state(PERSON, journal.entriesOf(PERSON), NOW).record().orElseThrow();
  }

  private static void refused(Recording.Drafted drafted, String words) {
    assertThat(drafted).isInstanceOf(Recording.Drafted.Refused.class);
    assertThat(((Recording.Drafted.Refused) drafted).sentence()).contains(words);
  }

  @Test
  void anInjectionIsRecordedOnceWithEverythingThatWasSaid() {
    Recording.InjectionForm form =
        new Recording.InjectionForm(
            NOW.minusSeconds(600),
            380,
            Optional.of(Side.LEFT),
            Optional.of(AboutTreatment.Needle.LONGER),
            Optional.of("L1"),
            Optional.of(LocalDate.of(2026, 3, 20)),
            List.of(new AboutTreatment.Storage(30, 2, 8)),
            Optional.empty());
    Recording.Pen pen = pen("dose");
    assertThat(RECORDING.site(pen.entries(), PERSON, NOW)).isEmpty();
    append(RECORDING.injection(pen, form));
    append(RECORDING.injection(pen, form));
    assertThat(journal.size()).isEqualTo(1);
    AboutTreatment.NaltrexoneGiven given =
        record().all(AboutTreatment.NaltrexoneGiven.class).getFirst().statement();
    assertThat(given.side()).contains(Side.LEFT);
    assertThat(given.needle()).contains(AboutTreatment.Needle.LONGER);
    assertThat(given.kit().lot()).contains("L1");
    assertThat(given.by()).contains("nurse");
    assertThat(RECORDING.site(journal.entriesOf(PERSON), PERSON, NOW).orElseThrow().side())
        .contains(Side.RIGHT);
  }

  @Test
  void anInjectionThatCannotBeSoIsRefused() {
    refused(
        RECORDING.injection(
            pen("a"), Clinics.injection(NOW.plusSeconds(60), Optional.of(Side.LEFT))),
        "lies in the past");
    refused(RECORDING.injection(pen("a"), Clinics.injection(NOW, Optional.empty())), "its side");
    append(
        RECORDING.injection(
            pen("a"), Clinics.injection(NOW.minus(Duration.ofDays(28)), Optional.of(Side.LEFT))));
    refused(
        RECORDING.injection(pen("b"), Clinics.injection(NOW, Optional.of(Side.LEFT))),
        "the same side");
    Recording.InjectionForm other = Clinics.injection(NOW, Optional.of(Side.RIGHT));
    refused(
        RECORDING.injection(
            pen("b"),
            new Recording.InjectionForm(
                NOW,
                380,
                other.side(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 3, 19)),
                List.of(),
                Optional.empty())),
        "expired");
    refused(
        RECORDING.injection(
            pen("b"),
            new Recording.InjectionForm(
                NOW,
                3800,
                other.side(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty())),
        "labelled amount");
    append(RECORDING.injection(pen("b"), other));
    refused(
        RECORDING.injection(
            pen("c"), Clinics.injection(NOW.minusSeconds(60), Optional.of(Side.RIGHT))),
        "of that day");
  }

  @Test
  void aTimeOnNoCalendarIsRefusedForWhateverIsRecorded() {
    append(
        RECORDING.registration(
            pen("who"), "Quill", "Zoe", LocalDate.of(1980, 5, 17), Optional.empty()));
    append(RECORDING.symptom(pen("before"), NOW.minusSeconds(60), "tired").drafted());
    for (Instant when :
        List.of(Instant.MIN, Instant.parse("-1000000-01-01T00:00:00Z"), Instant.MAX)) {
      String words = when.isBefore(NOW) ? "before the person's birth" : "lies in the past";
      refused(RECORDING.injection(pen("i"), kit(when, Optional.empty())), words);
      refused(RECORDING.tablet(pen("t"), when, 50, true), words);
      Recording.SymptomDrafted symptom = RECORDING.symptom(pen("s"), when, "not breathing");
      refused(symptom.drafted(), words);
      assertThat(symptom.answer().tier()).as("told all the same").isEqualTo(Tier.EMERGENCY);
    }
    refused(RECORDING.injection(pen("k"), kit(NOW, Optional.of(LocalDate.MAX))), "expiry");
    refused(RECORDING.injection(pen("k"), kit(NOW, Optional.of(LocalDate.MIN))), "expiry");
    assertThat(journal.size()).isEqualTo(2);
  }

  private static Recording.InjectionForm kit(Instant given, Optional<LocalDate> expires) {
    return new Recording.InjectionForm(
        given,
        380,
        Optional.of(Side.LEFT),
        Optional.empty(),
        Optional.empty(),
        expires,
        List.of(),
        Optional.empty());
  }

  @Test
  void aSymptomIsTriagedWithWhatTheRecordSays() {
    append(
        RECORDING.injection(
            pen("a"), Clinics.injection(NOW.minus(Duration.ofDays(3)), Optional.of(Side.LEFT))));
    Recording.SymptomDrafted drafted = RECORDING.symptom(pen("s"), NOW, "I want to kill myself");
    assertThat(drafted.answer().tier()).isEqualTo(Tier.EMERGENCY);
    append(drafted.drafted());
    assertThat(journal.size()).isEqualTo(2);
    assertThat(RECORDING.symptom(pen("t"), NOW, "yellow eyes").answer().questions())
        .doesNotContainKey("product");
    append(RECORDING.symptom(pen("u"), NOW, "injection site bruise").drafted());
    assertThat(RECORDING.symptom(pen("v"), NOW, "fever").answer().raises())
        .anyMatch(raise -> raise.id().equals("site-with-fever"));
  }

  @Test
  void scoresAddUpAndAWrongItemIsNamed() {
    List<Integer> items = Scale.COWS.items().stream().map(item -> item.scores().getLast()).toList();
    append(RECORDING.score(pen("a"), NOW, Scale.COWS, items));
    assertThat(record().latest(ScaleScore.class).orElseThrow().statement().total())
        .isEqualTo(Scale.COWS.most());
    append(
        RECORDING.score(
            pen("b"),
            NOW,
            Scale.SOWS,
            Scale.SOWS.items().stream().map(item -> item.scores().getFirst()).toList()));
    refused(RECORDING.score(pen("c"), NOW, Scale.COWS, List.of(1, 2)), "COWS has");
  }

  @Test
  void severalResultsAreSeveralEntries() {
    append(
        RECORDING.urine(
            pen("u"),
            NOW,
            Map.of(
                AboutTests.Analyte.OPIATES, AboutTests.Result.NEGATIVE,
                AboutTests.Analyte.FENTANYL, AboutTests.Result.POSITIVE),
            AboutTests.Method.IMMUNOASSAY));
    append(
        RECORDING.liver(
            pen("l"),
            NOW,
            Map.of(AboutTests.LiverEnzyme.ALT, 1.2, AboutTests.LiverEnzyme.AST, 0.8)));
    assertThat(journal.entriesOf(PERSON).stream().map(entry -> entry.id()))
        .containsExactly("u-1", "u-2", "l-1", "l-2");
    assertThat(record().all(AboutTests.UrineScreen.class)).hasSize(2);
    refused(RECORDING.urine(pen("x"), NOW, Map.of(), AboutTests.Method.IMMUNOASSAY), "tested");
    refused(RECORDING.liver(pen("x"), NOW, Map.of(AboutTests.LiverEnzyme.ALT, -1.0)), "0 to 1000");
  }

  @Test
  void anOpioidIsNamedOrLeftOpen() {
    append(
        RECORDING.opioidUse(
            pen("a"), NOW, Optional.of("diamorphine"), Optional.empty(), Optional.empty()));
    assertThat(record().latest(AboutOpioids.Taken.class).orElseThrow().statement().drug())
        .isEqualTo("heroin");
    append(
        RECORDING.opioidUse(pen("b"), NOW, Optional.empty(), Optional.empty(), Optional.empty()));
    refused(
        RECORDING.opioidUse(pen("c"), NOW, Optional.of("zzz"), Optional.empty(), Optional.empty()),
        "does not know");
  }

  @Test
  void aCorrectionUndoesOneEntryAndAnOverrideNamesADecision() {
    append(RECORDING.tablet(pen("a"), NOW, 50, true));
    refused(RECORDING.correction(pen("b"), "nothing", "wrong"), "no such entry");
    refused(RECORDING.correction(pen("b"), "a", " "), "the reason is missing");
    append(RECORDING.correction(pen("b"), "a", "wrong person"));
    refused(RECORDING.correction(pen("c"), "a", "wrong"), "corrected before");
    refused(RECORDING.correction(pen("c"), "b", "wrong"), "cannot be undone");
    refused(RECORDING.override(pen("c"), "a", "give", "why"), "no such decision");
    append(RECORDING.decision(pen("d"), "next-injection", "hold", List.of("pregnant")));
    append(RECORDING.override(pen("e"), "d", "give", "talked over with the person"));
    assertThat(PersonReading.state(PERSON, journal.entriesOf(PERSON), NOW).complete()).isTrue();
    assertThat(journal.entriesOf(PERSON).getLast().versions()).isEqualTo(Clinics.MODEL.versions());
  }

  @Test
  void whoWasRegisteredHasAnAgeForTheRules() {
    refused(
        RECORDING.registration(pen("r"), "A", "B", LocalDate.of(2027, 1, 1), Optional.empty()),
        "cannot lie ahead");
    append(RECORDING.registration(pen("r"), "A", "B", LocalDate.of(2010, 3, 21), Optional.empty()));
    PersonFacts facts =
        PersonFacts.of(
            PERSON,
            PersonReading.state(PERSON, journal.entriesOf(PERSON), NOW),
            NOW,
            Clinics.ZONE,
            Clinics.MODEL.catalogue());
    assertThat(facts.reading().facts().stream().map(fact -> fact.statement().toString()))
        .containsExactly("Age[years=15.0]");
    assertThat(journal.entriesOf(PERSON).getFirst().content())
        .isInstanceOf(Content.Registered.class);
  }
}

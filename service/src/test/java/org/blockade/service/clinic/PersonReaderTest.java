package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.WhatIf;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.protocol.decision.Decision;
import org.blockade.protocol.decision.VisitDecision;
import org.blockade.protocol.facts.AboutHealth.Clinician;
import org.blockade.protocol.facts.AboutHealth.Looked;
import org.blockade.protocol.facts.AboutHealth.SymptomKind;
import org.blockade.protocol.facts.AboutHealth.SymptomsLookedAt;
import org.blockade.protocol.facts.Side;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonReaderTest {

  private static final Instant NOW = Clinics.NOW;

  @TempDir private Path folder;

  private static WhatIf whatIf(String words) {
    return switch (new RegimenReader(Clinics.MODEL.catalogue()).readWhatIf(words)) {
      case WhatIfReading.Read read -> read.whatIf();
      case WhatIfReading.Refused refused -> throw new AssertionError(refused.message());
    };
  }

  @Test
  void aPageSaysEverythingAndTheSameAsTheWorklist() throws Exception {
    try (Journal journal = Clinics.journal(folder)) {
      PersonReader reader = new PersonReader(journal, Clinics.MODEL);
      assertThat(reader.view("p", NOW)).isEmpty();
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, "wrong", "p", NOW),
              Clinics.injection(NOW.minus(Duration.ofDays(40)), Optional.of(Side.RIGHT))),
          NOW);
      Clinics.append(
          journal,
          Clinics.RECORDING.correction(
              Clinics.pen(journal, "undo", "p", NOW), "wrong", "the day was wrong"),
          NOW);
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, "right", "p", NOW),
              Clinics.injection(NOW.minus(Duration.ofDays(10)), Optional.of(Side.RIGHT))),
          NOW);
      Clinics.decide(
          journal, "d", "p", new Content.DecisionMade("next-injection", "wait", List.of("x")), NOW);
      Clinics.decide(journal, "o", "p", new Content.Overridden("d", "give", "y"), NOW);
      PersonView view = reader.view("p", NOW).orElseThrow();
      assertThat(reader.view("p", NOW.plusSeconds(30))).containsSame(view);
      assertThat(view.row()).isEqualTo(Clinics.roster(journal, NOW).row("p").orElseThrow());
      assertThat(view.row().state()).isEqualTo(ProtectionState.PROTECTED);
      assertThat(view.protection().forecast().now().certain()).isTrue();
      assertThat(view.protection().forecast().subjects()).isEqualTo(ClinicModel.SUBJECTS);
      assertThat(view.plan().plan().forecast()).isPresent();
      assertThat(view.screening()).isEmpty();
      assertThat(view.decisions()).hasSize(1);
      assertThat(view.overrides()).hasSize(1);
      assertThat(view.timeline().stream().map(TimelineItem::id))
          .containsExactly("o", "d", "undo", "right", "wrong");
      assertThat(view.timeline().getLast().corrected()).isTrue();
      assertThat(view.timeline().getLast().words()).contains("380.0 mg", "right", "lot L1");
      assertThat(view.timeline().get(2).about()).contains(view.timeline().getLast().number());
      ProtectionReport without =
          reader
              .whatIf("p", NOW, "skip next injection", whatIf("skip next injection"))
              .orElseThrow();
      assertThat(without.forecast()).isEqualTo(view.protection().forecast());
      assertThat(without.suppositions()).hasSize(1);
      Roster roster = Clinics.roster(journal, NOW);
      PersonView beside =
          new PersonReader(journal, Clinics.MODEL, roster).view("p", NOW).orElseThrow();
      assertThat(beside.row()).isEqualTo(view.row());
      assertThat(beside.protection().forecast()).isEqualTo(view.protection().forecast());
    }
  }

  @Test
  void aSymptomThatNothingAnswersHoldsAFirstDoseAndANewStart() {
    try (Journal journal = Clinics.journal(folder)) {
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, "once", "lapsed", NOW),
              Clinics.injection(NOW.minus(Duration.ofDays(120)), Optional.of(Side.RIGHT))),
          NOW);
      for (String person : List.of("new", "lapsed")) {
        Clinics.append(
            journal,
            Clinics.RECORDING
                .symptom(
                    Clinics.pen(journal, "told-" + person, person, NOW),
                    NOW.minus(Duration.ofDays(60)),
                    "yellow eyes")
                .drafted(),
            NOW);
        PersonView view = new PersonReader(journal, Clinics.MODEL).view(person, NOW).orElseThrow();
        assertThat(view.plan().plan().decision()).isInstanceOf(VisitDecision.Hold.class);
        assertThat(view.screening().orElseThrow().decision())
            .isInstanceOf(Decision.DoNotStart.class);
        assertThat(view.row().hold().orElseThrow()).contains("60 days ago (2026-01-19)");
        assertThat(view.row().flags()).contains(Flag.HOLD, Flag.URGENT_SYMPTOM);
      }
    }
  }

  /// They come first in the worklist, however they were told.
  @Test
  void thoughtsOfSuicideThatWereToldMarkThePerson() {
    try (Journal journal = Clinics.journal(folder)) {
      Clinics.append(
          journal,
          Clinics.RECORDING
              .symptom(
                  Clinics.pen(journal, "told", "p", NOW),
                  NOW.minus(Duration.ofDays(2)),
                  "I want to kill myself")
              .drafted(),
          NOW);
      PersonView view = new PersonReader(journal, Clinics.MODEL).view("p", NOW).orElseThrow();
      assertThat(view.row().flags()).contains(Flag.SELF_HARM).doesNotContain(Flag.URGENT_SYMPTOM);
    }
  }

  @Test
  void whatALookAnswersIsAskedForNowhere() {
    try (Journal journal = Clinics.journal(folder)) {
      Clinics.append(
          journal,
          Clinics.RECORDING
              .symptom(
                  Clinics.pen(journal, "told", "p", NOW),
                  NOW.minus(Duration.ofDays(2)),
                  "open wound")
              .drafted(),
          NOW);
      PersonReader reader = new PersonReader(journal, Clinics.MODEL);
      PersonView before = reader.view("p", NOW).orElseThrow();
      assertThat(before.row().flags()).contains(Flag.URGENT_SYMPTOM, Flag.HOLD);
      assertThat(before.screening().orElseThrow().decision())
          .isInstanceOf(Decision.DoNotStart.class);
      Clinics.append(
          journal,
          Clinics.RECORDING.looked(
              Clinics.pen(journal, "look", "p", NOW),
              NOW.minus(Duration.ofDays(1)),
              new SymptomsLookedAt(SymptomKind.SITE, Clinician.PRESCRIBER, Looked.TREATED)),
          NOW);
      PersonView after = reader.view("p", NOW).orElseThrow();
      assertThat(after.row().flags()).doesNotContain(Flag.URGENT_SYMPTOM, Flag.HOLD);
      assertThat(after.screening().orElseThrow().decision()).isInstanceOf(Decision.Ask.class);
      assertThat(after.timeline().getFirst().words()).contains("looked at by a prescriber");
    }
  }

  @Test
  void whoNeverStartedIsScreened() {
    try (Journal journal = Clinics.journal(folder)) {
      Clinics.append(
          journal,
          Clinics.RECORDING.opioidUse(
              Clinics.pen(journal, "u", "p", NOW),
              NOW,
              Optional.of("heroin"),
              Optional.empty(),
              Optional.empty()),
          NOW);
      PersonView view = new PersonReader(journal, Clinics.MODEL).view("p", NOW).orElseThrow();
      assertThat(view.screening()).isPresent();
      assertThat(view.row().state()).isEqualTo(ProtectionState.STARTING);
      assertThat(view.row().openChecks()).isNotEmpty();
    }
  }
}

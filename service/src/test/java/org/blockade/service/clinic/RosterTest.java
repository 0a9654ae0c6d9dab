package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.service.demo.DemoClinic;
import org.blockade.service.demo.Recipe;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Journal;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

  @TempDir private Path folder;

  /// The demo clinic with at most two people of each state: each of them is made anew fifteen times
  /// below.
  private static Recipe few() {
    Recipe whole = Recipe.standard();
    return new Recipe(
        whole.groups().stream()
            .map(group ->
                new Recipe.Group(
                    group.state(), Math.min(group.people(), 2), group.fromDays(), group.toDays()))
            .toList(),
        whole.familyNames(),
        whole.givenNames());
  }

  private static List<WorklistRow> anew(Journal journal, Instant now) {
    return Clinics.roster(journal, now).worklist().rows();
  }

  /// Entries come, hours pass, entries come within the hour: at any time the roster that grew is
  /// the one that would be made from nothing.
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theRosterThatGrewIsTheOneMadeAnew(long seed) {
    Instant now = Clinics.NOW;
    Random random = new Random(seed);
    try (Journal journal = Clinics.journal(folder)) {
      new DemoClinic(Clinics.MODEL, few(), seed, now).fill(journal);
      Roster roster = Clinics.roster(journal, now);
      assertThat(roster.worklist().rows()).isEqualTo(anew(journal, now));
      List<String> people =
          new ArrayList<>(
              roster.worklist().rows().stream().map(WorklistRow::person).sorted().toList());
      people.add("somebody-new");
      for (int step = 0; step < 12; step++) {
        now = now.plus(Duration.ofMinutes(20 + random.nextInt(60)));
        String person = people.get(random.nextInt(people.size()));
        Recording.Pen pen = Clinics.pen(journal, "step-" + step, person, now);
        Recording.Drafted drafted =
            switch (step % 4) {
              case 0 -> Clinics.RECORDING.tablet(pen, now.minus(Duration.ofMinutes(5)), 50, true);
              case 1 -> Clinics.RECORDING.total(pen, now, Scale.COWS, random.nextInt(40));
              case 2 -> Clinics.RECORDING.stop(pen, "asked for it");
              default ->
                  Clinics.RECORDING.opioidUse(
                      pen, now, Optional.empty(), Optional.empty(), Optional.empty());
            };
        Clinics.append(journal, drafted, now);
        roster.grow(now);
        roster.refresh(now);
        assertThat(roster.worklist().rows()).isEqualTo(anew(journal, now));
      }
      Instant later = now.plus(Duration.ofDays(30));
      roster.refresh(later);
      assertThat(roster.worklist().rows()).isEqualTo(anew(journal, later));
      assertThat(roster.worklist().asOf()).isBeforeOrEqualTo(later);
    }
  }

  /// The service is there before anybody is computed: everybody is on the list by name, nobody
  /// looks better than they may be, and whoever records something about a person sees that person
  /// at once.
  @Test
  void whoIsNotYetComputedStandsAsUnknown() {
    Instant now = Clinics.NOW;
    try (Journal journal = Clinics.journal(folder)) {
      new DemoClinic(Clinics.MODEL, Recipe.standard(), 1, now).fill(journal);
      Content.Registered who =
          new Content.Registered(
              "Quill", "Zoe", LocalDate.parse("1980-05-17"), Optional.of("MRN-1"));
      Clinics.decide(journal, "who", "other", who, now);
      Clinics.append(
          journal,
          Clinics.RECORDING.correction(
              Clinics.pen(journal, "undo", "other", now), "who", "another person"),
          now);
      List<Integer> told = new ArrayList<>();
      Roster roster = Roster.open(journal, Clinics.MODEL, now, told::add);
      List<WorklistRow> waiting = roster.worklist().rows();
      int people = waiting.size();
      assertThat(roster.worklist().waiting()).isEqualTo(people);
      assertThat(roster.worklist().counts())
          .containsEntry(ProtectionState.UNKNOWN, people)
          .containsEntry(ProtectionState.PROTECTED, 0);
      assertThat(waiting)
          .allSatisfy(row -> {
            assertThat(row.protectedUntil()).isEmpty();
            assertThat(row.visit()).isEmpty();
            assertThat(row.openChecks()).singleElement().asString().contains("unprotected");
          });
      assertThat(roster.row("other").orElseThrow().registered()).as("it was undone").isEmpty();

      Clinics.append(
          journal,
          Clinics.RECORDING.stop(Clinics.pen(journal, "stop", "other", now), "moved"),
          now);
      roster.grow(now);
      assertThat(roster.row("other").orElseThrow().state()).isEqualTo(ProtectionState.STOPPED);
      assertThat(roster.worklist().waiting()).isEqualTo(people - 1);
      told.clear();
      roster.refresh(now);
      assertThat(told).last().isEqualTo(people - 1);
      List<WorklistRow> computed = roster.worklist().rows();
      assertThat(computed).isEqualTo(anew(journal, now)).noneMatch(WorklistRow::isWaiting);
      assertThat(waiting)
          .extracting(WorklistRow::person, WorklistRow::registered)
          .containsExactlyInAnyOrderElementsOf(
              computed.stream().map(row -> tuple(row.person(), row.registered())).toList());
    }
  }

  /// A result of a year that no calendar has stands for whatever may fail.
  @Test
  void aRowThatCannotBeMadeIsUnknownAndTheOthersAreMade() {
    Instant now = Clinics.NOW;
    try (Journal journal = Clinics.journal(folder)) {
      for (String person : List.of("before", "next")) {
        Clinics.append(
            journal,
            Clinics.RECORDING.injection(
                Clinics.pen(journal, "dose-" + person, person, now),
                Clinics.injection(now.minus(Duration.ofDays(3)), Optional.of(Side.LEFT))),
            now);
      }
      Clinics.decide(
          journal,
          "odd",
          "middle",
          new Content.FactStated(
              new TimeAxis.Calendar(Instant.MIN, ZoneOffset.UTC),
              Fact.of(
                  "odd",
                  ModelTime.ORIGIN,
                  Source.OBSERVED,
                  new AboutTests.LiverTest(AboutTests.LiverEnzyme.ALT, 1))),
          now);
      Roster roster = Clinics.roster(journal, now);
      assertThat(roster.worklist().rows())
          .extracting(WorklistRow::person, WorklistRow::state, WorklistRow::isWaiting)
          .containsExactlyInAnyOrder(
              tuple("before", ProtectionState.PROTECTED, false),
              tuple("middle", ProtectionState.UNKNOWN, true),
              tuple("next", ProtectionState.PROTECTED, false));

      Clinics.append(
          journal,
          Clinics.RECORDING.correction(
              Clinics.pen(journal, "undo", "middle", now), "odd", "no such year"),
          now);
      roster.refresh(now);
      assertThat(roster.worklist().waiting()).as("the next look tries again").isZero();
    }
  }

  @Test
  void aRosterThatIsStoppedComputesNobodyElse() {
    try (Journal journal = Clinics.journal(folder)) {
      new DemoClinic(Clinics.MODEL, Recipe.standard(), 1, Clinics.NOW).fill(journal);
      Roster roster = Roster.open(journal, Clinics.MODEL, Clinics.NOW, done -> {});
      roster.stop();
      roster.refresh(Clinics.NOW.plus(Duration.ofDays(1)));
      assertThat(roster.worklist().waiting()).isEqualTo(roster.worklist().rows().size());
      assertThat(roster.worklist().asOf()).isBeforeOrEqualTo(Clinics.NOW);
    }
  }

  @Test
  void aDoseAndItsCorrectionShowAtOnce() {
    Instant now = Clinics.NOW;
    try (Journal journal = Clinics.journal(folder)) {
      Roster roster = Clinics.roster(journal, now);
      assertThat(roster.worklist().rows()).isEmpty();
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, "dose", "p", now),
              Clinics.injection(now.minus(Duration.ofDays(3)), Optional.of(Side.LEFT))),
          now);
      roster.grow(now);
      WorklistRow row = roster.row("p").orElseThrow();
      assertThat(row.state()).isEqualTo(ProtectionState.PROTECTED);
      assertThat(row.visit().orElseThrow().side()).contains(Side.RIGHT);
      assertThat(row.visit().orElseThrow().due()).isEqualTo("2026-04-14");
      assertThat(row.visit().orElseThrow().daysPastDue()).isEqualTo(-25);
      Instant next = now.plusSeconds(60);
      Clinics.append(
          journal,
          Clinics.RECORDING.correction(
              Clinics.pen(journal, "undo", "p", next), "dose", "another person"),
          next);
      roster.grow(next);
      assertThat(roster.row("p").orElseThrow().state()).isEqualTo(ProtectionState.UNKNOWN);
    }
  }

  @Test
  void protectionFadesWithTheHoursAndStoppingIsTold() {
    Instant given = Clinics.NOW;
    try (Journal journal = Clinics.journal(folder)) {
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, "dose", "p", given),
              Clinics.injection(given, Optional.of(Side.LEFT))),
          given);
      Roster roster = Clinics.roster(journal, given);
      List<ProtectionState> seen = new ArrayList<>();
      for (int day = 2; day < 80; day++) {
        roster.refresh(given.plus(Duration.ofDays(day)));
        ProtectionState state = roster.row("p").orElseThrow().state();
        if (seen.isEmpty() || seen.getLast() != state) {
          seen.add(state);
        }
      }
      assertThat(seen)
          .containsExactly(
              ProtectionState.PROTECTED, ProtectionState.FADING, ProtectionState.UNPROTECTED);
      assertThat(roster.row("p").orElseThrow().flags()).contains(Flag.TOLERANCE);
      Instant later = given.plus(Duration.ofDays(80));
      Clinics.append(
          journal,
          Clinics.RECORDING.stop(Clinics.pen(journal, "stop", "p", later), "moved"),
          later);
      roster.grow(later);
      assertThat(roster.row("p").orElseThrow().state()).isEqualTo(ProtectionState.STOPPED);
      Instant again = later.plus(Duration.ofDays(1));
      Clinics.append(
          journal,
          Clinics.RECORDING.support(
              Clinics.pen(journal, "missed", "p", again),
              again,
              AboutTreatment.SupportKind.COUNSELLING,
              AboutTreatment.Attendance.MISSED),
          again);
      Clinics.append(
          journal,
          Clinics.RECORDING.resume(Clinics.pen(journal, "resume", "p", again), "came back"),
          again);
      roster.grow(again);
      assertThat(roster.row("p").orElseThrow().state()).isEqualTo(ProtectionState.UNPROTECTED);
      assertThat(roster.row("p").orElseThrow().flags()).contains(Flag.MISSED_COUNSELLING);
    }
  }
}

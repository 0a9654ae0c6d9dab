package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.service.journal.Content;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelFiguresTest {

  /// Far from a change of the clocks within the days that are counted.
  private static final Instant NOW = Instant.parse("2026-09-20T15:00:00Z");

  private static final String NOTICE = "the notice";

  @TempDir private Path folder;

  private static void inject(Journal journal, String person, int... daysAgo) {
    Side side = Side.LEFT;
    for (int days : daysAgo) {
      Instant when = NOW.minus(Duration.ofDays(days));
      Clinics.append(
          journal,
          Clinics.RECORDING.injection(
              Clinics.pen(journal, person + "-" + days, person, when),
              Clinics.injection(when, Optional.of(side))),
          when);
      side = side.other();
    }
  }

  private static void stop(Journal journal, String person, int daysAgo) {
    Instant when = NOW.minus(Duration.ofDays(daysAgo));
    Clinics.append(
        journal,
        Clinics.RECORDING.stop(Clinics.pen(journal, person + "-stop", person, when), "moved away"),
        when);
  }

  private static PanelFigures figures(Journal journal) {
    return PanelPeople.load(journal, Clinics.MODEL, NOW).figures(false);
  }

  private static int count(PanelFigures.Tally tally, String key) {
    return tally.rows().stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow()
        .count()
        .orElseThrow();
  }

  @Test
  void twoInjectionsFourWeeksApartCoverEveryDay() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "p", 42, 14);
      PanelFigures figures = figures(journal);
      assertThat(figures.calendar().mean()).hasValue(100);
      assertThat(count(figures.calendar().bands(), "80-100")).isEqualTo(1);
      assertThat(count(figures.lateness(), "ON_TIME")).isEqualTo(1);
      assertThat(figures.lateness().total()).hasValue(1);
      assertThat(figures.persistence().steps()).isEmpty();
      assertThat(figures.persistence().points())
          .containsExactly(
              new PanelFigures.Persistence.Point(0, 100),
              new PanelFigures.Persistence.Point(42, 100));
      // What is not blocked is what is left of 42 days.
      double unprotected = figures.unprotected().mean().orElseThrow();
      assertThat(unprotected).isBetween(0.0, 3.0);
      assertThat(figures.blockade().mean().orElseThrow())
          .isCloseTo(100 * (42 - unprotected) / 42, within(1e-9));
    }
  }

  /// Injections 100 and 30 days ago: 28 + 28 of 100 days; the first lapsed on day 57.
  @Test
  void aLapseIsAGapAndAnEnd() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "p", 100, 30);
      PanelFigures figures = figures(journal);
      assertThat(figures.calendar().mean()).hasValue(56);
      assertThat(count(figures.calendar().bands(), "40-60")).isEqualTo(1);
      assertThat(count(figures.lateness(), "LAPSED")).isEqualTo(1);
      assertThat(figures.persistence().steps())
          .singleElement()
          .satisfies(step -> {
            assertThat(step.fromDay()).isEqualTo(57);
            assertThat(step.atRisk()).hasValue(1);
            assertThat(step.ended()).hasValue(1);
            assertThat(step.percent()).hasValue(0);
          });
      assertThat(figures.unprotected().mean().orElseThrow()).isBetween(20.0, 60.0);
    }
  }

  @Test
  void aStopEndsOnItsDayUnlessItWasCorrected() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "p", 40, 12);
      stop(journal, "p", 10);
      assertThat(figures(journal).persistence().steps())
          .singleElement()
          .satisfies(step -> assertThat(step.fromDay()).isEqualTo(30));
      Clinics.append(
          journal,
          Clinics.RECORDING.correction(
              Clinics.pen(journal, "undo", "p", NOW), "p-stop", "another person"),
          NOW);
      assertThat(figures(journal).persistence().steps()).isEmpty();
    }
  }

  /// An injection early by 8 days does not count its days twice, and gives none ahead.
  @Test
  void daysThatTwoInjectionsCoverCountOnce() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "p", 60, 40);
      assertThat(figures(journal).calendar().mean()).hasValue(100 * 48 / 60.0);
      assertThat(count(figures(journal).lateness(), "EARLY")).isEqualTo(1);
    }
  }

  @Test
  void whoWasNeverTreatedAndWhoIsNotUnderstoodAreCountedApart() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "treated", 0);
      Clinics.decide(
          journal, "d", "asked", new Content.DecisionMade("first-dose", "ask", List.of()), NOW);
      Clinics.decide(journal, "o", "torn", new Content.Overridden("nothing", "give", "y"), NOW);
      PanelFigures figures = figures(journal);
      assertThat(figures.people().rows())
          .extracting(PanelFigures.Tally.Row::count)
          .containsExactly(OptionalInt.of(1), OptionalInt.of(1), OptionalInt.of(1));
      assertThat(figures.calendar().people()).as("no day is over yet").hasValue(0);
      assertThat(figures.calendar().mean()).isEmpty();
    }
  }

  @Test
  void aDecisionThatIsOverriddenTwiceCountsOnce() {
    try (Journal journal = Clinics.journal(folder)) {
      for (String id : List.of("a", "b", "c", "d")) {
        Clinics.decide(
            journal, id, "p", new Content.DecisionMade("next-injection", "wait", List.of()), NOW);
      }
      Clinics.decide(journal, "o1", "p", new Content.Overridden("a", "give", "y"), NOW);
      Clinics.decide(journal, "o2", "p", new Content.Overridden("a", "give", "z"), NOW);
      PanelFigures.Tally overrides = figures(journal).overrides();
      assertThat(count(overrides, "overridden")).isEqualTo(1);
      assertThat(overrides.rows().getLast().percent()).hasValue(25);
      assertThat(overrides.total()).hasValue(4);
    }
  }

  @Test
  void theSameEntriesGiveTheSameFiguresAndLaterOnesDoNotCount() {
    try (Journal journal = Clinics.journal(folder)) {
      for (int i = 0; i < 70; i++) {
        inject(journal, "p" + i, 90 + i, 60);
      }
      PanelFigures figures = figures(journal);
      assertThat(figures(journal)).isEqualTo(figures);
      assertThat(figures.persistence().people()).hasValue(70);
      PanelFigures before =
          PanelPeople.load(journal, Clinics.MODEL, NOW.minus(Duration.ofDays(100))).figures(false);
      assertThat(before.persistence().people()).hasValue(60);
      assertThat(before.lateness().total()).hasValue(0);
    }
  }

  private static PanelPerson stays(int days, boolean ended) {
    return person(Optional.of(new PanelPerson.Stay(days, ended)), Map.of());
  }

  private static PanelPerson person(
      Optional<PanelPerson.Stay> stay, Map<Timing, Integer> injections) {
    return new PanelPerson(true, Optional.empty(), Optional.empty(), stay, injections, 0, 0);
  }

  /// By hand: 3 at risk on day 30, one ends, 2/3 stay; one is followed to day 50; the last ends on
  /// day 57 of 1 at risk. Who is followed up to the day of an end is at risk on it.
  @Test
  void threePeopleAfterKaplanAndMeier() {
    PanelFigures.Persistence three =
        new PanelPeople(NOW, List.of(stays(30, true), stays(50, false), stays(57, true)))
            .figures(false)
            .persistence();
    assertThat(three.steps()).hasSize(2);
    assertThat(three.steps().getFirst().atRisk()).hasValue(3);
    assertThat(three.steps().getFirst().percent().orElseThrow()).isCloseTo(200.0 / 3, within(1e-9));
    assertThat(three.steps().getLast().atRisk()).hasValue(1);
    assertThat(three.steps().getLast().percent()).hasValue(0);
    assertThat(three.periods())
        .extracting(step -> step.atRisk().orElseThrow(), step -> step.ended().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, 0),
            org.assertj.core.groups.Tuple.tuple(3, 1),
            org.assertj.core.groups.Tuple.tuple(1, 1));
    PanelFigures.Persistence tied =
        new PanelPeople(NOW, List.of(stays(30, true), stays(30, false)))
            .figures(false)
            .persistence();
    assertThat(tied.steps().getFirst().percent()).hasValue(50);
  }

  @Test
  void smallCountsAndWhatGivesThemAwayAreWithheld() {
    List<PanelPerson> people = new ArrayList<>();
    people.add(
        person(
            Optional.empty(),
            Map.of(Timing.EARLY, 4, Timing.ON_TIME, 90, Timing.LATE, 9, Timing.LAPSED, 30)));
    PanelFigures few = new PanelPeople(NOW, people).figures(true);
    assertThat(few.lateness().rows())
        .extracting(PanelFigures.Tally.Row::count)
        .as("4 is small; 9 would give it away")
        .containsExactly(
            OptionalInt.empty(), OptionalInt.of(90), OptionalInt.empty(), OptionalInt.of(30));
    assertThat(few.lateness().total()).isEmpty();
    assertThat(few.people().total()).isEmpty();
    assertThat(few.table(PanelFigures.Figure.LATENESS, NOTICE).csv())
        .contains("the notice Counts under 5 are withheld, with those from")
        .contains("early,withheld,withheld", "on time,90,withheld", "late,withheld,withheld");
    assertThat(
            new PanelPeople(NOW, people)
                .figures(false)
                .table(PanelFigures.Figure.LATENESS, NOTICE)
                .csv())
        .startsWith("the notice\r\n")
        .contains("early,4,3.0");
  }

  /// Ends are pooled until 5 people ended and 5 left otherwise; the rest of the curve is withheld.
  @Test
  void theCurveOfFewIsPooledAndEndsEarly() {
    List<PanelPerson> people = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> people.add(stays(10 + i, true)));
    people.add(stays(40, true));
    IntStream.range(0, 5).forEach(i -> people.add(stays(45, false)));
    IntStream.range(0, 10).forEach(i -> people.add(stays(80 + i, i < 2)));
    PanelFigures.Persistence curve = new PanelPeople(NOW, people).figures(true).persistence();
    assertThat(curve.steps()).isEmpty();
    assertThat(curve.periods())
        .containsExactly(
            new PanelFigures.Persistence.Step(
                0, 56, OptionalInt.of(20), OptionalInt.of(5), java.util.OptionalDouble.of(75)),
            new PanelFigures.Persistence.Step(
                56,
                112,
                OptionalInt.of(10),
                OptionalInt.empty(),
                java.util.OptionalDouble.empty()));
    assertThat(curve.points())
        .containsExactly(
            new PanelFigures.Persistence.Point(0, 100), new PanelFigures.Persistence.Point(56, 75));
  }

  @Test
  void everyFigureHasItsRows() {
    try (Journal journal = Clinics.journal(folder)) {
      inject(journal, "Secret", 100, 30);
      PanelFigures figures = figures(journal);
      for (PanelFigures.Figure figure : PanelFigures.Figure.values()) {
        assertThat(PanelFigures.Figure.ofWord(figure.word())).contains(figure);
        assertThat(figures.table(figure, NOTICE).csv())
            .startsWith("the notice\r\n")
            .doesNotContain("Secret", "2026");
      }
      assertThat(figures.table(PanelFigures.Figure.COVERAGE, NOTICE).csv())
          .contains("calendar,mean,1,56.0\r\n", "calendar,40 to under 60,1,100.0\r\n");
      assertThat(figures.table(PanelFigures.Figure.PERSISTENCE, NOTICE).csv())
          .contains("57,58,1,1,0.0\r\n");
    }
  }
}

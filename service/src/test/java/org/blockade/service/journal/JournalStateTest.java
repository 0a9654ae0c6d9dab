package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalStateTest {

  private static final Instant LATER = Entries.ORIGIN.plus(Duration.ofDays(40));

  private static PersonState<Integer> state(List<Entry> entries, Instant now) {
    Map<String, PersonState<Integer>> all =
        JournalState.of(entries, record -> record.facts().size(), now);
    assertThat(all).hasSize(1);
    return all.values().iterator().next();
  }

  private static PersonState<Integer> state(Draft... drafts) {
    return state(Entries.chain(List.of(drafts)), LATER);
  }

  @Test
  void factsMakeARecordAndRulesJudgeIt() {
    PersonState<Integer> state = state(Entries.injection("a", 1), Entries.injection("b", 29));
    assertThat(state.complete()).isTrue();
    assertThat(state.verdict()).contains(2);
    PersonRecord record = state.record().orElseThrow();
    assertThat(record.naltrexone().lastInjection().orElseThrow().dose().time())
        .isEqualTo(ModelTime.ofDays(29));
    assertThat(record.asOf()).isEqualTo(ModelTime.ofDays(40));
  }

  @Test
  void theOrderInWhichEntriesAreReadDoesNotMatter() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      entries.add(
          Entries.chain(Collections.nCopies(i + 1, Entries.injection("i" + i, i))).getLast());
    }
    PersonState<Integer> first = state(entries, LATER);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      PersonState<Integer> again = state(entries, LATER);
      assertThat(again.record().orElseThrow().facts())
          .isEqualTo(first.record().orElseThrow().facts());
    }
  }

  @Test
  void whatWasRecordedLaterDoesNotCountYet() {
    List<Entry> entries =
        Entries.chain(
            List.of(
                Entries.injection("a", 0),
                Entries.draft("b", new Content.Corrected("a", "other person"))));
    assertThat(state(entries, Entries.ORIGIN.plusSeconds(1)).verdict()).contains(1);
    PersonState<Integer> after = state(entries, Entries.ORIGIN.plusSeconds(2));
    assertThat(after.record()).isEmpty();
    assertThat(after.corrected()).containsExactly(1L);
    assertThat(JournalState.of(entries, record -> 0, Entries.ORIGIN)).isEmpty();
  }

  @Test
  void correctionsThatCannotBeAppliedAreTold() {
    assertThat(state(Entries.draft("b", new Content.Corrected("a", "x"))).problems())
        .containsExactly(StateProblem.CORRECTS_NOTHING);
    assertThat(
            state(
                    Entries.injection("a", 0),
                    Entries.draft("b", new Content.Corrected("a", "x")),
                    Entries.draft("c", new Content.Corrected("a", "x")),
                    Entries.draft("d", new Content.Corrected("b", "x")))
                .problems())
        .containsExactly(StateProblem.CORRECTS_A_CORRECTION, StateProblem.CORRECTED_TWICE);
    assertThat(
            state(
                    Entries.draft("a", Entries.disclosure(Optional.empty())),
                    Entries.draft("b", new Content.Corrected("a", "x")))
                .problems())
        .containsExactly(StateProblem.CORRECTS_WHAT_STAYS);
  }

  @Test
  void aCorrectionReachesNobodyElse() {
    Draft own = Entries.injection("a", 0);
    Draft other =
        new Draft("b", "another", "nurse", Entries.VERSIONS, new Content.Corrected("a", "x"));
    Map<String, PersonState<Integer>> states =
        JournalState.of(Entries.chain(List.of(own, other)), record -> record.facts().size(), LATER);
    assertThat(states.get(own.person()).verdict()).contains(1);
    assertThat(states.get("another").problems()).containsExactly(StateProblem.CORRECTS_NOTHING);
  }

  @Test
  void aConsentIsInForceUntilItExpiresOrIsTakenBack() {
    Draft given = Entries.draft("c", Entries.consent(Optional.of(Entries.ORIGIN.plusSeconds(100))));
    List<Entry> entries =
        Entries.chain(
            List.of(
                given,
                Entries.draft("d", Entries.disclosure(Optional.of("c"))),
                Entries.draft("e", new Content.ConsentRevoked("c")),
                Entries.draft("f", Entries.disclosure(Optional.of("c")))));
    assertThat(state(entries.subList(0, 2), Entries.ORIGIN.plusSeconds(99)).consents()).hasSize(1);
    assertThat(state(entries.subList(0, 2), Entries.ORIGIN.plusSeconds(100)).consents()).isEmpty();
    assertThat(state(entries, Entries.ORIGIN.plusSeconds(3)).complete()).isTrue();
    assertThat(state(entries, Entries.ORIGIN.plusSeconds(3)).consents()).isEmpty();
    PersonState<Integer> after = state(entries, Entries.ORIGIN.plusSeconds(4));
    assertThat(after.problems()).containsExactly(StateProblem.DISCLOSED_WITHOUT_CONSENT);
    assertThat(after.disclosures()).hasSize(2);
  }

  @Test
  void whoAPersonIsCountsAsItWasToldLast() {
    Draft first = Entries.draft("a", Entries.registered("Zoe"));
    Draft second = Entries.draft("b", Entries.registered("Zoë"));
    assertThat(state(Entries.injection("i", 0)).registered()).isEmpty();
    assertThat(state(first, second).registered()).contains(Entries.registered("Zoë"));
    Draft wrong = Entries.draft("c", new Content.Corrected("b", "another person"));
    assertThat(state(first, second, wrong).registered()).contains(Entries.registered("Zoe"));
  }

  @Test
  void anOverrideNamesADecision() {
    assertThat(
            state(
                    Entries.draft("a", new Content.DecisionMade("x", "wait", List.of())),
                    Entries.draft("b", new Content.Overridden("a", "proceed", "y")))
                .complete())
        .isTrue();
    assertThat(state(Entries.draft("b", new Content.Overridden("a", "proceed", "y"))).problems())
        .containsExactly(StateProblem.OVERRIDES_NOTHING);
  }

  @Test
  void whatANewerVersionWroteIsToldAndTheRestCounts() {
    List<Entry> entries = new ArrayList<>(Entries.chain(List.of(Entries.injection("a", 0))));
    Entry last = entries.getLast();
    entries.add(
        new Entry(
            2,
            "b",
            "fact",
            last.person(),
            last.author(),
            last.recorded(),
            last.versions(),
            last.payload().replace("naltrexone_given", "implant_given"),
            last.hash()));
    PersonState<Integer> state = state(entries, LATER);
    assertThat(state.verdict()).contains(1);
    assertThat(state.complete()).isFalse();
    assertThat(state.notUnderstood())
        .containsExactly(
            new PersonState.Unread(2, "a kind of statement that this version does not know"));
  }

  @Test
  void factsToldOnAnotherTimeLineComeToTheSameMoments() {
    TimeAxis.Calendar other =
        new TimeAxis.Calendar(Entries.ORIGIN.minus(Duration.ofDays(10)), ZoneOffset.UTC);
    Fact fact = Fact.of("b", ModelTime.ofDays(12), Source.REPORTED, new AboutHealth.Age(40));
    PersonState<Integer> state =
        state(
            Entries.injection("a", 1),
            Entries.draft("b", new Content.FactStated(other, fact)),
            Entries.injection("c", 3));
    assertThat(state.record().orElseThrow().facts().stream().map(Fact::occurred))
        .containsExactly(ModelTime.ofDays(1), ModelTime.ofDays(2), ModelTime.ofDays(3));
  }

  static java.util.Set<String> kinds() {
    return StatementCodec.kinds().keySet();
  }

  /// The stored form tells which fields are times, so no statement can be forgotten.
  @ParameterizedTest
  @MethodSource("kinds")
  void everyTimeOfAStatementMoves(String kind) {
    SomeStatements some = new SomeStatements(kind.hashCode());
    for (int i = 0; i < 50; i++) {
      Statement statement = some.of(StatementCodec.kinds().get(kind));
      Fact fact = Fact.of("a", new ModelTime(1e9), Source.OBSERVED, statement);
      Fact moved = FactTimes.moved(fact, time -> time.plusHours(1e6));
      List<Double> before = hours(StatementCodec.write(statement));
      List<Double> after = hours(StatementCodec.write(moved.statement()));
      assertThat(after).isEqualTo(before.stream().map(hour -> hour + 1e6).toList());
      assertThat(moved.occurred().hours()).isEqualTo(1e9 + 1e6);
    }
  }

  private static List<Double> hours(Json json) {
    List<Double> hours = new ArrayList<>();
    switch (json) {
      case Json.Fields(Map<String, Json> fields) ->
          fields.forEach((name, value) -> {
            if (name.endsWith("_hours") && value instanceof Json.Numeral(double hour)) {
              hours.add(hour);
            }
            hours.addAll(hours(value));
          });
      case Json.Items(List<Json> items) -> items.forEach(item -> hours.addAll(hours(item)));
      case Json.Text text -> {}
      case Json.Numeral number -> {}
      case Json.Flag flag -> {}
      case Json.Nothing nothing -> {}
    }
    return hours;
  }

  @Test
  void aReviewNamesADisclosureAndStays() {
    assertThat(
            state(
                    Entries.draft("d", Entries.disclosure(Optional.empty())),
                    Entries.draft("r", new Content.Reviewed("d", "it was needed")))
                .complete())
        .isTrue();
    assertThat(state(Entries.draft("r", new Content.Reviewed("d", "it was needed"))).problems())
        .containsExactly(StateProblem.REVIEWS_NOTHING);
    assertThat(
            state(
                    Entries.draft("d", Entries.disclosure(Optional.empty())),
                    Entries.draft("r", new Content.Reviewed("d", "it was needed")),
                    Entries.draft("k", new Content.Corrected("r", "by mistake")))
                .problems())
        .containsExactly(StateProblem.CORRECTS_WHAT_STAYS);
  }
}

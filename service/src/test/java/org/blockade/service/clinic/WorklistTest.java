package org.blockade.service.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.service.journal.Content;
import org.junit.jupiter.api.Test;

class WorklistTest {

  private static final Instant NOW = Clinics.NOW;

  private static WorklistRow row(
      String family,
      ProtectionState state,
      Optional<Timing> timing,
      long daysPastDue,
      Set<Flag> flags) {
    return new WorklistRow(
        "id-" + family,
        Optional.of(
            new Content.Registered(family, "Zoë", LocalDate.of(1985, 2, 28), Optional.of("17/B"))),
        state,
        Optional.empty(),
        timing.map(each ->
            new WorklistRow.Visit(
                LocalDate.of(2026, 3, 1), daysPastDue, each, Optional.of(Side.LEFT), "give")),
        Optional.empty(),
        List.of("whether, and \"when\""),
        Optional.of(new WorklistRow.LiverTest(LocalDate.of(2026, 1, 2), 1.5)),
        Optional.empty(),
        flags,
        NOW,
        7);
  }

  private static final WorklistRow HARM =
      row("Harm", ProtectionState.STOPPED, Optional.empty(), 0, Set.of(Flag.SELF_HARM));
  private static final WorklistRow LAPSED =
      row("Lapsed", ProtectionState.UNPROTECTED, Optional.of(Timing.LAPSED), 40, Set.of());
  private static final WorklistRow LATER =
      row("Later", ProtectionState.UNPROTECTED, Optional.of(Timing.LATE), 9, Set.of());
  private static final WorklistRow LATE =
      row("Late", ProtectionState.UNPROTECTED, Optional.of(Timing.LATE), 8, Set.of());
  private static final WorklistRow UNKNOWN =
      row("=Unknown", ProtectionState.UNKNOWN, Optional.empty(), 0, Set.of(Flag.NOT_UNDERSTOOD));
  private static final WorklistRow FADING =
      row("Fading", ProtectionState.FADING, Optional.of(Timing.ON_TIME), 0, Set.of(Flag.HOLD));
  private static final WorklistRow PROTECTED =
      row("Grönwald", ProtectionState.PROTECTED, Optional.of(Timing.EARLY), -20, Set.of());

  private static final Worklist ALL =
      new Worklist(NOW, List.of(PROTECTED, LATE, FADING, HARM, UNKNOWN, LATER, LAPSED));

  private static Worklist matching(
      String words, Set<ProtectionState> states, OptionalInt days, Set<Flag> flags) {
    return ALL.matching(new Worklist.Filter(words, states, days, flags));
  }

  @Test
  void whoIsNotComputedMayBehindAFilterBeOneThatIsLookedFor() {
    WorklistRow waiting = WorklistRow.waiting("p", PROTECTED.registered(), NOW);
    Worklist some = new Worklist(NOW, List.of(FADING, waiting));
    Worklist.Filter due =
        new Worklist.Filter("gron", Set.of(), OptionalInt.of(7), Set.of(Flag.HOLD));
    assertThat(some.matching(due).rows()).isEmpty();
    assertThat(some.waitingBehind(due)).isOne();
    assertThat(
            some.waitingBehind(new Worklist.Filter("fad", Set.of(), OptionalInt.of(7), Set.of())))
        .as("another name")
        .isZero();
    assertThat(some.waitingBehind(Worklist.Filter.NONE)).as("shown").isZero();
    assertThat(ALL.waitingBehind(due)).isZero();
  }

  @Test
  void theMostUrgentComesFirst() {
    assertThat(ALL.rows()).containsExactly(HARM, LAPSED, LATER, LATE, UNKNOWN, FADING, PROTECTED);
  }

  @Test
  void aFilterLetsThroughWhatItNames() {
    assertThat(ALL.matching(Worklist.Filter.NONE)).isEqualTo(ALL);
    assertThat(matching("gronWALD, zoe", Set.of(), OptionalInt.empty(), Set.of()).rows())
        .containsExactly(PROTECTED);
    assertThat(matching("17/b 1985-02", Set.of(), OptionalInt.empty(), Set.of()).rows()).hasSize(7);
    assertThat(matching("nobody", Set.of(), OptionalInt.empty(), Set.of()).rows()).isEmpty();
    assertThat(matching("", Set.of(ProtectionState.FADING), OptionalInt.empty(), Set.of()).rows())
        .containsExactly(FADING);
    assertThat(matching("", Set.of(), OptionalInt.of(7), Set.of()).rows())
        .containsExactly(LAPSED, LATER, LATE, FADING);
    assertThat(matching("", Set.of(), OptionalInt.of(20), Set.of()).rows()).contains(PROTECTED);
    assertThat(
            matching("", Set.of(), OptionalInt.empty(), Set.of(Flag.HOLD, Flag.SELF_HARM)).rows())
        .containsExactly(HARM, FADING);
    assertThat(ALL.counts())
        .containsEntry(ProtectionState.UNPROTECTED, 3)
        .containsEntry(ProtectionState.WAITING, 0);
  }

  @Test
  void theTableCarriesItsNoticeAndRunsNothing() {
    String csv =
        ALL.table("42 CFR part 2 prohibits unauthorized use, says \"2.32\"", Clinics.ZONE).csv();
    assertThat(csv)
        .startsWith(
            "\"42 CFR part 2 prohibits unauthorized use, says \"\"2.32\"\"\"\r\nfamily name,")
        .contains("\r\n'=Unknown,")
        .contains(",-20,early,give,left,,2026-01-02,1.5,")
        .contains("\"whether, and \"\"when\"\"\"");
    assertThat(csv.split("\r\n", -1)).hasSize(2 + 7 + 1);
    assertThatThrownBy(() -> ALL.table(" ", Clinics.ZONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notice");
  }
}

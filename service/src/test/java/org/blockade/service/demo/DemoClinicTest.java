package org.blockade.service.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.clinic.ClinicModel;
import org.blockade.service.clinic.Flag;
import org.blockade.service.clinic.ProtectionState;
import org.blockade.service.clinic.Roster;
import org.blockade.service.clinic.Worklist;
import org.blockade.service.journal.Database;
import org.blockade.service.journal.Entry;
import org.blockade.service.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoClinicTest {

  private static final ClinicModel CLINIC =
      new ClinicModel(NextInjection.standard(), ZoneId.of("America/New_York"), "test");

  @TempDir private Path folder;

  private Journal journal(String name) {
    return Journal.open(new Database.Folder(folder.resolve(name)));
  }

  /// A plain day, midnight, a day after the clocks went forward, a leap day, another seed.
  @ParameterizedTest
  @CsvSource({
    "1, 2026-05-20T14:31:00Z",
    "1, 2026-01-01T05:00:00Z",
    "1, 2026-03-09T00:30:00Z",
    "7, 2028-02-29T22:10:00Z",
    "8, 2026-11-22T13:00:00Z"
  })
  void theWorklistHasExactlyThePeopleOfTheRecipe(long seed, Instant now) {
    Recipe recipe = Recipe.standard();
    Map<ProtectionState, Integer> wanted = new EnumMap<>(ProtectionState.class);
    recipe.groups().forEach(group -> wanted.put(group.state(), group.people()));
    try (Journal journal = journal("clinic")) {
      new DemoClinic(CLINIC, recipe, seed, now).fill(journal);
      assertThat(journal.verify().broken()).isEmpty();
      Worklist worklist = worklist(journal, now);
      assertThat(worklist.counts()).isEqualTo(wanted);
      assertThat(worklist.rows()).allMatch(row -> row.registered().isPresent());
      assertThat(worklist.rows().stream().flatMap(row -> row.flags().stream()))
          .contains(Flag.values());
      assertThat(journal.entries()).allMatch(entry -> !entry.recorded().isAfter(now));
    }
  }

  private static Worklist worklist(Journal journal, Instant now) {
    Roster roster = Roster.open(journal, CLINIC, now, done -> {});
    roster.refresh(now);
    return roster.worklist();
  }

  @Test
  void theSameSeedAndTimeGiveTheSameEntriesAndNobodyIsMixedIn() {
    Instant now = Instant.parse("2026-05-20T14:31:00Z");
    try (Journal one = journal("one");
        Journal two = journal("two");
        Journal three = journal("three")) {
      new DemoClinic(CLINIC, Recipe.standard(), 1, now).fill(one);
      new DemoClinic(CLINIC, Recipe.standard(), 1, now).fill(two);
      new DemoClinic(CLINIC, Recipe.standard(), 2, now).fill(three);
      assertThat(two.entries()).isEqualTo(one.entries());
      assertThat(three.entries()).isNotEqualTo(one.entries());
      assertThatThrownBy(() -> new DemoClinic(CLINIC, Recipe.standard(), 1, now).fill(one))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a journal of their own");
    }
  }

  @Test
  void manyPeopleHaveAboutEightyEntriesEach() {
    Instant now = Instant.parse("2026-05-20T14:31:00Z");
    try (Journal journal = journal("many")) {
      new DemoClinic(CLINIC, Recipe.standard(), 1, now).fillMany(journal, 100, done -> {});
      List<Entry> entries = journal.entries();
      assertThat(entries.stream().map(Entry::person).distinct()).hasSize(100);
      assertThat(entries.size()).isBetween(6_500, 9_000);
      Worklist worklist = worklist(journal, now);
      assertThat(worklist.rows()).hasSize(100);
      assertThat(worklist.counts().values()).allMatch(count -> count > 0);
    }
  }
}

package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database on a disk that fails.
class DiskTest {

  @TempDir private Path folder;

  @BeforeEach
  void plugIn() {
    FussyDisk.register();
  }

  @AfterEach
  void repair() {
    FussyDisk.register();
  }

  private Journal open() {
    return Journal.open(new FolderStore(folder, FussyDisk.SCHEME));
  }

  @Test
  void whatWasAcknowledgedSurvivesALossOfPower() throws IOException {
    List<Entry> acknowledged = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      Journal journal = open();
      for (int i = 0; i < 4; i++) {
        acknowledged.add(journal.append(Entries.injection(round + "-" + i, i), JournalTest.CLOCK));
      }
      // The state of the disk at this moment; what the database does on its way out comes too late.
      Path forced = folder.resolve("journal.mv.db.forced");
      Path kept = Files.copy(forced, folder.resolve("kept"));
      journal.close();
      Files.move(kept, forced, StandardCopyOption.REPLACE_EXISTING);
      FussyDisk.cutPower(folder.resolve("journal.mv.db"));
    }
    try (Journal journal = open()) {
      assertThat(journal.entries()).isEqualTo(acknowledged);
      assertThat(journal.verify().broken()).isEmpty();
    }
  }

  @Test
  void aFullDiskIsToldReadsGoOnAndNothingIsLost() {
    for (long room : new long[] {0, 1, 3000, 5000, 20_000}) {
      List<Entry> acknowledged;
      FussyDisk.register();
      try (Journal journal = open()) {
        acknowledged = new ArrayList<>(journal.entries());
        acknowledged.add(journal.append(Entries.symptom("a" + room), JournalTest.CLOCK));
        FussyDisk.ROOM.set(room);
        String last = fill(journal, acknowledged, room);
        assertThat(journal.entries()).startsWith(acknowledged.toArray(Entry[]::new));
        FussyDisk.ROOM.set(Long.MAX_VALUE);
        Entry again = journal.append(Entries.symptom(last), JournalTest.CLOCK);
        assertThat(journal.entries()).last().isEqualTo(again);
        acknowledged.add(again);
      }
      try (Journal journal = open()) {
        assertThat(journal.entries()).isEqualTo(acknowledged);
        assertThat(journal.verify().broken()).isEmpty();
      }
    }
  }

  /// Appends until the disk is full; the id of the entry that found it so.
  private static String fill(Journal journal, List<Entry> acknowledged, long room) {
    for (int i = 0; i < 1000; i++) {
      String id = "b" + room + "-" + i;
      Optional<Entry> entry = Optional.empty();
      try {
        entry = Optional.of(journal.append(Entries.symptom(id), JournalTest.CLOCK));
      } catch (JournalException e) {
        assertThat(e)
            .hasNoCause()
            .hasMessageContaining("the disk is full")
            .hasMessageNotContaining(Entries.SECRET);
        return id;
      }
      acknowledged.add(entry.orElseThrow());
    }
    throw new AssertionError("the disk never was full");
  }

  @Test
  void aReadOnlyDiskIsToldAndRead() {
    Entry kept;
    try (Journal journal = open()) {
      kept = journal.append(Entries.symptom("a"), JournalTest.CLOCK);
    }
    FussyDisk.READ_ONLY.set(true);
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.append(Entries.symptom("b"), JournalTest.CLOCK))
          .isInstanceOf(JournalException.class)
          .hasNoCause()
          .hasMessageContaining("can be read and not written")
          .hasMessageNotContaining(Entries.SECRET);
      assertThat(journal.entries()).containsExactly(kept);
    }
    assertThatThrownBy(() -> Journal.open(new FolderStore(folder.resolve("new"), FussyDisk.SCHEME)))
        .isInstanceOf(JournalException.class)
        .hasNoCause()
        .hasMessageContaining("cannot be written");
    FussyDisk.READ_ONLY.set(false);
    try (Journal journal = open()) {
      assertThat(journal.entries()).containsExactly(kept);
    }
  }

  @Test
  void theDatabaseKeepsNoLogOfItsOwn() throws IOException {
    aReadOnlyDiskIsToldAndRead();
    FussyDisk.ROOM.set(0);
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.append(Entries.symptom("b"), JournalTest.CLOCK))
          .isInstanceOf(JournalException.class);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("journal.mv.db", "journal.mv.db.forced");
    }
  }
}

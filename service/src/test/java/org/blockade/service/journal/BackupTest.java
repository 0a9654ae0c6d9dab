package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupTest {

  @TempDir private Path folder;

  private static String backup(Journal journal) throws IOException {
    StringWriter out = new StringWriter();
    assertThat(Backup.write(journal, out).broken()).isEmpty();
    return out.toString();
  }

  private static Chain.Report restore(Journal journal, String text) throws IOException {
    return Backup.restore(journal, new BufferedReader(new StringReader(text)), connection -> {});
  }

  private static Kind other(Kind kind) {
    return switch (kind) {
      case H2 -> Kind.POSTGRESQL;
      case POSTGRESQL -> Kind.H2;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aBackupUnderLoadRestoresOnBothDatabasesToAWholeJournal(Kind kind) throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger written = new AtomicInteger();
    List<String> backups = new ArrayList<>();
    List<Entry> all;
    try (Journal journal = Journal.open(kind.fresh(folder.resolve("from")))) {
      List<Thread> writers =
          IntStream.range(0, 3)
              .mapToObj(writer ->
                  Thread.ofPlatform()
                      .start(() -> {
                        for (int i = 0; going.get(); i++) {
                          journal.append(
                              Entries.injection("w" + writer + "-" + i, 1), JournalTest.CLOCK);
                          written.incrementAndGet();
                        }
                      }))
              .toList();
      while (backups.size() < 5) {
        int before = written.get();
        while (written.get() < before + 10) {
          Thread.onSpinWait();
        }
        backups.add(backup(journal));
      }
      going.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
      all = journal.entries();
    }
    int number = 0;
    for (String text : backups) {
      for (Kind target : List.of(kind, other(kind))) {
        try (Journal journal = Journal.open(target.fresh(folder.resolve("to" + number++)))) {
          Chain.Report report = restore(journal, text);
          assertThat(report.broken()).isEmpty();
          assertThat(report.entries()).isGreaterThanOrEqualTo(10);
          assertThat(journal.entries()).isEqualTo(all.subList(0, (int) report.entries()));
          assertThat(backup(journal)).isEqualTo(text);
          journal.append(Entries.symptom("next"), JournalTest.CLOCK);
          assertThat(journal.verify().broken()).isEmpty();
        }
      }
    }
  }

  /// By hand: the file can be checked without this program.
  @ParameterizedTest
  @EnumSource
  void theDigestOfEachLineIsWhatTheNextLineNames(Kind kind) throws Exception {
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      for (int i = 0; i < 5; i++) {
        journal.append(Entries.symptom("a" + i), JournalTest.CLOCK);
      }
      List<String> lines = backup(journal).lines().toList();
      for (int i = 1; i <= 5; i++) {
        String digest =
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(lines.get(i).getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.get(i + 1)).contains(digest);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyJournalHasABackup(Kind kind) throws IOException {
    try (Journal from = Journal.open(kind.fresh(folder.resolve("a")));
        Journal to = Journal.open(kind.fresh(folder.resolve("b")))) {
      assertThat(restore(to, backup(from)).entries()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJournalThatHoldsAnythingIsLeftAsItIs(Kind kind) throws IOException {
    try (Journal journal = Journal.open(kind.fresh(folder))) {
      Entry kept = journal.append(Entries.symptom("a"), JournalTest.CLOCK);
      String text = backup(journal);
      assertThatThrownBy(() -> restore(journal, text))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("not empty");
      assertThat(journal.entries()).containsExactly(kept);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBackupThatIsNotWholeIsRefusedAndLeavesNothing(Kind kind) throws IOException {
    try (Journal from = Journal.open(kind.fresh(folder.resolve("a")));
        Journal to = Journal.open(kind.fresh(folder.resolve("b")))) {
      for (int i = 0; i < 4; i++) {
        from.append(Entries.symptom("a" + i), JournalTest.CLOCK);
      }
      String whole = backup(from);
      List<String> lines = whole.lines().toList();
      List<String> broken = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(i);
        broken.add(text(fewer));
        List<String> more = new ArrayList<>(lines);
        more.add(i, lines.get(i));
        broken.add(text(more));
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, lines.get(i).replaceFirst("a", "b").replaceFirst("blockade", "x"));
        broken.add(text(changed));
        if (i > 0) {
          List<String> swapped = new ArrayList<>(lines);
          Collections.swap(swapped, i - 1, i);
          broken.add(text(swapped));
        }
      }
      for (int length = 0; length < whole.length(); length += 37) {
        broken.add(whole.substring(0, length));
      }
      broken.add(whole.substring(0, whole.length() - 1));
      broken.add(whole + "\n");
      broken.add(whole + "x");
      for (String text : broken) {
        assertThatThrownBy(() -> restore(to, text), text)
            .isInstanceOf(JournalException.class)
            .hasMessageNotContaining(Entries.SECRET);
        assertThat(to.size()).isZero();
      }
      assertThat(restore(to, whole).entries()).isEqualTo(4);
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}

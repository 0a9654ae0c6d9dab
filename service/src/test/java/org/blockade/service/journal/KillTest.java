package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A writer is killed in the middle of its work, again and again, on one journal.
///
/// The gate does it 20 times on the embedded database. `-Djournal.kills=200
/// -Djournal.kills.on=H2,POSTGRESQL` is the long evidence.
class KillTest {

  private static final int KILLS = Integer.getInteger("journal.kills", 20);

  @TempDir private Path folder;

  static List<Kind> databases() {
    return List.of(System.getProperty("journal.kills.on", "H2").split(",")).stream()
        .map(Kind::valueOf)
        .toList();
  }

  private static Process writer(String limit, Database database, String word) throws IOException {
    String place =
        switch (database) {
          case Database.Folder(Path path) -> path.toString();
          case Database.Server(String url) -> url;
        };
    return new ProcessBuilder(
            "sh",
            "-c",
            limit + "exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BareWriter.class.getName(),
            place,
            word)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noAcknowledgedEntryIsLostAndNoneIsHalfWritten(Kind kind) throws Exception {
    Database database = kind.fresh(folder);
    Random random = new Random(20);
    Set<String> acknowledged = new HashSet<>();
    int unacknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = writer("", database, "k" + kill);
      try (BufferedReader lines = output(process)) {
        for (int left = random.nextInt(40); left >= 0; left--) {
          String id = lines.readLine();
          assertThat(id).startsWith("k" + kill + "-");
          acknowledged.add(id);
        }
        if (kill == 0 && kind == Kind.H2) {
          assertThatThrownBy(() -> Journal.existing(database))
              .isInstanceOf(JournalException.class)
              .hasMessageContaining("in use by another process");
        }
        // The handle, because the process itself would close the pipe that is still to be read.
        process.toHandle().destroyForcibly();
        // What it told before it died was acknowledged too; the last line may be half a one.
        List<String> told = new ArrayList<>(lines.lines().toList());
        if (!told.isEmpty()) {
          told.removeLast();
        }
        acknowledged.addAll(told);
      }
      assertThat(process.waitFor()).isEqualTo(128 + 9);
      try (Journal journal = Journal.existing(database)) {
        assertThat(journal.verify().broken()).isEmpty();
        Map<String, Entry> stored = new HashMap<>();
        journal.entries().forEach(entry -> stored.put(entry.id(), entry));
        assertThat(stored.keySet()).containsAll(acknowledged);
        stored
            .values()
            .forEach(entry ->
                assertThat(entry.content()).isEqualTo(BareWriter.draft(entry.id()).content()));
        unacknowledged = stored.size() - acknowledged.size();
      }
    }
    // At most the entry of each thread at each kill, and the line that was left out above.
    assertThat(unacknowledged).isBetween(0, 3 * KILLS);
  }

  /// The server dies with everything that it had in memory only, which with its habits would be the
  /// last ten seconds.
  @Test
  void whatWasAcknowledgedSurvivesTheDeathOfTheServer() throws Exception {
    List<Entry> acknowledged = new ArrayList<>();
    Path data = folder.resolve("data");
    for (int death = 0; death < 3; death++) {
      try (EmbeddedPostgres server = careless(data);
          Journal journal =
              Journal.open(new Database.Server(server.getJdbcUrl("postgres", "postgres")))) {
        assertThat(journal.entries()).isEqualTo(acknowledged);
        assertThat(journal.verify().broken()).isEmpty();
        for (int i = 0; i < 5; i++) {
          acknowledged.add(
              journal.append(Entries.injection(death + "-" + i, i), JournalTest.CLOCK));
        }
        ProcessHandle postmaster =
            ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
          each.onExit().join();
        }
        assertThatThrownBy(() -> journal.append(Entries.symptom("late"), JournalTest.CLOCK))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("cannot reach the database server");
      }
    }
  }

  private static EmbeddedPostgres careless(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "off")
        .setServerConfig("wal_writer_delay", "10s")
        .start();
  }

  /// A real limit of the operating system, at which every write fails: a different one each time,
  /// so that it falls on different parts of a write. About one in thirty lost entries while the
  /// database still tidied up when it was closed.
  @Test
  void aFileThatMayNotGrowIsToldAndNothingIsLost() throws Exception {
    for (int round = 0; round < StrictMath.max(1, KILLS / 10); round++) {
      Database database = Kind.H2.fresh(Files.createDirectory(folder.resolve("full-" + round)));
      // Blocks of 512 bytes.
      fillUntilRefused(database, 900 + round * 37 % 400);
    }
  }

  private static void fillUntilRefused(Database database, int blocks) throws Exception {
    Set<String> acknowledged = new HashSet<>();
    List<String> refusals = new ArrayList<>();
    Process process = writer("ulimit -f " + blocks + "; ", database, "u");
    try (BufferedReader lines = output(process)) {
      lines
          .lines()
          .forEach(line -> {
            if (line.startsWith("refused: ")) {
              refusals.add(line);
            } else {
              acknowledged.add(line);
            }
          });
    }
    assertThat(process.waitFor()).isZero();
    assertThat(refusals).hasSize(2).allMatch(line -> line.contains("the disk is full"));
    assertThat(acknowledged).isNotEmpty();
    try (Journal journal = Journal.existing(database)) {
      assertThat(journal.verify().broken()).isEmpty();
      assertThat(journal.entries().stream().map(Entry::id)).containsAll(acknowledged);
      journal.append(Entries.symptom("after"), JournalTest.CLOCK);
    }
  }
}

package org.blockade.service.journal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.blockade.protocol.facts.AboutHealth;

/// A process that appends from two threads until it is killed, and tells each entry on its output
/// once it is acknowledged.
final class BareWriter {

  private static final int THREADS = 2;

  private BareWriter() {}

  /// @param arguments folder or address, and a word for this process
  public static void main(String[] arguments) throws InterruptedException {
    Database database =
        arguments[0].startsWith("jdbc:")
            ? new Database.Server(arguments[0])
            : new Database.Folder(Path.of(arguments[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Journal journal = Journal.open(database)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String word = arguments[1] + "-" + i + "-";
        threads.add(Thread.ofPlatform().start(() -> write(journal, word, out)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void write(Journal journal, String word, PrintStream out) {
    try {
      for (int i = 0; ; i++) {
        String id = word + i;
        journal.append(draft(id), Clock.systemUTC());
        out.println(id);
      }
    } catch (JournalException e) {
      out.println("refused: " + e.sentence());
    }
  }

  /// What the entry of an id says: short or long, by the id alone.
  static Draft draft(String id) {
    int length = new Random(id.hashCode()).nextInt(20) == 0 ? 60_000 : 200;
    return Entries.draft(id, Entries.fact(id, 1, new AboutHealth.Symptom("x".repeat(length))));
  }
}

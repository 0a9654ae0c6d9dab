package org.blockade.service.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// A journal as a text file, the same for both databases: a first line that says what it is, one
/// line for each entry, and a last line with their number and the hash of the last.
///
/// The SHA-256 of an entry's line is the hash that the next line names, so that the file can be
/// checked by any program.
public final class Backup {

  /// Longest line of a file (characters): the longest payload, each character escaped in the
  /// longest way, and the rest of an entry with room to spare.
  private static final int MOST_LINE = 8 * Journal.MOST_PAYLOAD;

  private static final Json.Fields FIRST =
      new Json.Fields(
          Map.of("backup", new Json.Text("blockade journal"), "format", new Json.Numeral(1)));

  private Backup() {}

  /// Writes a journal up to the entry that is the last when it begins. Writers are not held up.
  ///
  /// @return what was written; where the chain is broken, the file ends there and must not be kept
  public static Chain.Report write(Journal journal, Writer out) throws IOException {
    Chain chain = new Chain();
    try {
      line(FIRST.text(), out);
      journal.each(
          journal.size(),
          (entry, stored) -> {
            boolean holds = chain.next(entry, stored);
            if (holds) {
              unchecked(entry.line(), out);
            }
            return holds;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    line(last(chain.report()), out);
    return chain.report();
  }

  private static String last(Chain.Report report) {
    return new Json.Fields(
            Map.of(
                "entries",
                new Json.Numeral(report.entries()),
                "head",
                new Json.Text(report.head())))
        .text();
  }

  private static void unchecked(String line, Writer out) {
    try {
      line(line, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(String line, Writer out) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /// Something that is filled in the transaction of a journal.
  @FunctionalInterface
  public interface Beside {
    void fill(Connection connection) throws IOException;
  }

  /// Fills an empty journal from a file, all or nothing.
  ///
  /// @param beside is filled first, in the same transaction
  /// @return what the journal holds then, read back and checked
  /// @throws JournalException where the file is no whole backup, or the journal is not empty
  public static Chain.Report restore(Journal journal, BufferedReader in, Beside beside)
      throws IOException {
    try {
      journal.takeOver(new Lines(in), beside);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return journal.verify();
  }

  /// Reads a file to its end and checks it, without a journal.
  ///
  /// @return what it holds
  /// @throws JournalException where the file is no whole backup
  public static Chain.Report check(BufferedReader in) throws IOException {
    try {
      Lines lines = new Lines(in);
      while (lines.hasNext()) {
        lines.next();
      }
      return lines.chain.report();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// The entries of a file; the end of a file that is not whole is refused.
  private static final class Lines implements Iterator<Entry> {

    private final BufferedReader in;
    private final Chain chain = new Chain();
    private Optional<String> next;

    Lines(BufferedReader in) throws IOException {
      this.in = in;
      if (!FIRST.text().equals(line().orElse(""))) {
        throw new JournalException(
            "this is no backup of a journal, or one of another version; name a file that"
                + " \"blockade backup\" wrote");
      }
      this.next = line();
    }

    private Optional<String> line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int letter = in.read(); letter != '\n'; letter = in.read()) {
        if (letter < 0) {
          return Optional.empty();
        }
        if (line.length() == MOST_LINE) {
          throw new JournalException("a line of the backup is too long; it was not written whole");
        }
        line.append((char) letter);
      }
      return Optional.of(line.toString());
    }

    @Override
    public boolean hasNext() {
      if (next.filter(last(chain.report())::equals).isEmpty()) {
        return true; // either an entry, or what next() refuses
      }
      try {
        if (in.read() >= 0) {
          throw new JournalException("the backup goes on after its end; name one that is whole");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the backup is at its end");
      }
      long number = chain.report().entries() + 1;
      Entry entry =
          next.flatMap(Entry::ofLine)
              .orElseThrow(() ->
                  new JournalException(
                      "the backup is broken at entry "
                          + number
                          + ": its line is not whole; name another backup"));
      if (!chain.next(entry, entry.hash())) {
        throw new JournalException(
            "the backup is broken at entry "
                + number
                + ": "
                + chain.report().broken().map(Chain.Break::sentence).orElse("")
                + "; name another backup");
      }
      try {
        next = line();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return entry;
    }
  }
}

package org.blockade.service.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade verify-journal`: whether the chain of a journal holds.
@Command(
    name = "verify-journal",
    description = {
      "Checks that no entry of a journal was changed, removed or inserted.",
      "The first that was is told by its number; nothing that it says is shown.",
      "An end that was cut off shows only against a note: keep the line that this command prints, and"
          + " give it back with --noted."
    },
    footer = {
      "",
      "Examples:",
      "  blockade verify-journal --data clinic",
      "  blockade verify-journal --data clinic --noted 1204:9f86d081884c7d65...",
      "",
      "Exit codes: 0 the chain holds, 1 it does not, 3 the journal cannot be read."
    },
    mixinStandardHelpOptions = true)
final class VerifyJournalCommand implements Callable<Integer> {

  private static final Pattern NOTED = Pattern.compile("([1-9]\\d{0,14}):([0-9a-f]{64})");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final JournalOptions where = new JournalOptions();

  @Option(
      names = "--noted",
      paramLabel = "NUMBER:HASH",
      description = "An entry that this command named before, which must still be there.")
  private Optional<String> noted = Optional.empty();

  VerifyJournalCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() {
    Optional<Matcher> note = noted.map(text -> NOTED.matcher(text.strip()));
    if (note.filter(matcher -> !matcher.matches()).isPresent()) {
      throw InputException.usage("--noted is the number of an entry, a colon, and its 64 digits");
    }
    try (Journal journal = Journal.existing(where.database())) {
      Chain.Report report =
          note.isPresent()
              ? journal.verify(Long.parseLong(note.get().group(1)), note.get().group(2))
              : journal.verify();
      PrintWriter out = spec.commandLine().getOut();
      if (report.broken().isPresent()) {
        out.println(sentence(report.broken().get()));
        return ExitCode.FAILED;
      }
      show(report, out);
      return ExitCode.OK;
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    }
  }

  private static String sentence(Chain.Break broken) {
    return "The chain is broken at entry " + broken.number() + ": " + broken.sentence() + ".";
  }

  static void refuseBroken(Chain.Report report) {
    if (report.broken().isPresent()) {
      throw InputException.badInput(
          "the chain is broken at entry "
              + report.broken().get().number()
              + ": "
              + report.broken().get().sentence()
              + "; see \"blockade verify-journal\"");
    }
  }

  static void show(Chain.Report report, PrintWriter out) {
    out.println(
        report.entries() == 0
            ? "The journal is empty."
            : "The chain holds. The last entry is " + report.entries() + ":" + report.head());
  }
}

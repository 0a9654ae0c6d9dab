package org.blockade.service.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blockade.service.journal.Backup;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `blockade backup`: a journal into a file.
@Command(
    name = "backup",
    description = {
      "Writes a journal into a file, checked on the way.",
      "It is the state at one moment, also while others write. The file holds health records."
    },
    footer = {
      "",
      "Examples:",
      "  blockade backup --data clinic journal-2026-03-01.jsonl",
      "  blockade backup --database \"jdbc:postgresql://db/clinic?user=blockade\" journal.jsonl"
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final JournalOptions where = new JournalOptions();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
  private Path file;

  BackupCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
    this.file = Path.of("");
  }

  @Override
  public Integer call() {
    if (java.nio.file.Files.exists(file)) {
      throw InputException.badInput(
          file + " is there already, and may be the backup that is needed; name a new file");
    }
    try (Journal journal = Journal.existing(where.database())) {
      Chain.Report[] report = new Chain.Report[1];
      WholeFile.secret(
          file,
          out -> {
            report[0] = Backup.write(journal, out);
            VerifyJournalCommand.refuseBroken(report[0]);
          });
      VerifyJournalCommand.show(report[0], spec.commandLine().getOut());
      return ExitCode.OK;
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    }
  }
}

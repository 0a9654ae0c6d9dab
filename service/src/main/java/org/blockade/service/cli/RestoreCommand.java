package org.blockade.service.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blockade.service.backup.ClinicBackup;
import org.blockade.service.journal.Chain;
import org.blockade.service.journal.JournalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `blockade restore`: a backup into a place that is empty.
@Command(
    name = "restore",
    description = {
      "Makes a clinic from a backup, all or nothing, and checks it.",
      "A place that holds anything is left as it is. A backup of one kind of database restores to"
          + " the other."
    },
    footer = {"", "Example:", "  blockade restore --data new-clinic backup-2026-03-01"},
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final JournalOptions where = new JournalOptions();

  @Parameters(paramLabel = "FOLDER", description = "The backup.")
  private Path folder;

  RestoreCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
    this.folder = Path.of("");
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw InputException.badInput("cannot read " + folder + ": there is no such folder to read");
    }
    try {
      Chain.Report report = ClinicBackup.restore(folder, where.database());
      VerifyJournalCommand.refuseBroken(report);
      VerifyJournalCommand.show(report, spec.commandLine().getOut());
      return ExitCode.OK;
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    } catch (CharacterCodingException e) {
      throw InputException.badInput(folder + " is no backup of a clinic: it is not UTF-8 text");
    } catch (IOException e) {
      throw InputException.badInput("cannot read " + folder + "; look at its disk");
    }
  }
}

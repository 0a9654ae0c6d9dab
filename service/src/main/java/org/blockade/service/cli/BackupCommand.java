package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blockade.service.backup.ClinicBackup;
import org.blockade.service.journal.Journal;
import org.blockade.service.journal.JournalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `blockade backup`: a clinic into a folder.
@Command(
    name = "backup",
    description = {
      "Writes a whole clinic into a folder, and checks it on the way.",
      "The journal, the accounts with the clinic's policy, and the counselling notes: a file each.",
      "Others may go on working. The files hold health records and the secrets of accounts."
    },
    footer = {
      "",
      "Examples:",
      "  blockade backup --data clinic backup-2026-03-01",
      "  blockade backup --database \"jdbc:postgresql://db/clinic?user=blockade\" backup"
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final JournalOptions where = new JournalOptions();

  @Parameters(paramLabel = "FOLDER", description = "The folder to write; it must not be there yet.")
  private Path folder;

  BackupCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
    this.folder = Path.of("");
  }

  @Override
  public Integer call() {
    if (Files.exists(folder)) {
      throw InputException.badInput(
          folder + " is there already, and may be the backup that is needed; name a new folder");
    }
    try (Journal journal = Journal.existing(where.database())) {
      tell(ClinicBackup.removeUnfinished(folder));
      VerifyJournalCommand.show(
          ClinicBackup.write(journal, where.database(), folder), spec.commandLine().getOut());
      return ExitCode.OK;
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    } catch (IOException e) {
      throw InputException.badInput(
          "cannot write " + folder + "; name a folder in a place that is there and has room");
    }
  }

  private void tell(ClinicBackup.Leftovers leftovers) {
    PrintWriter err = spec.commandLine().getErr();
    for (Path removed : leftovers.removed()) {
      err.println(
          "blockade: removed "
              + removed
              + ", what a backup that was cut off had left; it could hold health records and"
              + " secrets");
    }
    for (Path kept : leftovers.kept()) {
      err.println(
          "blockade: cannot remove "
              + kept
              + ", which may be what a backup that was cut off had left, with health records and"
              + " secrets; let its owner look at it");
    }
  }
}

package org.blockade.service.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/// `blockade restore`: a file into a journal that is empty.
@Command(
    name = "restore",
    description = {
      "Fills a new journal from a backup, all or nothing, and checks it.",
      "A journal that holds anything is left as it is. A backup of one kind of database restores to"
          + " the other."
    },
    footer = {"", "Example:", "  blockade restore --data new-clinic journal-2026-03-01.jsonl"},
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final JournalOptions where = new JournalOptions();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  RestoreCommand() {
    this.spec = CommandLine.Model.CommandSpec.create();
    this.file = Path.of("");
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw InputException.badInput("cannot read " + file + ": there is no such file to read");
    }
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        Journal journal = Journal.open(where.database())) {
      Chain.Report report = Backup.restore(journal, in);
      VerifyJournalCommand.refuseBroken(report);
      VerifyJournalCommand.show(report, spec.commandLine().getOut());
      return ExitCode.OK;
    } catch (JournalException e) {
      throw JournalOptions.refused(e);
    } catch (CharacterCodingException e) {
      throw InputException.badInput(file + " is no backup of a journal: it is not UTF-8 text");
    } catch (IOException e) {
      throw InputException.badInput("cannot read " + file + "; look at its disk");
    }
  }
}

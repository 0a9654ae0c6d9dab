package org.blockade.service.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blockade.service.journal.Database;
import picocli.CommandLine.Option;

/// The options that name a journal.
final class JournalOptions {

  @Option(names = "--data", paramLabel = "DIR", description = "The folder of the journal.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "The journal on a PostgreSQL server, e.g. jdbc:postgresql://host/clinic?user=blockade. A"
              + " password is better in the server's password file (.pgpass) than here.")
  private Optional<String> url = Optional.empty();

  Database database() {
    if (folder.isPresent() == url.isPresent()) {
      throw InputException.usage(
          "name one journal: --data DIR, or --database jdbc:postgresql://HOST/DATABASE");
    }
    if (folder.isPresent()) {
      return new Database.Folder(folder.get());
    }
    return url.filter(text -> text.startsWith("jdbc:postgresql:"))
        .map(text -> (Database) new Database.Server(text))
        .orElseThrow(() ->
            InputException.usage(
                "--database is the address of a PostgreSQL server and begins with"
                    + " jdbc:postgresql:; for a folder, use --data"));
  }

  /// Ends a command with the sentence of a journal.
  static InputException refused(org.blockade.service.journal.JournalException problem) {
    return InputException.badInput(problem.sentence());
  }
}

package org.blockade.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.present.opioid.AnswerJson;
import picocli.CommandLine.Option;

/// The options that say where an answer goes that has words and no curve.
final class FactsOptions {

  @Option(names = "--json", description = "JSON in place of the text.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Into a file in place of standard output.")
  private Optional<Path> file = Optional.empty();

  /// Shows an answer where it was asked for.
  void show(List<String> lines, Map<String, Object> facts, PrintWriter out) {
    String text = String.join(System.lineSeparator(), lines) + System.lineSeparator();
    if (file.isPresent()) {
      WholeFile.text(
          file.get(),
          place -> {
            if (json) {
              AnswerJson.write(facts, place);
            } else {
              place.write(text);
            }
          });
    } else if (json) {
      AnswerJson.write(facts, out);
      out.println();
    } else {
      out.print(text);
    }
  }
}

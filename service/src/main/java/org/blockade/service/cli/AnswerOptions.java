package org.blockade.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.blockade.formats.table.CsvTableWriter;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.present.opioid.AnswerPage;
import org.blockade.service.present.opioid.AnswerSheet;
import org.blockade.service.present.opioid.AnswerSvg;
import org.blockade.service.present.opioid.AnswerText;
import picocli.CommandLine.Option;

/// The options that say where an answer about one person goes.
final class AnswerOptions {

  @Option(names = "--json", description = "JSON on standard output in place of the text.")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE", description = "The numbers, a row for each time.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "One self-contained page.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--svg", paramLabel = "FILE", description = "The plot as a picture.")
  private Optional<Path> svg = Optional.empty();

  /// Shows an answer everywhere it was asked for.
  void show(AnswerSheet sheet, PrintWriter out) {
    if (json) {
      AnswerJson.write(sheet, out);
      out.println();
    } else {
      AnswerText.lines(sheet).forEach(out::println);
    }
    csv.ifPresent(
        file -> WholeFile.text(file, place -> CsvTableWriter.write(sheet.numbers(), place)));
    html.ifPresent(file -> WholeFile.text(file, place -> AnswerPage.write(sheet, place)));
    if (svg.isPresent()) {
      if (sheet.plot().isEmpty()) {
        throw InputException.badInput(
            "--svg: the answer is unknown, so there is nothing to draw; leave it out");
      }
      WholeFile.text(svg.get(), place -> AnswerSvg.write(sheet, place));
    }
  }
}

package org.blockade.service.present.trial;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialWriter;

/// How much an outcome of a trial depends on each number of the course, as one page that needs
/// nothing but itself.
///
/// @param version of the program
public record SensitivityPage(TrialFile file, SensitivitySheet sheet, String version) {

  /// Writes the page; does not close the writer.
  public static void write(TrialFile file, SensitivitySheet sheet, String version, Writer out) {
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render(
            "trial/sensitivity.jte",
            new SensitivityPage(file, sheet, version),
            new WriterOutput(out));
  }

  /// The bars.
  public String drawing() {
    return sheet.drawing();
  }

  /// The heads of the table.
  public List<String> heads() {
    return List.of(
        "number",
        head(sheet.heads().getFirst()),
        head(sheet.heads().getLast()),
        "value",
        "range",
        "unit",
        "evidence",
        "what it is",
        "source");
  }

  private static String head(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The rows of the table.
  public List<List<String>> rows() {
    return sheet.rows().stream()
        .map(row ->
            List.of(
                row.number().number().symbol(),
                SensitivitySheet.shown("%.4f", row.one()),
                SensitivitySheet.shown("%.4f", row.two()),
                String.valueOf(row.number().value()),
                row.number().low() + " to " + row.number().high(),
                row.number().number().unit(),
                row.number().evidence().word(),
                row.number().meaning(),
                row.number().source()))
        .toList();
  }

  /// The design as it was understood.
  public String design() {
    return TrialWriter.write(file);
  }

  /// Model, versions, what it is not.
  public List<String> provenance() {
    return TrialWords.provenance(file, version);
  }
}

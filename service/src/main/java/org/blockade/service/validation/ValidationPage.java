package org.blockade.service.validation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.Map;
import org.blockade.service.present.EchartsScript;

/// The report as one HTML file that needs nothing from elsewhere.
public final class ValidationPage {

  private ValidationPage() {}

  /// Writes the page; does not close the writer.
  public static void write(ValidationReport report, Writer out) {
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    templates.render(
        "validation/validation.jte",
        Map.of(
            "report", report,
            "plot", ValidationJson.plot(report),
            "echarts", EchartsScript.text()),
        new WriterOutput(out));
  }
}

package org.blockade.service.validation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.Map;
import org.blockade.service.present.EchartsScript;
import org.blockade.service.validation.opioid.OpioidReport;

/// The report as one HTML file that needs nothing from elsewhere.
public final class ValidationPage {

  private ValidationPage() {}

  /// Writes the page; does not close the writer.
  public static void write(ValidationReport report, OpioidReport opioids, Writer out) {
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    templates.render(
        "validation/validation.jte",
        Map.of(
            "report",
            report,
            "opioids",
            opioids,
            "plot",
            ValidationJson.plot(report),
            "echarts",
            EchartsScript.text()),
        new WriterOutput(out));
  }
}

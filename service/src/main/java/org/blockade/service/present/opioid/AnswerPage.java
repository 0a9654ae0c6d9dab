package org.blockade.service.present.opioid;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.StringWriter;
import java.io.Writer;
import org.blockade.service.present.EchartsScript;
import org.blockade.simulator.dosing.TimeAxis;

/// An answer as one page that needs nothing but itself.
///
/// @param data the answer as JSON; the plot is drawn from it
public record AnswerPage(AnswerSheet sheet, String data) {

  /// Writes the page of an answer; does not close the writer.
  public static void write(AnswerSheet sheet, Writer out) {
    StringWriter json = new StringWriter();
    AnswerJson.write(sheet, json);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render(
            "opioid/answer.jte",
            new AnswerPage(sheet, json.toString().replace("<", "\\u003c")),
            new WriterOutput(out));
  }

  /// The plotting library.
  public String script() {
    return EchartsScript.text();
  }

  /// Whether there is a plot.
  public boolean drawn() {
    return sheet.plot().isPresent() && sheet.numbers().rows() > 1;
  }

  /// What the plot shows.
  public String plotTitle() {
    return sheet.plot().map(AnswerSheet.Plot::title).orElse("");
  }

  /// Word for the style of the headline.
  public String toneClass() {
    return switch (sheet.tone()) {
      case GOOD -> "protected";
      case CAREFUL -> "fading";
      case BAD -> "unprotected";
      case UNKNOWN -> "unknown";
    };
  }

  /// `calendar` where times are dates, `day` where they are counted, `minute` where minutes are.
  public String axis() {
    return switch (sheet.plot().map(AnswerSheet.Plot::clock).orElse(AnswerSheet.Clock.DAYS)) {
      case MINUTES -> "minute";
      case DAYS -> dayAxis();
    };
  }

  private String dayAxis() {
    return switch (sheet.axis()) {
      case TimeAxis.Calendar calendar -> "calendar";
      case TimeAxis.StudyDays days -> "day";
      case TimeAxis.Elapsed elapsed -> "day";
    };
  }
}

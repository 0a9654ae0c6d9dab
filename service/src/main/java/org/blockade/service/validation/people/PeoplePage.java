package org.blockade.service.validation.people;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.Map;
import java.util.stream.IntStream;

/// The report as one HTML file that needs nothing from elsewhere.
public final class PeoplePage {

  private static final int DAYS_PER_WEEK = 7;

  private PeoplePage() {}

  /// Writes the page; does not close the writer.
  ///
  /// @param source where the records come from, with their licence
  public static void write(PeopleReport report, String source, Writer out) {
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    templates.render(
        "validation/people.jte",
        Map.of(
            "report",
            report,
            "source",
            source,
            "occupancyPlot",
            PeoplePlot.overBins(
                "Days with reported opioid use, by predicted occupancy",
                "predicted mu-receptor occupancy that evening",
                report.byOccupancy()),
            "sincePlot",
            PeoplePlot.overNumbers(
                "Days with reported opioid use, by days since the last injection",
                "days since the last injection (end of each week)",
                IntStream.range(0, report.bySinceInjection().size())
                    .mapToObj(week -> (double) week * DAYS_PER_WEEK)
                    .toList(),
                report.bySinceInjection())),
        new WriterOutput(out));
  }
}

package org.blockade.service.present.trial;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.blockade.formats.trial.TrialWriter;
import org.blockade.service.present.EchartsScript;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.trial.Endpoint;
import org.blockade.service.trial.TrialReport;

/// A trial as one page that needs nothing but itself.
///
/// @param data the report as JSON; the plots are drawn from it
public record TrialPage(TrialReport report, List<TrialPlot> plots, String data) {

  private static final double PERCENT = 100;

  private static final String DRAWING = "/org/blockade/service/present/assets/trial.js";

  /// The page of a report.
  public static TrialPage of(TrialReport report) {
    List<TrialPlot> plots = TrialPlots.of(report);
    StringWriter json = new StringWriter();
    AnswerJson.write(TrialFacts.facts(report, plots), json);
    return new TrialPage(report, plots, json.toString().replace("<", "\\u003c"));
  }

  /// Writes the page of a report; does not close the writer.
  public static void write(TrialReport report, Writer out) {
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("trial/report.jte", of(report), new WriterOutput(out));
  }

  /// The plotting library.
  public String script() {
    return EchartsScript.text();
  }

  /// The script that draws the plots.
  public String drawing() {
    try (InputStream in = TrialPage.class.getResourceAsStream(DRAWING)) {
      return new String(Objects.requireNonNull(in, DRAWING).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it is not, in one sentence or two; goes with every table of it.
  public static String notice() {
    return TrialWords.NOTICE + ReportSentences.NOT_A_DEVICE;
  }

  /// What the trial is about.
  public String title() {
    return report.result().file().design().title();
  }

  /// Its size, and whether it is whole.
  public String headline() {
    return TrialWords.headline(report);
  }

  /// Style of the headline.
  public String toneClass() {
    return report.result().complete() ? "protected" : "unknown";
  }

  /// Statements below it.
  public List<ReportSentences.Line> lines() {
    return TrialWords.lines(report);
  }

  /// Model, versions, what it is not.
  public List<String> provenance() {
    return TrialWords.provenance(report);
  }

  /// The design as it was understood.
  public String design() {
    return TrialWriter.write(report.result().file());
  }

  /// Names of the arms.
  public List<String> arms() {
    return report.result().arms().stream().map(arm -> arm.name()).toList();
  }

  /// An endpoint of all arms in words.
  public List<String> texts(Endpoint endpoint) {
    return IntStream.range(0, endpoint.arms().size()).mapToObj(endpoint::text).toList();
  }

  /// Rows of the flow of people.
  public List<List<String>> flow() {
    List<List<String>> rows = new ArrayList<>();
    for (TrialReport.Flow flow : report.flow()) {
      rows.add(
          List.of(
              flow.arm(),
              String.valueOf(flow.randomised()),
              share(flow.started(), flow.randomised()),
              share(flow.inCareAtEnd(), flow.randomised()),
              share(flow.neverLeft(), flow.randomised())));
    }
    return rows;
  }

  private static String share(long some, long all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%d (%.1f %%)", some, PERCENT * some / all);
  }
}

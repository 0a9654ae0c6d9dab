package org.blockade.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blockade.formats.chart.Chart;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.formats.table.ChartWriter;
import org.blockade.formats.table.ResultTable;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.forecast.ChartPredictions;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.present.ReportJson;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.ReportTables;
import org.blockade.service.present.TerminalReport;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.Parallel;
import org.blockade.simulator.quantity.ModelTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `blockade forecast`: how well naltrexone protects the people of a chart, and until when.
@Command(
    name = "forecast",
    description = {
      "Forecasts how well naltrexone protects, until when, and what a late dose does.",
      "Tells plasma, mu-receptor occupancy with its 5-95 %% band, the date the protection is lost, and"
          + " what a late or missed dose does to it."
    },
    footer = {
      "",
      "Examples:",
      "  blockade forecast examples/late-injection.csv",
      "  blockade forecast chart.csv --as-of 2026-03-01 --what-if \"next injection 10 d late\"",
      "  blockade forecast chart.csv --person 7 --html forecast.html",
      "  blockade forecast --regimen \"50 mg oral q24h x 14 then 380 mg xr-im q28d x 3\"",
      "",
      "Chart columns: ID, one of TIME (h), DAY, DATETIME, then EVID, DRUG, ROUTE, AMT, UNIT ...; see",
      "docs/reference/chart.md. Regimen words: docs/reference/regimen.md."
    },
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {

  private static final int CHUNK = 64;

  /// A longer look ahead is no forecast. A choice.
  private static final double MOST_HORIZON_HOURS = 2 * 366 * 24;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final DrugCatalogue catalogue = DrugCatalogue.standard();

  @Mixin private final InputOptions input = new InputOptions(catalogue);

  @Option(
      names = "--horizon",
      paramLabel = "SPAN",
      defaultValue = "60d",
      description = "How far ahead, e.g. 60d, 12w (default: ${DEFAULT-VALUE}).")
  private String horizon = "60d";

  @Option(
      names = "--what-if",
      paramLabel = "WORDS",
      description =
          "A supposition: \"next injection 10 d late\", \"skip next\", \"add 50 mg oral q24h x 7\", \"stop after 2"
              + " doses\"; each may go on with \"then REGIMEN\".")
  private Optional<String> whatIf = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "FRACTION",
      description =
          "Occupancy from which on a person counts as protected (default: 0.90, a choice).")
  private Optional<Double> threshold = Optional.empty();

  @Mixin private final PopulationOptions people = new PopulationOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  private final Clock clock;

  /// @param clock tells how old a record is; no answer depends on it
  ForecastCommand(Clock clock) {
    this.clock = clock;
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    ProtectionBands bands = ProtectionBands.standard();
    double limit = threshold.orElse(bands.protectedFrom());
    if (!(limit > 0 && limit < 1)) {
      throw InputException.usage("--threshold is an occupancy between 0 and 1, e.g. 0.9");
    }
    double ahead = TimeOptions.span("--horizon", horizon).hours();
    if (ahead > MOST_HORIZON_HOURS) {
      throw InputException.usage(
          "--horizon is at most two years; a forecast does not reach further");
    }
    Optional<Question.Asked> supposed = asked();
    PeopleAsked asked = input.read(spec.commandLine().getErr());
    if (asked.many() && (output.aboutOnePerson() || supposed.isPresent())) {
      throw InputException.usage(
          "--html, --svg and --what-if are about one person; choose one with --person ID");
    }
    if (output.table().isPresent() && asked.chart().isEmpty()) {
      throw InputException.usage("--table writes a chart back; name a chart file (CSV)");
    }
    tellAge(asked);
    CurveWanted curve = asked.many() ? new CurveWanted.None() : output.curve();
    Question question = new Question(ahead, limit, supposed, !asked.many(), curve, asked.remarks());
    ProtectionReporter reporter = reporter(bands, asked.many());
    int exit =
        asked.many() ? answerMany(asked, question, reporter) : answerOne(asked, question, reporter);
    if (output.table().isPresent() && asked.chart().isPresent()) {
      writeTable(asked.chart().get(), output.table().get());
    }
    return asked.complete() ? exit : ExitCode.BAD_INPUT;
  }

  /// Somebody who meant the present gets an answer about the past, and should know.
  private void tellAge(PeopleAsked asked) {
    if (!asked.asOfGiven() && asked.recorded()) {
      RecordAge.line(asked.people(), clock.instant())
          .ifPresent(line -> spec.commandLine().getErr().println("blockade: " + line));
    }
  }

  private Optional<Question.Asked> asked() {
    return whatIf.map(words ->
        switch (new RegimenReader(catalogue).readWhatIf(words)) {
          case WhatIfReading.Read read -> new Question.Asked(words.strip(), read.whatIf());
          case WhatIfReading.Refused refused ->
              throw InputException.badInput(
                  "--what-if, character " + refused.character() + ": " + refused.message());
        });
  }

  private ProtectionReporter reporter(ProtectionBands bands, boolean many) {
    DrugModel model = people.model(catalogue);
    return new ProtectionReporter(
        model,
        people.sensitivity(catalogue),
        bands,
        NextInjection.standard(),
        people.population(model, many),
        many ? 1 : people.threads());
  }

  private int answerOne(PeopleAsked asked, Question question, ProtectionReporter reporter) {
    ProtectionReport report = report(reporter, asked.people().getFirst(), asked.asOf(), question);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ReportJson.write(List.of(report), out);
      out.println();
    } else {
      boolean colour = CommandLine.Help.Ansi.AUTO.enabled();
      new TerminalReport(report, colour).lines().forEach(out::println);
    }
    output.writeNumbers(ReportTables.curve(report));
    output.draw(report);
    return ProtectionReporter.isKnown(report) ? ExitCode.OK : ExitCode.UNKNOWN;
  }

  private int answerMany(PeopleAsked asked, Question question, ProtectionReporter reporter) {
    PrintWriter out = spec.commandLine().getOut();
    List<PersonHistory> histories = asked.people();
    List<ProtectionReport> reports = new ArrayList<>();
    if (!output.json()) {
      out.println(
          histories.size()
              + " people, each as of "
              + (asked.asOfGiven() ? "the time given" : "the last thing on record")
              + ReportSentences.atThreshold(question.threshold())
              + "; doses after that are not known"
              + (asked.asOfGiven() ? ", or not counted" : ""));
    }
    try (LateProgress progress = new LateProgress("people", histories.size())) {
      for (int from = 0; from < histories.size(); from += CHUNK) {
        List<PersonHistory> chunk =
            histories.subList(from, StrictMath.min(histories.size(), from + CHUNK));
        List<ProtectionReport> answered =
            Parallel.map(
                people.threads(),
                chunk.size(),
                index ->
                    report(reporter, chunk.get(index), asOf(asked, chunk.get(index)), question));
        if (!output.json()) {
          answered.forEach(report -> out.println(line(report)));
          out.flush();
        }
        reports.addAll(answered);
        progress.advanceTo(reports.size());
      }
    }
    if (output.json()) {
      ReportJson.write(reports, out);
      out.println();
    } else {
      out.println(ReportSentences.NOT_A_DEVICE);
    }
    output.writeNumbers(ReportTables.people(reports));
    boolean anyKnown = reports.stream().anyMatch(ProtectionReporter::isKnown);
    return anyKnown ? ExitCode.OK : ExitCode.UNKNOWN;
  }

  /// With many people, each is asked about at the end of their own record, unless a time was given.
  private static ModelTime asOf(PeopleAsked asked, PersonHistory history) {
    return asked.asOfGiven() ? asked.asOf() : history.lastRecord();
  }

  private static String line(ProtectionReport report) {
    return String.format(
        Locale.ROOT, "%-12s %s", report.person().id(), new ReportSentences(report).summary());
  }

  private static ProtectionReport report(
      ProtectionReporter reporter, PersonHistory history, ModelTime time, Question question) {
    try {
      return reporter.report(history, time, question);
    } catch (QuestionRefusedException e) {
      throw InputException.badInput("--what-if: " + e.getMessage());
    }
  }

  private void writeTable(Chart chart, Path file) {
    ResultTable predictions = ChartPredictions.of(chart, people.model(catalogue));
    WholeFile.text(file, place -> ChartWriter.write(chart, predictions, place));
  }
}

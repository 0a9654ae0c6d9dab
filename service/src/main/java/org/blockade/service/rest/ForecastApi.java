package org.blockade.service.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.blockade.formats.chart.ChartOptions;
import org.blockade.formats.chart.ChartReader;
import org.blockade.formats.chart.ChartReading;
import org.blockade.formats.chart.CovariateRule;
import org.blockade.formats.chart.TimeReading;
import org.blockade.formats.chart.TimeWords;
import org.blockade.formats.regimen.RegimenReader;
import org.blockade.formats.regimen.RegimenReading;
import org.blockade.formats.regimen.WhatIfReading;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.service.access.Action;
import org.blockade.service.desk.Desk;
import org.blockade.service.desk.UnfitException;
import org.blockade.service.door.Needs;
import org.blockade.service.forecast.ChartHistories;
import org.blockade.service.forecast.CurveWanted;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Question;
import org.blockade.service.forecast.QuestionRefusedException;
import org.blockade.service.forecast.RegimenHistory;
import org.blockade.service.present.ReportJson;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.DrugModel;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.VirtualPopulation;
import org.blockade.simulator.quantity.ModelTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Forecasts of what is sent along: nobody's record is looked at, and nothing is kept. The answer
/// is that of `blockade forecast --json`.
@Controller
class ForecastApi {

  private static final String CSV = "text/csv";
  private static final String NALTREXONE = "naltrexone";
  private static final String OTHER_MODEL = "pessimistic";

  /// As the command line has it: virtual people for one person, and for each of many.
  private static final int SUBJECTS_FOR_ONE = 500;

  private static final int SUBJECTS_FOR_EACH_OF_MANY = 200;
  private static final long SEED = 1;
  private static final double CURVE_STEP_HOURS = 6;
  private static final double HOURS_PER_DAY = 24;

  private static final int USUAL_DAYS = 60;
  private static final int MOST_DAYS = 732;

  /// People of a chart: each takes a part of a second. A choice; the command line takes any number.
  private static final int MOST_PEOPLE = 20;

  /// Forecasts at one time; more wait. A choice, so that pages stay quick.
  private static final int AT_ONE_TIME = 2;

  private final DrugCatalogue catalogue;
  private final Semaphore turns = new Semaphore(AT_ONE_TIME);
  private final Object making = new Object();
  private Optional<Reporters> reporters = Optional.empty();

  ForecastApi(Desk desk) {
    this.catalogue = desk.clinic().catalogue();
  }

  /// Made with the first question: a clinic that asks none pays nothing.
  private record Reporters(ProtectionReporter one, ProtectionReporter each) {}

  /// What is asked.
  private record Asked(
      List<PersonHistory> people,
      Optional<ModelTime> asOf,
      Optional<String> whatIf,
      int days,
      List<String> remarks) {}

  @Operation(
      summary = "Forecast what is sent along",
      description =
          "A chart as text/csv, or a regimen in words as JSON; the document of `blockade forecast"
              + " --json`. Nobody's record is looked at, and nothing is kept. For a chart, the"
              + " parameters ask; in JSON, the fields do.")
  @Needs(Action.ASK_FOR_CARDS)
  @PostMapping(
      value = ApiDoor.FORECAST,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JsonNode> forecast(@RequestBody RegimenAsked asked) {
    return answer(() -> ofRegimen(asked));
  }

  @Operation(operationId = "forecast")
  @Needs(Action.ASK_FOR_CARDS)
  @PostMapping(
      value = ApiDoor.FORECAST,
      consumes = CSV,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JsonNode> forecastOfChart(
      @Parameter(description = "For a chart: the time of the question.")
          @RequestParam(defaultValue = "")
          String asOf,
      @Parameter(description = "For a chart: a supposition in words.")
          @RequestParam(defaultValue = "")
          String whatIf,
      @Parameter(description = "For a chart: how far ahead, in days.")
          @RequestParam(name = "horizon_d", defaultValue = "" + USUAL_DAYS)
          int days,
      @RequestBody(required = false) @Nullable String chart,
      HttpServletRequest request) {
    if (request.getParameterMap().containsKey("person")) {
      // An id would stand in the logs of whatever lies between.
      throw new UnfitException(
          "no id stands in an address; send only the rows of the people asked about", "person");
    }
    return answer(() -> ofChart(chart == null ? "" : chart, text(asOf), text(whatIf), days));
  }

  private ResponseEntity<JsonNode> answer(Supplier<Asked> asked) {
    turns.acquireUninterruptibly();
    try {
      StringWriter out = new StringWriter();
      ReportJson.write(reports(asked.get()), out);
      return ResponseEntity.ok(JsonMapper.shared().readTree(out.toString()));
    } finally {
      turns.release();
    }
  }

  private static Optional<String> text(String parameter) {
    return parameter.isBlank() ? Optional.empty() : Optional.of(parameter.strip());
  }

  private Asked ofChart(String chart, Optional<String> asOf, Optional<String> whatIf, int days) {
    ChartReading reading =
        ChartReader.read(
            chart,
            "the chart",
            new ChartOptions(catalogue, CovariateRule.LAST_OBSERVATION_CARRIED_FORWARD));
    if (reading.fileRefused() || reading.chart().persons().isEmpty()) {
      throw unread(reading);
    }
    List<PersonHistory> people = ChartHistories.of(reading, catalogue);
    if (people.size() > MOST_PEOPLE) {
      throw new UnfitException(
          "a chart sent here has at most "
              + MOST_PEOPLE
              + " people; send it in parts, or use the command line");
    }
    return new Asked(
        people,
        asOf.map(words -> time(TimeWords.asOf(words, reading.chart()))),
        whatIf,
        days,
        ChartHistories.remarks(reading.rowsRefused()));
  }

  /// The line, and not the message: it could quote the chart.
  private static ProblemException unread(ChartReading reading) {
    return new ProblemException(
        new Problem(
            Problem.Type.NOT_READABLE,
            HttpStatus.BAD_REQUEST,
            "no row of the chart could be read; look at the line, and at the document of charts",
            reading.problems().stream()
                .findFirst()
                .<Map<String, Object>>map(first -> Map.of("line", first.line()))
                .orElse(Map.of())));
  }

  private Asked ofRegimen(RegimenAsked asked) {
    PersonHistory history =
        switch (new RegimenReader(catalogue).read(asked.regimen())) {
          case RegimenReading.Read read -> {
            try {
              yield RegimenHistory.of(read, asked.start());
            } catch (QuestionRefusedException e) {
              throw Recorder.refused("\"regimen\": " + e.getMessage(), Map.of("field", "regimen"));
            }
          }
          case RegimenReading.Refused refused ->
              throw new ProblemException(
                  new Problem(
                      Problem.Type.NOT_FIT,
                      HttpStatus.BAD_REQUEST,
                      "\"regimen\" cannot be understood from this character on; see the document of"
                          + " regimens",
                      Map.of("field", "regimen", "character", refused.character())));
        };
    return new Asked(
        List.of(history),
        Optional.of(
            asked
                .asOf()
                .map(words ->
                    time(TimeWords.asOf(words, history.axis(), Optional.of(history.lastRecord()))))
                .orElse(history.lastRecord())),
        asked.whatIf(),
        asked.horizon().orElse(USUAL_DAYS),
        List.of());
  }

  private static ModelTime time(TimeReading<ModelTime> reading) {
    return switch (reading) {
      case TimeReading.Read<ModelTime>(ModelTime value) -> value;
      case TimeReading.Refused<ModelTime> refused ->
          throw new UnfitException(
              "\"asOf\" is a time of the chart, e.g. 2026-03-01, 336h or day 14", "asOf");
    };
  }

  private List<ProtectionReport> reports(Asked asked) {
    if (asked.days() < 1 || asked.days() > MOST_DAYS) {
      throw new UnfitException("\"horizon_d\" is 1 to " + MOST_DAYS + " days", "horizon_d");
    }
    boolean many = asked.people().size() > 1;
    if (many && asked.whatIf().isPresent()) {
      throw new UnfitException(
          "\"whatIf\" is about one person; send the rows of that person alone", "whatIf");
    }
    Question question =
        new Question(
            asked.days() * HOURS_PER_DAY,
            ProtectionBands.standard().protectedFrom(),
            asked.whatIf().map(this::supposed),
            !many,
            many ? new CurveWanted.None() : new CurveWanted.Every(CURVE_STEP_HOURS),
            asked.remarks());
    ProtectionReporter reporter = many ? reporters().each() : reporters().one();
    List<ProtectionReport> reports = new ArrayList<>();
    for (PersonHistory person : asked.people()) {
      ModelTime time =
          asked
              .asOf()
              .orElseGet(
                  () -> many ? person.lastRecord() : ChartHistories.lastRecord(asked.people()));
      try {
        reports.add(reporter.report(person, time, question));
      } catch (QuestionRefusedException e) {
        throw Recorder.refused("\"whatIf\": " + e.getMessage(), Map.of("field", "whatIf"));
      }
    }
    return reports;
  }

  private Question.Asked supposed(String words) {
    return switch (new RegimenReader(catalogue).readWhatIf(words)) {
      case WhatIfReading.Read read -> new Question.Asked(words.strip(), read.whatIf());
      case WhatIfReading.Refused refused ->
          throw new UnfitException(
              "\"whatIf\" is no supposition in words; see the document of regimens", "whatIf");
    };
  }

  private Reporters reporters() {
    synchronized (making) {
      Reporters known =
          reporters.orElseGet(
              () -> new Reporters(reporter(SUBJECTS_FOR_ONE), reporter(SUBJECTS_FOR_EACH_OF_MANY)));
      reporters = Optional.of(known);
      return known;
    }
  }

  private ProtectionReporter reporter(int subjects) {
    DrugModel model = catalogue.model(NALTREXONE);
    return new ProtectionReporter(
        model,
        catalogue.file(NALTREXONE).flatMap(file -> file.model(OTHER_MODEL)),
        ProtectionBands.standard(),
        NextInjection.standard(),
        VirtualPopulation.draw(model, SEED, subjects),
        1);
  }
}

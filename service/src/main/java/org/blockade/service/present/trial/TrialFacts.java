package org.blockade.service.present.trial;

import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.formats.trial.ObservedTable;
import org.blockade.formats.trial.TrialWriter;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.service.trial.ArmResult;
import org.blockade.service.trial.Endpoint;
import org.blockade.service.trial.Estimate;
import org.blockade.service.trial.TrialReport;
import org.blockade.service.trial.TrialResult;
import org.blockade.service.trial.VisualCheck;
import org.blockade.simulator.trial.TrialDesign;

/// A trial for programs: JSON, in which what is not known is `null`.
public final class TrialFacts {

  private TrialFacts() {}

  /// Writes the report with the numbers of its plots; does not close the writer.
  public static void write(TrialReport report, Writer out) {
    AnswerJson.write(facts(report, TrialPlots.of(report)), out);
  }

  static Map<String, Object> facts(TrialReport report, List<TrialPlot> plots) {
    TrialResult result = report.result();
    TrialDesign design = result.file().design();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("title", design.title());
    facts.put("complete", result.complete());
    facts.put("seed", design.seed());
    facts.put("subjectsDesigned_perArm", result.designed());
    facts.put("replicates", design.replicates());
    facts.put("people", design.people().word());
    facts.put("reference", result.file().reference());
    facts.put("model", design.drug().label());
    facts.put("drugFile_sha256", design.drug().checksum());
    facts.put("course_sha256", design.course().checksum());
    facts.put("adherence_sha256", result.file().adherence());
    facts.put("version", report.version());
    facts.put("design_yaml", TrialWriter.write(result.file()));
    facts.put("arms", arms(report));
    facts.put(
        "hazardRatios",
        report.ratios().stream()
            .map(ratio ->
                Map.of(
                    "arm", ratio.arm(), "event", ratio.event(), "ratio", estimate(ratio.ratio())))
            .toList());
    facts.put(
        "power",
        report.power().stream()
            .map(power ->
                Map.of(
                    "arm",
                    power.arm(),
                    "replicates",
                    power.studies(),
                    "apart",
                    power.apart(),
                    "test",
                    power.test(),
                    "share",
                    estimate(power.share()),
                    "outcome_p05_p50_p95",
                    power.spread()))
            .toList());
    facts.put("observed", result.file().observed().map(table -> observed(table, report)));
    facts.put("plots", plots.stream().map(TrialFacts::plot).toList());
    return facts;
  }

  private static Map<String, Object> observed(ObservedTable table, TrialReport report) {
    return Map.of(
        "file",
        table.name(),
        "sha256",
        table.checksum(),
        "checks",
        report.checks().stream()
            .map(check ->
                Map.of(
                    "arm",
                    report.curves().get(check.arm()).name(),
                    "endpoint",
                    check.what().word(),
                    "replicates",
                    check.studies(),
                    "values",
                    check.seen().stream().map(TrialFacts::seen).toList()))
            .toList());
  }

  private static Map<String, Object> seen(VisualCheck.Seen seen) {
    Optional<VisualCheck.Band> band = seen.simulated();
    return Map.of(
        "day",
        seen.point().day(),
        "observed",
        seen.point().value(),
        "people",
        seen.point().people().isPresent()
            ? Optional.of(seen.point().people().getAsInt())
            : Optional.empty(),
        "simulated_p50",
        band.flatMap(share -> number(share.middle())),
        "simulated_p05",
        band.flatMap(share -> number(share.low())),
        "simulated_p95",
        band.flatMap(share -> number(share.high())),
        "within",
        seen.within());
  }

  private static List<Map<String, Object>> arms(TrialReport report) {
    List<Map<String, Object>> arms = new ArrayList<>();
    for (int arm = 0; arm < report.result().arms().size(); arm++) {
      ArmResult result = report.result().arms().get(arm);
      TrialReport.Flow flow = report.flow().get(arm);
      Map<String, Object> endpoints = new LinkedHashMap<>();
      for (Endpoint endpoint : report.endpoints()) {
        endpoints.put(
            endpoint.key() + "_" + endpoint.unit().word(), estimate(endpoint.arms().get(arm)));
      }
      arms.add(
          Map.of(
              "name",
              result.name(),
              "subjects",
              result.tally().subjects(),
              "started",
              flow.started(),
              "inCareAtEnd",
              flow.inCareAtEnd(),
              "neverLeft",
              flow.neverLeft(),
              "endpoints",
              endpoints));
    }
    return arms;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    return Map.of(
        "value",
        number(estimate.value()),
        "low95",
        number(estimate.low()),
        "high95",
        number(estimate.high()));
  }

  private static Optional<Double> number(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private static Map<String, Object> plot(TrialPlot plot) {
    return Map.of(
        "id",
        plot.id(),
        "title",
        plot.title(),
        "kind",
        plot.kind().name(),
        "horizontal",
        plot.horizontal(),
        "vertical",
        plot.vertical(),
        "most",
        plot.most(),
        "legend",
        plot.legend(),
        "lines",
        plot.lines().stream().map(TrialFacts::line).toList());
  }

  private static Map<String, Object> line(TrialPlot.Line line) {
    return Map.of(
        "name",
        line.name(),
        "colour",
        line.colour(),
        "dashed",
        line.dashed(),
        "points",
        line.points(),
        "x",
        numbers(line.x()),
        "y",
        numbers(line.y()),
        "low",
        numbers(line.low()),
        "high",
        numbers(line.high()));
  }

  private static List<Optional<Double>> numbers(double[] values) {
    return Arrays.stream(values).mapToObj(TrialFacts::number).toList();
  }
}

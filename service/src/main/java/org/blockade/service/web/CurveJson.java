package org.blockade.service.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.Supposition;
import org.blockade.service.present.ReportSentences;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.OccupancyCurve;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The curve of one person for the chart of a page: occupancy in percent, times in milliseconds of
/// the epoch.
final class CurveJson {

  private static final double PERCENT = 100;

  private final JsonGenerator json;
  private final TimeAxis.Calendar axis;

  private CurveJson(JsonGenerator json, TimeAxis.Calendar axis) {
    this.json = json;
    this.axis = axis;
  }

  /// @param fading bound of "fading"
  static byte[] of(ProtectionReport report, double fading) {
    if (!(report.person().axis() instanceof TimeAxis.Calendar axis)) {
      throw new IllegalStateException("a journal has a calendar");
    }
    StringWriter out = new StringWriter();
    try (JsonGenerator generator =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out)) {
      new CurveJson(generator, axis).write(report, fading);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(ProtectionReport report, double fading) {
    ProtectionForecast forecast = report.forecast();
    json.writeStartObject();
    json.writeNumberProperty("asOf", millis(report.asOf()));
    json.writeNumberProperty("threshold_percent", PERCENT * forecast.request().threshold());
    json.writeNumberProperty("fading_percent", PERCENT * fading);
    json.writeStringProperty("zone", axis.zone().getId());
    curve("curve", Optional.of(forecast));
    json.writeArrayPropertyStart("doses");
    for (DoseGiven given : report.person().doses()) {
      dose(given.dose(), given.side().map(Form::word));
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("opioids");
    for (OpioidUse use : report.person().opioidUse()) {
      json.writeStartObject();
      json.writeNumberProperty("time", millis(use.time()));
      json.writeStringProperty("sign", Form.word(use.sign()));
      json.writeEndObject();
    }
    json.writeEndArray();
    Optional<Supposition> supposed = report.suppositions().stream().findFirst();
    curve("supposed", supposed.map(Supposition::forecast));
    json.writeArrayPropertyStart("supposedDoses");
    supposed.ifPresent(each -> each.added().forEach(dose -> dose(dose, Optional.empty())));
    json.writeEndArray();
    json.writeStringProperty("until", new ReportSentences(report).untilSentence());
    Optional<ReportSentences.SuppositionLine> line =
        supposed.map(each -> new ReportSentences(report).suppositionLines().getLast());
    json.writeStringProperty(
        "unprotected", line.map(each -> String.join("; ", each.windows())).orElse(""));
    json.writeStringProperty(
        "unprotected_d", line.map(ReportSentences.SuppositionLine::gap).orElse(""));
    json.writeEndObject();
  }

  private void dose(DoseEvent dose, Optional<String> side) {
    json.writeStartObject();
    json.writeNumberProperty("time", millis(dose.time()));
    json.writeNumberProperty("amount_mg", dose.amount().milligrams());
    json.writeStringProperty("route", Form.word(dose.route()));
    json.writeStringProperty("side", side.orElse(""));
    json.writeEndObject();
  }

  private void curve(String name, Optional<ProtectionForecast> forecast) {
    json.writeArrayPropertyStart(name);
    List<OccupancyCurve.Point> points =
        forecast.map(each -> each.curve().points()).orElse(List.of());
    for (OccupancyCurve.Point point : points) {
      json.writeStartArray();
      json.writeNumber(millis(point.time()));
      json.writeNumber(rounded(point.typical()));
      json.writeNumber(rounded(point.people().low()));
      json.writeNumber(rounded(point.people().high()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static double rounded(double fraction) {
    return StrictMath.rint(fraction * 10_000) / PERCENT;
  }

  private long millis(ModelTime time) {
    Instant moment = axis.momentOf(time).toInstant();
    return moment.toEpochMilli();
  }
}

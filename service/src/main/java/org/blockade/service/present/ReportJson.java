package org.blockade.service.present;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.service.forecast.NextDue;
import org.blockade.service.forecast.Note;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.service.forecast.ProtectionReporter;
import org.blockade.service.forecast.Supposition;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.SteadyState;
import org.blockade.simulator.drug.Covariates;
import org.blockade.simulator.measure.TimeWindow;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.population.Spread;
import org.blockade.simulator.simulation.CovariateChange;
import org.blockade.simulator.simulation.Scenario;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Reports as JSON. Every number has its unit in its name; what is unknown is `null`, never left
/// out.
public final class ReportJson {

  /// Version of this form of JSON.
  private static final int FORMAT = 1;

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes reports; does not close the writer.
  public static void write(List<ProtectionReport> reports, Writer out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      ReportJson writer = new ReportJson(generator);
      generator.writeStartObject();
      generator.writeNumberProperty("format", FORMAT);
      generator.writeStringProperty("notice", ReportSentences.NOT_A_DEVICE);
      generator.writeArrayPropertyStart("people");
      reports.forEach(writer::report);
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }

  private void report(ProtectionReport report) {
    AxisText text = new AxisText(report.person().axis());
    ProtectionForecast forecast = report.forecast();
    json.writeStartObject();
    json.writeStringProperty("id", report.person().id());
    json.writeStringProperty("asOf", text.code(report.asOf()));
    json.writeStringProperty("laterDoses", report.laterDoses().word());
    json.writeBooleanProperty("known", ProtectionReporter.isKnown(report));
    model(report);
    json.writeNumberProperty("threshold_fraction", forecast.request().threshold());
    json.writeNumberProperty("plannedDosesAhead", report.plannedAhead());
    json.writeArrayPropertyStart("dosesCounted");
    Scenario scenario = forecast.request().scenario();
    scenario.dosing().doses().forEach(dose -> dose(dose, text));
    json.writeEndArray();
    texts("resetsCounted", scenario.dosing().resets().stream().map(text::code).toList());
    json.writeArrayPropertyStart("covariates");
    scenario.covariates().forEach(change -> covariate(change, text));
    json.writeEndArray();
    if (ProtectionReporter.isKnown(report)) {
      now(report);
      protection("protection", forecast, text);
      sensitivity(report, text);
    } else {
      json.writeNullProperty("now");
      json.writeNullProperty("protection");
      json.writeNullProperty("sensitivity");
    }
    next(report.next(), text);
    json.writeArrayPropertyStart("suppositions");
    for (Supposition supposition : report.suppositions()) {
      json.writeStartObject();
      json.writeStringProperty("title", supposition.title());
      if (supposition.thenEveryDays().isPresent()) {
        json.writeNumberProperty("thenEvery_d", supposition.thenEveryDays().getAsInt());
      } else {
        json.writeNullProperty("thenEvery_d");
      }
      json.writeBooleanProperty("onlyAfterAssessment", report.onlyAfterAssessment(supposition));
      json.writeArrayPropertyStart("dosesAdded");
      supposition.added().forEach(dose -> dose(dose, text));
      json.writeEndArray();
      protection("protection", supposition.forecast(), text);
      JsonTable.write(json, ReportTables.curve(report, supposition));
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("notKnown", report.unknowns());
    texts("notes", report.notes().stream().map(Note::text).toList());
    JsonTable.write(json, ReportTables.curve(report));
    json.writeEndObject();
  }

  private void sensitivity(ProtectionReport report, AxisText text) {
    if (report.sensitivity().isEmpty()) {
      json.writeNullProperty("sensitivity");
      return;
    }
    ProtectionReport.Sensitivity other = report.sensitivity().get();
    json.writeObjectPropertyStart("sensitivity");
    json.writeStringProperty("model", other.model().label());
    json.writeStringProperty("reason", other.model().variantReason());
    loss("lost", other.loss(), text);
    json.writeEndObject();
  }

  private void covariate(CovariateChange change, AxisText text) {
    Covariates known = change.covariates();
    json.writeStartObject();
    json.writeStringProperty("from", text.code(change.from()));
    number("weight_kg", known.weightKilograms());
    number("age_a", known.ageYears());
    number("creatinineClearance_mL_per_min", known.creatinineClearanceMillilitresPerMinute());
    word("dependence", known.dependence());
    word("hepatic", known.hepatic());
    json.writeEndObject();
  }

  private void number(String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, value.getAsDouble());
    } else {
      json.writeNullProperty(name);
    }
  }

  private void word(String name, Optional<? extends Enum<?>> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    } else {
      json.writeNullProperty(name);
    }
  }

  private void model(ProtectionReport report) {
    json.writeObjectPropertyStart("model");
    json.writeStringProperty("label", report.model().label());
    json.writeStringProperty("checksum_sha256", report.model().checksum());
    json.writeNumberProperty("seed", report.forecast().seed());
    json.writeNumberProperty("virtualPeople", report.forecast().subjects());
    json.writeStringProperty(
        "interval", "5-95 % between people; not an uncertainty of the estimate");
    json.writeEndObject();
  }

  private void dose(DoseEvent dose, AxisText text) {
    json.writeStartObject();
    json.writeStringProperty("time", text.code(dose.time()));
    json.writeNumberProperty("time_h", dose.time().hours());
    json.writeStringProperty("drug", dose.drug());
    json.writeStringProperty("route", dose.route().id());
    json.writeNumberProperty("amount_mg", dose.amount().milligrams());
    json.writeNumberProperty("infusion_h", dose.infusionHours());
    switch (dose.steadyState()) {
      case SteadyState.NotAssumed none -> json.writeNullProperty("steadyState");
      case SteadyState.Replacing steady ->
          json.writeStringProperty(
              "steadyState", "replacing, every " + steady.intervalHours() + " h");
      case SteadyState.Adding steady ->
          json.writeStringProperty("steadyState", "added, every " + steady.intervalHours() + " h");
    }
    json.writeEndObject();
  }

  private void now(ProtectionReport report) {
    ProtectionForecast.Now now = report.forecast().now();
    json.writeObjectPropertyStart("now");
    json.writeStringProperty("level", new ReportSentences(report).levelWord());
    json.writeNumberProperty("muOccupancyTypical_fraction", now.typical());
    spread("muOccupancyPeople_fraction", now.people());
    json.writeNumberProperty("sharePeopleProtected_fraction", now.share());
    json.writeBooleanProperty("certain", now.certain());
    json.writeEndObject();
  }

  private void protection(String name, ProtectionForecast forecast, AxisText text) {
    json.writeObjectPropertyStart(name);
    loss("lostTypical", forecast.loss().typical(), text);
    loss("lostEarly5percent", forecast.loss().early(), text);
    loss("lostMedian", forecast.loss().middle(), text);
    loss("lostLate95percent", forecast.loss().late(), text);
    json.writeNumberProperty("sharePeopleLostAlready_fraction", forecast.loss().alreadyShare());
    json.writeStringProperty("horizon", text.code(forecast.request().horizon()));
    spread("hoursBelowToHorizon_h", forecast.hoursBelow());
    json.writeArrayPropertyStart("typicalBelow");
    for (TimeWindow gap : forecast.typicalWindows().gaps()) {
      json.writeStartObject();
      json.writeStringProperty("from", text.code(gap.from()));
      json.writeStringProperty("to", text.code(gap.to()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void loss(String name, Loss loss, AxisText text) {
    json.writeObjectPropertyStart(name);
    switch (loss) {
      case Loss.AlreadyLost lost -> {
        json.writeStringProperty("state", "already");
        json.writeNullProperty("time");
      }
      case Loss.At at -> {
        json.writeStringProperty("state", "at");
        json.writeStringProperty("time", text.code(at.time()));
      }
      case Loss.After after -> {
        json.writeStringProperty("state", "later");
        json.writeStringProperty("time", text.code(after.searchedTo()));
      }
    }
    json.writeEndObject();
  }

  private void next(NextDue next, AxisText text) {
    json.writeObjectPropertyStart("next");
    switch (next) {
      case NextDue.Injection injection -> {
        json.writeStringProperty("kind", "injection");
        json.writeStringProperty("due", text.code(injection.advice().due()));
        json.writeNumberProperty("daysSinceLast_d", injection.advice().daysSince());
        json.writeStringProperty("timing", ReportSentences.word(injection.advice().timing()));
        if (injection.advice().side().isPresent()) {
          json.writeStringProperty("side", ReportSentences.word(injection.advice().side().get()));
        } else {
          json.writeNullProperty("side");
        }
      }
      case NextDue.Tablet tablet -> {
        json.writeStringProperty("kind", "tablet");
        json.writeStringProperty("due", text.code(tablet.due()));
      }
      case NextDue.Unknown unknown -> {
        json.writeStringProperty("kind", "unknown");
        json.writeNullProperty("due");
      }
    }
    json.writeEndObject();
  }

  private void spread(String name, Spread spread) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("p05", spread.low());
    json.writeNumberProperty("p50", spread.median());
    json.writeNumberProperty("p95", spread.high());
    json.writeEndObject();
  }

  private void texts(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}

package org.blockade.service.validation;

import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.blockade.service.validation.fact.NotComputed;
import org.blockade.service.validation.opioid.OpioidJson;
import org.blockade.service.validation.opioid.OpioidReport;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// The report as JSON. A limit that is open on one side is `null`.
public final class ValidationJson {

  /// Version of this form of JSON.
  private static final int FORMAT = 1;

  private final JsonGenerator json;

  private ValidationJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes a report; does not close the writer.
  public static void write(ValidationReport report, OpioidReport opioids, Writer out) {
    try (JsonGenerator generator = generator(out)) {
      new ValidationJson(generator).report(report, opioids);
    }
  }

  /// The rows for the plot of a page, safe to stand inside a script element.
  static String plot(ValidationReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = generator(text)) {
      new ValidationJson(generator).rows(report.rows());
    }
    return text.toString().replace("<", "\\u003c");
  }

  private static JsonGenerator generator(Writer out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    return factory.createGenerator(ObjectWriteContext.empty(), out);
  }

  private void report(ValidationReport report, OpioidReport opioids) {
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("notice", ValidationReport.PURPOSE);
    json.writeStringProperty("model", report.model());
    json.writeStringProperty("model_checksum_sha256", report.modelChecksum());
    json.writeStringProperty("anchors_checksum_sha256", report.anchorsChecksum());
    json.writeNumberProperty("in", report.rows(ValidationRow.Verdict.IN).size());
    json.writeNumberProperty("out", report.rows(ValidationRow.Verdict.OUT).size());
    json.writeBooleanProperty("asKnown", report.asKnown());
    ids("newlyOut", report.newlyOut().stream().map(row -> row.anchor().id()).toList());
    ids("newlyIn", report.newlyIn().stream().map(row -> row.anchor().id()).toList());
    ids("unknownIds", report.unknownIds());
    json.writeName("rows");
    rows(report.rows());
    json.writeArrayPropertyStart("notComputed");
    for (NotComputed fact : report.notComputed()) {
      json.writeStartObject();
      json.writeStringProperty("id", fact.id());
      json.writeStringProperty("quantity", fact.quantity());
      json.writeStringProperty("reason", fact.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("opioids");
    OpioidJson.write(opioids, json);
    json.writeEndObject();
  }

  private void rows(List<ValidationRow> rows) {
    json.writeStartArray();
    rows.forEach(this::row);
    json.writeEndArray();
  }

  private void row(ValidationRow row) {
    Anchor anchor = row.anchor();
    json.writeStartObject();
    json.writeStringProperty("id", anchor.id());
    json.writeStringProperty("group", anchor.group().word());
    json.writeStringProperty("quantity", anchor.quantity());
    json.writeStringProperty("unit", anchor.unit().code());
    json.writeStringProperty("published", anchor.published().text());
    json.writeNumberProperty("reference", anchor.published().middle());
    limit("low", anchor.limits().low());
    limit("high", anchor.limits().high());
    json.writeStringProperty("rule", anchor.rule().word());
    limit("predicted", row.predicted());
    json.writeBooleanProperty("in", row.verdict() == ValidationRow.Verdict.IN);
    if (row.reproducesDossier().isPresent()) {
      json.writeBooleanProperty("reproducesDossier", row.reproducesDossier().get());
    } else {
      json.writeNullProperty("reproducesDossier");
    }
    if (row.why().isPresent()) {
      json.writeStringProperty("why", row.why().get());
    } else {
      json.writeNullProperty("why");
    }
    json.writeStringProperty("evidence", anchor.evidence().word());
    json.writeStringProperty("use", anchor.use().word());
    ids("sourceRows", anchor.rows());
    json.writeStringProperty("citation", anchor.citation());
    json.writeEndObject();
  }

  private void limit(String name, double limit) {
    if (Double.isFinite(limit)) {
      json.writeNumberProperty(name, limit);
    } else {
      json.writeNullProperty(name);
    }
  }

  private void ids(String name, List<String> ids) {
    json.writeArrayPropertyStart(name);
    ids.forEach(json::writeString);
    json.writeEndArray();
  }
}

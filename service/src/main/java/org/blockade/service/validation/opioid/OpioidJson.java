package org.blockade.service.validation.opioid;

import java.util.List;
import org.blockade.service.validation.fact.PrintedNumber;
import tools.jackson.core.JsonGenerator;

/// The report as one JSON object. What is no number, and a limit that is open, is `null`.
public final class OpioidJson {

  private final JsonGenerator json;

  private OpioidJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes a report as a value.
  public static void write(OpioidReport report, JsonGenerator json) {
    new OpioidJson(json).report(report);
  }

  private void report(OpioidReport report) {
    json.writeStartObject();
    ids("models", report.models());
    json.writeStringProperty("facts_checksum_sha256", report.factsChecksum());
    json.writeNumberProperty("in", report.rows(OpioidRow.Verdict.IN).size());
    json.writeNumberProperty("out", report.rows(OpioidRow.Verdict.OUT).size());
    json.writeNumberProperty("withoutData", report.rows(OpioidRow.Verdict.NO_DATA).size());
    json.writeBooleanProperty("asKnown", report.asKnown());
    ids("newlyOut", report.newlyOut().stream().map(row -> row.fact().id()).toList());
    ids("newlyIn", report.newlyIn().stream().map(row -> row.fact().id()).toList());
    ids("unknownIds", report.unknownIds());
    json.writeArrayPropertyStart("rows");
    report.rows().forEach(this::row);
    json.writeEndArray();
    json.writeArrayPropertyStart("notComputed");
    report
        .notComputed()
        .forEach(fact -> {
          json.writeStartObject();
          json.writeStringProperty("id", fact.id());
          json.writeStringProperty("reason", fact.reason());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(OpioidRow row) {
    OpioidFact fact = row.fact();
    json.writeStartObject();
    json.writeStringProperty("id", fact.id());
    json.writeStringProperty("group", fact.group().word());
    json.writeStringProperty("quantity", fact.quantity());
    json.writeStringProperty("conditions", fact.conditions());
    json.writeStringProperty("unit", fact.unit().code());
    text("dossier", fact.dossier().map(PrintedNumber::text).orElse(null));
    text("dossierNote", fact.dossierNote().orElse(null));
    text("run", row.run() == OpioidRow.Run.NONE ? null : row.run().word());
    number("dossierForm", row.rerun());
    number("before", row.before());
    number("now", row.now());
    json.writeStringProperty("literatureBefore", word(row.verdictBefore()));
    json.writeStringProperty("literature", word(row.verdict()));
    text("published", fact.literature().map(each -> each.published().text()).orElse(null));
    number("low", fact.literature().map(each -> each.limits().low()).orElse(Double.NaN));
    number("high", fact.literature().map(each -> each.limits().high()).orElse(Double.NaN));
    text("rule", fact.literature().map(each -> each.rule().word()).orElse(null));
    text("evidence", fact.literature().map(each -> each.evidence().word()).orElse(null));
    text("citation", fact.literature().map(OpioidFact.Literature::citation).orElse(null));
    text("why", row.why().orElse(null));
    ids("sourceRows", fact.rows());
    json.writeEndObject();
  }

  private static String word(OpioidRow.Verdict verdict) {
    return switch (verdict) {
      case IN -> "in";
      case OUT -> "out";
      case NO_DATA -> "no data";
    };
  }

  private void text(String name, @org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private void number(String name, double number) {
    if (Double.isFinite(number)) {
      json.writeNumberProperty(name, number);
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

package org.blockade.service.present.opioid;

import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.service.present.JsonTable;
import org.blockade.service.present.ReportSentences;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Answers as JSON. Every number has its unit in its name; what is unknown is `null`, never left
/// out.
public final class AnswerJson {

  /// Version of this form of JSON.
  private static final int FORMAT = 1;

  private final JsonGenerator json;

  private AnswerJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes an answer: its facts, its statements, and its numbers; does not close the writer.
  public static void write(AnswerSheet sheet, Writer out) {
    try (JsonGenerator generator = generator(out)) {
      AnswerJson writer = new AnswerJson(generator);
      writer.start();
      sheet.facts().forEach(writer::property);
      writer.property("headline", sheet.headline());
      writer.property(
          "statements",
          sheet.lines().stream()
              .map(line -> Map.of("label", line.label(), "statement", line.statement()))
              .toList());
      sheet.plot().ifPresent(writer::plot);
      JsonTable.write(generator, sheet.numbers());
      generator.writeEndObject();
    }
  }

  /// Writes facts that have no sheet; does not close the writer.
  public static void write(Map<String, Object> facts, Writer out) {
    try (JsonGenerator generator = generator(out)) {
      AnswerJson writer = new AnswerJson(generator);
      writer.start();
      facts.forEach(writer::property);
      generator.writeEndObject();
    }
  }

  private static JsonGenerator generator(Writer out) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build()
        .createGenerator(ObjectWriteContext.empty(), out);
  }

  private void start() {
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("notice", ReportSentences.NOT_A_DEVICE);
  }

  private void plot(AnswerSheet.Plot plot) {
    json.writeObjectPropertyStart("plot");
    property("vertical", plot.vertical());
    property("from", plot.from());
    property("to", plot.to());
    json.writeArrayPropertyStart("lines");
    for (AnswerSheet.Line line : plot.lines()) {
      json.writeStartObject();
      property("name", line.name());
      property("column", line.column());
      property("bandName", line.band().map(AnswerSheet.Band::name));
      property("low", line.band().map(AnswerSheet.Band::low));
      property("high", line.band().map(AnswerSheet.Band::high));
      property("factor", line.factor());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("levels");
    for (AnswerSheet.Level level : plot.levels()) {
      json.writeStartObject();
      property("name", level.name());
      property("value", level.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void property(String name, Object value) {
    json.writeName(name);
    value(value);
  }

  private void value(Object value) {
    switch (value) {
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Optional<?> optional when optional.isPresent() -> value(optional.get());
      case Optional<?> nothing -> json.writeNull();
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(this::value);
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.entrySet().stream()
            .sorted(java.util.Comparator.comparing(entry -> entry.getKey().toString()))
            .forEach(entry -> property(entry.getKey().toString(), entry.getValue()));
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }
}

package org.blockade.service.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.blockade.service.fhir.read.Bundles.READER;
import static org.blockade.service.fhir.read.Bundles.injection;
import static org.blockade.service.fhir.read.Bundles.read;
import static org.blockade.service.fhir.read.Bundles.statements;
import static org.blockade.service.fhir.read.Bundles.told;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.service.record.RecordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every element of a Bundle, in turn of every other kind than it must be.
class WrongKindTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<JsonNode> KINDS =
      Stream.of("5", "-1e400", "true", "null", "\"\"", "\"x\"", "{}", "[]", "[null]", "{\"id\":{}}")
          .map(MAPPER::readTree)
          .toList();

  static Stream<Path> examples() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("../examples/fhir"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anElementOfAnotherKindIsReadOrRefused(Path file) throws Exception {
    JsonNode whole = MAPPER.readTree(Files.readAllBytes(file));
    replaceEach(whole, whole, "");
  }

  private static void replaceEach(JsonNode whole, JsonNode node, String place) {
    switch (node) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode right = object.get(name);
          for (JsonNode kind : KINDS) {
            object.set(name, kind);
            check(whole, place + "." + name + " = " + kind);
          }
          object.set(name, right);
          replaceEach(whole, right, place + "." + name);
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          JsonNode right = array.get(i);
          for (JsonNode kind : KINDS) {
            array.set(i, kind);
            check(whole, place + "[" + i + "] = " + kind);
          }
          array.set(i, right);
          replaceEach(whole, right, place + "[" + i + "]");
        }
      }
      default -> {}
    }
  }

  private static void check(JsonNode whole, String what) {
    byte[] bytes = MAPPER.writeValueAsBytes(whole);
    assertThatCode(() -> READER.json("test", bytes)).as(what).doesNotThrowAnyException();
  }

  /// An id names a resource and says nothing of its own; without it a Patient is nobody.
  @Test
  void anIdThatIsNoTextIsNone() {
    String dose = injection("a", "2026-03-02T10:00:00Z", "completed");
    String numbered = dose.replace("'id':'a'", "'id':5");
    assertThat(statements(read(numbered))).isEqualTo(statements(read(dose)));
    assertThat(read(numbered, numbered).people().getFirst().history().doses()).hasSize(2);
    String xml =
        "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/><entry><resource><Patient>"
            + "<id other='1'/></Patient></resource></entry></Bundle>";
    RecordReading.Read read =
        (RecordReading.Read)
            READER.xml("test", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.people()).isEmpty();
    assertThat(told(read)).singleElement().asString().contains("the Patient has no id");
  }
}

package org.blockade.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.blockade.service.desk.UnfitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The document of the interface, and bodies as it describes them.
class OpenApiTest {

  private static final Path KEPT = Path.of("../docs/reference/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonNode DOCUMENT =
      JSON.readTree(AnswerWriter.write(OpenApi.of(DocumentApi.ALL)));

  @Test
  void theKeptDocumentIsWhatTheCodeMakes() throws IOException {
    String made = JSON.writeValueAsString(DOCUMENT).replace("\r\n", "\n") + "\n";
    if (!Files.readString(KEPT).equals(made)) {
      Path fresh = Path.of("target/openapi.json");
      Files.writeString(fresh, made);
      assertThat(fresh).as("copy it to docs/reference").hasSameTextualContentAs(KEPT);
    }
  }

  /// By another program, which knows OpenAPI and not us.
  @Test
  void anotherProgramFindsNothingWrongWithIt() {
    SwaggerParseResult read = parsed(DOCUMENT.toString());
    assertThat(read.getMessages()).isEmpty();
    OpenAPI document = read.getOpenAPI();
    assertThat(document.getPaths().keySet())
        .contains("/api/v1/people", "/api/v1/people/{person}", "/api/v1/forecast");
    List<Operation> all =
        document.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .toList();
    assertThat(all)
        .hasSize(9)
        .allSatisfy(operation -> {
          assertThat(operation.getSummary()).isNotBlank();
          assertThat(operation.getDescription()).isNotBlank();
          assertThat(operation.getOperationId()).isNotBlank();
          assertThat(operation.getSecurity()).isNotNull();
        });
    assertThat(all.stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
    assertThat(all.stream().filter(each -> !each.getSecurity().isEmpty()))
        .hasSize(8)
        .allSatisfy(operation ->
            assertThat(operation.getResponses()).containsKeys("401", "403", "406", "429", "503"));
    assertThat(document.getComponents().getSecuritySchemes()).containsKeys("token", "session");
  }

  @Test
  void thatProgramFindsAFault() {
    assertThat(
            parsed(DOCUMENT.toString().replace("\"operationId\"", "\"operationName\""))
                .getMessages())
        .isNotEmpty();
  }

  private static SwaggerParseResult parsed(String document) {
    return new OpenAPIV3Parser().readContents(document, List.of(), new ParseOptions());
  }

  /// Every example of what is taken is taken, and has the fields that the document says.
  @Test
  void theExamplesAreTaken() {
    JsonNode paths = DOCUMENT.path("paths");
    assertThat(BodyReader.read(NewPerson.class, example(paths, "/people")))
        .extracting(NewPerson::familyName)
        .isEqualTo("Quill");
    assertThat(BodyReader.read(Dose.class, example(paths, "/people/{person}/doses")))
        .isInstanceOf(Dose.Injection.class);
    assertThat(BodyReader.read(Observation.class, example(paths, "/people/{person}/observations")))
        .isInstanceOf(Observation.Symptom.class);
    assertThat(BodyReader.read(RegimenAsked.class, example(paths, "/forecast")).horizon())
        .contains(60);
  }

  private static byte[] example(JsonNode paths, String path) {
    return paths
        .path(ApiDoor.ROOT + path)
        .path("post")
        .path("requestBody")
        .path("content")
        .path("application/json")
        .path("example")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatDoesNotFitIsRefusedByItsPlace(String body, String says) {
    assertThatThrownBy(() -> BodyReader.read(Dose.class, body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnfitException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("zq");
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> unfit() {
    String tablet = "{\"kind\":\"tablet\",\"taken\":\"2026-03-02T15:00:00Z\",\"amount_mg\":50,";
    return Map.ofEntries(
            Map.entry("[]", "the body is a JSON object"),
            Map.entry("3", "the body is a JSON object"),
            Map.entry("{}", "\"kind\" is one of injection, tablet"),
            Map.entry("{\"kind\":\"zq\"}", "\"kind\" is one of injection, tablet"),
            Map.entry("{\"kind\":[\"tablet\"]}", "\"kind\" is one of injection, tablet"),
            Map.entry(tablet + "\"seen\":true,\"weight\":1}", "\"weight\" is not known here"),
            Map.entry(tablet + "\"seen\":true,\"zq \\\"<\":1}", "one of the fields is not known"),
            Map.entry(tablet + "\"seen\":\"zq\"}", "\"seen\" is true or false"),
            Map.entry(tablet + "\"seen\":null}", "\"seen\" is needed"),
            Map.entry(tablet.replace("50", "\"50\"") + "\"seen\":true}", "is a number"),
            Map.entry(tablet.replace("50", "1e999") + "\"seen\":true}", "is a number"),
            Map.entry(tablet.replace("T15:00:00Z", "") + "\"seen\":true}", "a moment with its"),
            Map.entry(
                "{\"kind\":\"injection\",\"given\":\"2026-03-02T15:00:00Z\",\"amount_mg\":380,"
                    + "\"side\":\"zq\"}",
                "\"side\" is one of left, right"))
        .entrySet()
        .stream()
        .map(
            each -> org.junit.jupiter.params.provider.Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"kind\":\n\"tablet\",,}",
        "{\"kind\":\"tablet\",\"kind\":\"injection\"}",
        "[[[[[[[[[[[[[[[[[[[[",
        "{\"a\":[[[[[[[[[[[[1]]]]]]]]]]]]}"
      })
  void whatIsNoJsonIsToldByItsPlace(String body) {
    assertThatThrownBy(() -> BodyReader.read(Dose.class, body.getBytes(StandardCharsets.UTF_8)))
        .satisfiesAnyOf(
            thrown ->
                assertThat(thrown)
                    .isInstanceOfSatisfying(
                        BodyReader.UnreadableException.class,
                        unread -> assertThat(unread.line()).isPositive()),
            thrown -> assertThat(thrown).isInstanceOf(UnfitException.class));
  }
}

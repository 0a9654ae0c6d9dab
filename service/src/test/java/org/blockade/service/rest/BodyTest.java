package org.blockade.service.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.protocol.facts.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Bodies: what is taken, and what is said about those that are not.
class BodyTest {

  private static Problem problem(String body, Class<?> type) {
    try {
      throw new AssertionError("it was taken: " + Json.MAPPER.readValue(body, type));
    } catch (JacksonException e) {
      return BodyProblem.of(e);
    }
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatDoesNotFitIsRefusedByItsPlace(String body, String field, String says) {
    Problem problem = problem(body, body.contains("\"time\"") ? Observation.class : Dose.class);
    assertThat(problem.type()).isEqualTo(Problem.Type.NOT_FIT);
    assertThat(problem.detail()).contains(says).doesNotContain("zq");
    assertThat(problem.more()).isEqualTo(field.isEmpty() ? Map.of() : Map.of("field", field));
  }

  static Stream<Arguments> unfit() {
    String tablet = "{\"kind\":\"tablet\",\"taken\":\"2026-03-02T15:00:00Z\",\"amount_mg\":50,";
    String injection =
        "{\"kind\":\"injection\",\"given\":\"2026-03-02T15:00:00Z\",\"amount_mg\":380,";
    String urine = "{\"kind\":\"urine\",\"time\":\"2026-03-02T15:00:00Z\",\"results\":";
    String score =
        "{\"kind\":\"score\",\"time\":\"2026-03-02T15:00:00Z\",\"scale\":\"cows\",\"items\":";
    return Stream.of(
        Arguments.of("", "", "one JSON object"),
        Arguments.of("[]", "", "one JSON object"),
        Arguments.of("3", "kind", "one of injection, tablet"),
        Arguments.of("{}", "kind", "one of injection, tablet"),
        Arguments.of("{\"kind\":\"zq\"}", "kind", "one of injection, tablet"),
        Arguments.of("{\"kind\":[\"tablet\"]}", "kind", "one of injection, tablet"),
        Arguments.of(tablet + "\"seen\":true}{}", "", "one JSON object"),
        Arguments.of(tablet + "\"seen\":true,\"weight\":1}", "", "\"weight\" is not known here"),
        Arguments.of(tablet + "\"seen\":true,\"zq \\\"<\":1}", "", "one of the fields is not"),
        Arguments.of(tablet + "\"seen\":\"true\"}", "seen", "\"seen\" needs true or false"),
        Arguments.of(tablet + "\"seen\":1}", "seen", "true or false"),
        Arguments.of(tablet + "\"seen\":null}", "seen", "true or false"),
        Arguments.of(
            tablet.replace(",\"amount", "}").split("}", 2)[0] + "}", "amount_mg", "number"),
        Arguments.of(tablet.substring(0, tablet.length() - 1) + "}", "seen", "true or false"),
        Arguments.of(tablet.replace("50", "\"50\"") + "\"seen\":true}", "amount_mg", "a number"),
        Arguments.of(tablet.replace("50", "\"NaN\"") + "\"seen\":true}", "amount_mg", "a number"),
        Arguments.of(tablet.replace("50", "1e999") + "\"seen\":true}", "amount_mg", "a number"),
        Arguments.of(tablet.replace("T15:00:00Z", "") + "\"seen\":true}", "taken", "its offset"),
        Arguments.of(
            tablet.replace("\"2026-03-02T15:00:00Z\"", "1772463600") + "\"seen\":true}",
            "taken",
            "its offset"),
        Arguments.of(injection + "\"side\":\"zq\"}", "side", "one of left, right"),
        Arguments.of(injection + "\"side\":1}", "side", "one of left, right"),
        Arguments.of(injection + "\"side\":\"LEFT\"}", "side", "one of left, right"),
        Arguments.of(injection + "\"side\":\"left\",\"lot\":5}", "lot", "a text of 1 to"),
        Arguments.of(injection + "\"side\":\"left\",\"lot\":\" \"}", "lot", "a text of 1 to"),
        Arguments.of(injection + "\"side\":\"left\",\"lot\":\"zq\\n\"}", "lot", "on one line"),
        Arguments.of(injection + "\"side\":\"left\",\"expires\":[2026,1,2]}", "expires", "a day"),
        Arguments.of(urine + "[]}", "results", "an object"),
        Arguments.of(urine + "{\"zq\":\"negative\"}}", "results", "one of opiates, fentanyl"),
        Arguments.of(urine + "{\"opiates\":\"zq\"}}", "results.opiates", "one of positive"),
        Arguments.of(urine + "{\"opiates\":null}}", "results.opiates", "needs a value"),
        Arguments.of(score + "3}", "items", "a list"),
        Arguments.of(score + "[1,\"2\"]}", "items[1]", "a whole number"),
        Arguments.of(score + "[1,2.0]}", "items[1]", "a whole number"),
        Arguments.of(score + "[1,null]}", "items[1]", "needs a value"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"kind\":\n\"tablet\",,}",
        "{\"kind\":\"tablet\",\"kind\":\"injection\"}",
        "{\"kind\":\"tablet\",\"seen\":true,\"seen\":true}",
        "{\"a\":[[[[[[[[[[[[1]]]]]]]]]]]]}"
      })
  void whatIsNoJsonIsToldByItsPlace(String body) {
    assertThat(problem(body, Dose.class).type()).isEqualTo(Problem.Type.NOT_READABLE);
  }

  @Test
  void whatMayBeLeftOutMay() {
    String score =
        "{\"kind\":\"score\",\"time\":\"2026-03-02T16:00:00+01:00\",\"scale\":\"audit-c\",\"total\":3}";
    assertThat(Json.MAPPER.readValue(score, Observation.class))
        .isInstanceOfSatisfying(
            Observation.Score.class,
            read -> {
              assertThat(read.time()).isEqualTo("2026-03-02T15:00:00Z");
              assertThat(read.scale()).isEqualTo(Scale.AUDIT_C);
              assertThat(read.items()).isEmpty();
              assertThat(read.total()).contains(3);
            });
  }

  /// What is not known is null, and the same answer has the same bytes.
  @Test
  void answersAreWrittenInOneWay() {
    assertThat(
            Json.MAPPER.writeValueAsString(
                new Answers.Until(Optional.empty(), Optional.empty(), Optional.empty())))
        .isEqualTo("{\"early5percent\":null,\"typical\":null,\"late95percent\":null}");
    assertThat(Json.MAPPER.writeValueAsString(Map.of("c", List.of(Scale.AUDIT_C), "a", 1, "b", 2)))
        .isEqualTo("{\"a\":1,\"b\":2,\"c\":[\"audit-c\"]}");
  }

  /// Every example of what is taken is taken.
  @Test
  void theExamplesAreTaken() throws java.io.IOException {
    Map<String, Class<?>> taken =
        Map.of(
            "register",
            NewPerson.class,
            "dose",
            Dose.class,
            "observation",
            Observation.class,
            "forecast",
            RegimenAsked.class);
    try (var in = BodyTest.class.getResourceAsStream("examples.json")) {
      var examples = JsonMapper.shared().readTree(in);
      taken.forEach((operation, type) ->
          assertThat(
                  Json.MAPPER.readValue(
                      examples.path(operation).path("takes").toString(), (Class<?>) type))
              .isInstanceOf(type));
      assertThat(examples.properties().stream().filter(each -> each.getValue().has("takes")))
          .hasSize(taken.size());
    }
  }
}

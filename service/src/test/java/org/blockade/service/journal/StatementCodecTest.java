package org.blockade.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.blockade.protocol.facts.Statement;
import org.blockade.service.journal.RecordCodec.NotUnderstoodException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementCodecTest {

  private static final int CASES = 300;

  static Set<String> kinds() {
    return StatementCodec.kinds().keySet();
  }

  private static Json read(String text) {
    return JsonText.read(text).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyStatementComesBackAsItWas(String kind) {
    SomeStatements some = new SomeStatements(kind.hashCode());
    for (int i = 0; i < CASES; i++) {
      Statement statement = some.of(StatementCodec.kinds().get(kind));
      String text = StatementCodec.write(statement).text();
      Statement back = StatementCodec.read(read(text));
      assertThat(back).isEqualTo(statement);
      assertThat(StatementCodec.write(back).text()).isEqualTo(text);
    }
  }

  private static List<String> stored() throws IOException {
    try (InputStream in = StatementCodecTest.class.getResourceAsStream("stored-statements.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /// What was stored once stays readable, whatever the code calls it: renaming a component, a kind
  /// or a constant must fail here. A new kind adds a line.
  @Test
  void whatWasStoredByTheFirstVersionIsReadToTheSameText() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (String line : stored()) {
      Statement statement = StatementCodec.read(read(line));
      assertThat(StatementCodec.write(statement).text()).isEqualTo(line);
      seen.add(RecordCodec.word(statement.getClass().getSimpleName()));
    }
    assertThat(seen).isEqualTo(kinds());
  }

  /// Else a constant could be renamed without a line that notices.
  @Test
  void theStoredExamplesNameEveryConstant() throws IOException {
    String all = String.join("\n", stored());
    assertThat(StatementCodec.kinds().values().stream().flatMap(StatementCodecTest::constants))
        .isNotEmpty()
        .allMatch(word -> all.contains("\"" + word + "\""));
  }

  private static Stream<String> constants(Type type) {
    return switch (type) {
      case ParameterizedType holder -> constants(holder.getActualTypeArguments()[0]);
      case Class<?> kind when kind.isEnum() ->
          Stream.of(kind.getEnumConstants()).map(each -> RecordCodec.word(((Enum<?>) each).name()));
      case Class<?> kind when kind.isRecord() ->
          Stream.of(kind.getRecordComponents()).flatMap(part -> constants(part.getGenericType()));
      default -> Stream.empty();
    };
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsFilledInAndNothingLeftOut(String kind) {
    Statement statement = new SomeStatements(1).of(StatementCodec.kinds().get(kind));
    Json.Fields whole = (Json.Fields) StatementCodec.write(statement);
    Json.Fields states = (Json.Fields) whole.values().get("states");
    for (String name : states.values().keySet()) {
      Map<String, Json> fewer = new TreeMap<>(states.values());
      fewer.remove(name);
      assertThatThrownBy(() -> StatementCodec.read(statement(kind, fewer)))
          .isInstanceOf(NotUnderstoodException.class)
          .hasMessageContaining(name);
    }
    Map<String, Json> more = new TreeMap<>(states.values());
    more.put("of_a_newer_version", new Json.Flag(true));
    assertThatThrownBy(() -> StatementCodec.read(statement(kind, more)))
        .isInstanceOf(NotUnderstoodException.class)
        .hasMessageNotContaining("of_a_newer_version");
  }

  private static Json statement(String kind, Map<String, Json> states) {
    return new Json.Fields(Map.of("kind", new Json.Text(kind), "states", new Json.Fields(states)));
  }

  @Test
  void whatIsNotAllowedIsNotUnderstoodAndNotRepeated() {
    for (String text :
        List.of(
            "{\"kind\":\"age\",\"states\":{\"years\":777}}",
            "{\"kind\":\"age\",\"states\":{\"years\":\"777\"}}",
            "{\"kind\":\"age_777\",\"states\":{\"years\":7}}",
            "{\"kind\":\"sex_stated\",\"states\":{\"sex\":\"777\"}}",
            "{\"kind\":\"age\",\"states\":777}",
            "[777]")) {
      assertThatThrownBy(() -> StatementCodec.read(read(text)))
          .isInstanceOf(NotUnderstoodException.class)
          .hasMessageNotContaining("777");
    }
  }
}

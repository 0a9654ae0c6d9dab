package org.blockade.service.rest;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes records as JSON. What is not known is `null`, never left out.
final class AnswerWriter {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AnswerWriter() {}

  static byte[] write(Object answer) {
    return JSON.writeValueAsString(plain(answer)).getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> optional -> optional.isPresent() ? plain(optional.get()) : null;
      case OptionalInt number -> number.isPresent() ? number.getAsInt() : null;
      case OptionalDouble number -> number.isPresent() ? number.getAsDouble() : null;
      case Enum<?> constant -> Shape.word(constant);
      case Instant moment -> moment.toString();
      case LocalDate day -> day.toString();
      case Map<?, ?> map -> map(map);
      case Collection<?> list -> list(list);
      case Record one -> fields(one);
      case String text -> text;
      case Number number -> number;
      case Boolean truth -> truth;
      case JsonNode node -> node;
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> map) {
    // In the order that it has, or by name where it has none: the same answer has the same bytes.
    Map<String, @Nullable Object> fields =
        map instanceof SequencedMap ? new LinkedHashMap<>() : new TreeMap<>();
    map.forEach((key, value) ->
        fields.put(
            key instanceof Enum<?> word ? Shape.word(word) : String.valueOf(key), plain(value)));
    return fields;
  }

  private static List<@Nullable Object> list(Collection<?> list) {
    List<@Nullable Object> all = new ArrayList<>();
    list.forEach(each -> all.add(plain(each)));
    return all;
  }

  private static Map<String, @Nullable Object> fields(Record one) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (Shape.isOneOfSeveral(one.getClass())) {
      fields.put(Shape.KIND, Shape.kind(one.getClass()));
    }
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        fields.put(Shape.name(component), plain(component.getAccessor().invoke(one)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record tells what it holds", e);
      }
    }
    return fields;
  }
}

package org.blockade.service.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// JSON Schema (2020-12) of records, by the same shape by which they are read and written.
final class Schemas {

  private static final String PLACE = "#/components/schemas/";
  private static final String TYPE = "type";
  private static final String OBJECT = "object";

  private final TreeMap<String, Map<String, Object>> all = new TreeMap<>();

  /// Whether what is described is taken, and not answered: then what is empty may be left out, and
  /// what is not known is refused.
  private final boolean taken;

  Schemas(boolean taken) {
    this.taken = taken;
  }

  /// Schemas by their names.
  Map<String, Map<String, Object>> all() {
    return all;
  }

  /// A reference to the schema of a type.
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType some) {
      Type first = some.getActualTypeArguments()[0];
      Class<?> raw = (Class<?>) some.getRawType();
      if (raw == Optional.class) {
        return orNull(of(first));
      }
      if (Collection.class.isAssignableFrom(raw)) {
        return Map.of(TYPE, "array", "items", of(first));
      }
      return first instanceof Class<?> keys && keys.isEnum()
          ? map(keys, some.getActualTypeArguments()[1])
          : Map.of(TYPE, OBJECT);
    }
    return ofClass((Class<?>) type);
  }

  private Map<String, Object> ofClass(Class<?> type) {
    if (type == String.class) {
      return Map.of(TYPE, "string");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Map.of(TYPE, "integer");
    }
    if (type == double.class || type == Double.class) {
      return Map.of(TYPE, "number");
    }
    if (type == boolean.class) {
      return Map.of(TYPE, "boolean");
    }
    if (type == Instant.class) {
      return Map.of(TYPE, "string", "format", "date-time");
    }
    if (type == LocalDate.class) {
      return Map.of(TYPE, "string", "format", "date");
    }
    if (type == OptionalInt.class) {
      return Map.of(TYPE, List.of("integer", "null"));
    }
    if (type == OptionalDouble.class) {
      return Map.of(TYPE, List.of("number", "null"));
    }
    if (type.isEnum()) {
      return Map.of(TYPE, "string", "enum", Shape.words(type));
    }
    if (type == JsonNode.class || type == Map.class) {
      return Map.of(TYPE, OBJECT);
    }
    if (!all.containsKey(name(type))) {
      all.put(name(type), Map.of());
      all.put(name(type), type.isSealed() ? oneOf(type) : record(type));
    }
    return Map.of("$ref", PLACE + name(type));
  }

  /// `Injection`, and `PanelFigures.Tally` as `PanelFiguresTally` where a name alone could be that
  /// of another.
  private static String name(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return around == null || around == Answers.class || around.isSealed()
        ? type.getSimpleName()
        : name(around) + type.getSimpleName();
  }

  private Map<String, Object> map(Class<?> keys, Type values) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, OBJECT);
    schema.put("propertyNames", Map.of("enum", Shape.words(keys)));
    schema.put("additionalProperties", of(values));
    return schema;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.get(TYPE) instanceof String type && !schema.containsKey("enum")) {
      Map<String, Object> wider = new TreeMap<>(schema);
      wider.put(TYPE, List.of(type, "null"));
      return wider;
    }
    return Map.of("oneOf", List.of(schema, Map.of(TYPE, "null")));
  }

  private Map<String, Object> oneOf(Class<?> type) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    List<Object> references = new ArrayList<>();
    for (Class<?> each : type.getPermittedSubclasses()) {
      Map<String, Object> reference = of(each);
      references.add(reference);
      kinds.put(Shape.kind(each), reference.getOrDefault("$ref", ""));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("oneOf", references);
    schema.put("discriminator", Map.of("propertyName", Shape.KIND, "mapping", kinds));
    return schema;
  }

  private Map<String, Object> record(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    if (Shape.isOneOfSeveral(type)) {
      properties.put(Shape.KIND, Map.of("const", Shape.kind(type)));
      required.add(Shape.KIND);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Map<String, Object> field = new TreeMap<>(of(component.getGenericType()));
      Optional.ofNullable(component.getAnnotation(Says.class))
          .ifPresent(says -> field.put("description", says.value()));
      properties.put(Shape.name(component), field);
      if (!taken || !Set.of(Optional.class).contains(component.getType())) {
        required.add(Shape.name(component));
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, OBJECT);
    schema.put("properties", properties);
    schema.put("required", required);
    if (taken) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }
}

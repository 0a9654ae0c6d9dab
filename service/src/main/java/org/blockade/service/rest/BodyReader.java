package org.blockade.service.rest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.service.desk.UnfitException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads bodies within bounds, and makes records of them. Nothing is guessed: a field that is not
/// known, of another type or twice there is refused, by its place and never by what it holds.
final class BodyReader {

  /// Larger than any chart that is answered within a request (bytes). A choice.
  static final int MOST_BYTES = 1_000_000;

  /// Deeper than any body here. A choice.
  private static final int DEEPEST = 8;

  private static final int MOST_TOKENS = 20_000;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_OF_A_LIST = 100;
  private static final int BLOCK = 65_536;

  /// Names that may be told back: those that a field of ours could have.
  private static final String PLAIN_NAME = "[A-Za-z][A-Za-z0-9_]{0,40}";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .maxDocumentLength(MOST_BYTES)
                          .build())
                  .build())
          .build();

  private BodyReader() {}

  /// A body that is no JSON.
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;
    private final int column;

    UnreadableException(int line, int column) {
      super("no JSON");
      this.line = line;
      this.column = column;
    }

    int line() {
      return line;
    }

    int column() {
      return column;
    }
  }

  /// A body that is larger than anything that is read.
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("too large");
    }
  }

  /// The bytes of a body.
  ///
  /// @throws TooLargeException if it is larger than anything that is read
  static byte[] bytes(InputStream body) throws IOException {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      all.write(block, 0, read);
      if (all.size() > MOST_BYTES) {
        throw new TooLargeException();
      }
    }
    return all.toByteArray();
  }

  /// A record, or one of the records of a sealed interface.
  ///
  /// @throws UnreadableException if it is no JSON, or too deep
  /// @throws UnfitException if it is something else
  static <T> T read(Class<T> type, byte[] body) {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JacksonException e) {
      // Its message would quote the body.
      TokenStreamLocation place = e.getLocation();
      throw place == null
          ? new UnreadableException(1, 1)
          : new UnreadableException(
              StrictMath.max(1, place.getLineNr()), StrictMath.max(1, place.getColumnNr()));
    }
    if (node == null || !node.isObject()) {
      throw new UnfitException("the body is a JSON object");
    }
    return type.cast(type.isSealed() ? oneOf(type, node) : made(type, node, Set.of()));
  }

  private static Object oneOf(Class<?> type, JsonNode node) {
    List<Class<?>> all = List.of(type.getPermittedSubclasses());
    JsonNode kind = node.path(Shape.KIND);
    return all.stream()
        .filter(each -> kind.isString() && Shape.kind(each).equals(kind.asString("")))
        .findFirst()
        .map(each -> made(each, node, Set.of(Shape.KIND)))
        .orElseThrow(() ->
            new UnfitException(
                "\"kind\" is one of "
                    + all.stream().map(Shape::kind).collect(Collectors.joining(", ")),
                Shape.KIND));
  }

  private static Object made(Class<?> type, JsonNode node, Set<String> beside) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(Shape::name).toList();
    for (String name : node.propertyNames()) {
      if (!names.contains(name) && !beside.contains(name)) {
        throw new UnfitException(
            (name.matches(PLAIN_NAME) ? "\"" + name + "\"" : "one of the fields")
                + " is not known here; the fields are "
                + String.join(", ", names));
      }
    }
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = Shape.name(component);
      values.add(value(name, component.getGenericType(), node.path(name)));
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UnfitException unfit) {
        throw unfit;
      }
      throw new IllegalStateException("a record of this interface refuses with a sentence", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has a constructor", e);
    }
  }

  private static Object value(String name, Type type, JsonNode node) {
    if (type instanceof ParameterizedType some) {
      Type first = some.getActualTypeArguments()[0];
      if (some.getRawType() == Optional.class) {
        return node.isMissingNode() || node.isNull()
            ? Optional.empty()
            : Optional.of(value(name, first, node));
      }
      if (some.getRawType() == List.class) {
        return list(name, first, node);
      }
      return map(name, (Class<?>) first, some.getActualTypeArguments()[1], node);
    }
    if (node.isMissingNode() || node.isNull()) {
      throw new UnfitException("\"" + name + "\" is needed", name);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return text(name, node);
    }
    if (plain == double.class || plain == Double.class) {
      if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
        throw new UnfitException("\"" + name + "\" is a number", name);
      }
      return node.doubleValue();
    }
    if (plain == int.class || plain == Integer.class) {
      if (!node.isIntegralNumber() || !node.canConvertToInt()) {
        throw new UnfitException("\"" + name + "\" is a whole number", name);
      }
      return node.intValue();
    }
    if (plain == boolean.class) {
      if (!node.isBoolean()) {
        throw new UnfitException("\"" + name + "\" is true or false", name);
      }
      return node.booleanValue();
    }
    if (plain == Instant.class) {
      return moment(name, text(name, node));
    }
    if (plain == LocalDate.class) {
      return day(name, text(name, node));
    }
    if (plain.isEnum()) {
      return constant(name, plain, text(name, node));
    }
    throw new IllegalStateException("no such type is read: " + plain);
  }

  private static List<Object> list(String name, Type of, JsonNode node) {
    if (!node.isArray() || node.size() > MOST_OF_A_LIST) {
      throw new UnfitException("\"" + name + "\" is a list of at most " + MOST_OF_A_LIST, name);
    }
    List<Object> all = new ArrayList<>();
    for (JsonNode each : node) {
      all.add(value(name, of, each));
    }
    return List.copyOf(all);
  }

  private static Map<Object, Object> map(String name, Class<?> keys, Type of, JsonNode node) {
    if (!node.isObject()) {
      throw new UnfitException(
          "\"" + name + "\" is an object with some of " + String.join(", ", Shape.words(keys)),
          name);
    }
    Map<Object, Object> all = new LinkedHashMap<>();
    for (String key : node.propertyNames()) {
      all.put(constant(name, keys, key), value(name, of, node.path(key)));
    }
    return all;
  }

  private static String text(String name, JsonNode node) {
    String text = node.isString() ? node.asString("") : "";
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.codePoints()
            .anyMatch(each ->
                Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE)) {
      throw new UnfitException(
          "\"" + name + "\" is a text of 1 to " + LONGEST_TEXT + " characters, on one line", name);
    }
    return text.strip();
  }

  /// A moment with its offset.
  static Instant moment(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UnfitException(
          "\"" + name + "\" is a moment with its offset, e.g. 2026-03-02T15:00:00Z", name);
    }
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnfitException("\"" + name + "\" is a day, e.g. 2026-03-02", name);
    }
  }

  private static Object constant(String name, Class<?> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> Shape.word((Enum<?>) each).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UnfitException(
                "\"" + name + "\" is one of " + String.join(", ", Shape.words(type)), name));
  }
}

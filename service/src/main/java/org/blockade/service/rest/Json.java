package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The JSON of this interface. Nothing that is read is guessed: a field that is not known, is
/// missing, is of another type or stands there twice is refused. What is not known is written as
/// `null`, never left out, and the same answer has the same bytes.
final class Json {

  /// Deeper than any body here. A choice.
  private static final int DEEPEST = 8;

  private static final int MOST_TOKENS = 20_000;

  /// Longer than anything that is told on one line (characters). A choice.
  static final int LONGEST_TEXT = 2_000;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .annotationIntrospector(new Required())
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, new Text<>(String.class, Json::line))
                  .addDeserializer(Instant.class, new Text<>(Instant.class, Json::moment))
                  .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::parse))
                  .addDeserializer(double.class, new Finite())
                  .addDeserializer(Double.class, new Finite()))
          .build();

  private Json() {}

  /// The word of a constant, e.g. `audit-c`.
  static String word(Enum<?> constant) {
    return MAPPER.valueToTree(constant).asString();
  }

  /// The words of all constants.
  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> word((Enum<?>) each)).toList();
  }

  /// Whatever is no `Optional` has to be there: Jackson would take `false` for a missing boolean.
  private static final class Required extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return member.getRawType() != Optional.class;
    }
  }

  /// A moment with its offset.
  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String line(String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.codePoints()
            .anyMatch(each ->
                Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE)) {
      throw new IllegalArgumentException("not a text on one line");
    }
    return text.strip();
  }

  /// What is written as a text, and as nothing else: Jackson would take a number for a moment.
  private static final class Text<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(getValueType(context), parser));
      }
      try {
        return parse.apply(parser.getString());
      } catch (DateTimeException | IllegalArgumentException e) {
        return type.cast(context.handleWeirdStringValue(type, "", "of another form"));
      }
    }
  }

  /// A number that is one: Jackson would take `"NaN"`, and 1e999 for infinite.
  private static final class Finite extends StdScalarDeserializer<Double> {

    Finite() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
      return parser.currentToken().isNumeric() && Double.isFinite(parser.getDoubleValue())
          ? parser.getDoubleValue()
          : (Double) context.handleUnexpectedToken(getValueType(context), parser);
    }
  }
}

package org.blockade.service.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Canonical JSON, written and read.
final class JsonText {

  /// Below this exponent and from this one on, a number is written with an exponent (RFC 8785).
  private static final int SMALLEST_PLAIN = -6;

  private static final int LARGEST_PLAIN = 21;

  private static final HexFormat HEX = HexFormat.of();

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonText() {}

  static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Text(String value) -> quote(value, out);
      case Json.Numeral(double value) -> out.append(number(value));
      case Json.Flag(boolean value) -> out.append(value);
      case Json.Nothing() -> out.append("null");
      case Json.Items(List<Json> values) -> {
        out.append('[');
        String comma = "";
        for (Json value : values) {
          out.append(comma);
          write(value, out);
          comma = ",";
        }
        out.append(']');
      }
      case Json.Fields(Map<String, Json> values) -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Json> field : values.entrySet()) {
          out.append(comma);
          quote(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
          comma = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (letter < ' ') {
            out.append("\\u").append(HEX.toHexDigits(letter));
          } else {
            out.append(letter);
          }
        }
      }
    }
    out.append('"');
  }

  /// The shortest digits that give the same double, placed as ECMAScript places them.
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(StrictMath.abs(value));
    String digits = shortest.unscaledValue().toString();
    int count = digits.length();
    int point = count - shortest.scale();
    String text;
    if (count <= point && point <= LARGEST_PLAIN) {
      text = digits + "0".repeat(point - count);
    } else if (0 < point && point <= LARGEST_PLAIN) {
      text = digits.substring(0, point) + "." + digits.substring(point);
    } else if (SMALLEST_PLAIN < point && point <= 0) {
      text = "0." + "0".repeat(-point) + digits;
    } else {
      int exponent = point - 1;
      String sign = exponent < 0 ? "-" : "+";
      String fraction = count == 1 ? "" : "." + digits.substring(1);
      text = digits.charAt(0) + fraction + "e" + sign + StrictMath.abs(exponent);
    }
    return value < 0 ? "-" + text : text;
  }

  /// `Double.toString` gives the shortest digits, but never fewer than two; of the smallest doubles
  /// one digit can be enough.
  private static BigDecimal shortest(double value) {
    BigDecimal said = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (said.unscaledValue().compareTo(BigInteger.TEN) > 0 && said.precision() == 2) {
      BigDecimal one = said.round(new java.math.MathContext(1, java.math.RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return said;
  }

  /// Reads a text; empty where it is no JSON, or names a field twice.
  static Optional<Json> read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Json json = value(parser);
      return parser.nextToken() == null ? Optional.of(json) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("a value is missing");
    }
    return switch (token) {
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getDoubleValue());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      case VALUE_NULL -> new Json.Nothing();
      case START_ARRAY -> {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield new Json.Items(values);
      }
      case START_OBJECT -> {
        Map<String, Json> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield new Json.Fields(fields);
      }
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalArgumentException("a value is missing");
    };
  }
}

package org.blockade.service.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A JSON value as data, and its one canonical text.
///
/// The text is that of RFC 8785: no white space, names in the order of their UTF-16 units, numbers
/// in the shortest form that gives the same double, and only those escapes that are needed. Equal
/// values have equal text, so that a text can be hashed.
sealed interface Json {

  /// A text. Halves of surrogate pairs are refused: databases do not keep them.
  record Text(String value) implements Json {

    public Text {
      if (!whole(value)) {
        throw new IllegalArgumentException(
            "a text holds half a character (a lone surrogate); send it as valid Unicode");
      }
    }

    private static boolean whole(String text) {
      return text.codePoints()
          .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
  }

  /// A number, as a double; finite.
  record Numeral(double value) implements Json {

    public Numeral {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number in JSON is finite");
      }
      value = value + 0.0; // one zero
    }
  }

  /// True or false.
  record Flag(boolean value) implements Json {}

  /// Known to be nothing.
  record Nothing() implements Json {}

  /// Values in order.
  record Items(List<Json> values) implements Json {

    public Items {
      values = List.copyOf(values);
    }
  }

  /// Named values, in the canonical order of their names.
  record Fields(Map<String, Json> values) implements Json {

    public Fields {
      TreeMap<String, Json> ordered = new TreeMap<>();
      values.forEach((name, value) -> ordered.put(new Text(name).value(), value));
      values = java.util.Collections.unmodifiableMap(ordered);
    }
  }

  /// The canonical text.
  default String text() {
    StringBuilder out = new StringBuilder();
    JsonText.write(this, out);
    return out.toString();
  }
}

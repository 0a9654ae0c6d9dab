package org.blockade.service.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A form as it was sent, and what is wrong with it, field by field.
public final class FormValues {

  /// Longest text of a field; the journal takes more. A choice.
  private static final int LONGEST = 2_000;

  private final Map<String, String> values;
  private final Map<String, String> problems = new LinkedHashMap<>();

  FormValues(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// What was typed; empty where nothing was.
  public String of(String field) {
    return values.getOrDefault(field, "").strip();
  }

  /// What was typed, letter for letter: where the line and the column of a fault matter.
  public String exactly(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean ticked(String field) {
    return of(field).equals("yes");
  }

  /// Key of what is wrong with a field; empty where nothing is.
  public String problem(String field) {
    return problems.getOrDefault(field, "");
  }

  /// Fields that something is wrong with, in order.
  public List<String> wrong() {
    return List.copyOf(problems.keySet());
  }

  boolean sound() {
    return problems.isEmpty();
  }

  void refuse(String field, String key) {
    problems.putIfAbsent(field, key);
  }

  /// Text that must be there.
  String text(String field, String key) {
    String text = of(field);
    if (text.isEmpty()) {
      refuse(field, key);
    }
    fits(field, text);
    return text;
  }

  private void fits(String field, String text) {
    if (text.length() > LONGEST) {
      refuse(field, "form.too-long");
    }
    if (!text.codePoints().allMatch(FormValues::kept)) {
      refuse(field, "form.letters");
    }
  }

  /// A whole number that may be missing; empty, and refused, where it is none.
  OptionalLong whole(String field, String key, long least, long most) {
    String text = of(field);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (text.matches("-?[0-9]{1,18}")) {
      long value = Long.parseLong(text);
      if (least <= value && value <= most) {
        return OptionalLong.of(value);
      }
    }
    refuse(field, key);
    return OptionalLong.empty();
  }

  /// Text of several lines that must be there, as it was typed.
  String passage(String field, String key, int longest) {
    String text = exactly(field);
    if (text.isBlank()) {
      refuse(field, key);
    }
    if (text.length() > longest) {
      refuse(field, "form.passage-long");
    }
    if (text.codePoints().anyMatch(letter -> letter != '\n' && letter != '\r' && !kept(letter))) {
      refuse(field, "form.passage-letters");
    }
    return text;
  }

  private static boolean kept(int letter) {
    return !Character.isISOControl(letter)
        && Character.getType(letter) != Character.SURROGATE
        && letter != 0xfffd;
  }

  /// Lines of a text, of which there must be one at least.
  List<String> lines(String field, String key) {
    List<String> lines =
        of(field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      refuse(field, key);
    }
    lines.forEach(line -> fits(field, line));
    return lines;
  }

  /// A box that must be ticked.
  boolean must(String field, String key) {
    if (!ticked(field)) {
      refuse(field, key);
    }
    return ticked(field);
  }

  /// A day; empty, and refused, where it is none.
  Optional<LocalDate> day(String field, String key) {
    try {
      return Optional.of(LocalDate.parse(of(field)))
          .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200)
          .or(() -> {
            refuse(field, key);
            return Optional.empty();
          });
    } catch (DateTimeParseException e) {
      refuse(field, key);
      return Optional.empty();
    }
  }
}

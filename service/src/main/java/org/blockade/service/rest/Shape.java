package org.blockade.service.rest;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How records of Java are called in JSON. What is read, what is written and the document of the
/// interface all go by it.
final class Shape {

  /// The field that tells which of several records one is.
  static final String KIND = "kind";

  private Shape() {}

  /// The name of a field, e.g. `amount_mg`.
  static String name(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Says.class))
        .map(Says::name)
        .filter(name -> !name.isEmpty())
        .orElse(component.getName());
  }

  /// The word of a constant, e.g. `audit-c`.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The words of all constants.
  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> word((Enum<?>) each)).toList();
  }

  /// The kind of a record that is one of several, e.g. `injection`.
  static String kind(Class<?> type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /// Whether a record is one of several.
  static boolean isOneOfSeveral(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }
}

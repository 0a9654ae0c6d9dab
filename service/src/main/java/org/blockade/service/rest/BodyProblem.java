package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What is wrong with a body, in one sentence: where it is, and what would be right there. It never
/// repeats what the body holds but the name of a field that is not known; the messages of Jackson
/// do.
final class BodyProblem {

  /// Names that may be told back: those that a field of ours could have.
  private static final String PLAIN_NAME = "[A-Za-z][A-Za-z0-9_]{0,40}";

  private BodyProblem() {}

  /// @param cause what the reader says; null where there was no body
  static Problem of(@Nullable Throwable cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown ->
          unfit(
              (unknown.getPropertyName().matches(PLAIN_NAME)
                      ? "\"" + unknown.getPropertyName() + "\""
                      : "one of the fields")
                  + " is not known here; the fields are "
                  + unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", ")),
              "");
      case InvalidTypeIdException kind ->
          unfit(
              "the body is a JSON object, and its \"kind\" is one of "
                  + kinds(kind.getBaseType().getRawClass()),
              "kind");
      case InvalidNullException none -> {
        String field = path(none);
        yield unfit("\"" + field + "\" needs a value", field);
      }
      case MismatchedInputException wrong when !wrong.getPath().isEmpty() -> {
        String field = path(wrong);
        yield unfit("\"" + field + "\" needs " + what(wrong.getTargetType()), field);
      }
      case MismatchedInputException wrong -> unfit("the body is one JSON object", "");
      case JacksonException broken -> notReadable(broken.getLocation());
      case null, default -> unfit("the body is one JSON object", "");
    };
  }

  private static Problem unfit(String sentence, String field) {
    return new Problem(
        Problem.Type.NOT_FIT,
        HttpStatus.BAD_REQUEST,
        sentence,
        field.isEmpty() ? Map.of() : Map.of("field", field));
  }

  private static Problem notReadable(@Nullable TokenStreamLocation place) {
    return new Problem(
        Problem.Type.NOT_READABLE,
        HttpStatus.BAD_REQUEST,
        "the body is no JSON, is too deep, or names a field twice; look at the place",
        place == null
            ? Map.of()
            : Map.of(
                "line",
                StrictMath.max(1, place.getLineNr()),
                "column",
                StrictMath.max(1, place.getColumnNr())));
  }

  /// Where it is, e.g. `items[3]`.
  private static String path(JacksonException wrong) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : wrong.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String kinds(Class<?> type) {
    return Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name)
        .collect(Collectors.joining(", "));
  }

  /// What would be right.
  private static String what(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + String.join(", ", Json.words(type));
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == Instant.class) {
      return "a moment with its offset, e.g. 2026-03-02T15:00:00Z";
    }
    if (type == LocalDate.class) {
      return "a day, e.g. 2026-03-02";
    }
    if (type == String.class) {
      return "a text of 1 to " + Json.LONGEST_TEXT + " characters, on one line";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}

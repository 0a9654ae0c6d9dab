package org.blockade.service.fhir.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.fhir.code.Unit;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// The value of an observation, of a component or of an answer.
sealed interface Said {

  /// A number with a unit.
  record Amount(Element quantity) implements Said {}

  /// A number without one.
  record Plain(double number) implements Said {}

  /// A word: of a code that is known, of a text, or `yes` and `no`. In lower case, with `_`.
  record Word(String text) implements Said {}

  /// A time.
  record Time(When when) implements Said {}

  /// A span of time.
  record Span(Element period) implements Said {}

  /// None, and why where that is told.
  record Nothing() implements Said {}

  /// The value of an element.
  ///
  /// @throws NotUnderstoodException if there are two, or one of a kind that says nothing here
  static Said of(Element element, CodeTable codes) {
    List<String> values = element.choices("value");
    if (values.size() > 1) {
      throw new NotUnderstoodException("it has two values");
    }
    if (!values.isEmpty() && element.has("dataAbsentReason")) {
      throw new NotUnderstoodException("it has a value and says that it has none");
    }
    Optional<Word> interpreted = interpretation(element, codes);
    if (values.isEmpty()) {
      return interpreted.isPresent() && !element.has("dataAbsentReason")
          ? interpreted.get()
          : new Nothing();
    }
    Said said = value(element, values.getFirst(), codes);
    if (said instanceof Word(String text)
        && interpreted.filter(other -> !other.text().equals(text)).isPresent()) {
      throw new NotUnderstoodException("its value and its interpretation disagree");
    }
    return said;
  }

  private static Said value(Element element, String name, CodeTable codes) {
    return switch (name) {
      case "valueQuantity" -> {
        Element quantity = element.child(name).orElseThrow();
        yield quantity.has("value") ? new Amount(quantity) : new Nothing();
      }
      case "valueInteger", "valueDecimal" -> plain(element.number(name));
      case "valueBoolean" ->
          element.truth(name).<Said>map(yes -> new Word(yes ? "yes" : "no")).orElse(new Nothing());
      case "valueString" -> element.text(name).<Said>map(Said::word).orElse(new Nothing());
      case "valueDateTime" ->
          element.text(name).<Said>map(words -> new Time(When.of(words))).orElse(new Nothing());
      case "valuePeriod" -> new Span(element.child(name).orElseThrow());
      case "valueCoding" -> coded(List.of(element.child(name).orElseThrow()), codes);
      case "valueCodeableConcept" -> {
        Element concept = element.child(name).orElseThrow();
        List<Element> codings = concept.children("coding");
        yield codings.isEmpty()
            ? concept.text("text").<Said>map(Said::word).orElse(new Nothing())
            : coded(codings, codes);
      }
      default -> throw new NotUnderstoodException("a value of this kind is not read");
    };
  }

  private static Said plain(OptionalDouble number) {
    return number.isPresent() ? new Plain(number.getAsDouble()) : new Nothing();
  }

  private static Word word(String text) {
    String word = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return new Word(
        switch (word) {
          case "pos", "detected", "present" -> "positive";
          case "neg", "not_detected", "none_detected", "absent" -> "negative";
          default -> word;
        });
  }

  /// Codes of one value mean the same, or nothing is known of it.
  private static Said coded(List<Element> codings, CodeTable codes) {
    Optional<Word> found = Optional.empty();
    for (Element coding : codings) {
      Optional<Word> word = word(coding, codes);
      if (word.isPresent() && found.isPresent() && !found.equals(word)) {
        throw new NotUnderstoodException("the codes of its value disagree");
      }
      found = found.or(() -> word);
    }
    return found.orElseThrow(
        () -> new NotUnderstoodException("the code of its value is not known here"));
  }

  private static Optional<Word> word(Element coding, CodeTable codes) {
    Optional<String> code = coding.text("code");
    Optional<String> system = coding.text("system");
    if (code.isEmpty() || system.isEmpty()) {
      return Optional.empty();
    }
    if (codes.system(system.get()).filter(each -> each.id().equals(CodeTable.LOCAL)).isPresent()) {
      return Optional.of(new Word(code.get()));
    }
    return codes
        .find(system.get(), code.get())
        .map(CodeEntry::meaning)
        .filter(Meaning.Answer.class::isInstance)
        .map(Meaning.Answer.class::cast)
        .map(answer -> new Word(answer.positive() ? "positive" : "negative"));
  }

  private static Optional<Word> interpretation(Element element, CodeTable codes) {
    Optional<Word> found = Optional.empty();
    for (Element concept : element.children("interpretation")) {
      for (Element coding : concept.children("coding")) {
        Optional<Word> word = word(coding, codes);
        if (word.isPresent() && found.isPresent() && !found.equals(word)) {
          throw new NotUnderstoodException("its interpretations disagree");
        }
        found = found.or(() -> word);
      }
    }
    return found;
  }

  /// The number that was said, in the unit of a kind.
  ///
  /// @throws NotUnderstoodException if none was, or its unit is another
  default double number(Quantities quantities, Unit.Kind kind) {
    return switch (this) {
      case Amount(Element quantity) -> quantities.value(quantity, kind).orElseThrow(() -> none());
      case Plain(double number) -> {
        if (kind != Unit.Kind.COUNT) {
          throw new NotUnderstoodException("its value has no unit");
        }
        yield number;
      }
      case Word word -> throw new NotUnderstoodException("its value must be a number");
      case Time time -> throw new NotUnderstoodException("its value must be a number");
      case Span span -> throw new NotUnderstoodException("its value must be a number");
      case Nothing nothing -> throw none();
    };
  }

  /// The word that was said.
  default String word() {
    return switch (this) {
      case Word(String text) -> text;
      case Nothing nothing -> throw none();
      case Amount amount -> throw noWord();
      case Plain plain -> throw noWord();
      case Time time -> throw new NotUnderstoodException("its value is a time, and no word");
      case Span span -> throw new NotUnderstoodException("its value is a span, and no word");
    };
  }

  /// The time that was said.
  ///
  /// @throws NotUnderstoodException if it is none, or no day is known of it
  default ModelTime time(TimeAxis.Calendar axis) {
    return switch (this) {
      case Time(When when) ->
          PersonDraft.begin(when, axis)
              .orElseThrow(() -> new NotUnderstoodException("its value names no day"));
      case Nothing nothing -> throw none();
      case Word word -> throw noTime();
      case Amount amount -> throw noTime();
      case Plain plain -> throw noTime();
      case Span span -> throw noTime();
    };
  }

  private static NotUnderstoodException noTime() {
    return new NotUnderstoodException("its value must be a time (valueDateTime)");
  }

  private static NotUnderstoodException noWord() {
    return new NotUnderstoodException(
        "its value is a number; what it means beside a limit nobody says here, so write positive or"
            + " negative");
  }

  private static NotUnderstoodException none() {
    return new NotUnderstoodException("it has no value");
  }
}

package org.blockade.service.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.blockade.simulator.quantity.ModelTime;

/// Records as JSON, by the names of their components: `multipleOfUpperLimit` becomes
/// `multiple_of_upper_limit`, and a time becomes hours in a field that says so.
///
/// Every component is written; what is not known is `null`. A field that is missing, or one too
/// many, is not understood: nothing is filled in. Names are part of what is stored, and a stored
/// example of each guards them against a change of the code.
final class RecordCodec {

  private static final String HOURS = "_hours";

  private RecordCodec() {}

  /// What was written by another version, or by nobody.
  static final class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param what says what is not known, with names of fields only
    NotUnderstoodException(String what) {
      super(what);
    }
  }

  /// The word of a record or a constant: `UrineScreen` and `URINE_SCREEN` are `urine_screen`.
  static String word(String name) {
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      return name.toLowerCase(Locale.ROOT);
    }
    StringBuilder word = new StringBuilder();
    name.chars()
        .forEach(letter -> {
          if (Character.isUpperCase(letter) && !word.isEmpty()) {
            word.append('_');
          }
          word.append((char) Character.toLowerCase(letter));
        });
    return word.toString();
  }

  static Json.Fields write(Record value) {
    Map<String, Json> fields = new TreeMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      fields.put(name(component), json(get(component, value)));
    }
    return new Json.Fields(fields);
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record cannot be read", e);
    }
  }

  private static String name(RecordComponent component) {
    String name = word(component.getName());
    return inside(component.getGenericType()).equals(ModelTime.class) ? name + HOURS : name;
  }

  /// The type, or what an `Optional` may hold.
  private static Type inside(Type type) {
    return type instanceof ParameterizedType holder && holder.getRawType().equals(Optional.class)
        ? holder.getActualTypeArguments()[0]
        : type;
  }

  private static Json json(Object value) {
    return switch (value) {
      case String text -> new Json.Text(text);
      case Double number -> new Json.Numeral(number);
      case Integer number -> new Json.Numeral(number);
      case Boolean flag -> new Json.Flag(flag);
      case Enum<?> constant -> new Json.Text(word(constant.name()));
      case ModelTime time -> new Json.Numeral(time.hours());
      case Instant moment -> new Json.Text(moment.toString());
      case LocalDate date -> new Json.Text(date.toString());
      case ZoneId zone -> new Json.Text(zone.getId());
      case Optional<?> maybe -> maybe.isPresent() ? json(maybe.get()) : new Json.Nothing();
      case Collection<?> many -> new Json.Items(many.stream().map(RecordCodec::json).toList());
      case Record part -> write(part);
      default -> throw new IllegalStateException("no form in JSON for " + value.getClass());
    };
  }

  /// Makes a record from its fields.
  static <R extends Record> R read(Class<R> kind, Json json) {
    if (!(json instanceof Json.Fields(Map<String, Json> fields))) {
      throw new NotUnderstoodException("no fields where fields are expected");
    }
    RecordComponent[] components = kind.getRecordComponents();
    Set<String> left = new HashSet<>(fields.keySet());
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = name(component);
      Json field = fields.get(name);
      if (field == null) {
        throw new NotUnderstoodException("the field " + name + " is missing");
      }
      left.remove(name);
      values.add(value(component.getGenericType(), field, name));
    }
    if (!left.isEmpty()) {
      // The name of an unknown field is somebody else's text, and is not repeated.
      throw new NotUnderstoodException("a field that this version does not know");
    }
    return make(kind, components, values);
  }

  private static <R extends Record> R make(
      Class<R> kind, RecordComponent[] components, List<Object> values) {
    try {
      Constructor<R> constructor =
          kind.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new NotUnderstoodException("a value that this version does not allow");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record cannot be made", e);
    }
  }

  private static Object value(Type type, Json json, String name) {
    if (type instanceof ParameterizedType holder) {
      Type part = holder.getActualTypeArguments()[0];
      if (holder.getRawType().equals(Optional.class)) {
        return json instanceof Json.Nothing()
            ? Optional.empty()
            : Optional.of(value(part, json, name));
      }
      if (json instanceof Json.Items(List<Json> items)) {
        List<Object> values = items.stream().map(item -> value(part, item, name)).toList();
        return holder.getRawType().equals(Set.class) ? new LinkedHashSet<>(values) : values;
      }
      throw new NotUnderstoodException("the field " + name + " is no list");
    }
    if (type instanceof Class<?> kind) {
      return plain(kind, json, name);
    }
    throw new IllegalStateException("no form in JSON for " + type);
  }

  private static Object plain(Class<?> kind, Json json, String name) {
    if (json instanceof Json.Text(String text)) {
      if (kind.equals(String.class)) {
        return text;
      }
      if (kind.isEnum()) {
        return constant(kind, text, name);
      }
      if (kind.equals(Instant.class) || kind.equals(LocalDate.class) || kind.equals(ZoneId.class)) {
        return moment(kind, text, name);
      }
    }
    if (json instanceof Json.Numeral(double number)) {
      if (kind.equals(double.class)) {
        return number;
      }
      if ((kind.equals(int.class) || kind.equals(Integer.class)) && number == (int) number) {
        return (int) number;
      }
      if (kind.equals(ModelTime.class)) {
        return new ModelTime(number);
      }
    }
    if (json instanceof Json.Flag(boolean flag) && kind.equals(boolean.class)) {
      return flag;
    }
    if (kind.isRecord() && !kind.equals(ModelTime.class)) {
      return read(kind.asSubclass(Record.class), json);
    }
    throw new NotUnderstoodException("the field " + name + " has a value of another kind");
  }

  private static Object constant(Class<?> kind, String text, String name) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each instanceof Enum<?> constant && word(constant.name()).equals(text))
        .findFirst()
        .map(each -> (Object) each)
        .orElseThrow(() ->
            new NotUnderstoodException(
                "the field " + name + " has a word that this version does not know"));
  }

  private static Object moment(Class<?> kind, String text, String name) {
    try {
      if (kind.equals(LocalDate.class)) {
        return LocalDate.parse(text);
      }
      return kind.equals(Instant.class) ? Instant.parse(text) : ZoneId.of(text);
    } catch (java.time.DateTimeException e) {
      throw new NotUnderstoodException("the field " + name + " is no moment, date or zone");
    }
  }
}

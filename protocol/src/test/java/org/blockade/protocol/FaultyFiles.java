package org.blockade.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Copies of a data file, each with one fault that no reader may let pass: a key that nobody knows
/// (a misspelt one is one), a statement without its source, a kind of evidence that is none.
///
/// Every kind of place of the file gets the fault once: the first row of a list stands for all.
public final class FaultyFiles {

  private FaultyFiles() {}

  /// Requires that the file is read, and that every faulty copy is refused with its reason.
  public static void requireEveryFaultIsRefused(
      Class<?> beside, String name, Consumer<DataFile> reader) {
    Map<String, Object> content = content(beside, name);
    assertThatCode(() -> reader.accept(written(name, content))).doesNotThrowAnyException();
    Map<String, Map<String, Object>> places = new LinkedHashMap<>();
    findPlaces("", content, places);
    places.forEach((place, mapping) -> {
      Map<String, Object> sound = new LinkedHashMap<>(mapping);
      mapping.put("colour", "green");
      requireRefused(place + " with a key that nobody knows", "colour", name, content, reader);
      restore(mapping, sound);
      if (mapping.remove("source") instanceof String) {
        requireRefused(place + " without its source", "source", name, content, reader);
      }
      restore(mapping, sound);
      if (mapping.replace("evidence", "hearsay") != null) {
        requireRefused(place + " with hearsay", "hearsay", name, content, reader);
      }
      restore(mapping, sound);
    });
  }

  private static void requireRefused(
      String fault, String word, String name, Object content, Consumer<DataFile> reader) {
    assertThat(catchThrowable(() -> reader.accept(written(name, content))))
        .as(name + ": " + fault)
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("\"" + word + "\"");
  }

  private static void restore(Map<String, Object> mapping, Map<String, Object> sound) {
    mapping.clear();
    mapping.putAll(sound);
  }

  /// The content of a file as the parser alone sees it.
  @SuppressWarnings("unchecked")
  public static Map<String, Object> content(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
      return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The mappings in a list of a mapping.
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> rows(Map<String, Object> mapping, String key) {
    return (List<Map<String, Object>>) Objects.requireNonNull(mapping.get(key));
  }

  /// The texts in a list of a mapping; none where it has no such list.
  public static List<String> texts(Map<String, Object> mapping, String key) {
    return mapping.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static DataFile written(String name, Object content) {
    String text = new Dump(DumpSettings.builder().build()).dumpToString(content);
    return DataFile.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static void findPlaces(
      String place, Object value, Map<String, Map<String, Object>> places) {
    switch (value) {
      case Map<?, ?> mapping -> {
        places.putIfAbsent(place, (Map<String, Object>) mapping);
        mapping.forEach((key, inner) -> findPlaces(place + "/" + key, inner, places));
      }
      case List<?> list ->
          new ArrayList<>(list).forEach(each -> findPlaces(place + "[]", each, places));
      default -> {}
    }
  }
}

package org.blockade.service.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.blockade.protocol.words.Language;

/// The words of the pages, in each language, by key. What the rules say about a person is said by
/// `protocol`, not here.
final class Phrases {

  private static final Map<Language, Properties> ALL = load();

  private final Language language;

  Phrases(Language language) {
    this.language = language;
  }

  /// The words of a key. `{0}`, `{1}` are replaced by the values.
  String of(String key, Object... values) {
    String words = ALL.getOrDefault(language, new Properties()).getProperty(key);
    if (words == null) {
      throw new IllegalArgumentException("no words for the key " + key);
    }
    for (int i = 0; i < values.length; i++) {
      words = words.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return words;
  }

  static Set<String> keys(Language language) {
    return ALL.getOrDefault(language, new Properties()).stringPropertyNames();
  }

  private static Map<Language, Properties> load() {
    Map<Language, Properties> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String name = "phrases_" + language.code() + ".properties";
      Properties words = new Properties();
      try (Reader in =
          new InputStreamReader(
              java.util.Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name),
              StandardCharsets.UTF_8)) {
        words.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      all.put(language, words);
    }
    return all;
  }
}

package org.blockade.formats.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A trial to begin with, with a comment on each key.
public enum TrialExample {
  OPIOID,
  ALCOHOL;

  /// The file.
  public String text() {
    return resource(name().toLowerCase(Locale.ROOT) + ".yaml");
  }

  /// The JSON Schema of these files, for editors.
  public static String schema() {
    return resource("trial.schema.json");
  }

  private static String resource(String name) {
    try (InputStream in = TrialExample.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

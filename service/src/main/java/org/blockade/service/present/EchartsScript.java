package org.blockade.service.present;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The plotting library that pages carry with them, so that a page needs nothing from elsewhere.
public final class EchartsScript {

  private static final String RESOURCE =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

  private EchartsScript() {}

  /// The text of the library, safe to stand inside a script element.
  public static String text() {
    try (InputStream in = EchartsScript.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the plotting library is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

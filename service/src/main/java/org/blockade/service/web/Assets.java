package org.blockade.service.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Scripts and styles that pages load, all from here. Their address changes with their content, so
/// that a browser may keep them.
final class Assets {

  private static final Map<String, String> PLACES =
      Map.of(
          "blockade.css", "/org/blockade/service/web/assets/blockade.css",
          "blockade.js", "/org/blockade/service/web/assets/blockade.js",
          "curve.js", "/org/blockade/service/web/assets/curve.js",
          "panel.js", "/org/blockade/service/web/assets/panel.js",
          "trial.js", "/org/blockade/service/present/assets/trial.js",
          "receptors.js", "/org/blockade/service/web/assets/receptors.js",
          "htmx.min.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
          "echarts.common.min.js",
              "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js");

  private static final Map<String, String> INTEGRITY = integrity();

  /// Part of every address.
  static final String VERSION = version();

  private Assets() {}

  /// Address of an asset.
  static String address(String name) {
    require(name);
    return "/assets/" + VERSION + "/" + name;
  }

  /// What a browser checks before it runs it.
  static String integrity(String name) {
    return require(name);
  }

  private static String require(String name) {
    String hash = INTEGRITY.get(name);
    if (hash == null) {
      throw new IllegalArgumentException("no asset is called so");
    }
    return hash;
  }

  private static Map<String, String> integrity() {
    Map<String, String> all = new LinkedHashMap<>();
    PLACES.keySet().stream()
        .sorted()
        .forEach(name ->
            all.put(
                name,
                "sha384-"
                    + Base64.getEncoder()
                        .encodeToString(
                            digest("SHA-384").digest(bytes(PLACES.getOrDefault(name, ""))))));
    return all;
  }

  private static String version() {
    MessageDigest digest = digest("SHA-256");
    INTEGRITY.forEach((name, hash) ->
        digest.update((name + hash).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static byte[] bytes(String place) {
    try (InputStream in = Assets.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException("an asset is missing from the class path: " + place);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

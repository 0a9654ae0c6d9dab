package org.blockade.service.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// What went wrong, as RFC 9457 has it. It repeats nothing of what was sent.
///
/// @param type which problem it is
/// @param detail one sentence: what is wrong, and what would be right
/// @param more where in the request it was, or what the caller must know all the same
record Problem(Type type, HttpStatus status, String detail, Map<String, Object> more) {

  static final String MEDIA_TYPE = "application/problem+json";

  /// Problems that a program can tell apart beyond their status.
  enum Type {
    /// The status says it all.
    ABOUT_BLANK,
    NOT_READABLE,
    NOT_FIT,
    REFUSED_BY_THE_RULES,
    KEY_MISSING,
    KEY_USED_FOR_SOMETHING_ELSE,
    KEY_IN_USE,
    RECORDED_MEANWHILE;

    String uri() {
      return this == ABOUT_BLANK ? "about:blank" : "urn:blockade:problem:" + Json.word(this);
    }
  }

  Problem {
    more = Map.copyOf(more);
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(Type.ABOUT_BLANK, status, detail, Map.of());
  }

  static Problem of(Type type, HttpStatus status, String detail) {
    return new Problem(type, status, detail, Map.of());
  }

  /// The answer of a request.
  void write(HttpServletResponse response) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", type.uri());
    all.put("title", status.getReasonPhrase());
    all.put("status", status.value());
    all.put("detail", detail);
    all.putAll(more);
    byte[] body = Json.MAPPER.writeValueAsBytes(all);
    response.setStatus(status.value());
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

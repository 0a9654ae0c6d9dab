package org.blockade.service.web;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/// Bounds how often one address may try to sign in, and how often one session may ask at all.
final class RateLimit extends OncePerRequestFilter {

  /// Requests of one session in a minute. A choice: a slider asks about ten times a second.
  private static final int REQUESTS = 1_200;

  /// How many addresses and sessions are remembered. A choice; the one not seen longest is
  /// forgotten.
  private static final int REMEMBERED = 10_000;

  private final int signIns;
  private final Map<String, Bucket> buckets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
              return size() > REMEMBERED;
            }
          });

  RateLimit(int signIns) {
    this.signIns = signIns;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (bucket(request).tryConsume(1)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Retry-After", "60");
      response.sendError(429);
    }
  }

  private Bucket bucket(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean trying =
        request.getMethod().equals("POST")
            && (path.equals("/sign-in") || path.startsWith("/set-up"));
    if (trying) {
      return buckets.computeIfAbsent(
          "sign-in " + request.getRemoteAddr(), address -> perMinute(signIns));
    }
    var session = request.getSession(false);
    String who = session == null ? "address " + request.getRemoteAddr() : session.getId();
    return buckets.computeIfAbsent(who, any -> perMinute(REQUESTS));
  }

  private static Bucket perMinute(int count) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(count).refillGreedy(count, Duration.ofMinutes(1)))
        .build();
  }
}

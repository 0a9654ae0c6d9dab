package org.blockade.service.door;

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

/// Bounds how often one address may ask the interfaces, before anything is read.
public final class AskingLimit extends OncePerRequestFilter {

  /// Requests of one address in a minute. A choice: a hospital asks from one address for everybody.
  private static final int REQUESTS = 6_000;

  /// Addresses that are remembered. A choice; the one not seen longest is forgotten.
  private static final int REMEMBERED = 10_000;

  private final Map<String, Bucket> buckets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
              return size() > REMEMBERED;
            }
          });

  private final Refusal refusal;

  /// Answers whoever asks too often.
  @FunctionalInterface
  public interface Refusal {
    /// Writes the answer; when to ask again is said already.
    void answer(HttpServletResponse response) throws IOException;
  }

  /// @param refusal answers whoever asks too often
  public AskingLimit(Refusal refusal) {
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bucket bucket =
        buckets.computeIfAbsent(
            request.getRemoteAddr(),
            any ->
                Bucket.builder()
                    .addLimit(limit ->
                        limit.capacity(REQUESTS).refillGreedy(REQUESTS, Duration.ofMinutes(1)))
                    .build());
    if (bucket.tryConsume(1)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Retry-After", "60");
      refusal.answer(response);
    }
  }
}

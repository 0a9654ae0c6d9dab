package org.blockade.checks.pages;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The accessibility engine, run in a page.
final class Axe {

  private Axe() {}

  /// What axe finds that is serious.
  static List<String> serious(Page page) throws IOException {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        page.evaluate(
            """
            async () => (await axe.run()).violations.flatMap((violation) =>
                violation.nodes.map((node) => ({
                  impact: violation.impact, rule: violation.id, target: node.target.join(' ') })))
            """);
    return ((List<?>) found)
        .stream()
            .map(violation -> (Map<?, ?>) violation)
            .filter(violation ->
                List.of("serious", "critical").contains(String.valueOf(violation.get("impact"))))
            .map(Object::toString)
            .toList();
  }
}

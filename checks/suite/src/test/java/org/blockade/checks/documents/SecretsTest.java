package org.blockade.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No key, token or password of anything that exists stands in the project.
class SecretsTest {

  /// Shapes by which keys and tokens are known. They are put together here, so that this file is
  /// none.
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
          Pattern.compile("\\bAKIA" + "[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bgh[pousr]_" + "[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bglpat-" + "[A-Za-z0-9_-]{20}\\b"),
          Pattern.compile("\\bxox[baprs]-" + "[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\beyJ" + "[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\."),
          Pattern.compile("(?i)jdbc:[a-z]+://[^\\s\"']*password=[^\\s\"'&<]+"));

  private static boolean isSecret(String text) {
    return SHAPES.stream().anyMatch(shape -> shape.matcher(text).find());
  }

  @Test
  void noFileHoldsASecret() {
    assertThat(Repository.files())
        .filteredOn(file -> Repository.text(file).filter(SecretsTest::isSecret).isPresent())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN RSA PRIVATE" + " KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
        "jdbc:postgresql://db/clinic?user=a&pass" + "word=b"
      })
  void whatIsOneIsSeen(String secret) {
    assertThat(isSecret(secret)).isTrue();
  }
}

package org.blockade.checks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/// What a message to people may hold.
final class Clean {

  private Clean() {}

  /// One line without characters that steer a terminal.
  static void assertClean(String message) {
    assertThat(message).isNotBlank();
    assertThat(message.chars().noneMatch(Clean::steers)).as("clean: %s", message).isTrue();
  }

  private static boolean steers(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }
}

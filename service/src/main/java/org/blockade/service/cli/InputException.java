package org.blockade.service.cli;

/// Ends a command with one line on the error stream.
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private InputException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The words of the command are not understood.
  static InputException usage(String message) {
    return new InputException(ExitCode.USAGE, message);
  }

  /// A file or a value is not as it must be.
  static InputException badInput(String message) {
    return new InputException(ExitCode.BAD_INPUT, message);
  }

  int exitCode() {
    return exitCode;
  }
}

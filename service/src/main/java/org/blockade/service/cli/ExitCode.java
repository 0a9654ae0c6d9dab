package org.blockade.service.cli;

/// What the program says to a shell.
final class ExitCode {

  /// Answered.
  static final int OK = 0;

  /// An internal error, or a check that failed.
  static final int FAILED = 1;

  /// The words of the command are not understood.
  static final int USAGE = 2;

  /// A file or a value is not as it must be.
  static final int BAD_INPUT = 3;

  /// The answer is "unknown".
  static final int UNKNOWN = 4;

  /// Ended by Ctrl-C; what was done is shown, marked as partial.
  static final int CANCELLED = 130;

  private ExitCode() {}
}

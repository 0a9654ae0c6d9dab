package org.blockade.service.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// One run of the program, within this virtual machine.
///
/// @param exit the exit code
/// @param text everything on the output
/// @param err the lines on the error stream
public record Run(int exit, String text, List<String> err) {

  public static final String EXAMPLE = "../examples/late-injection.csv";

  /// Half a day after the end of the example, so that its answer is about the present.
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-15T08:00:00Z"), ZoneOffset.UTC);

  public static Run of(String... arguments) {
    return at(CLOCK, arguments);
  }

  /// A run at another time of the clock.
  static Run at(Clock clock, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter errors = new PrintWriter(err);
    int exit = Blockade.run(clock, new PrintWriter(out), errors, arguments);
    errors.flush();
    return new Run(exit, out.toString(), err.toString().lines().toList());
  }

  /// A run that finds a text on its standard input.
  static synchronized Run withInput(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  /// The lines on the output.
  List<String> out() {
    return text.lines().toList();
  }
}

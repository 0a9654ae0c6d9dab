package org.blockade.service.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One run of the program, within this virtual machine.
///
/// @param exit the exit code
/// @param text everything on the output
/// @param err the lines on the error stream
record Run(int exit, String text, List<String> err) {

  static final String EXAMPLE = "../examples/late-injection.csv";

  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter errors = new PrintWriter(err);
    int exit = Blockade.run(new PrintWriter(out), errors, arguments);
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

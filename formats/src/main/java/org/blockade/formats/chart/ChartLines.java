package org.blockade.formats.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a file, whatever its bytes are.
///
/// Lines are cut before they are decoded: no byte of a UTF-8 character is a line end, so a
/// malformed character spoils its own line only. A line that is too long is passed over, never
/// held.
final class ChartLines {

  /// A longer line (bytes) is no chart row. A choice.
  static final int LONGEST_LINE = 65_536;

  /// A larger file (bytes) is refused. A choice: a million rows of 130 characters fit.
  static final long LARGEST_FILE = 128L << 20;

  private static final int BUFFER = 1 << 16;
  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long bytes;
  private int lineNumber;

  private final byte[] line = new byte[LONGEST_LINE];
  private int length;

  ChartLines(InputStream in) throws IOException {
    this.in = in;
    this.limit = in.readNBytes(buffer, 0, buffer.length);
    this.bytes = limit;
    if (startsWith(BYTE_ORDER_MARK)) {
      position = BYTE_ORDER_MARK.length;
    }
  }

  /// One line without its end.
  record Line(int number, String text, Flaw flaw) {}

  /// What makes a line unreadable.
  enum Flaw {
    NONE(""),
    TOO_LONG(
        "the line is longer than "
            + LONGEST_LINE
            + " bytes; a chart has one event on each line, so check the line ends"),
    MALFORMED("the line is not UTF-8; save the file with the encoding UTF-8"),
    NUL("the line holds a NUL byte, which no text has; save the file again as CSV");

    private final String message;

    Flaw(String message) {
      this.message = message;
    }

    String message() {
      return message;
    }
  }

  /// Why the file is no text in UTF-8 at all, by its first bytes.
  Optional<String> foreign() {
    if (starts(0xFF, 0xFE, 0, 0) || starts(0, 0, 0xFE, 0xFF)) {
      return Optional.of("the file is encoded in UTF-32; save it with the encoding UTF-8");
    }
    if (starts(0xFF, 0xFE) || starts(0xFE, 0xFF) || everySecondByteIsZero()) {
      return Optional.of("the file is encoded in UTF-16; save it with the encoding UTF-8");
    }
    if (starts('P', 'K', 3, 4) || starts(0xD0, 0xCF, 0x11, 0xE0)) {
      return Optional.of(
          "the file is a workbook or an archive, not text; save the sheet as CSV (UTF-8)");
    }
    return Optional.empty();
  }

  /// Whether more has been read than a chart may have.
  boolean tooLarge() {
    return bytes > LARGEST_FILE;
  }

  private boolean starts(int... values) {
    byte[] prefix = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      prefix[i] = (byte) values[i];
    }
    return startsWith(prefix);
  }

  private boolean startsWith(byte[] prefix) {
    return limit >= prefix.length
        && Arrays.equals(buffer, 0, prefix.length, prefix, 0, prefix.length);
  }

  private boolean everySecondByteIsZero() {
    return limit >= 4
        && (buffer[0] == 0) != (buffer[1] == 0)
        && (buffer[0] == 0) == (buffer[2] == 0)
        && (buffer[1] == 0) == (buffer[3] == 0);
  }

  /// The next line; empty at the end of the file.
  Optional<Line> next() throws IOException {
    int first = read();
    if (first == END) {
      return Optional.empty();
    }
    lineNumber++;
    length = 0;
    boolean nul = false;
    boolean tooLong = false;
    for (int value = first; value != END && value != '\n'; value = read()) {
      if (value == '\r') {
        passLineFeed();
        break;
      }
      nul |= value == 0;
      tooLong |= length == LONGEST_LINE;
      if (!tooLong) {
        line[length++] = (byte) value;
      }
    }
    if (tooLong) {
      return Optional.of(new Line(lineNumber, "", Flaw.TOO_LONG));
    }
    return Optional.of(nul ? new Line(lineNumber, "", Flaw.NUL) : decoded());
  }

  private Line decoded() {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(line, 0, length))
              .toString();
      return new Line(lineNumber, text, Flaw.NONE);
    } catch (CharacterCodingException e) {
      return new Line(lineNumber, "", Flaw.MALFORMED);
    }
  }

  private void passLineFeed() throws IOException {
    if (read() != '\n' && position > 0) {
      position--;
    }
  }

  private int read() throws IOException {
    if (position == limit) {
      limit = in.readNBytes(buffer, 0, buffer.length);
      position = 0;
      bytes += limit;
      if (limit == 0) {
        return END;
      }
    }
    return buffer[position++] & 0xFF;
  }
}

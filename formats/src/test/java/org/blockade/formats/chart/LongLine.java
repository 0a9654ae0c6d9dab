package org.blockade.formats.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A file with one line of any length, which is made while it is read and never held.
final class LongLine extends InputStream {

  private final InputStream parts;
  private int largestRequest;

  LongLine(String before, long length, String after) {
    this.parts =
        new SequenceInputStream(
            Collections.enumeration(List.of(text(before), new Repeated(length), text(after))));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The largest number of bytes that was asked for at once.
  int largestRequest() {
    return largestRequest;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("read in blocks");
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    largestRequest = Math.max(largestRequest, length);
    return parts.read(into, from, length);
  }

  private static final class Repeated extends InputStream {
    private long left;

    Repeated(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(into, from, from + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}

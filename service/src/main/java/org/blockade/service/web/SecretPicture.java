package org.blockade.service.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What an authenticator reads with its camera. It stands in the page itself, so that the secret is
/// no address and is kept by no cache.
final class SecretPicture {

  /// The rim that the standard asks for (ISO/IEC 18004), in modules.
  private static final int QUIET = 4;

  private SecretPicture() {}

  /// A `data:` address.
  static String of(String text) {
    ByteMatrix modules = modules(text);
    int size = modules.getWidth() + 2 * QUIET;
    StringBuilder dark = new StringBuilder();
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row) == 1) {
          dark.append('M')
              .append(column + QUIET)
              .append(' ')
              .append(row + QUIET)
              .append("h1v1h-1z");
        }
      }
    }
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
            + size
            + ' '
            + size
            + "\"><path fill=\"#fff\" d=\"M0 0h"
            + size
            + 'v'
            + size
            + "H0z\"/><path d=\""
            + dark
            + "\"/></svg>";
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException("the text does not fit a code", e);
    }
  }
}

package org.blockade.service.handout;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// A QR code that holds plain text, so that it needs no network and tells nobody that it was read.
///
/// @param modules the dark and light squares
record PlainCode(ByteMatrix modules) {

  /// The rim that the standard asks for (ISO/IEC 18004), in modules.
  private static final int QUIET = 4;

  /// Up to 15 % of a scratched code can be restored. A choice: more makes the squares too small.
  private static final ErrorCorrectionLevel CORRECTION = ErrorCorrectionLevel.M;

  static PlainCode of(String text) {
    try {
      return new PlainCode(
          Encoder.encode(text, CORRECTION, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalStateException("the text does not fit a code", e);
    }
  }

  /// Draws it on a page; lengths in points, from the lower left corner.
  void draw(PDDocument document, PDPage page, float left, float bottom, float side)
      throws IOException {
    int size = modules.getWidth();
    float module = side / (size + 2 * QUIET);
    try (PDPageContentStream pen =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      // To a screen reader it is no text: what it holds stands beside it.
      pen.beginMarkedContent(COSName.ARTIFACT);
      pen.setNonStrokingColor(1f);
      pen.addRect(left, bottom, side, side);
      pen.fill();
      pen.setNonStrokingColor(0f);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          if (modules.get(column, row) == 1) {
            pen.addRect(
                left + (QUIET + column) * module,
                bottom + (QUIET + size - 1 - row) * module,
                module,
                module);
          }
        }
      }
      pen.fill();
      pen.endMarkedContent();
    }
  }
}

package org.blockade.service.handout;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/// Pages of paper (PDF) from pages of markup.
///
/// The font is embedded, so that paper looks the same everywhere and a screen reader finds the
/// letters; the file is tagged for it. It holds no time of its making: the same page gives the same
/// bytes.
final class Paper {

  /// Liberation Sans comes with the library for PDF; it has one weight.
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String FONT_NAME = "Liberation Sans";

  /// An id of a file; the usual one is made from the time.
  private static final long DOCUMENT_ID = 1;

  private Paper() {}

  /// Draws on the pages once the text stands.
  @FunctionalInterface
  interface Pen {
    void draw(PDDocument document) throws IOException;
  }

  /// Writes pages to a file.
  static void write(String markup, String title, Pen pen, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(markup, title, pen, out);
    }
  }

  static void write(String markup, String title, Pen pen, OutputStream out) throws IOException {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(markup, null);
    builder.useFont(Paper::font, FONT_NAME);
    builder.usePdfUaAccessibility(true);
    builder.toStream(OutputStream.nullOutputStream());
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        pen.draw(document);
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title);
        about.setProducer("Blockade");
        document.setDocumentInformation(about);
        document.setDocumentId(DOCUMENT_ID);
        document.save(out);
      }
    }
  }

  /// Whether the font has every letter of a text.
  static boolean canPrint(String text) throws IOException {
    try (TrueTypeFont font =
        new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(font()))) {
      CmapLookup letters = font.getUnicodeCmapLookup();
      return text.codePoints().allMatch(letter -> letters.getGlyphId(letter) != 0);
    }
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("the font " + FONT + " is missing");
    }
    return font;
  }
}

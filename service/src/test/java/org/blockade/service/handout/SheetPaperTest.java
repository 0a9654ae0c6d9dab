package org.blockade.service.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/// Sheets as pages and on paper.
class SheetPaperTest {

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> sheets() {
    return SheetsTest.sheets();
  }

  private PDDocument printed(Topic topic, Language language, boolean large) throws IOException {
    Path file = folder.resolve("sheet.pdf");
    SheetPage.of(Sheets.standard().sheet(topic, language), large).print(file);
    return Loader.loadPDF(Files.readAllBytes(file));
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void paperHoldsEverySentenceAndEveryNumberToCall(Topic topic, Language language)
      throws IOException {
    try (PDDocument document = printed(topic, language, false)) {
      String text = text(document);
      Sheet sheet = Sheets.standard().sheet(topic, language);
      for (Sheet.Part part : sheet.parts()) {
        assertThat(text).contains(part.heading());
        part.sentences().forEach(sentence -> assertThat(text).contains(sentence));
      }
      Contacts contacts = Contacts.standard();
      for (String region : contacts.regions()) {
        for (Contact contact : contacts.in(region)) {
          assertThat(text).contains(contact.number() + " " + contact.title().in(language));
        }
      }
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isEqualTo(612);
        assertThat(page.getMediaBox().getHeight()).isEqualTo(792);
      }
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(sheet.title());
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void largePrintIsAtLeastEighteenPoints(Topic topic, Language language) throws IOException {
    assertThat(sizes(topic, language, true))
        .allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo(17.99f));
  }

  @Test
  void usualPrintIsSmaller() throws IOException {
    assertThat(sizes(Topic.STOPPING, Language.ENGLISH, false)).anyMatch(size -> size < 12);
  }

  private List<Float> sizes(Topic topic, Language language, boolean large) throws IOException {
    List<Float> sizes = new ArrayList<>();
    try (PDDocument document = printed(topic, language, large)) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition position) {
          sizes.add(position.getFontSizeInPt());
        }
      }.getText(document);
    }
    assertThat(sizes).hasSizeGreaterThan(500);
    return sizes;
  }

  @Test
  void theSameSheetIsTheSameBytes() throws IOException {
    Path one = folder.resolve("one.pdf");
    Path other = folder.resolve("other.pdf");
    SheetPage page =
        SheetPage.of(Sheets.standard().sheet(Topic.MISSED_DOSE, Language.SPANISH), false);
    page.print(one);
    page.print(other);
    assertThat(one).hasSameBinaryContentAs(other);
    assertThat(Files.readString(one, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("CreationDate");
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void thePageIsWellFormedAndNeedsNothingFromElsewhere(Topic topic, Language language)
      throws Exception {
    String html = SheetPage.of(Sheets.standard().sheet(topic, language), true).html();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
    assertThat(html)
        .contains("lang=\"" + language.code() + "\"")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(");
  }
}

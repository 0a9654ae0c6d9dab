package org.blockade.service.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.blockade.protocol.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The card on paper, opened and read again.
class WalletCardTest {

  private static final float DOTS_PER_INCH = 300;

  @TempDir private Path folder = Path.of("");

  private static WalletCard card(Language language, List<WalletCard.Field> personal) {
    CardWords words = CardWords.standard();
    return new WalletCard(
        language,
        words.phrase("title", language),
        words.phrase("front", language),
        words.phrase("back", language),
        List.of(
            new WalletCard.Field(
                words.phrase("labels.product", language),
                words.phrase("products.injection", language).replace("{amount}", "380")),
            new WalletCard.Field(words.phrase("labels.last_dose", language), "30 Sep 2026"),
            new WalletCard.Field(
                words.phrase("labels.blocked", language),
                words.phrase("blocked.injection", language).replace("{date}", "28 Oct 2026")),
            new WalletCard.Field(
                words.phrase("labels.estimate", language),
                words.phrase("estimate.between", language))),
        personal,
        words.say().stream().map(sentence -> sentence.in(language)).toList(),
        words.phrase("ask", language),
        words.phrase("scan", language),
        words.phrase("note", language));
  }

  private PDDocument printed(WalletCard card) throws IOException {
    Path file = folder.resolve("card.pdf");
    card.print(file);
    return Loader.loadPDF(Files.readAllBytes(file));
  }

  private static String side(PDDocument document, int number) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCardHasTwoSidesOfTheSizeOfABankCard(Language language) throws IOException {
    WalletCard card = card(language, List.of());
    try (PDDocument document = printed(card)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth() * 25.4 / 72).isCloseTo(85.6, Offset.offset(0.05));
        assertThat(page.getMediaBox().getHeight() * 25.4 / 72).isCloseTo(54.0, Offset.offset(0.05));
      }
      assertThat(side(document, 1))
          .contains(card.title(), card.front(), "380 mg", "28 Oct 2026", card.note());
      assertThat(side(document, 2)).contains(card.say()).contains(card.ask(), card.scan());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCodeOnTheBackHoldsTheTextItself(Language language) throws Exception {
    WalletCard card = card(language, List.of(new WalletCard.Field("Name", "Ana Example")));
    try (PDDocument document = printed(card)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(1, DOTS_PER_INCH);
      assertThat(decoded(image)).isEqualTo(card.codeText());
    }
    assertThat(card.codeText())
        .contains(card.say())
        .contains("30 Sep 2026")
        .doesNotContain("http")
        .doesNotContain("Ana");
  }

  private static String decoded(BufferedImage image) throws Exception {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    Result result =
        new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of());
    return result.getText();
  }

  @Test
  void theFrontHasNoCode() throws Exception {
    try (PDDocument document = printed(card(Language.ENGLISH, List.of()))) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> decoded(image)))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLongestEntriesFit(Language language) throws IOException {
    String longest = "M".repeat(40);
    List<WalletCard.Field> personal =
        List.of(
            new WalletCard.Field("En emergencia llame a", longest),
            new WalletCard.Field("Diagnóstico", longest),
            new WalletCard.Field("Nombre", longest));
    try (PDDocument document = printed(card(language, personal))) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(side(document, 1).replace(" ", "")).contains(longest);
    }
  }

  /// What an emergency team must know, and what the law and decency forbid to tell.
  @ParameterizedTest
  @EnumSource(Language.class)
  void theCardTellsOfPainAndOfNoDiagnosisOrProgramme(Language language) {
    String text = String.join("\n", card(language, List.of()).lines());
    switch (language) {
      case ENGLISH ->
          assertThat(text)
              .contains("regional analgesia and non-opioid")
              .contains("anaesthesia-trained staff, with monitoring")
              .contains("deeper and longer respiratory depression")
              .contains("naloxone or nalmefene. Naltrexone is not a rescue drug");
      case SPANISH ->
          assertThat(text)
              .contains("analgesia regional y fármacos no opioides")
              .contains("formado en anestesia, con monitor")
              .contains("depresión respiratoria más honda y larga")
              .contains("naloxona o nalmefeno. La naltrexona no sirve de rescate");
    }
    assertThat(text)
        .doesNotContainPattern(
            Pattern.compile(
                "disorder|trastorno|dependen|addict|adicc|abus|treatment|tratamiento|clinic|clínic|"
                    + "program|alcohol|heroin|recover|recuper",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  @Test
  void theFontTellsWhichLettersItHas() throws IOException {
    assertThat(WalletCard.canPrint("Łukasz Ñandú Ωμέγα Иван")).isTrue();
    assertThat(WalletCard.canPrint("王")).isFalse();
  }

  @Test
  void theSameCardIsTheSameBytes() throws IOException {
    Path one = folder.resolve("one.pdf");
    Path other = folder.resolve("other.pdf");
    card(Language.SPANISH, List.of()).print(one);
    card(Language.SPANISH, List.of()).print(other);
    assertThat(one).hasSameBinaryContentAs(other);
  }
}

package org.blockade.service.handout;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.protocol.words.Language;
import org.blockade.service.present.TextLines;

/// A card for the wallet (ID-1, 85.6 by 54 mm, two sides): what to know where pain is treated in an
/// emergency. It names the medicine; it names no diagnosis, no programme and no person unless asked
/// to.
///
/// @param facts product, last dose, labelled end of the block, estimate
/// @param personal what the person wants on it
/// @param say the statement, a sentence each
/// @param ask why to ask for the last dose all the same
/// @param scan what stands below the code
/// @param note what the estimate is, and what the card is not
public record WalletCard(
    Language language,
    String title,
    String front,
    String back,
    List<Field> facts,
    List<Field> personal,
    List<String> say,
    String ask,
    String scan,
    String note) {

  /// What stands where a line is filled in by hand.
  public static final String BY_HAND = "______________________________";

  /// Product, last dose, labelled end of the block.
  private static final int FACTS_IN_CODE = 3;

  private static final int SIDES = 2;
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  /// Where the code stands on the back (mm, from the lower left corner). Choices: beside the text.
  private static final double CODE_LEFT = 48.6;

  private static final double CODE_BOTTOM = 7;
  private static final double CODE_SIDE = 35;

  public WalletCard {
    facts = List.copyOf(facts);
    personal = List.copyOf(personal);
    say = List.copyOf(say);
  }

  /// A line of the card; an empty value is filled in by hand.
  public record Field(String label, String value) {
    String line() {
      return label + ": " + (value.isEmpty() ? BY_HAND : value);
    }
  }

  /// What a reader of the code on the back finds, without a network: the medicine, the last dose,
  /// the labelled end of the block and the statement; never anything of the person. The rest stands
  /// beside it and would only make the squares smaller.
  public String codeText() {
    return String.join(
        "\n",
        Stream.of(
                Stream.of(title),
                facts.stream().limit(FACTS_IN_CODE).map(Field::line),
                Stream.of(back + ":"),
                say.stream())
            .flatMap(lines -> lines)
            .toList());
  }

  /// The card for a terminal.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(front);
    Stream.concat(facts.stream(), personal.stream())
        .forEach(field -> lines.addAll(TextLines.wrap(field.line(), TextLines.WIDTH)));
    lines.add("");
    lines.add(back);
    say.forEach(sentence -> lines.add("  - " + sentence));
    lines.add(ask);
    lines.add("");
    lines.add(note);
    return lines;
  }

  /// Both sides as markup.
  String html() {
    StringOutput out = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("handout/card.jte", this, out);
    return out.toString();
  }

  /// The language as in data files.
  public String lang() {
    return language.code();
  }

  /// Writes both sides (PDF, two pages).
  ///
  /// @throws IOException if the file cannot be written
  public void print(Path file) throws IOException {
    PlainCode code = PlainCode.of(codeText());
    Paper.write(
        html(),
        title,
        document -> {
          if (document.getNumberOfPages() != SIDES) {
            throw new IllegalStateException("the card does not fit its two sides");
          }
          code.draw(
              document,
              document.getPage(1),
              (float) (CODE_LEFT * POINTS_PER_MILLIMETRE),
              (float) (CODE_BOTTOM * POINTS_PER_MILLIMETRE),
              (float) (CODE_SIDE * POINTS_PER_MILLIMETRE));
        },
        file);
  }

  /// Whether the font of the card has every letter of a text.
  ///
  /// @throws IOException if the font cannot be read
  public static boolean canPrint(String text) throws IOException {
    return Paper.canPrint(text);
  }
}

package org.blockade.service.handout;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blockade.protocol.contacts.Contact;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.service.present.TextLines;
import org.blockade.simulator.drug.Evidence;

/// A sheet as it is handed over: with the numbers to call, as text, page or paper.
///
/// @param words what stands on every sheet
/// @param contacts whom to call
/// @param large whether the print is large: 18 points and more
public record SheetPage(Sheet sheet, CommonWords words, Contacts contacts, boolean large) {

  private static final String BULLET = "  - ";
  private static final int ICONS_PER_ROW = 50;
  private static final String FILLED = "●";
  private static final String EMPTY = "○";

  /// A sheet with the contacts that come with Blockade.
  public static SheetPage of(Sheet sheet, boolean large) {
    return new SheetPage(sheet, CommonWords.of(sheet.language()), Contacts.standard(), large);
  }

  /// The numbers to call in one region.
  public record Region(String title, List<Contact> contacts) {}

  /// The numbers to call, by region.
  public List<Region> regions() {
    return contacts.regions().stream()
        .map(code -> new Region(words.region(code), contacts.in(code)))
        .toList();
  }

  /// The language as in data files.
  public String lang() {
    return sheet.language().code();
  }

  /// Whose a number is.
  public String title(Contact contact) {
    return contact.title().in(sheet.language());
  }

  /// The day on which the text was checked.
  public String reviewed() {
    DateTimeFormatter day =
        switch (sheet.language()) {
          case ENGLISH -> DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
          case SPANISH -> DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.of("es"));
        };
    return words.reviewed() + " " + day.format(sheet.reviewed());
  }

  /// The kind of evidence in the language of the sheet.
  private String word(Evidence evidence) {
    return switch (sheet.language()) {
      case ENGLISH -> evidence.word();
      case SPANISH ->
          switch (evidence) {
            case READ -> "leído";
            case SECOND_HAND -> "de segunda mano";
            case REMEMBERED -> "recordado";
            case DERIVED -> "derivado";
            case PROPOSAL -> "propuesta";
            case CHOICE -> "elección";
          };
    };
  }

  /// What was published is described once, in English; a sheet in another language says so.
  private String inEnglish() {
    return switch (sheet.language()) {
      case ENGLISH -> "";
      case SPANISH -> "(en inglés) ";
    };
  }

  /// The sources: those of the sheet, then those of its numbers.
  public List<String> sources() {
    List<String> sources = new ArrayList<>();
    sheet
        .sources()
        .forEach(source -> sources.add(source.text() + " [" + word(source.evidence()) + "]"));
    sheet
        .frequencies()
        .forEach(frequency ->
            sources.add(
                words.words(frequency)
                    + ": "
                    + inEnglish()
                    + frequency.source()
                    + " ("
                    + frequency.published()
                    + ") ["
                    + word(frequency.evidence())
                    + "]"));
    return sources;
  }

  /// A frequency as rows of filled and empty circles.
  public static List<String> icons(Frequency frequency) {
    String all =
        FILLED.repeat(frequency.count()) + EMPTY.repeat(frequency.of() - frequency.count());
    List<String> rows = new ArrayList<>();
    for (int from = 0; from < all.length(); from += ICONS_PER_ROW) {
      rows.add(all.substring(from, StrictMath.min(all.length(), from + ICONS_PER_ROW)));
    }
    return rows;
  }

  /// The sheet as one page that needs nothing but itself. It is well-formed XML too.
  public String html() {
    StringOutput out = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("handout/sheet.jte", this, out);
    return out.toString();
  }

  /// Writes the sheet on paper (PDF).
  ///
  /// @throws IOException if the file cannot be written
  public void print(Path file) throws IOException {
    Paper.write(html(), sheet.title(), document -> {}, file);
  }

  /// The sheet for a terminal.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(sheet.title().toUpperCase(Locale.ROOT));
    for (Sheet.Part part : sheet.parts()) {
      heading(part.tone().mark() + part.heading(), lines);
      part.say().forEach(text -> lines.addAll(TextLines.wrap(text, TextLines.WIDTH)));
      part.items().forEach(text -> item(text, lines));
      for (Sheet.Count count : part.counts()) {
        item(words.words(count.frequency()) + " " + count.say(), lines);
        icons(count.frequency()).forEach(row -> lines.add(" ".repeat(BULLET.length()) + row));
      }
      part.after().forEach(text -> lines.addAll(TextLines.wrap(text, TextLines.WIDTH)));
    }
    heading(Sheet.Tone.EMERGENCY.mark() + words.emergencyHeading(), lines);
    words.emergency().forEach(text -> lines.addAll(TextLines.wrap(text, TextLines.WIDTH)));
    heading(words.contacts(), lines);
    lines.addAll(TextLines.wrap(words.contactsSay(), TextLines.WIDTH));
    for (Region region : regions()) {
      lines.add(region.title());
      region.contacts().forEach(contact -> item(contact.number() + "  " + title(contact), lines));
    }
    heading(words.sources(), lines);
    sources().forEach(text -> item(text, lines));
    lines.add("");
    lines.add(reviewed());
    lines.addAll(TextLines.wrap(words.notADevice(), TextLines.WIDTH));
    return lines;
  }

  private static void heading(String text, List<String> lines) {
    lines.add("");
    lines.add(text);
  }

  private static void item(String text, List<String> lines) {
    String before = BULLET;
    for (String line : TextLines.wrap(text, TextLines.WIDTH - BULLET.length())) {
      lines.add(before + line);
      before = " ".repeat(BULLET.length());
    }
  }
}

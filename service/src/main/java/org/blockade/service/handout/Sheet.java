package org.blockade.service.handout;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.drug.Evidence;

/// One sheet for people, in one language, as its data file has it.
///
/// @param reviewed the day on which the text was last checked against its sources
/// @param reading how hard it may be to read
public record Sheet(
    Topic topic,
    Language language,
    String title,
    LocalDate reviewed,
    ReadingLimit reading,
    List<Part> parts,
    List<Source> sources) {

  public Sheet {
    parts = List.copyOf(parts);
    sources = List.copyOf(sources);
  }

  /// How urgent a part is; shown by its frame and its mark as well as by colour.
  public enum Tone {
    PLAIN("", "plain"),
    NORMAL("○ ", "normal"),
    CALL("◊ ", "call"),
    EMERGENCY("■ ", "emergency");

    private final String mark;
    private final String word;

    Tone(String mark, String word) {
      this.mark = mark;
      this.word = word;
    }

    /// The mark before a heading; empty where there is none.
    public String mark() {
      return mark;
    }

    /// The word in data files and styles.
    public String word() {
      return word;
    }
  }

  /// A heading with what stands below it, in this order.
  public record Part(
      String heading,
      Tone tone,
      List<String> say,
      List<String> items,
      List<Count> counts,
      List<String> after) {

    public Part {
      say = List.copyOf(say);
      items = List.copyOf(items);
      counts = List.copyOf(counts);
      after = List.copyOf(after);
    }

    /// Every sentence below the heading; of a count, what is said about it.
    public Stream<String> sentences() {
      return Stream.of(say, items, counts.stream().map(Count::say).toList(), after)
          .flatMap(List::stream);
    }
  }

  /// A natural frequency and what it counts: "72 of 100" and "people got a first injection".
  public record Count(Frequency frequency, String say) {}

  /// Where something on the sheet was read.
  public record Source(String text, Evidence evidence) {}

  /// How hard a text may be to read, by a formula of its language.
  public sealed interface ReadingLimit {

    /// English: grade of Flesch and Kincaid.
    record FleschKincaidGrade(double atMost) implements ReadingLimit {}

    /// Spanish: ease of Fernández Huerta; 60 to 70 is grade 7 to 8, 70 to 80 grade 6.
    record FernandezHuerta(double atLeast) implements ReadingLimit {}
  }

  /// The natural frequencies, in the order of the sheet.
  public List<Frequency> frequencies() {
    return parts.stream().flatMap(part -> part.counts().stream()).map(Count::frequency).toList();
  }
}

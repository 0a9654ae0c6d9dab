package org.blockade.service.handout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.words.Language;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The sheets that come with Blockade.
public final class Sheets {

  private static final List<Sheet.Tone> TONES = List.of(Sheet.Tone.values());

  private final Map<String, Frequency> numbers;

  private Sheets(Map<String, Frequency> numbers) {
    this.numbers = numbers;
  }

  /// The sheets, with their numbers read and checked.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if a number does not follow from what
  ///   was published
  public static Sheets standard() {
    return new Sheets(numbers(DataFile.resource(Sheets.class, "numbers.yaml")));
  }

  static Map<String, Frequency> numbers(DataFile file) {
    Map<String, Frequency> numbers = new LinkedHashMap<>();
    for (DataNode node : file.root().children("counts")) {
      Frequency.read(node)
          .ifPresent(frequency -> {
            if (numbers.put(frequency.id(), frequency) != null) {
              node.report("id", "\"" + frequency.id() + "\" stands here twice; keep one");
            }
          });
    }
    file.root().close();
    file.requireSound();
    return numbers;
  }

  /// The natural frequencies, in the order of their file.
  List<Frequency> frequencies() {
    return List.copyOf(numbers.values());
  }

  /// A sheet.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if its file is not sound
  public Sheet sheet(Topic topic, Language language) {
    return read(
        DataFile.resource(Sheets.class, topic.word() + "." + language.code() + ".yaml"),
        topic,
        language);
  }

  Sheet read(DataFile file, Topic topic, Language language) {
    DataNode root = file.root();
    String title = root.text("title");
    LocalDate reviewed = day(root);
    Sheet.ReadingLimit reading = limit(root.child("reading"));
    List<Sheet.Part> parts = new ArrayList<>();
    for (DataNode node : root.children("parts")) {
      parts.add(part(node));
    }
    List<Sheet.Source> sources = new ArrayList<>();
    for (DataNode node : root.children("sources")) {
      String text = node.text("text");
      node.word("evidence", Evidence::ofWord, Evidence.words())
          .ifPresent(evidence -> sources.add(new Sheet.Source(text, evidence)));
      node.close();
    }
    if (parts.isEmpty() || sources.isEmpty()) {
      root.report("title", "a sheet has parts, and the sources of what it says");
    }
    root.close();
    file.requireSound();
    return new Sheet(topic, language, title, reviewed, reading, parts, sources);
  }

  private static LocalDate day(DataNode root) {
    try {
      return LocalDate.parse(root.text("reviewed"));
    } catch (DateTimeException e) {
      root.report("reviewed", "\"reviewed\" is no day; write e.g. 2026-11-22");
      return LocalDate.EPOCH;
    }
  }

  private static Sheet.ReadingLimit limit(DataNode node) {
    String formula = node.text("formula");
    Sheet.ReadingLimit limit =
        switch (formula) {
          case "flesch-kincaid-grade" ->
              new Sheet.ReadingLimit.FleschKincaidGrade(node.number("at_most"));
          case "fernandez-huerta" ->
              new Sheet.ReadingLimit.FernandezHuerta(node.number("at_least"));
          default -> {
            node.report(
                "formula", "\"formula\" is flesch-kincaid-grade (English) or fernandez-huerta");
            yield new Sheet.ReadingLimit.FleschKincaidGrade(Double.NaN);
          }
        };
    node.close();
    return limit;
  }

  private Sheet.Part part(DataNode node) {
    List<Sheet.Count> counts = new ArrayList<>();
    for (DataNode count : node.children("counts")) {
      String id = count.text("of");
      String say = count.text("say");
      Frequency frequency = numbers.get(id);
      if (frequency == null) {
        count.report("of", "\"" + id + "\" is no number of numbers.yaml");
      } else {
        counts.add(new Sheet.Count(frequency, say));
      }
      count.close();
    }
    Sheet.Part part =
        new Sheet.Part(
            node.text("heading"),
            node.word("tone", Sheets::tone, "plain, normal, call, emergency")
                .orElse(Sheet.Tone.PLAIN),
            texts(node, "say"),
            texts(node, "items"),
            counts,
            texts(node, "after"));
    node.close();
    return part;
  }

  private static List<String> texts(DataNode node, String key) {
    return node.has(key) ? node.texts(key) : List.of();
  }

  private static Optional<Sheet.Tone> tone(String word) {
    return TONES.stream().filter(tone -> tone.word().equals(word)).findFirst();
  }

  /// Every topic with its title in a language, in the order in which they are listed.
  public Map<Topic, String> titles(Language language) {
    Map<Topic, String> titles = new LinkedHashMap<>();
    Arrays.stream(Topic.values())
        .forEach(topic -> titles.put(topic, sheet(topic, language).title()));
    return titles;
  }
}

package org.blockade.checks.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blockade.protocol.contacts.Contacts;
import org.blockade.protocol.triage.Context;
import org.blockade.protocol.triage.Symptom;
import org.blockade.protocol.triage.Triage;
import org.blockade.protocol.uses.Uses;
import org.blockade.protocol.words.Language;
import org.blockade.service.present.triage.TriageSheet;
import org.blockade.service.present.triage.UsesSheet;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.junit.jupiter.api.Test;

/// No stigmatising word stands in a text for people. What people themselves write is another
/// matter: the lists of words that triage understands are left out.
class StigmaTest {

  private static final Pattern WORD_LIST = Pattern.compile("\\b(?:en|es|words): \\[[^\\]]*]");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  /// The glossary and the guide for contributors name words that are not to be used; the evidence
  /// is kept as it was compiled.
  private static final List<String> LEFT_OUT =
      List.of("GLOSSARY.md", "CONTRIBUTING.md", "docs/evidence/");

  private record Avoided(String word, String better, Pattern pattern) {}

  private static final List<String> NAMES = new ArrayList<>();
  private static final List<Pattern> IN_NO_SHEET = new ArrayList<>();
  private static final List<Avoided> AVOIDED = read();

  private static List<Avoided> read() {
    DataFile file = DataFile.resource(StigmaTest.class, "stigma.yaml");
    file.root().text("source");
    file.root().text("evidence");
    List<Avoided> avoided = new ArrayList<>();
    for (DataNode node : file.root().children("words")) {
      node.word("language", Language::ofCode, "en, es");
      String word = node.text("word");
      avoided.add(
          new Avoided(
              word,
              node.text("better"),
              Pattern.compile(
                  "(?<![\\p{L}\\d-])"
                      + Pattern.quote(word).replace(" ", "\\E\\s+\\Q")
                      + "(?![\\p{L}\\d])",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
      node.close();
    }
    NAMES.addAll(file.root().texts("names"));
    for (String word : file.root().texts("sheets")) {
      String beginning = word.replace("*", "");
      IN_NO_SHEET.add(
          Pattern.compile(
              "(?<![\\p{L}\\d-])"
                  + Pattern.quote(beginning)
                  + (word.equals(beginning) ? "(?![\\p{L}\\d])" : ""),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
    file.root().close();
    file.requireSound();
    return avoided;
  }

  /// What is wrong with a text, one line for each word.
  private static List<String> problems(String where, String text) {
    String own = text;
    for (String name : NAMES) {
      own = own.replace(name, "");
    }
    List<String> problems = new ArrayList<>();
    for (Avoided avoided : AVOIDED) {
      if (avoided.pattern().matcher(own).find()) {
        problems.add(where + ": \"" + avoided.word() + "\"; better: " + avoided.better());
      }
    }
    return problems;
  }

  @Test
  void theListIsSeenToWork() {
    assertThat(problems("x", "An ADDICT came.")).singleElement().asString().contains("person with");
    assertThat(problems("x", "orina\nsucia")).hasSize(1);
    assertThat(problems("x", "addiction, addictive, workaholic")).isEmpty();
    assertThat(problems("x", "Am J Drug Alcohol Abuse")).isEmpty();
    assertThat(AVOIDED).extracting(Avoided::word).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @Test
  void noResourceAndNoTemplateHoldsOne() {
    List<String> problems = new ArrayList<>();
    List<Path> files = files("src/main/resources", ".yaml", ".yml", ".txt", ".md", ".html");
    files.addAll(files("src/main/jte", ".jte"));
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      problems.addAll(problems(file.toString(), WORD_LIST.matcher(text(file)).replaceAll("")));
    }
    assertThat(problems).isEmpty();
  }

  /// A sheet is read by the person it is about, so more words are left out.
  @Test
  void noSheetToHandOverHoldsAWordThatJudges() {
    assertThat(judging("an ADDICT, su recaída")).hasSize(2);
    assertThat(judging("habitual, cleaning")).isEmpty();
    List<Path> sheets =
        files("src/main/resources", ".yaml").stream()
            .filter(file -> file.getParent().endsWith("handout"))
            .toList();
    assertThat(sheets).hasSizeGreaterThan(12);
    for (Path sheet : sheets) {
      assertThat(judging(text(sheet))).as(sheet.toString()).isEmpty();
    }
  }

  private static List<String> judging(String text) {
    return IN_NO_SHEET.stream()
        .filter(pattern -> pattern.matcher(text).find())
        .map(Pattern::pattern)
        .toList();
  }

  @Test
  void noStringInTheProgramHoldsOne() {
    List<String> problems = new ArrayList<>();
    List<Path> files = files("src/main/java", ".java");
    assertThat(files).hasSizeGreaterThan(100);
    for (Path file : files) {
      Matcher literals = LITERAL.matcher(text(file));
      String strings =
          literals.results().map(result -> result.group()).collect(Collectors.joining("\n"));
      problems.addAll(problems(file.toString(), strings));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void noDocumentHoldsOne() {
    List<String> problems = new ArrayList<>();
    List<Path> files = files("", ".md");
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      String name = root().relativize(file).toString();
      if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
        problems.addAll(problems(name, text(file)));
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void noRenderedAnswerHoldsOneEvenIfTheQuestionDoes() {
    Triage triage = Triage.standard();
    Uses uses = Uses.standard();
    List<String> problems = new ArrayList<>();
    for (Language language : Language.values()) {
      for (Symptom symptom : triage.symptoms()) {
        String said = String.join(" ", symptom.title().in(language), symptom.id());
        TriageSheet sheet =
            new TriageSheet(
                triage.assess(symptom.words().getFirst(), Context.unknown()),
                Contacts.standard(),
                Contacts.USUAL_REGION,
                language);
        problems.addAll(problems(said, String.join("\n", sheet.lines())));
      }
      problems.addAll(
          problems("uses", String.join("\n", new UsesSheet(uses, uses.all(), language).lines())));
    }
    assertThat(problems).isEmpty();
  }

  private static Path root() {
    Path path = Path.of("").toAbsolutePath();
    while (path != null && !Files.isRegularFile(path.resolve("ARCHITECTURE.md"))) {
      path = path.getParent();
    }
    return Optional.ofNullable(path).orElseThrow();
  }

  /// Files of the project below a folder of any module, without what a build made.
  private static List<Path> files(String below, String... endings) {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(file -> {
            String name = "/" + root().relativize(file);
            return name.contains("/" + below)
                && !name.contains("/target/")
                && !name.contains("/.git/")
                && !name.contains("/src/test/");
          })
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

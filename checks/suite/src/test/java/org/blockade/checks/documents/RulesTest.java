package org.blockade.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.junit.jupiter.api.Test;

/// Every rule of the treatment dossier is named by the data of a recommendation, or is left out
/// with a reason.
class RulesTest {

  /// The rules of the dossier are R01 to R60.
  private static final int RULES = 60;

  private static final Pattern RULE = Pattern.compile("\\bR[0-6][0-9]\\b");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *#.*$");

  @Test
  void everyRuleIsInTheDataOrLeftOutWithAReason() {
    Set<String> all =
        IntStream.rangeClosed(1, RULES)
            .mapToObj("R%02d"::formatted)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> implemented = implemented();
    Set<String> leftOut = leftOut();
    assertThat(implemented).as("rules in the data").isSubsetOf(all);
    assertThat(leftOut)
        .as("a rule is carried or left out, not both")
        .doesNotContainAnyElementsOf(implemented);
    Set<String> told = new TreeSet<>(implemented);
    told.addAll(leftOut);
    assertThat(told).isEqualTo(all);
  }

  /// Numbers in the code of a recommendation that are no thresholds: counts, orders and units.
  private static final Map<String, Set<String>> NO_THRESHOLDS =
      Map.of(
          "OralSchedules.java", Set.of("7"), // days of a week
          "Mood.java", Set.of("9"), // the item of PHQ-9 that asks about self-harm
          "NaloxoneChallenge.java", Set.of("3", "1e-9")); // an order; rounding of milligrams

  private static final Set<String> SMALL = Set.of("0", "1", "2");

  private static final Pattern COMMENT_OR_TEXT = Pattern.compile("//.*|\"[^\"\n]*\"");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?:e-?\\d+)?(?![\\w.])");

  @Test
  void everyThresholdOfARecommendationStandsInItsDataFile() {
    Path protocol = Repository.root().resolve("protocol/src/main/java/org/blockade/protocol");
    List<Path> files =
        Repository.files().stream()
            .filter(file ->
                Stream.of("guideline", "decision", "screening", "plan", "course")
                    .anyMatch(name -> file.startsWith(protocol.resolve(name))))
            .toList();
    assertThat(files).isNotEmpty();
    assertThat(files)
        .allSatisfy(file ->
            assertThat(numbers(file))
                .as("numbers in %s; a threshold belongs into the data file", file.getFileName())
                .isEmpty());
  }

  private static Set<String> numbers(Path file) {
    String code = COMMENT_OR_TEXT.matcher(Repository.text(file).orElse("")).replaceAll("");
    Set<String> numbers = new TreeSet<>();
    Matcher number = NUMBER.matcher(code);
    while (number.find()) {
      numbers.add(number.group());
    }
    numbers.removeAll(SMALL);
    numbers.removeAll(NO_THRESHOLDS.getOrDefault(file.getFileName().toString(), Set.of()));
    return numbers;
  }

  private static Set<String> implemented() {
    Path data = Repository.root().resolve("protocol/src/main/resources");
    Set<String> rules = new TreeSet<>();
    Repository.files().stream()
        .filter(file -> file.startsWith(data) && file.toString().endsWith(".yaml"))
        .forEach(file -> {
          Matcher rule =
              RULE.matcher(COMMENT.matcher(Repository.text(file).orElse("")).replaceAll(""));
          while (rule.find()) {
            rules.add(rule.group());
          }
        });
    return rules;
  }

  private static Set<String> leftOut() {
    DataFile file = DataFile.resource(RulesTest.class, "rules-left-out.yaml");
    Set<String> rules = new TreeSet<>();
    for (DataNode node : file.root().children("left_out")) {
      rules.add(node.text("rule"));
      assertThat(node.text("why")).isNotBlank();
      node.close();
    }
    file.root().close();
    file.requireSound();
    return rules;
  }
}

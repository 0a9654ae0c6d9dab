package org.blockade.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Documents that are true: paths exist, snippets compile and run, nothing tells of a machine.
///
/// Isolated, because it reads what a snippet prints.
@Isolated
class DocumentsTest {

  private static final Pattern BACK_TICKED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PATH = Pattern.compile("(\\./)?[\\w.-]+(/[\\w.-]+)*/?");
  private static final Pattern EXTENSION =
      Pattern.compile(".*\\.(md|java|yaml|yml|xml|csv|sh|g4|jte|json|html|svg)");
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// tag::([\\w-]+)\\[]\n(.*?)\n *// end::\\1\\[]", Pattern.DOTALL);

  /// Written in pieces, so that this file does not hold what it looks for.
  private static final Pattern MACHINE_PATH =
      Pattern.compile(
          "(?<![\\w./:<-])/(ro"
              + "ot|wo"
              + "rk|ho"
              + "me/\\w+|Us"
              + "ers/\\w+)/|[A-Z]:\\\\Us"
              + "ers");

  private static final List<String> REGISTRIES =
      List.of(
          "repo1.maven" + ".org",
          "repo.maven.apache" + ".org",
          "registry.npmjs" + ".org",
          "registry.yarnpkg" + ".com",
          "pypi" + ".org/simple",
          "files.pythonhosted" + ".org",
          "proxy.golang" + ".org",
          "plugins.gradle" + ".org",
          "/art" + "ifactory/",
          "/nex" + "us/repository");

  @Test
  void everyFileThatTheArchitecturePageNamesExists() {
    List<String> named = paths(Repository.read("ARCHITECTURE.md"));
    assertThat(named).as("paths in back-ticks in ARCHITECTURE.md").isNotEmpty();
    assertThat(named)
        .as("paths that ARCHITECTURE.md names and the project does not have")
        .filteredOn(path -> !exists(path))
        .isEmpty();
  }

  /// A bare file name may stand for a file anywhere, e.g. one that every package has.
  private static boolean exists(String path) {
    return Files.exists(Repository.root().resolve(path))
        || (!path.contains("/")
            && Repository.files().stream()
                .anyMatch(file -> file.getFileName().toString().equals(path)));
  }

  @Test
  void aPathIsToldFromOtherCode() {
    assertThat(
            paths(
                "`simulator/` and `README.md`, `./build`, not `org.blockade`, `a b/c`, `x = y/z`,"
                    + " nor `DosingRegimen.resolve`"))
        .containsExactly("simulator/", "README.md", "./build");
  }

  private static List<String> paths(String document) {
    Matcher matcher = BACK_TICKED.matcher(document);
    List<String> paths = new ArrayList<>();
    while (matcher.find()) {
      String code = matcher.group(1);
      boolean looksLikePath = code.contains("/") || EXTENSION.matcher(code).matches();
      if (looksLikePath && PATH.matcher(code).matches()) {
        paths.add(code);
      }
    }
    return paths;
  }

  @Test
  void everyJavaBlockOfTheReadmeIsACompiledRegion() {
    Matcher matcher = JAVA_BLOCK.matcher(Repository.read("README.md"));
    Map<String, String> regions = regions();
    int blocks = 0;
    while (matcher.find()) {
      blocks++;
      assertThat(regions.values())
          .as(
              "the regions \"// tag::name[]\" to \"// end::name[]\" of the compiled snippets; the"
                  + " README's java block must equal one of them (copy it from %s)",
              regions.keySet())
          .contains(matcher.group(1).stripTrailing());
    }
    assertThat(blocks).as("java blocks in README.md").isPositive();
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new LinkedHashMap<>();
    Path sources = Repository.root().resolve("checks/suite/src/test/java");
    Repository.files().stream()
        .filter(file -> file.startsWith(sources) && file.toString().endsWith("Snippet.java"))
        .forEach(file -> {
          Matcher matcher = REGION.matcher(Repository.text(file).orElse(""));
          while (matcher.find()) {
            regions.put(
                file.getFileName() + " " + matcher.group(1),
                matcher.group(2).stripIndent().stripTrailing());
          }
        });
    return regions;
  }

  @Test
  void theOccupancyCurveSnippetHasTenLinesAndPrintsACurve() {
    assertThat(regions().get("OccupancyCurveSnippet.java occupancy-curve").lines()).hasSize(10);
    List<String> lines = printed(OccupancyCurveSnippet::run).lines().toList();
    assertThat(lines).hasSize(17);
    assertThat(lines.getFirst()).isEqualTo("0 d  0.0");
    assertThat(lines.get(4)).startsWith("28 d  0.958");
  }

  private static String printed(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      work.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noFileTellsOfAMachineOrOfARegistry() {
    List<String> told =
        Repository.files().stream()
            .flatMap(file ->
                Repository.text(file).stream()
                    .flatMap(
                        text -> suspicious(text).map(line -> file.getFileName() + ": " + line)))
            .toList();
    assertThat(told).as("lines with a path of a machine or an address of a registry").isEmpty();
  }

  /// The counts of challenges stand in prose, where nothing would keep them true.
  @Test
  void theCountsOfChallengesAreThoseOfTheValidationPage() {
    String page = Repository.read("docs/validation.md");
    int start = page.indexOf("## Blockade of a laboratory challenge");
    List<String[]> rows =
        page.substring(start, page.indexOf("\n## ", start + 1))
            .lines()
            .filter(line -> line.startsWith("| ✓ in |") || line.startsWith("| ✗ OUT |"))
            .map(line -> line.split(" *\\| *", -1))
            .toList();
    List<String[]> out = rows.stream().filter(row -> row[1].equals("✗ OUT")).toList();
    long over =
        out.stream()
            .filter(
                row -> Double.parseDouble(row[9]) > Double.parseDouble(row[7].split("–", -1)[1]))
            .count();
    assertThat(over).isGreaterThan(out.size() / 2);
    for (String document : List.of("README.md", "docs/reference/forecast.md")) {
      assertThat(Repository.read(document).replaceAll("\\s+", " "))
          .contains("Of the " + rows.size() + " published facts about laboratory challenges")
          .contains(
              out.size()
                  + " lie outside their limits, and in "
                  + over
                  + " of those "
                  + out.size()
                  + " the model predicts more block than was seen");
    }
  }

  private static Stream<String> suspicious(String text) {
    return text.lines()
        .filter(line ->
            MACHINE_PATH.matcher(line).find() || REGISTRIES.stream().anyMatch(line::contains));
  }

  @Test
  void aPathOfAMachineIsSeenAndAnAddressInTheWebIsNot() {
    assertThat(
            suspicious(
                String.join(
                    "\n",
                    "see /ho" + "me/somebody/file",
                    "(\"/ro" + "ot/x\")",
                    "C:\\Us" + "ers\\x",
                    "https://repo1.maven" + ".org/maven2",
                    "https://example.org/wo" + "rk/page",
                    "/usr/lib/jvm")))
        .hasSize(4);
  }
}

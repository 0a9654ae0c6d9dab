package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  /// Every command that the help names, and those below it.
  static Stream<String> commands() {
    return commandsFrom("").stream();
  }

  private static List<String> commandsFrom(String command) {
    List<String> found = new ArrayList<>(List.of(command));
    List<String> lines = help(command).out();
    lines.subList(lines.indexOf("Commands:") + 1, lines.size()).stream()
        .takeWhile(line -> lines.contains("Commands:") && line.startsWith("  "))
        .filter(line -> !line.startsWith("   "))
        .map(line -> (command + " " + line.strip().split(" ")[0]).strip())
        .forEach(below -> found.addAll(commandsFrom(below)));
    return found;
  }

  private static Run help(String command) {
    return Run.of((command + " --help").strip().split(" "));
  }

  @Test
  void theHelpNamesTheCommands() {
    assertThat(commands()).contains("", "forecast", "drugs", "drugs check", "doctor");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandHoldsAnExample(String command) {
    Run help = help(command);
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out().getFirst()).startsWith("Usage: " + ("blockade " + command).strip());
    List<String> lines = help.out();
    int head = lines.indexOf(lines.contains("Example:") ? "Example:" : "Examples:");
    assertThat(head).as("line of the example").isPositive();
    assertThat(lines.get(head + 1)).startsWith(("  blockade " + command).stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsNeverWiderThanAHundredColumns(String command) {
    assertThat(help(command).out().stream().filter(line -> line.length() > 100)).isEmpty();
  }

  /// Each command of a list of commands in one whole sentence on one line.
  @ParameterizedTest
  @ValueSource(strings = {"", "drugs"})
  void theListOfCommandsSaysEachInOneWholeLine(String command) {
    List<String> lines = help(command).out();
    List<String> listed =
        lines.subList(lines.indexOf("Commands:") + 1, lines.size()).stream()
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertThat(listed).isNotEmpty();
    for (String line : listed) {
      assertThat(line).matches("  [a-z-]+ +[A-Z].*\\.");
      assertThat(line.strip().replaceFirst("[a-z-]+ +", "").length()).isLessThanOrEqualTo(80);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forecast ../examples/late-injection.csv",
        "forecast --regimen \"50 mg oral q24h x 14 then 380 mg xr-im q28d x 3\"",
      })
  void theExamplesOfTheHelpRun(String example) {
    String[] words =
        example.contains("\"")
            ? new String[] {"forecast", "--regimen", example.split("\"")[1], "--subjects", "100"}
            : example.split(" ");
    assertThat(Run.of(words).exit()).isZero();
  }

  @Test
  void theProgramAloneShowsItsHelp() {
    assertThat(Run.of()).isEqualTo(Run.of("--help"));
  }

  @Test
  void theHelpSaysWhatItIsNotAndWhatTheCodesMean() {
    assertThat(Run.of("--help").text())
        .contains("not a medical device")
        .contains("0 answered, 2 usage, 3 bad input, 4 the answer is \"unknown\"");
  }

  @Test
  void theHelpSaysWhichTimeADateAloneMeans() {
    assertThat(Run.of("forecast", "--help").text().replaceAll("\\s+", " "))
        .contains("a date alone means 20:00 of that day in the chart's zone");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(Run.of("--version").out()).singleElement().asString().startsWith("blockade ");
  }
}

package org.blockade.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The schema for editors, read by somebody else's library.
class TrialSchemaTest {

  private static final Path EXAMPLES = Path.of("..", "examples", "trials");

  private static final JsonSchemaFactory DRAFT =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private static final JsonSchema SCHEMA = DRAFT.getSchema(TrialExample.schema());

  private static List<String> problems(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  @Test
  void theSchemaIsOneOfItsDraft() {
    JsonSchema draft =
        DRAFT.getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(TrialExample.schema(), InputFormat.JSON)).isEqualTo(Set.of());
  }

  @Test
  void everyExampleIsValid() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Path> trials = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(trials).hasSizeGreaterThan(5);
      for (Path trial : trials) {
        assertThat(problems(Files.readString(trial))).as(trial.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "weeks: 24 | weeks: 0 | weeks",
        "weeks: 24 | weeks: many | weeks",
        "subjects: 300 | subjects: 1.5 | subjects",
        "subjects: 300 | people_in_each_arm: 300 | people_in_each_arm",
        "condition: opioid | condition: pain | condition",
        "people: own | people: some | people",
        "uncertainty: false | uncertainty: 2 | uncertainty",
        "dependent: 1 | dependent: 1.2 | dependent",
        "'weight: {median: 78' | 'height: {median: 78' | height",
        "coefficient: 0.1 | coefficient: 1 | coefficient",
        "tablets: 0.2 | tablets: -0.2 | tablets",
        "name: placebo | naem: placebo | name",
        "induction: observed | induction: sometimes | induction",
        "placebo: true | placebo: perhaps | placebo",
        "after_taken: 0.9 | after_taken: 9 | taking",
      })
  void whatTheReaderRefusesForItsFormTheSchemaRefuses(String right, String wrong, String where) {
    String yaml = TrialExample.OPIOID.text();
    assertThat(yaml).contains(right);
    assertThat(problems(yaml.replace(right, wrong))).anyMatch(problem -> problem.contains(where));
  }
}

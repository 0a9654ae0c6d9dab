package org.blockade.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.simulator.adherence.AdherenceTable;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.outcome.CourseNumber;
import org.blockade.simulator.trial.ArmPeople;
import org.blockade.simulator.trial.Participants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrialReaderTest {

  /// One for all: a model is the same as another if it was read once.
  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  private static final Path EXAMPLES = Path.of("..", "examples", "trials");

  private static final String EVERYTHING =
      """
      title: "All of it: \\"quoted\\", \\u00e4"
      condition: opioid
      weeks: 12
      subjects: 40
      replicates: 3
      seed: -7
      uncertainty: true
      protected_from: 0.85
      model: pessimistic
      reference: two
      population:
        covariates:
          weight: {median: 78, cv: 0.2, unit: kg, least: 45, most: 160}
          age: {median: 34, cv: 0.28, unit: a, least: 18, most: 70}
          creatinine_clearance: {median: 100, cv: 0.3, unit: mL/min, least: 30, most: 180}
        correlations:
          - {between: [weight, age], coefficient: 0.1}
          - {between: [age, creatinine_clearance], coefficient: -0.4}
        dependent: 0.7
      between_occasion: {tablets: 0.2, injections: 0.1}
      course:
        attempt: {value: 0.08, source: a sensitivity, evidence: choice}
        leave: {value: 0.02, unit: 1/d, range: [0.01, 0.03], source: a guess}
      arms:
        - name: one
          regimen: 25 mg oral q24h x 1 then 50 mg oral q24h x 13 then 380 mg xr-im q28d x 3
          placebo: true
          induction: rapid
          visits: observed
          taking: {weekdays: [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4], holidays: {per_day: 0.01, days: 5}}
        - name: two
          regimen: 380 mg xr-im q4w x 3
          induction: {started: 0.6, waiting: [{from: 1, to: 3, count: 1}, {from: 5, to: 9, count: 6}], leaves: [{from: 0, to: 7, share: 1}]}
          visits: {due: 28, intervals: [{from: 25, to: 31, count: 1}], refuses: [0.1, 0.05]}
          bridge: 50 mg oral
          taking: {after_taken: 0.9, after_missed: 0.4}
          comes_back: true
        - name: three
          regimen: 50 mg oral q24h x 12 weeks
          induction: at-once
          taking: {holidays: {per_day: 0.02, days: 3}}
      people: same
      """;

  private static TrialFile read(String yaml) {
    return read(yaml, name -> Optional.empty());
  }

  private static TrialFile read(String yaml, TrialReader.Tables tables) {
    return new TrialReader(CATALOGUE)
        .read(DataFile.of("TRIAL.yaml", yaml.getBytes(StandardCharsets.UTF_8)), tables);
  }

  private static List<String> problems(String yaml) {
    DataFileException refused = catchThrowableOfType(DataFileException.class, () -> read(yaml));
    assertThat(refused).as("this must be refused").isNotNull();
    return refused.problems().stream()
        .map(problem -> problem.line() + ": " + problem.message())
        .toList();
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return Stream.concat(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(TrialReaderTest::textOf)
              .toList()
              .stream(),
          Stream.of(EVERYTHING));
    }
  }

  private static Optional<byte[]> beside(String name) {
    return Optional.of(textOf(EXAMPLES.resolve(name)).getBytes(StandardCharsets.UTF_8));
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsWrittenBackReadsToTheSameDesign(String yaml) {
    TrialFile read = read(yaml, TrialReaderTest::beside);
    String written = TrialWriter.write(read);
    TrialFile again = read(written, TrialReaderTest::beside);
    assertThat(again).isEqualTo(read);
    assertThat(TrialWriter.write(again)).isEqualTo(written);
  }

  @Test
  void everyKeyArrivesInTheDesign() {
    TrialFile file = read(EVERYTHING);
    assertThat(file.reference()).isEqualTo("two");
    assertThat(file.referenceArm()).isEqualTo(1);
    assertThat(file.design().title()).isEqualTo("All of it: \"quoted\", \u00e4");
    assertThat(file.design().days()).isEqualTo(84);
    assertThat(file.design().seed()).isEqualTo(-7);
    assertThat(file.design().replicates()).isEqualTo(3);
    assertThat(file.design().uncertainty()).isTrue();
    assertThat(file.design().people()).isEqualTo(ArmPeople.SAME);
    assertThat(read(EVERYTHING.replace("people: same\n", "")).design().people())
        .as("what is simulated where nothing is said")
        .isEqualTo(ArmPeople.OWN);
    assertThat(file.design().protectedFrom()).isEqualTo(0.85);
    assertThat(file.design().drug().variant()).isEqualTo("pessimistic");
    assertThat(file.design().occasions().tablets()).isEqualTo(0.2);
    assertThat(file.design().course().values().of(CourseNumber.ATTEMPT)).isEqualTo(0.08);
    assertThat(file.overrides())
        .extracting(row -> row.number().symbol())
        .containsExactly("attempt", "leave");
    assertThat(file.design().arms().getFirst().active()).isFalse();
    assertThat(file.design().arms().get(1).bridge()).isPresent();
    assertThat(file.design().arms().get(1).induction().waiting().rows().getLast().share())
        .isEqualTo(6.0 / 7);
    assertThat(file.design().arms().get(1).comesBack()).isTrue();
  }

  @Test
  void whatIsLeftOutIsFilledInAndShown() {
    TrialFile file =
        read(
            """
            title: small
            condition: alcohol
            weeks: 4
            subjects: 5
            arms: [{name: a, regimen: 50 mg oral q24h x 28, induction: at-once, taking: every}]
            """);
    assertThat(TrialWriter.write(file))
        .contains(
            "replicates: 1\n",
            "seed: 1\n",
            "uncertainty: false\n",
            "protected_from: 0.9\n",
            "model: \"default\"\n",
            "reference: \"a\"\n",
            "population: {covariates: {}}\n",
            "between_occasion: {tablets: 0, injections: 0}\n",
            "placebo: false\n",
            "comes_back: false\n");
  }

  @Test
  void allProblemsAreToldAtOnceEachWithItsLine() {
    assertThat(
            problems(
                """
                title: x
                condition: pain
                weeks: 0.5
                subjects: 0
                seed: one
                colour: blue
                arms:
                  - name: a
                    regimen: 380 mg xr-im q28d x 6
                    induction: fast
                    visits: sometimes
                  - name: a
                    regimen: 50 mg oral daily
                    induction: at-once
                    taking: {independent: 1.2}
                """))
        .extracting(problem -> problem.replaceFirst(":.*", ""))
        .containsExactly("2", "3", "4", "5", "6", "10", "11", "12", "13", "15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weeks: 12 | weeks: 1000 | 3: \"weeks\" is \"1000\"; it must be a whole number of 1 to 522",
        "subjects: 40 | subjects: 99999999999 | 4: \"subjects\" is \"99999999999\"; it must be a whole number of 1 to 100000000",
        "replicates: 3 | replicates: many | 5: \"replicates\" is \"many\"; it must be a whole number of 1 to 10000",
        "people: same | people: twins | 42: \"people\" is \"twins\"; it must be one of same, own",
        "uncertainty: true | uncertainty: maybe | 7: \"uncertainty\" is \"maybe\"; it must be one of true, false",
        "protected_from: 0.85 | protected_from: 90 | 8: \"protected_from\" is an occupancy between 0 and 1, e.g. 0.9",
        "model: pessimistic | model: other | 9: \"model\" is \"other\"; it must be one of default, pessimistic",
        "reference: two | reference: four | 10: \"reference\" is \"four\"; it must be the name of an arm: one, two, three",
        "unit: kg | unit: lb | 13: weight is in kg",
        "least: 45, | least: 90, | 13: weight needs 0 < least <= median <= most",
        "cv: 0.28 | cv: 28 | 14: \"cv\" is a coefficient of variation of 0 to 2, e.g. 0.2",
        "between: [weight, age] | between: [weight, height] | 17: \"between\" names two covariates that have a distribution, e.g. [weight, age]",
        "coefficient: 0.1 | coefficient: 1 | 17: \"coefficient\" lies between -1 and 1, e.g. 0.3",
        "dependent: 0.7 | dependent: 70 | 19: \"dependent\" is a share of 0 to 1, e.g. 0.8",
        "tablets: 0.2 | tablets: 20 | 20: \"tablets\" is a coefficient of variation of 0 to 2, e.g. 0.2",
        "attempt: { | atempt: { | 22: \"atempt\" is no number of the course; these are: attempt,",
        "value: 0.08 | value: 99 | 22: attempt lies within its range, ",
        "unit: 1/d | unit: 1/h | 23: leave is in 1/d, not 1/h",
        "source: a guess | note: a guess | 23: \"source\" is missing",
        "placebo: true | placebo: yes | 27: \"placebo\" is \"yes\"; it must be one of true, false",
        "induction: rapid | induction: quick | 28: \"induction\" is \"quick\"; it must be one of at-once, observed, standard, rapid, naltrexone-assisted, or a mapping {started, waiting, leaves}",
        "visits: observed | visits: late | 29: \"visits\" is \"late\"; it must be one of on-time, observed, or a mapping {due, intervals, refuses}",
        "weekdays: [1, | weekdays: [ | 30: \"weekdays\" has 7 probabilities of 0 to 1, Monday first",
        "per_day: 0.01 | per_day: 2 | 30: \"per_day\" is a probability of 0 to 1, e.g. 0.8",
        "started: 0.6 | started: 6 | 33: \"started\" is the share of people who get a first dose, 0 to 1",
        "from: 5, to: 9 | from: 2, to: 9 | 33: rows of days follow each other without overlap, from <= to, none below 0",
        "share: 1} | share: 0.5} | 33: the rows of \"leaves\" have shares that add up to 1",
        "refuses: [0.1 | refuses: [10 | 34: \"refuses\" lists shares of 0 to 1 who do not come, e.g. [0.1, 0.05]",
        "bridge: 50 mg oral | bridge: 380 mg xr-im | 35: \"bridge\" is one tablet a day, e.g. 50 mg oral",
        "after_missed: 0.4 | independent: 0.4 | 36: \"taking\" says one of independent; after_taken and after_missed; weekdays; or holidays alone",
        "q24h x 12 weeks | q24h x 12 moons | 39: \"regimen\", character",
        "50 mg oral q24h x 12 weeks | 10 mg methadone oral q24h x 12 weeks | 39: \"regimen\": a trial gives naltrexone as tablets (oral) and monthly injections (xr-im)",
        "50 mg oral q24h x 12 weeks | 50 mg iv q24h x 12 weeks | 39: \"regimen\": a trial gives naltrexone as tablets (oral) and monthly injections (xr-im)",
        "name: three | name: two | 38: two arms have this name; give each its own",
        "name: three | nam: three | 38: \"name\" is missing",
        "regimen: 380 mg xr-im q4w x 3 | regimen: 50 mg oral q24h x 9 | 34: \"visits\" is about injections, and this arm has none; leave it out",
      })
  void aWrongValueIsToldWithItsLineAndWhatWouldBeRight(String right, String wrong, String message) {
    assertThat(EVERYTHING).contains(right);
    assertThat(problems(EVERYTHING.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
        .anySatisfy(problem -> assertThat(problem).startsWith(message));
  }

  @ParameterizedTest
  @CsvSource({"taking", "visits", "induction", "regimen", "name"})
  void howPeopleKeepToAnArmIsNeverSupposed(String key) {
    String yaml =
        """
        title: x
        condition: opioid
        weeks: 4
        subjects: 5
        arms:
          - name: a
            regimen: 50 mg oral q24h x 7 then 380 mg xr-im q28d x 2
            induction: at-once
            visits: on-time
            taking: every
        """;
    assertThat(read(yaml).design().arms()).hasSize(1);
    assertThat(problems(yaml.replaceFirst(key + ": ", "not_" + key + ": ")))
        .anySatisfy(problem -> assertThat(problem).contains("\"" + key + "\" is missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[1, 2]",
        "title: [x]",
        "arms: {}",
        "arms: [1]",
        "population: 5",
        "course: []",
        "\"\\u0000\": 1",
        "a: &a [*a]",
        "arms: [{name: {}, regimen: [], induction: {}, visits: {}, taking: {}}]",
        "arms: [{name: x, regimen: 380 mg xr-im q28d x 2, induction: {started: .5, waiting: [{}], leaves: []}, visits: {due: 0, intervals: [{from: 1}], refuses: x}}]",
      })
  void noFileEndsInAnythingButProblems(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void peopleComeFromATableWhoseEmptyCellsAreUnknown() {
    String yaml =
        EVERYTHING.replaceFirst(
            "(?s)population:.*?between_occ", "population: {table: P.csv}\nbetween_occ");
    TrialFile file =
        read(yaml, table("SUBJECT,WEIGHT,AGE,CRCL,DEPENDENT\n1,80,40,,1\n2,,33.5,90,0\n"));
    assertThat(file.design().participants()).isInstanceOf(Participants.Listed.class);
    assertThat(((Participants.Listed) file.design().participants()).people())
        .extracting(person -> person.weightKilograms().orElse(-1))
        .containsExactly(80.0, -1.0);
    assertThat(
            read(
                TrialWriter.write(file),
                table("SUBJECT,WEIGHT,AGE,CRCL,DEPENDENT\n1,80,40,,1\n2,,33.5,90,0\n")))
        .isEqualTo(file);
  }

  private static TrialReader.Tables table(String csv) {
    return name -> Optional.of(csv.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'SUBJECT,HEIGHT\n1,2\n' | P.csv line 1: the columns are SUBJECT and any of WEIGHT, AGE, CRCL, DEPENDENT",
        "'SUBJECT,WEIGHT\n1,heavy\n' | P.csv line 2: WEIGHT is a number of more than 0 and less than 1000, or empty",
        "'SUBJECT,WEIGHT\n1,80\n1,81\n' | P.csv line 3: SUBJECT is empty or stands here twice",
        "'SUBJECT,DEPENDENT\n1,yes\n' | P.csv line 2: DEPENDENT is 1, 0 or empty",
        "'SUBJECT,AGE\n1\n' | P.csv line 2: the row has 1 cells, the first line has 2",
        "'SUBJECT,AGE\n' | P.csv: the table has nobody in it",
      })
  void aTableOfPeopleThatIsNotSoundIsRefused(String csv, String message) {
    String yaml =
        EVERYTHING.replaceFirst(
            "(?s)population:.*?between_occ", "population: {table: P.csv}\nbetween_occ");
    DataFileException refused =
        catchThrowableOfType(DataFileException.class, () -> read(yaml, table(csv)));
    assertThat(refused.problems().getFirst().line()).isEqualTo(11);
    assertThat(refused.problems().getFirst().message()).startsWith(message);
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    String yaml =
        EVERYTHING.replaceFirst(
            "(?s)population:.*?between_occ", "population: {table: P.csv}\nbetween_occ");
    assertThat(problems(yaml)).singleElement().asString().contains("there is no file \"P.csv\"");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'weight: {median: 78,' | 'weight: {median: ,' | \"median\"",
        "'name: placebo' | 'name: ' | \"name\"",
        "'regimen: 380 mg xr-im q28d x 6' | 'regimen: 380 mg' | regimen",
      })
  void oneMistakeIsToldOnceAndNotByWhatFollowsFromIt(String right, String wrong, String where) {
    String yaml = TrialExample.OPIOID.text();
    assertThat(yaml).contains(right);
    assertThat(problems(yaml.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
        .singleElement()
        .asString()
        .contains(where);
  }

  @Test
  void theExamplesInTheProgramAreThoseOfTheRepository() throws IOException {
    assertThat(Files.readString(EXAMPLES.resolve("injection-placebo-tablets.yaml")))
        .isEqualTo(TrialExample.OPIOID.text());
    assertThat(Files.readString(EXAMPLES.resolve("alcohol-injection.yaml")))
        .isEqualTo(TrialExample.ALCOHOL.text());
  }

  @Test
  void theSchemaKnowsTheWordsOfTheReader() {
    String schema = TrialExample.schema();
    AdherenceTable adherence = AdherenceTable.standard();
    Stream.concat(adherence.inductions().stream(), adherence.visits().stream())
        .forEach(word -> assertThat(schema).contains('"' + word + '"'));
    TrialWriter.write(read(EVERYTHING))
        .lines()
        .filter(line -> line.matches("[ -]*[a-z_]+:.*"))
        .map(line -> line.replaceFirst("^[ -]*([a-z_]+):.*", "$1"))
        .filter(key -> CourseNumber.ofSymbol(key).isEmpty())
        .forEach(key -> assertThat(schema).contains('"' + key + "\": "));
  }
}

package org.blockade.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blockade.formats.trial.ObservedTable;
import org.blockade.formats.trial.TrialFile;
import org.blockade.formats.trial.TrialReader;
import org.blockade.service.present.ParquetFloorWriter;
import org.blockade.service.present.trial.TrialPage;
import org.blockade.service.present.trial.TrialText;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.trial.Arm;
import org.blockade.simulator.trial.ArmPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialRunnerTest {

  private static final DrugCatalogue CATALOGUE = DrugCatalogue.standard();

  private static final String TRIAL =
      """
      title: small
      condition: opioid
      weeks: 8
      subjects: 23
      replicates: 2
      seed: 5
      uncertainty: true
      reference: placebo
      population: {covariates: {weight: {median: 78, cv: 0.2, unit: kg, least: 45, most: 160}}}
      between_occasion: {tablets: 0.2, injections: 0.1}
      arms:
        - {name: placebo, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
        - {name: injection, regimen: 380 mg xr-im q28d x 2, induction: observed, visits: observed}
        - {name: "tablets, watched", regimen: 50 mg oral q24h x 8 weeks, induction: at-once, taking: {independent: 0.8}}
      """;

  @TempDir private Path folder;

  private static TrialFile trial() {
    return trial(TRIAL);
  }

  private static TrialFile trial(String yaml) {
    return new TrialReader(CATALOGUE)
        .read(
            DataFile.of("t.yaml", yaml.getBytes(StandardCharsets.UTF_8)), name -> Optional.empty());
  }

  private TrialRunner runner(TrialFile file, int threads, int part, Set<RowKind> rows, Path place)
      throws IOException {
    return new TrialRunner(
        file,
        new TrialRunner.Settings(threads, part, rows, Optional.ofNullable(place), "test"),
        new ParquetFloorWriter());
  }

  private TrialResult plain(TrialFile file, int threads, int part) throws IOException {
    try (TrialRunner runner = runner(file, threads, part, Set.of(), null)) {
      return runner.run(() -> false, () -> 0, progress -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 7", "3, 5", "8, 1000", "8, 2"})
  void theResultDoesNotDependOnThreadsOrParts(int threads, int part) throws IOException {
    TrialResult one = plain(trial(), 1, 23);
    assertThat(one.complete()).isTrue();
    assertThat(one.arms()).allSatisfy(arm -> assertThat(arm.tally().subjects()).isEqualTo(46));
    assertThat(plain(trial(), threads, part).arms()).isEqualTo(one.arms());
  }

  @Test
  void theResultDoesNotDependOnTheOrderOfArms() throws IOException {
    TrialFile file = trial();
    List<Arm> turned = new java.util.ArrayList<>(file.design().arms());
    Collections.reverse(turned);
    List<ArmResult> other = plain(file.withDesign(file.design().withArms(turned)), 2, 9).arms();
    List<ArmResult> back = new java.util.ArrayList<>(other);
    Collections.reverse(back);
    assertThat(back).isEqualTo(plain(file, 2, 9).arms());
  }

  private byte[] rows(int threads, int part, RowKind kind) throws IOException {
    return rows(threads, part, kind, trial());
  }

  private byte[] rows(int threads, int part, RowKind kind, TrialFile trial) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".csv");
    try (TrialRunner runner = runner(trial, threads, part, Set.of(kind), null)) {
      runner.run(() -> false, () -> 0, progress -> {});
      runner.writeCsv(kind, file);
    }
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({"2, 7", "3, 1", "8, 100"})
  void theRowsHaveTheSameBytesWhateverTheThreads(int threads, int part) throws IOException {
    assertThat(rows(threads, part, RowKind.SUBJECTS_CSV))
        .isEqualTo(rows(1, 23, RowKind.SUBJECTS_CSV));
    assertThat(rows(threads, part, RowKind.DAYS_CSV)).isEqualTo(rows(1, 23, RowKind.DAYS_CSV));
  }

  @Test
  void everySubjectAndEveryDayHasOneRowInOrder() throws IOException {
    List<String> subjects =
        new String(rows(3, 4, RowKind.SUBJECTS_CSV), StandardCharsets.UTF_8).lines().toList();
    assertThat(subjects).hasSize(1 + 3 * 2 * 23).doesNotHaveDuplicates();
    assertThat(subjects.getFirst())
        .startsWith("ARM,REPLICATE,SUBJECT,WEIGHT [kg],AGE [a],CRCL [mL/min],DEPENDENT")
        .contains("RELAPSE [d]")
        .doesNotContain("HEAVY");
    assertThat(subjects.get(1)).startsWith("placebo,0,0,");
    assertThat(subjects.getLast()).startsWith("\"tablets, watched\",1,22,");
    List<String> days =
        new String(rows(3, 4, RowKind.DAYS_CSV), StandardCharsets.UTF_8).lines().toList();
    assertThat(days).hasSize(1 + 3 * 2 * 23 * 56).doesNotHaveDuplicates();
    assertThat(days.get(56)).startsWith("placebo,0,0,55,");
    assertThat(days.get(57)).startsWith("placebo,0,1,0,");
  }

  @Test
  void theRowsAddUpToTheCounts() throws IOException {
    List<String> rows =
        new String(rows(2, 5, RowKind.SUBJECTS_CSV), StandardCharsets.UTF_8).lines().toList();
    int column = List.of(rows.getFirst().split(",")).indexOf("USE_DAYS");
    double sum =
        rows.stream()
            .filter(row -> row.startsWith("injection,"))
            .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
            .sum();
    TrialReport report = TrialReport.of(plain(trial(), 2, 5), "test");
    assertThat(report.endpoint("use_days").orElseThrow().arms().get(1).value()).isEqualTo(sum / 46);
  }

  @Test
  void whatATrialIsTooShortForIsNotKnown() throws IOException {
    for (int weeks : new int[] {2, 4, 5, 6, 7, 8}) {
      TrialReport report =
          TrialReport.of(
              plain(trial(TRIAL.replace("weeks: 8\n", "weeks: " + weeks + "\n")), 2, 5), "test");
      // relapse by urine tests needs three weeks of grace and four weeks, abstinence a fifth week
      boolean relapse = weeks >= 7;
      assertThat(report.endpoint("relapse").orElseThrow().arms().getFirst().known())
          .isEqualTo(relapse);
      assertThat(report.endpoint("hazard_ratio_relapse").isPresent()).isEqualTo(relapse);
      assertThat(report.endpoint("relapse_difference").isPresent()).isEqualTo(relapse);
      assertThat(report.endpoint("relapse_studies").isPresent()).isEqualTo(relapse);
      assertThat(report.ratios().stream().anyMatch(ratio -> ratio.event().equals("relapse")))
          .isEqualTo(relapse);
      assertThat(report.curves().getFirst().relapse().isPresent()).isEqualTo(relapse);
      assertThat(report.power().isEmpty()).isEqualTo(!relapse);
      assertThat(report.endpoint("abstinent_weeks").orElseThrow().arms().getFirst().known())
          .isEqualTo(weeks >= 5);
    }
  }

  @Test
  void fewReplicatesAreToldFromTheLeastToTheMostAndManyByTheirMiddle() throws IOException {
    for (int replicates : new int[] {3, 41}) {
      TrialResult result =
          plain(trial(TRIAL.replace("replicates: 2", "replicates: " + replicates)), 2, 50);
      Endpoint studies = TrialReport.of(result, "test").endpoint("relapse_studies").orElseThrow();
      assertThat(studies.label())
          .endsWith(replicates < 40 ? "(median, least to most)" : "(median, middle 95 %)");
      List<Double> relapsed =
          TrialReport.outcomes(result.arms().get(1), 23, true).stream().sorted().toList();
      assertThat(relapsed).hasSize(replicates);
      Estimate injection = studies.arms().get(1);
      int outside = replicates < 40 ? 0 : 1;
      assertThat(injection.low()).isEqualTo(relapsed.get(outside));
      assertThat(injection.high()).isEqualTo(relapsed.get(replicates - 1 - outside));
    }
  }

  @Test
  void aMeanOfDaysHasNoIntervalBeyondTheTrial() throws IOException {
    TrialReport report =
        TrialReport.of(plain(trial(TRIAL.replace("subjects: 23", "subjects: 2")), 1, 5), "test");
    assertThat(report.endpoint("relapse_free_days").orElseThrow().arms())
        .anySatisfy(arm -> assertThat(arm.high()).isEqualTo(56))
        .allSatisfy(arm -> {
          assertThat(arm.low()).isBetween(0.0, arm.value());
          assertThat(arm.high()).isBetween(arm.value(), 56.0);
        });
  }

  @Test
  void whoIsStoppedGetsAMarkedPartAndGoesOnToTheSameBits() throws IOException {
    Path place = folder.resolve("kept");
    Set<RowKind> kinds = Set.of(RowKind.SUBJECTS_CSV);
    TrialResult part;
    try (TrialRunner runner = runner(trial(), 2, 5, kinds, place)) {
      int[] told = new int[1];
      part = runner.run(() -> told[0] >= 4, () -> 0, progress -> told[0]++);
    }
    assertThat(part.complete()).isFalse();
    long in = part.arms().stream().mapToLong(arm -> arm.tally().subjects()).sum();
    assertThat(in).isBetween(20L, 40L);
    assertThat(part.arms()).allSatisfy(arm -> assertThat(arm.tally().subjects()).isPositive());
    assertPartialNumbers(part);
    Path file = folder.resolve("rows.csv");
    long[] there = new long[1];
    try (TrialRunner runner = runner(trial(), 3, 5, kinds, place)) {
      TrialResult whole = runner.run(() -> false, () -> 0, progress -> there[0] = progress.found());
      assertThat(whole.arms()).isEqualTo(plain(trial(), 1, 23).arms());
      assertThat(whole.complete()).isTrue();
      runner.writeCsv(RowKind.SUBJECTS_CSV, file);
    }
    assertThat(there[0]).isEqualTo(in);
    assertThat(Files.readAllBytes(file)).isEqualTo(rows(1, 23, RowKind.SUBJECTS_CSV));
  }

  /// The parts that are in come first in their order: the numbers are those of the first subjects
  /// of each arm, one by one from the rows of the whole trial.
  private void assertPartialNumbers(TrialResult part) throws IOException {
    List<String[]> whole =
        new String(rows(1, 23, RowKind.SUBJECTS_CSV), StandardCharsets.UTF_8)
            .lines()
            .map(row -> row.replace("\"tablets, watched\"", "tablets watched"))
            .map(row -> row.split(",", -1))
            .toList();
    List<String> heads = List.of(whole.getFirst());
    TrialReport report = TrialReport.of(part, "test");
    for (int arm = 0; arm < part.arms().size(); arm++) {
      String name = part.arms().get(arm).name().replace(",", "");
      long in = part.arms().get(arm).tally().subjects();
      List<String[]> own =
          whole.stream()
              .filter(row -> row[0].equals(name) && row[1].equals("0"))
              .limit(in)
              .toList();
      assertThat(own).hasSize((int) in);
      assertThat(value(report, "subjects", arm)).isEqualTo(in);
      assertThat(value(report, "started", arm))
          .isEqualTo((double) known(own, heads.indexOf("FIRST_DOSE [d]")) / in);
      assertThat(value(report, "relapse", arm))
          .isEqualTo((double) known(own, heads.indexOf("RELAPSE [d]")) / in);
      assertThat(value(report, "never_left", arm))
          .isCloseTo(1 - (double) known(own, heads.indexOf("LEFT [d]")) / in, within(1e-12));
      int used = heads.indexOf("USE_DAYS");
      assertThat(value(report, "use_days", arm))
          .isCloseTo(
              own.stream().mapToDouble(row -> Double.parseDouble(row[used])).sum() / in,
              within(1e-12));
    }
  }

  private static double value(TrialReport report, String key, int arm) {
    return report.endpoint(key).orElseThrow().arms().get(arm).value();
  }

  private static long known(List<String[]> rows, int column) {
    return rows.stream().filter(row -> !row[column].isEmpty()).count();
  }

  /// What a kill leaves: a file that was being written.
  @Test
  void halfAFileOfAnEarlierRunIsInNobodysWay() throws IOException {
    Path place = folder.resolve("kept");
    Set<RowKind> kinds = Set.of(RowKind.SUBJECTS_PARQUET, RowKind.SUBJECTS_CSV);
    runner(trial(), 1, 10, kinds, place).close();
    for (RowKind kind : kinds) {
      Files.writeString(place.resolve("part-0000003." + kind.ending() + ".new"), "half");
    }
    Files.writeString(place.resolve("part-0000003.counts.new"), "half");
    try (TrialRunner runner = runner(trial(), 2, 10, kinds, place)) {
      assertThat(runner.run(() -> false, () -> 0, progress -> {}).arms())
          .isEqualTo(plain(trial(), 1, 23).arms());
    }
    assertThat(place.resolve("part-0000003.counts.new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"counts", "subjects.csv"})
  void aPartThatIsNotWholeIsDoneAgain(String ending) throws IOException {
    Path place = folder.resolve("kept");
    Set<RowKind> kinds = Set.of(RowKind.SUBJECTS_CSV);
    try (TrialRunner runner = runner(trial(), 1, 10, kinds, place)) {
      runner.run(() -> false, () -> 0, progress -> {});
    }
    Path first = place.resolve("part-0000000." + ending);
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length / 2] ^= 1;
    Files.write(first, bytes);
    Path second = place.resolve("part-0000001." + ending);
    Files.write(second, java.util.Arrays.copyOf(Files.readAllBytes(second), 40));
    Files.delete(place.resolve("part-0000002." + ending));
    long[] there = new long[1];
    try (TrialRunner runner = runner(trial(), 1, 10, kinds, place)) {
      TrialResult again = runner.run(() -> false, () -> 0, progress -> there[0] = progress.found());
      assertThat(again.arms()).isEqualTo(plain(trial(), 1, 23).arms());
    }
    assertThat(there[0]).isEqualTo(3 * 2 * 23 - 23);
    assertThat(Files.readAllBytes(first)).hasSameSizeAs(bytes).isNotEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "seed: 5, seed: 6",
    "subjects: 23, subjects: 24",
    "0.8, 0.7",
    "name: placebo, name: p"
  })
  void aFolderOfAnotherTrialIsRefused(String was, String is) throws IOException {
    Path place = folder.resolve("kept");
    runner(trial(), 1, 10, Set.of(), place).close();
    String other = TRIAL.replace(was, is).replace("reference: placebo\n", "");
    assertThatThrownBy(() -> runner(trial(other), 1, 10, Set.of(), place))
        .isInstanceOf(TrialRefusedException.class)
        .hasMessageContaining("was begun with another trial");
    assertThatThrownBy(() -> runner(trial(), 1, 9, Set.of(), place))
        .isInstanceOf(TrialRefusedException.class);
    assertThatThrownBy(() -> runner(trial(), 1, 10, Set.of(RowKind.DAYS_CSV), place))
        .isInstanceOf(TrialRefusedException.class);
    runner(trial(), 4, 10, Set.of(), place).close();
  }

  @Test
  void aFolderThatSomebodyUsesOrThatHoldsOtherThingsIsRefused() throws IOException {
    Path place = folder.resolve("kept");
    try (TrialRunner runner = runner(trial(), 1, 10, Set.of(), place)) {
      assertThatThrownBy(() -> runner(trial(), 1, 10, Set.of(), place))
          .isInstanceOf(TrialRefusedException.class)
          .hasMessageContaining("somebody else works in the folder");
      assertThat(runner.run(() -> false, () -> 0, progress -> {}).complete()).isTrue();
    }
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> runner(trial(), 1, 10, Set.of(), home))
        .isInstanceOf(TrialRefusedException.class)
        .hasMessageContaining("holds something else than a trial");
  }

  @Test
  void parquetHasAFileForEachPart() throws IOException {
    Path place = folder.resolve("parquet");
    try (TrialRunner runner =
        runner(trial(), 2, 10, Set.of(RowKind.SUBJECTS_PARQUET, RowKind.DAYS_PARQUET), null)) {
      runner.run(() -> false, () -> 0, progress -> {});
      runner.writeParquet(RowKind.SUBJECTS_PARQUET, place.resolve("subjects"));
      runner.writeParquet(RowKind.DAYS_PARQUET, place.resolve("days"));
    }
    for (String kind : List.of("subjects", "days")) {
      try (Stream<Path> files = Files.list(place.resolve(kind))) {
        assertThat(files.map(file -> file.getFileName().toString()).sorted())
            .hasSize(18)
            .startsWith("part-0000000.parquet");
      }
    }
  }

  /// Two arms that are the same differ by chance in 5 of 100 studies. The same people in both would
  /// never differ.
  @ParameterizedTest
  @CsvSource({"own, false", "own, true", "same, false"})
  void armsThatAreTheSameAreToldApartAsOftenAsChanceHasIt(String people, boolean uncertainty)
      throws IOException {
    TrialResult result =
        plain(
            trial(
                """
                title: nothing
                condition: opioid
                weeks: 8
                subjects: 20
                replicates: 200
                people: %s
                uncertainty: %s
                arms:
                  - {name: one, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
                  - {name: two, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
                """
                    .formatted(people, uncertainty)),
            2,
            500);
    TrialReport.Power power = TrialReport.of(result, "test").power().getFirst();
    assertThat(power.studies()).isEqualTo(200);
    assertThat(power.apart()).isBetween(2, 20);
    assertThat(power.share().low()).isLessThan(0.05);
    assertThat(power.share().high()).isGreaterThan(0.05);
  }

  /// Of 100 studies of arms that do not differ, the interval of the hazard ratio has 1 in about 95
  /// where each arm has its own people; with the same people the ratio is 1 in all.
  @Test
  void theIntervalOfAHazardRatioIsThatOfArmsWithTheirOwnPeople() throws IOException {
    TrialFile own =
        trial(
            """
            title: nothing
            condition: opioid
            weeks: 8
            subjects: 60
            arms:
              - {name: one, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
              - {name: two, regimen: 380 mg xr-im q28d x 2, placebo: true, induction: observed, visits: observed}
            """);
    TrialFile same = own.withDesign(own.design().withPeople(ArmPeople.SAME));
    int holds = 0;
    for (int seed = 0; seed < 200; seed++) {
      Estimate ratio = leaving(own.withSize(60, seed));
      holds += ratio.low() <= 1 && 1 <= ratio.high() ? 1 : 0;
      assertThat(leaving(same.withSize(60, seed)).value()).isCloseTo(1, within(1e-9));
    }
    // 190 of 200, give or take three standard errors
    assertThat(holds).isBetween(181, 199);
  }

  private Estimate leaving(TrialFile file) throws IOException {
    return TrialReport.of(plain(file, 2, 500), "test")
        .endpoint("hazard_ratio_leaving")
        .orElseThrow()
        .arms()
        .getLast();
  }

  @Test
  void whatIntervalsAndPowerMeanDependsOnWhoIsInTheArms() throws IOException {
    TrialFile own = trial();
    TrialFile same = own.withDesign(own.design().withPeople(ArmPeople.SAME));
    TrialReport ownReport = TrialReport.of(plain(own, 2, 500), "test");
    TrialReport sameReport = TrialReport.of(plain(same, 2, 500), "test");
    // the numbers of the course differ between replicates: only a replicate with its own people
    // in each arm is a study of its own
    assertThat(ownReport.power()).hasSize(2);
    assertThat(sameReport.power()).isEmpty();
    assertThat(text(ownReport))
        .contains("each arm has its own, as a real study")
        .contains("is the mean over numbers of the course")
        .doesNotContain("known better than");
    assertThat(text(sameReport))
        .contains("a difference between arms is their treatment alone")
        .contains("say \"people: own\"")
        .contains("known better than");
  }

  private static String text(TrialReport report) {
    return String.join(" ", TrialText.lines(report)).replaceAll(" +", " ");
  }

  private static TrialFile observed(String yaml, String table) {
    TrialFile file = trial(yaml);
    return file.withObserved(
        Optional.of(
            ObservedTable.read("o.csv", table.getBytes(StandardCharsets.UTF_8), file.design())));
  }

  /// The band by hand: every replicate run as a study of its own people, its curve read from the
  /// rows of its subjects.
  @Test
  void theBandIsThatOfTheReplicates() throws IOException {
    String yaml =
        TRIAL.replace("replicates: 2", "replicates: 21").replace("uncertainty: true\n", "");
    TrialFile file =
        observed(
            yaml,
            """
            ARM,ENDPOINT,DAY,VALUE,N
            injection,retention,40,0.001,
            injection,relapse-free,55,1,
            injection,use-since-injection,30,0.5,
            placebo,retention,40,0.999,
            """);
    List<String[]> rows =
        new String(rows(2, 500, RowKind.DAYS_CSV, file), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(row -> row.replace("\"tablets, watched\"", "tablets").split(",", -1))
            .filter(row -> row[0].equals("injection"))
            .toList();
    double[] retained = new double[21];
    long[][] since = new long[21][2];
    for (int replicate = 0; replicate < 21; replicate++) {
      String number = String.valueOf(replicate);
      List<String[]> own = rows.stream().filter(row -> row[1].equals(number)).toList();
      retained[replicate] =
          own.stream().filter(row -> row[3].equals("40") && row[5].equals("1")).count() / 23.0;
      int last = -1;
      for (String[] row : own) {
        int day = Integer.parseInt(row[3]);
        last = row[7].equals("1") ? day : day == 0 ? -1 : last;
        if (last >= 0 && day - last >= 27 && day - last <= 33) {
          since[replicate][0]++;
          since[replicate][1] += row[10].equals("1") ? 1 : 0;
        }
      }
    }
    TrialReport report = TrialReport.of(plain(file, 2, 500), "test");
    assertThat(report.checks()).hasSize(4);
    VisualCheck retention = check(report, "injection", ObservedTable.Curve.RETENTION);
    Arrays.sort(retained);
    assertThat(retention.studies()).isEqualTo(21);
    assertThat(retention.curve()).hasSize(56);
    assertThat(retention.curve().get(40).band())
        .isEqualTo(new VisualCheck.Band(retained[10], retained[1], retained[19]));
    assertThat(retention.seen().getFirst().within()).contains(false);
    double[] used =
        Arrays.stream(since).mapToDouble(each -> (double) each[1] / each[0]).sorted().toArray();
    assertThat(
            check(report, "injection", ObservedTable.Curve.USE_SINCE_INJECTION)
                .seen()
                .getFirst()
                .simulated())
        .contains(new VisualCheck.Band(used[10], used[1], used[19]));
    assertThat(text(report))
        .contains("\"injection\", retention: 0 of 1 value lies within")
        .contains("\"placebo\", retention: 0 of 1 value lies within");
  }

  private static VisualCheck check(TrialReport report, String arm, ObservedTable.Curve what) {
    return report.checks().stream()
        .filter(check -> report.curves().get(check.arm()).name().equals(arm))
        .filter(check -> check.what() == what)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasObservedChangesNoNumberAndNoCheckpoint() throws IOException {
    String table = "ARM,ENDPOINT,DAY,VALUE,N\ninjection,retention,30,0.5,89\n";
    TrialFile file = observed(TRIAL, table);
    Path place = folder.resolve("kept");
    try (TrialRunner runner = runner(trial(), 2, 5, Set.of(), place)) {
      runner.run(() -> false, () -> 0, progress -> {});
    }
    try (TrialRunner runner = runner(file, 2, 5, Set.of(), place)) {
      long[] found = new long[1];
      TrialResult result = runner.run(() -> true, () -> 0, progress -> found[0] = progress.found());
      assertThat(found[0]).isEqualTo(138);
      TrialReport report = TrialReport.of(result, "test");
      assertThat(report.checks()).hasSize(1);
      assertThat(report.endpoints())
          .isEqualTo(TrialReport.of(plain(trial(), 1, 23), "test").endpoints());
      assertThat(text(report)).contains("the band is not its");
    }
  }

  @Test
  void withoutAWholeReplicateThereIsNothingToCompareWith() throws IOException {
    TrialFile file =
        observed(
            TRIAL.replace("replicates: 2", "replicates: 1"),
            "ARM,ENDPOINT,DAY,VALUE,N\ninjection,retention,30,0.5,23\n");
    assertThat(text(TrialReport.of(plain(file, 1, 23), "test"))).contains("no band: ask for 100");
    try (TrialRunner runner = runner(file, 1, 5, Set.of(), null)) {
      int[] told = new int[1];
      TrialReport part =
          TrialReport.of(runner.run(() -> told[0] >= 4, () -> 0, progress -> told[0]++), "test");
      assertThat(part.checks().getFirst().curve()).isEmpty();
      assertThat(part.checks().getFirst().seen().getFirst().within()).isEmpty();
      assertThat(text(part)).contains("nothing to compare with: no replicate is whole");
      TrialPage.write(part, new StringWriter());
    }
  }

  @Test
  void theRemainingTimeFollowsFromTheClockAndWhatWasDoneSinceTheStart() {
    assertThat(TrialRunner.Progress.of(30, 100, 10, 2_000_000_000L).remaining())
        .contains(Duration.ofSeconds(7));
    assertThat(TrialRunner.Progress.of(10, 100, 10, 5).remaining()).isEmpty();
  }

  /// The report needs no row of anybody: what it keeps has the same size for 10 and for 10,000.
  @Test
  void whatIsKeptDoesNotGrowWithTheSubjects() throws IOException {
    TrialResult few = plain(trial().withSize(10, 1), 2, 5);
    TrialResult many = plain(trial().withSize(120, 1), 2, 5);
    assertThat(many.arms().getFirst().tally().counts())
        .hasSameSizeAs(few.arms().getFirst().tally().counts());
    assertThat(many.arms().getFirst().studies()).hasSameSizeAs(few.arms().getFirst().studies());
  }
}

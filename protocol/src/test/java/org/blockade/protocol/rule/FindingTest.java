package org.blockade.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  private static final Basis LABEL = new Basis("R02", Evidence.READ, "label");
  private static final Recommendation RULE = new Recommendation("a rule", "labelled", LABEL);
  private static final String HEAD =
      "recommendation: {title: t, strength: s, rule: R1, evidence: read, source: label}\n";

  @Test
  void anUnknownAlwaysSaysWhatToDo() {
    Finding unknown = Finding.of(RULE, Weight.REQUIRED, Status.UNKNOWN, "not known");
    assertThat(unknown.resolve()).isPresent();
    assertThat(unknown.withResolve("measure it").resolve()).contains("measure it");
    assertThatThrownBy(() ->
            new Finding(
                "R02",
                "a rule",
                Weight.REQUIRED,
                Status.UNKNOWN,
                "not known",
                Optional.empty(),
                Optional.empty(),
                LABEL,
                Optional.empty(),
                Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"MET", "NOT_APPLICABLE"})
  void whatIsMetHasNoDateFromWhichItWillBe(Status status) {
    Finding finding = Finding.of(RULE, Weight.REQUIRED, status, "so");
    assertThat(finding.resolve()).isEmpty();
    assertThatThrownBy(() -> finding.withMetFrom(ModelTime.ORIGIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFindingKeepsWhatIsAddedToIt() {
    Threshold threshold = new Threshold(7, "d", new Basis("R03", Evidence.CHOICE, "why"));
    Finding finding =
        Finding.of(RULE, Weight.AT_START, Status.NOT_MET, "too early")
            .withValue(new Value.Named("day 3"))
            .withLimit(threshold)
            .withMetFrom(new ModelTime(5));
    assertThat(finding.rule()).isEqualTo("R02");
    assertThat(finding.title()).isEqualTo("a rule");
    assertThat(finding.weight()).isEqualTo(Weight.AT_START);
    assertThat(finding.status()).isEqualTo(Status.NOT_MET);
    assertThat(finding.says()).isEqualTo("too early");
    assertThat(finding.value()).contains(new Value.Named("day 3"));
    assertThat(finding.limit()).contains(new Value.Measured(7, "d"));
    assertThat(finding.basis()).isEqualTo(threshold.basis());
    assertThat(finding.metFrom()).contains(new ModelTime(5));
  }

  @ParameterizedTest
  @CsvSource({"7, d, 7 d", "2.9, x ULN, 2.9 x ULN", "4, 1, 4", "0, d, 0 d", "1e20, d, 1.0E20 d"})
  void aValueIsWrittenShort(double number, String unit, String words) {
    assertThat(new Value.Measured(number, unit).words()).isEqualTo(words);
  }

  @Test
  void aSpanOfTimeIsAddedInItsUnit() {
    ModelTime start = new ModelTime(1);
    assertThat(span(24, "h").after(start)).isEqualTo(new ModelTime(25));
    assertThat(span(30, "min").after(start)).isEqualTo(new ModelTime(1.5));
    assertThat(span(1800, "s").after(start)).isEqualTo(new ModelTime(1.5));
    assertThatThrownBy(() -> span(1, "d").after(start)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void daysAreWhole() {
    assertThat(span(7, "d").days()).isEqualTo(7);
    assertThatThrownBy(() -> span(7.5, "d").days()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> span(7, "h").days()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFileOfARecommendationGivesItsThresholdsByNameAndUnit() {
    RuleFile file =
        read(
            HEAD
                + "thresholds:\n  warn: {value: 3, unit: x ULN, rule: R22, evidence: read, source: trial}\n");
    assertThat(file.recommendation())
        .isEqualTo(new Recommendation("t", "s", new Basis("R1", Evidence.READ, "label")));
    assertThat(file.threshold("warn", "x ULN"))
        .isEqualTo(new Threshold(3, "x ULN", new Basis("R22", Evidence.READ, "trial")));
    assertThatThrownBy(() -> file.threshold("warn", "d")).hasMessageContaining("\"warn\" in d");
    assertThatThrownBy(() -> file.threshold("block", "d")).hasMessageContaining("\"block\"");
  }

  @Test
  void aFileWithoutThresholdsIsARecommendationAllTheSame() {
    assertThat(read(HEAD).recommendation().title()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thresholds: {warn: {value: 3, unit: d, rule: R1, evidence: read}}",
        "thresholds: {warn: {value: 3, unit: d, rule: R1, source: s}}",
        "thresholds: {warn: {value: 3, rule: R1, evidence: read, source: s}}",
        "thresholds: {warn: {value: three, unit: d, rule: R1, evidence: read, source: s}}",
        "thresholds: {warn: {value: 3, unit: d, rule: R1, evidence: guess, source: s}}",
        "thresholds: {warn: {value: 3, unit: d, rule: R1, evidence: read, source: s, more: 1}}",
        "other: 1",
      })
  void aNumberWithoutUnitSourceOrEvidenceDoesNotLoad(String wrong) {
    assertThatThrownBy(() -> read(HEAD + wrong)).isInstanceOf(DataFileException.class);
  }

  @Test
  void everyStatusHasWords() {
    assertThat(Stream.of(Status.values()).map(Status::words))
        .containsExactly("met", "not met", "unknown", "not applicable");
  }

  private static RuleFile read(String text) {
    return RuleFile.read(
        DataFile.of("test.yaml", text.getBytes(StandardCharsets.UTF_8)), root -> {});
  }

  private static Threshold span(double value, String unit) {
    return new Threshold(value, unit, LABEL);
  }
}

package org.blockade.protocol.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactTest {

  private static final Mass TABLET = Mass.ofMilligrams(50);

  static Stream<Arguments> impossible() {
    return Stream.of(
        refused("a fact has an id", () -> fact(" ", 0, 0)),
        refused("recorded when it occurs or later", () -> fact("a", 2, 1)),
        refused("names the id", () -> new Correction("")),
        refused("named by its catalogue id", () -> AboutOpioids.Taken.of(" ")),
        refused("0 to 130 years", () -> new AboutHealth.Age(-1)),
        refused("0 to 130 years", () -> new AboutHealth.Age(130.5)),
        refused("0 to 130 years", () -> new AboutHealth.Age(Double.NaN)),
        refused("0 to 200 standard drinks", () -> new AboutHealth.Drinks(-0.5)),
        refused("0 to 200 standard drinks", () -> new AboutHealth.Drinks(201)),
        refused("told in words", () -> new AboutHealth.Symptom("  ")),
        refused("0 to 1000 times", () -> liver(-0.1)),
        refused("0 to 1000 times", () -> liver(1001)),
        refused("0 to 1000 times", () -> liver(Double.NaN)),
        refused("0 to 400 mL/min", () -> new AboutTests.CreatinineClearance(-1)),
        refused("0 to 400 mL/min", () -> new AboutTests.CreatinineClearance(401)),
        refused("into a vein (iv) or under the skin (sc)", () -> naloxone(Route.ORAL, 0.8)),
        refused("an amount above 0", () -> naloxone(Route.SUBCUTANEOUS, 0)),
        refused(
            "an amount above 0", () -> AboutTreatment.NaltrexoneGiven.tablet(Mass.ofMilligrams(0))),
        refused(
            "no side and no needle",
            () -> given(AboutTreatment.Product.TABLET, Optional.of(Side.LEFT), Optional.empty())),
        refused(
            "no side and no needle",
            () ->
                given(
                    AboutTreatment.Product.TABLET,
                    Optional.empty(),
                    Optional.of(AboutTreatment.Needle.LONGER))),
        refused(
            "given by somebody",
            () -> given(AboutTreatment.Product.INJECTION, Optional.empty(), Optional.empty())),
        refused("0 days or more", () -> new AboutTreatment.Storage(-1, 2, 8)),
        refused("0 days or more", () -> new AboutTreatment.Storage(Double.NaN, 2, 8)),
        refused("0 days or more", () -> new AboutTreatment.Storage(1.0 / 0, 2, 8)),
        refused("coldest to the warmest", () -> new AboutTreatment.Storage(1, 9, 8)),
        refused("coldest to the warmest", () -> new AboutTreatment.Storage(1, -300, 8)),
        refused("coldest to the warmest", () -> new AboutTreatment.Storage(1, 2, 1.0 / 0)),
        refused(
            "ends when it begins or later",
            () -> new AboutTreatment.AbsenceExcused(new ModelTime(2), new ModelTime(1))),
        refused("a total of COWS is 0 to 48", () -> ScaleScore.ofTotal(Scale.COWS, 49)),
        refused("a total of COWS is 0 to 48", () -> ScaleScore.ofTotal(Scale.COWS, -1)),
        refused("AUDIT-C has 3 items, not 2", () -> items(Scale.AUDIT_C, 1, 1)),
        refused("item 1 of AUDIT-C", () -> items(Scale.AUDIT_C, 5, 1, 1)),
        refused("the sum of its items", () -> new ScaleScore(Scale.AUDIT_C, List.of(1, 1, 1), 4)),
        refused(
            "item 1 of COWS (resting pulse) is scored [0, 1, 2, 4]",
            () -> items(Scale.COWS, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void whatCannotBeIsRefusedInOneSentence(String sentence, ThrowingCallable maker) {
    assertThatThrownBy(maker)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aFactCannotTellOfATimeAfterItself() {
    Optional<ModelTime> later = Optional.of(new ModelTime(2));
    for (Statement statement :
        List.<Statement>of(
            new AboutOpioids.NoneTaken(later),
            new AboutHealth.Alcohol(AboutHealth.Drinking.NOT_DRINKING, later))) {
      assertThatThrownBy(() -> Fact.of("a", new ModelTime(1.9), Source.REPORTED, statement))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot tell of a later one");
      assertThatCode(() -> Fact.of("a", new ModelTime(2), Source.REPORTED, statement))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theEndsOfWhatCanBeAreTaken() {
    assertThatCode(
            () -> {
              new AboutHealth.Age(0);
              new AboutHealth.Age(130);
              new AboutHealth.Drinks(0);
              new AboutHealth.Drinks(200);
              liver(0);
              liver(1000);
              new AboutTests.CreatinineClearance(0);
              new AboutTests.CreatinineClearance(400);
              naloxone(Route.INTRAVENOUS, 0.2);
              new AboutTreatment.Storage(0, 8, 8);
              new AboutTreatment.AbsenceExcused(new ModelTime(1), new ModelTime(1));
              fact("a", 1, 1);
              ScaleScore.ofTotal(Scale.COWS, 48);
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"COWS, 11, 48", "SOWS, 16, 64", "AUDIT_C, 3, 12", "PHQ_9, 9, 27", "PACS, 5, 30"})
  void aScaleHasItsItemsAndItsHighestTotal(Scale scale, int items, int most) {
    assertThat(scale.items()).hasSize(items);
    assertThat(scale.most()).isEqualTo(most);
    assertThat(scale.items()).allSatisfy(item -> assertThat(item.source()).isNotBlank());
    assertThat(scale.items().stream().map(Scale.Item::title).distinct()).hasSize(items);
  }

  @Test
  void anItemIsKnownOnlyWhereItemsWereScored() {
    ScaleScore score = items(Scale.PHQ_9, 0, 0, 0, 0, 0, 0, 0, 1, 3);
    assertThat(score.total()).isEqualTo(4);
    assertThat(score.item(9)).hasValue(3);
    assertThat(score.item(8)).hasValue(1);
    assertThat(ScaleScore.ofTotal(Scale.PHQ_9, 4).item(9)).isEqualTo(OptionalInt.empty());
  }

  @Test
  void signsKeepOneOrderHoweverTheyAreWritten() {
    Set<WithdrawalSign> set =
        Set.of(WithdrawalSign.YAWNING, WithdrawalSign.SWEATING, WithdrawalSign.GOOSEFLESH);
    assertThat(new AboutTests.WithdrawalLooked(set).signs())
        .containsExactlyElementsOf(EnumSet.copyOf(set));
    assertThat(new AboutTests.ChallengeLooked(set).signs())
        .containsExactlyElementsOf(EnumSet.copyOf(set));
  }

  @Test
  void whatIsShownToPeopleHasWordsOfItsOwn() {
    assertThat(Stream.of(WithdrawalSign.values()).map(WithdrawalSign::words).distinct())
        .hasSize(WithdrawalSign.values().length)
        .allMatch(words -> words.length() > 4);
    assertThat(Stream.of(AboutTests.Analyte.values()).map(AboutTests.Analyte::words).distinct())
        .hasSize(AboutTests.Analyte.values().length)
        .allMatch(words -> words.length() > 4);
    assertThat(Stream.of(AboutHealth.Substance.values()).map(AboutHealth.Substance::words))
        .containsExactly("naltrexone", "polylactide-co-glycolide", "carboxymethylcellulose");
    assertThat(Stream.of(AboutTreatment.Condition.values()).map(AboutTreatment.Condition::words))
        .containsExactly("opioid use disorder", "alcohol use disorder");
    assertThat(Stream.of(AboutTreatment.Product.values()).map(AboutTreatment.Product::words))
        .containsExactly("tablets", "extended-release injection");
  }

  @Test
  void aTabletIsSeenToBeTakenOnlyIfSomebodySaysSo() {
    assertThat(AboutTreatment.NaltrexoneGiven.tablet(TABLET).supervised()).isFalse();
    assertThat(AboutTreatment.NaltrexoneGiven.injection(TABLET, Optional.empty()).supervised())
        .isTrue();
  }

  private static Arguments refused(String sentence, ThrowingCallable maker) {
    return Arguments.of(sentence, maker);
  }

  private static Fact fact(String id, double occurred, double recorded) {
    return new Fact(
        id,
        new ModelTime(occurred),
        new ModelTime(recorded),
        Source.REPORTED,
        new AboutHealth.Age(30));
  }

  private static AboutTests.LiverTest liver(double multiple) {
    return new AboutTests.LiverTest(AboutTests.LiverEnzyme.ALT, multiple);
  }

  private static AboutTests.NaloxoneGiven naloxone(Route route, double milligrams) {
    return new AboutTests.NaloxoneGiven(route, Mass.ofMilligrams(milligrams));
  }

  private static ScaleScore items(Scale scale, Integer... scores) {
    return ScaleScore.ofItems(scale, List.of(scores));
  }

  private static AboutTreatment.NaltrexoneGiven given(
      AboutTreatment.Product product, Optional<Side> side, Optional<AboutTreatment.Needle> needle) {
    return new AboutTreatment.NaltrexoneGiven(
        product, TABLET, side, needle, AboutTreatment.Kit.UNKNOWN, Optional.empty(), false);
  }
}

package org.blockade.protocol.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Correction;
import org.blockade.protocol.facts.Fact;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonRecordTest {

  private static final TimeAxis DAYS = new TimeAxis.StudyDays();
  private static final ModelTime LATE = new ModelTime(1000);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @Test
  void aFactIsKnownOnceItWasRecorded() {
    Fact fact = new Fact("a", new ModelTime(10), new ModelTime(20), Source.REPORTED, age(30));
    assertThat(record(new ModelTime(19.9), fact).facts()).isEmpty();
    assertThat(record(new ModelTime(20), fact).facts()).containsExactly(fact);
  }

  @Test
  void aCorrectionCountsOnceItWasRecorded() {
    Fact wrong = fact("a", 10, age(30));
    Fact correction = fact("b", 20, new Correction("a"));
    assertThat(record(new ModelTime(19), wrong, correction).facts()).containsExactly(wrong);
    assertThat(record(new ModelTime(20), wrong, correction).facts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCorrectionUndoesExactlyOneFact(long seed) {
    Random random = new Random(seed);
    List<Fact> facts = facts(random, 1 + random.nextInt(20));
    Fact wrong = facts.get(random.nextInt(facts.size()));
    PersonRecord before = PersonRecord.of(facts, LATE, DAYS);
    List<Fact> corrected = new ArrayList<>(facts);
    corrected.add(fact("correction", 500, new Correction(wrong.id())));
    PersonRecord after = PersonRecord.of(corrected, LATE, DAYS);
    List<Fact> expected = new ArrayList<>(before.facts());
    expected.remove(wrong);
    assertThat(after.facts()).isEqualTo(expected).hasSize(before.facts().size() - 1);
    assertThat(after.problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichFactsArriveDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Fact> facts = facts(random, 20);
    for (int i = 0; i < 5; i++) {
      facts.add(fact("c" + i, random.nextInt(40), new Correction("f" + random.nextInt(25))));
    }
    facts.add(fact("f3", random.nextInt(40), age(99)));
    PersonRecord one = PersonRecord.of(facts, LATE, DAYS);
    Collections.shuffle(facts, random);
    PersonRecord other = PersonRecord.of(facts, LATE, DAYS);
    assertThat(other.facts()).isEqualTo(one.facts());
    assertThat(other.problems()).isEqualTo(one.problems());
    assertThat(other.latest(AboutHealth.Age.class)).isEqualTo(one.latest(AboutHealth.Age.class));
  }

  @Test
  void aCorrectionOfNothingIsAProblemAndUndoesNothing() {
    Fact fact = fact("a", 10, age(30));
    PersonRecord record = record(LATE, fact, fact("b", 20, new Correction("z")));
    assertThat(record.facts()).containsExactly(fact);
    assertThat(record.problems()).containsExactly(RecordProblem.CORRECTS_NOTHING);
  }

  @Test
  void aCorrectionOfACorrectionIsAProblemAndUndoesNothing() {
    Fact fact = fact("a", 10, age(30));
    PersonRecord record =
        record(LATE, fact, fact("b", 20, new Correction("a")), fact("c", 30, new Correction("b")));
    assertThat(record.facts()).isEmpty();
    assertThat(record.problems()).containsExactly(RecordProblem.CORRECTS_A_CORRECTION);
  }

  @Test
  void twoCorrectionsOfOneFactAreAProblem() {
    PersonRecord record =
        record(
            LATE,
            fact("a", 10, age(30)),
            fact("b", 20, new Correction("a")),
            fact("c", 30, new Correction("a")));
    assertThat(record.facts()).isEmpty();
    assertThat(record.problems()).containsExactly(RecordProblem.CORRECTED_TWICE);
  }

  @Test
  void ofSeveralFactsWithOneIdNoneIsUndone() {
    Fact one = fact("a", 10, age(30));
    Fact other = fact("a", 11, age(31));
    PersonRecord record = record(LATE, one, other, fact("b", 20, new Correction("a")));
    assertThat(record.facts()).containsExactly(one, other);
    assertThat(record.problems())
        .containsExactly(RecordProblem.CORRECTS_SEVERAL, RecordProblem.SAME_ID);
  }

  @Test
  void theSameFactTwiceIsOneFact() {
    Fact fact = fact("a", 10, age(30));
    PersonRecord record = record(LATE, fact, fact);
    assertThat(record.facts()).containsExactly(fact);
    assertThat(record.problems()).isEmpty();
  }

  @Test
  void aProblemIsToldInOneSentenceWithoutAnId() {
    for (RecordProblem problem : RecordProblem.values()) {
      assertThat(problem.sentence()).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  void theLatestIsTheLastThatOccurredNotTheLastThatWasRecorded() {
    Fact older = new Fact("a", new ModelTime(10), new ModelTime(50), Source.REPORTED, age(30));
    Fact newer = new Fact("b", new ModelTime(20), new ModelTime(20), Source.REPORTED, age(31));
    PersonRecord record = record(LATE, older, newer);
    assertThat(record.latest(AboutHealth.Age.class)).map(Stated::fact).contains(newer);
    assertThat(record.latest(AboutHealth.Age.class))
        .map(Stated::occurred)
        .contains(newer.occurred());
    assertThat(record.all(AboutHealth.Age.class))
        .extracting(Stated::fact)
        .containsExactly(older, newer);
    assertThat(record.all(AboutHealth.Symptom.class)).isEmpty();
    assertThat(record.latest(AboutHealth.Symptom.class)).isEmpty();
  }

  @Test
  void whatWasSoAtTheSameTimeIsToldTogether() {
    AboutTests.LiverTest low = liver(AboutTests.LiverEnzyme.ALT, 1);
    AboutTests.LiverTest high = liver(AboutTests.LiverEnzyme.ALT, 6);
    AboutTests.LiverTest other = liver(AboutTests.LiverEnzyme.AST, 2);
    PersonRecord record =
        record(
            LATE,
            fact("a", 10, high),
            fact("b", 20, low),
            fact("c", 20, high),
            fact("d", 30, other));
    assertThat(record.latestTogether(AboutTests.LiverTest.class, PersonRecordTest::ofAlt))
        .containsExactly(low, high);
    assertThat(record.lastTime(AboutTests.LiverTest.class, PersonRecordTest::ofAlt))
        .contains(new ModelTime(20));
    assertThat(record.lastTime(AboutTests.LiverTest.class, test -> true))
        .contains(new ModelTime(30));
    assertThat(record.latestTogether(AboutTests.LiverTest.class, test -> false)).isEmpty();
    assertThat(record.lastTime(AboutTests.LiverTest.class, test -> false)).isEmpty();
  }

  @Test
  void daysAreLocalDays() {
    PersonRecord record = record(ModelTime.ofDays(3).plusHours(1));
    assertThat(record.daysSince(ModelTime.ofDays(2).plusHours(23))).isOne();
    assertThat(record.daysSince(ModelTime.ofDays(3))).isZero();
    assertThat(record.asOf()).isEqualTo(ModelTime.ofDays(3).plusHours(1));
    assertThat(record.axis()).isEqualTo(DAYS);
  }

  @Test
  void theCourseOfNaltrexoneIsMadeOfWhatWasGiven() {
    PersonRecord record =
        record(
            LATE,
            fact("a", 10, AboutTreatment.NaltrexoneGiven.tablet(Mass.ofMilligrams(50))),
            fact(
                "b",
                20,
                AboutTreatment.NaltrexoneGiven.injection(
                    Mass.ofMilligrams(380), Optional.of(Side.LEFT))),
            fact("c", 5, age(30)));
    NaltrexoneCourse course = record.naltrexone();
    assertThat(course.given()).hasSize(2);
    assertThat(course.lastTablet().orElseThrow().dose().route()).isEqualTo(Route.ORAL);
    assertThat(course.lastInjection().orElseThrow().side()).contains(Side.LEFT);
    assertThat(course.lastInjection().orElseThrow().dose().amount())
        .isEqualTo(Mass.ofMilligrams(380));
    assertThat(course.lastDose().orElseThrow().dose().time()).isEqualTo(new ModelTime(20));
    assertThat(course.asOf()).isEqualTo(LATE);
  }

  private static boolean ofAlt(AboutTests.LiverTest test) {
    return test.enzyme() == AboutTests.LiverEnzyme.ALT;
  }

  private static AboutTests.LiverTest liver(AboutTests.LiverEnzyme enzyme, double multiple) {
    return new AboutTests.LiverTest(enzyme, multiple);
  }

  private static List<Fact> facts(Random random, int count) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double occurred = random.nextInt(10);
      facts.add(
          new Fact(
              "f" + i,
              new ModelTime(occurred),
              new ModelTime(occurred + random.nextInt(3)),
              Source.values()[random.nextInt(Source.values().length)],
              random.nextBoolean() ? age(random.nextInt(90)) : new AboutHealth.Drinks(2)));
    }
    return facts;
  }

  private static PersonRecord record(ModelTime asOf, Fact... facts) {
    return PersonRecord.of(List.of(facts), asOf, DAYS);
  }

  private static Fact fact(String id, double hours, Statement statement) {
    return Fact.of(id, new ModelTime(hours), Source.OBSERVED, statement);
  }

  private static AboutHealth.Age age(double years) {
    return new AboutHealth.Age(years);
  }
}

package org.blockade.service.opioid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.opioid.AfterStoppingSheet;
import org.blockade.simulator.population.Loss;
import org.junit.jupiter.api.Test;

class AfterStoppingReporterTest {

  private static final String HEAD = "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL,OBS,DV\n";
  private static final String TABLET = HEAD + "1,0,1,naltrexone,oral,50,mg,,,,\n";
  private static final String METHADONE = "1,-1440,1,methadone,oral,60,mg,24,40,,\n";
  private static final String INJECTIONS = HEAD + "1,0,1,naltrexone,xr-im,380,mg,672,2,,\n";

  private static AfterStoppingAnswer.After after(String chart, double day) {
    return Ward.afterStopping(chart, day, 1).after().orElseThrow();
  }

  @Test
  void withoutNaltrexoneNothingIsSaid() {
    assertThat(Ward.afterStopping(HEAD + "1,0,0,,,,,,,visit,1\n", 1, 1).after()).isEmpty();
  }

  @Test
  void toleranceAndReceptorsOnlyFallAfterATablet() {
    List<AfterStoppingAnswer.Point> points = after(TABLET, 1).points();
    for (int i = 2; i < points.size(); i++) {
      AfterStoppingAnswer.Point before = points.get(i - 1);
      AfterStoppingAnswer.Point now = points.get(i);
      assertThat(now.occupancy().typical()).isLessThan(before.occupancy().typical());
      assertThat(now.toleranceLeft().middle()).isLessThanOrEqualTo(before.toleranceLeft().middle());
      assertThat(now.relative().middle()).isLessThanOrEqualTo(before.relative().middle());
    }
  }

  @Test
  void atTheFirstDoseAllOfTheToleranceIsLeftAndBreathingIsLessSensitive() {
    AfterStoppingAnswer.Point first = after(TABLET, 1).points().getFirst();
    assertThat(first.toleranceLeft().middle()).isEqualTo(1);
    assertThat(first.relative().middle()).isGreaterThan(1.2);
  }

  @Test
  void aSlowerToleranceLastsLonger() {
    AfterStoppingAnswer.Range left = after(TABLET, 1).points().get(14).toleranceLeft();
    assertThat(left.fast()).isLessThan(left.middle());
    assertThat(left.middle()).isLessThan(left.slow());
  }

  @Test
  void afterMonthsOfNaltrexoneBreathingIsThatOfSomebodyNew() {
    AfterStoppingAnswer.After after = after(INJECTIONS, 60);
    assertThat(after.points())
        .allSatisfy(point -> assertThat(point.relative().middle()).isBetween(1.0, 1.1));
    assertThat(after.window().typical()).isEqualTo(after.protection());
  }

  @Test
  void theWindowOpensWhenProtectionAndToleranceAreBothGone() {
    AfterStoppingAnswer.After after = after(TABLET + METHADONE, 1);
    Loss.At protection = (Loss.At) after.protection();
    Loss.At window = (Loss.At) after.window().typical();
    assertThat(window.time()).isGreaterThan(protection.time());
    AfterStoppingAnswer.Point opened =
        after.points().stream()
            .filter(point -> !point.time().isBefore(window.time()))
            .findFirst()
            .orElseThrow();
    assertThat(opened.relative().middle()).isLessThanOrEqualTo(1.1);
    assertThat(Loss.hours(after.window().early())).isLessThanOrEqualTo(window.time().hours());
    assertThat(Loss.hours(after.window().late())).isGreaterThanOrEqualTo(window.time().hours());
  }

  /// What is only supposed delays no warning.
  @Test
  void aSupposedToleranceIsTakenAsGone() {
    AfterStoppingAnswer.After after = after(TABLET, 1);
    assertThat(after.points().get(7).relative().middle()).isGreaterThan(1.1);
    assertThat(after.window().typical()).isEqualTo(after.protection());
    assertThat(Loss.hours(after.window().early()))
        .isLessThanOrEqualTo(Loss.hours(after.protection()));
    assertThat(Loss.hours(after.window().late()))
        .isGreaterThanOrEqualTo(Loss.hours(after.protection()));
  }

  @Test
  void whereTheToleranceIsCountedFromStandsThere() {
    assertThat(Ward.afterStopping(TABLET, 1, 1).toleranceFrom())
        .startsWith(
            "no opioid is on record before naltrexone; supposed: reference pattern: heroin");
    assertThat(Ward.afterStopping(TABLET + METHADONE, 1, 1).toleranceFrom())
        .isEqualTo("the opioid doses on record before naltrexone");
    assertThat(
            Ward.afterStopping(TABLET + "1,-300,2,fentanyl,,,,,,use_reported,1\n", 1, 1)
                .toleranceFrom())
        .startsWith("the opioids on record before naltrexone cannot be simulated; supposed");
  }

  @Test
  void whatIsSaidOfTheBodyIsWhatIsKnownOfIt() {
    assertThat(sayItSo(Ward.afterStopping(INJECTIONS, 60, 1)))
        .startsWith("\"Your body may no longer be used to opioids, and");
    assertThat(sayItSo(Ward.afterStopping(TABLET + METHADONE, 1, 1)))
        .startsWith("\"Your body is less and less used to opioids, and");
    assertThat(sayItSo(Ward.afterStopping(INJECTIONS + METHADONE, 60, 1)))
        .startsWith("\"Your body is no longer used to opioids, and");
  }

  private static String sayItSo(AfterStoppingAnswer answer) {
    return AfterStoppingSheet.of(answer).lines().stream()
        .filter(line -> line.label().equals("Say it so"))
        .map(ReportSentences.Line::statement)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void opioidsAfterTheFirstDoseAreNotSimulatedAndThatIsSaid() {
    AfterStoppingAnswer with =
        Ward.afterStopping(INJECTIONS + "1,1400,1,heroin,iv,100,mg,,,,\n", 60, 1);
    assertThat(with.after()).isEqualTo(Ward.afterStopping(INJECTIONS, 60, 1).after());
    assertThat(with.notes()).anyMatch(note -> note.contains("not simulated"));
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    assertThat(Ward.afterStopping(INJECTIONS, 60, 3).after())
        .isEqualTo(Ward.afterStopping(INJECTIONS, 60, 1).after());
  }
}

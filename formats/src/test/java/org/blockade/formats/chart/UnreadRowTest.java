package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.quantity.ModelTime;
import org.junit.jupiter.api.Test;

/// What is handed on of rows that were refused: a record does not end before them.
class UnreadRowTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());

  private static List<UnreadRow> unread(String chart) {
    return ChartReader.read(chart, "chart.csv", OPTIONS).unread();
  }

  private static UnreadRow only(String chart) {
    List<UnreadRow> rows = unread(chart);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static String dated(String row) {
    return "ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT\n"
        + "1,2026-03-01T10:00Z,1,naltrexone,xr-im,380,mg\n"
        + row
        + "\n";
  }

  private static String counted(String row) {
    return "ID,DAY,EVID,DRUG,ROUTE,AMT,UNIT\n1,0,1,naltrexone,xr-im,380,mg\n" + row + "\n";
  }

  @Test
  void aChartThatIsReadWholeHasNone() {
    assertThat(unread(counted("1,3,0,,,,"))).isEmpty();
  }

  @Test
  void aRefusedRowTellsWhoseItIsAndWhenItWas() {
    assertThat(only(dated("7,2026-03-03T12:00Z,1,naltrexone,xr-im,,mg")))
        .isEqualTo(
            new UnreadRow(
                3,
                Optional.of("7"),
                Optional.of(new ModelTime(60)),
                new UnreadRow.About(Optional.of("naltrexone"), true, Optional.empty())));
  }

  @Test
  void aRefusedDoseStandsWithTheDosesOfItsDayAndEverythingElseAtItsEnd() {
    assertThat(only(counted("1,28,1,naltrexone,xr-im,,mg")).time())
        .contains(ModelTime.ofDays(28).plusHours(10));
    assertThat(only(counted("1,28,0,nalterxone,,,")).time())
        .contains(ModelTime.ofDays(28).plusHours(20));
    assertThat(only(counted("1,28,9,,,,")).time()).contains(ModelTime.ofDays(28).plusHours(20));
  }

  @Test
  void aTimeThatCannotBeReadIsNotGuessed() {
    assertThat(only(counted("1,28.5,0,,,,")))
        .isEqualTo(new UnreadRow(3, Optional.of("1"), Optional.empty(), UnreadRow.About.NOTHING));
    assertThat(only(dated("1,3026-03-03T12:00Z,0,,,,")).time()).isEmpty();
  }

  @Test
  void aRowThatNamesNobodyIsAboutAnybody() {
    assertThat(only(counted(",28,0,,,,")).id()).isEmpty();
    assertThat(only(counted("=A1,28,0,,,,")).id()).isEmpty();
  }

  @Test
  void ofARowOutOfStepThePersonInFrontAndADateAreReadButNoBareNumber() {
    assertThat(only(dated("1,2026-03-03T12:00Z,1,naltrexone,xr-im,380")))
        .isEqualTo(
            new UnreadRow(
                3, Optional.of("1"), Optional.of(new ModelTime(60)), UnreadRow.About.NOTHING));
    assertThat(only(counted("1,28,1,naltrexone,xr-im,380,mg,more")))
        .isEqualTo(new UnreadRow(3, Optional.of("1"), Optional.empty(), UnreadRow.About.NOTHING));
    assertThat(only(dated("1,2026-03-03,1,naltrexone,xr-im,380")).time()).isEmpty();
  }

  @Test
  void aLineThatIsNoRecordIsAboutAnybodyAtAnyTime() {
    assertThat(only(counted("1,28,0,\"x\" y,,,")))
        .isEqualTo(new UnreadRow(3, Optional.empty(), Optional.empty(), UnreadRow.About.NOTHING));
  }

  @Test
  void aDoseTooManyIsRefusedWithItsTime() {
    String chart =
        "ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,II,ADDL\n"
            + "1,0,1,naltrexone,oral,50,mg,1,19999\n"
            + "1,20000,1,naltrexone,oral,50,mg,,\n";
    assertThat(unread(chart))
        .extracting(UnreadRow::time)
        .contains(Optional.of(new ModelTime(20000)));
  }
}

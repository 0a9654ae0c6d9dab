package org.blockade.formats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.blockade.simulator.drug.DrugCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A good chart with random damage is still a value, and its account still adds up.
class MutatedChartTest {

  private static final ChartOptions OPTIONS = ChartOptions.of(DrugCatalogue.standard());
  private static final int CHARTS_PER_SEED = 200;
  private static final int ROWS = 8;
  private static final byte[] SPICE =
      "\",;\t\r\n\u0000.=-+eE0123456789NaINF[]:TZ\u00ff\u2028".getBytes(StandardCharsets.UTF_8);

  private static final String TIME_CHART =
      """
      ID,TIME,EVID,DRUG,ROUTE,AMT,UNIT,RATE,II,ADDL,SS,CMT,SITE,OBS,DV,MDV,LLOQ,WT,AGE,SEX,NOTE
      1,0,1,naltrexone,oral,50,mg,,24,27,,GUT,,,,,,80,40,female,"a, ""b"" c"
      1,24,0,,,,,,,,,,,naltrexone_plasma,2.5,0,,,,,
      1,30,0,,,,,,,,,,,naltrexone_plasma,BLQ,,0.25,,,,
      1,40,2,heroin,,,,,,,,,,use_reported,1,,,,,,
      1,50,3,,,,,,,,,,,,,,,,,,
      2,-24,4,naltrexone,iv,10,mg,5,24,3,1,CENTRAL,,,,,,70,,,
      2,672,1,naltrexone,xr-im,380,mg,,,,,DEPOT,left-gluteal,,,,,,,,
      2,680,0,opioid,,,,,,,,,,urine_screen,positive,,,,,,
      """;

  private static final String DATE_CHART =
      """
      ID,DATETIME,EVID,DRUG,ROUTE,AMT,UNIT,OBS,DV
      1,2026-03-28T10:00+01:00[Europe/Berlin],1,naltrexone,oral,50,mg,,
      1,2026-03-29T03:30[Europe/Berlin],1,naltrexone,oral,50,mg,,
      1,2026-10-25T02:30+01:00[Europe/Berlin],0,,,,,visit,1
      1,2026-10-26T00:00Z,0,,,,,cows,12
      2,2026-01-01 00:00:00.5-05:00,0,,,,,alt,35
      2,2026-01-02T00:00Z,2,heroin,,,,use_reported,1
      2,2026-01-03T00:00Z,3,,,,,,
      2,2026-01-04T00:00Z,1,naltrexone,xr-im,380,mg,,
      """;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedChartIsAValueWhoseAccountAddsUp(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < CHARTS_PER_SEED; i++) {
      byte[] bytes =
          (random.nextBoolean() ? TIME_CHART : DATE_CHART).getBytes(StandardCharsets.UTF_8);
      for (int damage = random.nextInt(6); damage > 0; damage--) {
        bytes[random.nextInt(bytes.length)] = SPICE[random.nextInt(SPICE.length)];
      }
      ChartReading reading =
          ChartReader.read(new ByteArrayInputStream(bytes), "chart.csv", OPTIONS);
      assertThat(reading.chart().rows()).hasSize(reading.rowsRead());
      assertThat(reading.rowsRead() + reading.rowsRefused()).isLessThanOrEqualTo(ROWS + 6);
      assertThat(reading.complete())
          .isEqualTo(reading.rowsRefused() == 0 && !reading.fileRefused());
      reading.chart().persons().forEach(person -> assertThat(person.covariates()).isNotEmpty());
      reading.chart().persons().forEach(person -> assertThat(person.dosing()).isNotNull());
    }
  }

  @Test
  void anUndamagedChartIsReadWhole() {
    assertThat(ChartReader.read(TIME_CHART, "chart.csv", OPTIONS).rowsRead()).isEqualTo(ROWS);
    assertThat(ChartReader.read(DATE_CHART, "chart.csv", OPTIONS).rowsRead()).isEqualTo(ROWS);
  }
}

package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// The command line on any chart that is small: an answer, or lines that say what is wrong with the
/// chart; never an internal error. In this package because only it may run the program in place.
class ForecastFuzzTest {

  private static final int LARGEST = 2_000;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-15T08:00:00Z"), ZoneOffset.UTC);

  @FuzzTest
  void anySmallChartIsAnsweredOrRefused(byte[] chart) {
    if (chart.length > LARGEST) {
      return;
    }
    InputStream before = System.in;
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter errors = new PrintWriter(err);
    System.setIn(new ByteArrayInputStream(chart));
    try {
      int exit =
          Blockade.run(
              CLOCK,
              new PrintWriter(out),
              errors,
              "forecast",
              "-",
              "--subjects=100",
              "--threads=1");
      errors.flush();
      assertThat(exit).as(err.toString()).isIn(0, 3, 4);
      assertThat(err.toString().lines().allMatch(line -> line.startsWith("blockade: "))).isTrue();
      if (exit == 3) {
        assertThat(err.toString()).isNotEmpty();
      } else {
        assertThat(out.toString()).isNotEmpty().doesNotContain("NaN").doesNotContain("Infinity");
      }
    } finally {
      System.setIn(before);
    }
  }
}

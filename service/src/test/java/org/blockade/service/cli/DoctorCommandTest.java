package org.blockade.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void itSaysWhatItFound() {
    Run run = Run.of("doctor");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Java         " + Runtime.version()),
            line -> assertThat(line).startsWith("quick start  "),
            line -> assertThat(line).matches("cores        \\d+"),
            line -> assertThat(line).matches("memory       \\d+ MiB for this program"),
            line -> assertThat(line).startsWith("terminal     "),
            line -> assertThat(line).startsWith("drug files   sound; 14 can be simulated, "));
  }
}

package org.blockade.service.present.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestSvgTest {

  private static TrialPlot.Line ratio(String name, double value, double low, double high) {
    return new TrialPlot.Line(
        name,
        0,
        false,
        false,
        new double[] {value},
        new double[0],
        new double[] {low},
        new double[] {high});
  }

  private static String drawn(TrialPlot.Line... lines) throws IOException {
    StringWriter out = new StringWriter();
    TrialSvg.write(
        new TrialPlot(
            "hazard-ratios",
            "Hazard ratios to \"placebo\"",
            "",
            TrialPlot.Kind.FOREST,
            "hazard ratio (logarithmic)",
            "",
            lines.length,
            false,
            List.of(lines),
            new TrialPlot.Table(List.of(), List.of())),
        out);
    return out.toString();
  }

  @Test
  void eachRowHasItsNameAndItsNumbersAndTheAxisHasTicks() throws IOException {
    assertThat(drawn(ratio("injection: relapse", 0.62, 0.5, 0.77), ratio("<a & b>", 1.1, 0.9, 1.4)))
        .startsWith("<?xml")
        .contains("<title>Hazard ratios to")
        .contains(">injection: relapse<", ">0.62 (0.50 to 0.77)<")
        .contains(">&lt;a &amp; b><", ">1.10 (0.90 to 1.40)<")
        .contains(">0.5<", ">1<", ">2<", ">hazard ratio (logarithmic)<");
  }

  @Test
  void theAxisHoldsWhatIsFarFromOne() throws IOException {
    assertThat(drawn(ratio("small", 0.03, 0.004, 0.2), ratio("large", 20, 3, 130)))
        .contains(">0.005<", ">0.01<", ">0.1<", ">1<", ">10<", ">100<")
        .doesNotContain(">0.002<", ">200<");
  }
}

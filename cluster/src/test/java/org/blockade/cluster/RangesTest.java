package org.blockade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.trial.TrialDesign;
import org.blockade.simulator.trial.TrialPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangesTest {

  @TempDir private Path folder;

  @Test
  void everySubjectIsInOneStretchAndStretchesAreOfNearlyEqualSize() throws IOException {
    TrialDesign design = design(20);
    for (int stretches : new int[] {1, 2, 3, 7, 119, 120}) {
      List<TrialPart> seen = new ArrayList<>();
      for (int index = 0; index < stretches; index++) {
        List<TrialPart> parts = Ranges.of(design, stretches, index);
        assertThat(parts.stream().mapToInt(TrialPart::subjects).sum())
            .isBetween(120 / stretches, (120 + stretches - 1) / stretches);
        seen.addAll(parts);
      }
      assertThat(seen.stream().flatMap(RangesTest::subjects).toList())
          .isEqualTo(TrialPart.of(design, 1));
    }
  }

  private static java.util.stream.Stream<TrialPart> subjects(TrialPart part) {
    return java.util.stream.IntStream.range(part.from(), part.to())
        .mapToObj(subject -> new TrialPart(part.arm(), part.replicate(), subject, subject + 1));
  }

  @Test
  void aTrialOfMorePeopleThanAnIntHoldsIsCutWithoutOverflow() throws IOException {
    TrialDesign design = design(Integer.MAX_VALUE);
    List<TrialPart> last = Ranges.of(design, 1_000_000, 999_999);
    assertThat(last.getLast()).extracting(TrialPart::arm).isEqualTo(2);
    assertThat(last.getLast().to()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Ranges.of(design, 1_000_000, 0).getFirst().from()).isZero();
  }

  private TrialDesign design(int subjects) throws IOException {
    return DesignText.of(Designs.forwards(folder), Optional.of(subjects), Optional.empty())
        .design();
  }
}

package org.blockade.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.SubjectSink;
import org.blockade.simulator.trial.TrialPart;
import org.blockade.simulator.trial.TrialRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyAccumulatorTest {

  private static final Study STUDY = new Study(0, 0);

  @TempDir private Path folder;
  private ArmTally first;
  private ArmTally second;
  private ArmTally both;

  @BeforeEach
  void compute() throws IOException {
    TrialRun run =
        new TrialRun(
            DesignText.of(Designs.forwards(folder), Optional.empty(), Optional.empty()).design());
    first = run.part(new TrialPart(0, 0, 0, 3), SubjectSink.NONE);
    second = run.part(new TrialPart(0, 0, 3, 5), SubjectSink.NONE);
    both = run.part(new TrialPart(0, 0, 0, 5), SubjectSink.NONE);
  }

  @Test
  void aStretchThatComesTwiceCountsOnce() {
    TallyAccumulator sum = new TallyAccumulator();
    sum.merge(task(1, second));
    sum.merge(task(0, first));
    sum.merge(task(1, second));
    assertThat(sum.value()).isEqualTo(Map.of(STUDY, both));
    assertThat(sum.stretches()).isEqualTo(2);
  }

  @Test
  void stretchesThatCannotBeToldApartAreRefused() {
    TallyAccumulator two = task(0, first);
    two.merge(task(1, second));
    TallyAccumulator sum = task(0, first);
    assertThatThrownBy(() -> sum.merge(two)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCopyAndWhatIsCopiedGoTheirOwnWays() {
    TallyAccumulator sum = task(0, first);
    TallyAccumulator copy = sum.copy();
    copy.merge(task(1, second));
    assertThat(sum.value()).isEqualTo(Map.of(STUDY, first));
    sum.reset();
    assertThat(sum.isZero()).isTrue();
    assertThat(copy.value()).isEqualTo(Map.of(STUDY, both));
  }

  private static TallyAccumulator task(int stretch, ArmTally tally) {
    TallyAccumulator task = new TallyAccumulator();
    task.add(TallyAccumulator.Counts.of(stretch, Map.of(STUDY, tally)));
    return task;
  }
}

package org.blockade.protocol.screening;

import org.blockade.protocol.FaultyFiles;
import org.junit.jupiter.api.Test;

class InductionSchedulesTest {

  @Test
  void aFaultInTheFileIsRefused() {
    FaultyFiles.requireEveryFaultIsRefused(
        InductionSchedules.class, "induction-schedules.yaml", InductionSchedules::read);
  }
}

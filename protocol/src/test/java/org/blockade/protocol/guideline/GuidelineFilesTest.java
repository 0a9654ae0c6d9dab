package org.blockade.protocol.guideline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.blockade.protocol.FaultyFiles;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataFileException;
import org.junit.jupiter.api.Test;

/// No file of a recommendation is read with a fault in it.
class GuidelineFilesTest {

  private static final NextInjection INJECTIONS = NextInjection.standard();

  @Test
  void aFaultInAFileIsRefused() {
    refuses(
        "injection-interval.yaml",
        file -> NextInjection.read(file, NextInjection.Policy.EVERY_28_DAYS));
    refuses("late-injection.yaml", file -> LateInjection.read(file, INJECTIONS));
    refuses("new-start.yaml", file -> NewStart.read(file, INJECTIONS));
    refuses("opioid-free-interval.yaml", OpioidFreeInterval::read);
    refuses("oral-schedules.yaml", OralSchedules::read);
    refuses("monitoring-calendar.yaml", MonitoringCalendar::read);
    refuses(
        "naloxone-challenge.yaml",
        file ->
            NaloxoneChallenge.read(
                file,
                OpioidFreeInterval.standard(),
                new LastUseBranch(),
                new SpontaneousWithdrawal(),
                new UrinePanel()));
  }

  private static void refuses(String name, Consumer<DataFile> reader) {
    FaultyFiles.requireEveryFaultIsRefused(GuidelineFile.class, name, reader);
  }

  private static DataFile file(String text) {
    return DataFile.of("own.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anAmountInAnotherUnitOrHalfADayIsRefusedAndNotTakenForWhatItIsNot() {
    String bands =
        """
        bands:
          - {status: early, from_day: 0, evidence: choice, source: "ours"}
          - {status: on-time, from_day: 24, evidence: choice, source: "ours"}
          - {status: late, from_day: 33, evidence: choice, source: "ours"}
          - {status: lapsed, from_day: 43, evidence: choice, source: "ours"}
        interval: {value: 27.5, unit: weeks, evidence: read, source: "label"}
        labelled_amount: {value: 0.38, unit: g, evidence: read, source: "label"}
        """;
    assertThatThrownBy(() -> NextInjection.read(file(bands), NextInjection.Policy.EVERY_28_DAYS))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("line 6: it is given in d")
        .hasMessageContaining("line 6: days are counted as whole days")
        .hasMessageContaining("line 7: it is given in mg");
  }

  @Test
  void anOpioidFreeIntervalInHoursIsRefused() {
    String text =
        """
        recommendation: {title: t, strength: s, rule: R02, evidence: read, source: "label"}
        thresholds:
          history_holds: {value: 7, unit: d, rule: R02, evidence: choice, source: "ours"}
          same_agent: {value: 1, unit: d, rule: R02, evidence: choice, source: "ours"}
        agents:
          - {drugs: [heroin], title: t, from: 7, to: 10, unit: h, challenge: longer, rule: R02, evidence: read, source: "label"}
        """;
    assertThatThrownBy(() -> OpioidFreeInterval.read(file(text)))
        .hasMessageContaining("line 6: an interval is in d");
  }

  @Test
  void aScheduleOfTabletsThatSaysNoDaysOrADayThatIsNoneIsRefused() {
    for (String days : List.of("[]", "[monday]", "[monday, funday]")) {
      String text =
          """
          recommendation: {title: t, strength: s, rule: R40, evidence: read, source: "label"}
          schedules:
            - {id: own, title: t, weekdays: %s, milligrams: [50, 50], supervised: no, rule: R40, evidence: read, source: "label"}
          instructions: {}
          """
              .formatted(days);
      assertThatThrownBy(() -> OralSchedules.read(file(text)))
          .as(days)
          .isInstanceOf(DataFileException.class)
          .hasMessageContaining(
              days.contains("funday") ? "a day is monday to sunday" : "as many days as amounts");
    }
  }
}

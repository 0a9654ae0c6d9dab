package org.blockade.protocol.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The published ways to a first full dose, as data. They are shown beside a decision and never
/// prescribed; none of them shortens the opioid-free days of a finding.
public final class InductionSchedules {

  private InductionSchedules() {}

  /// A published way.
  ///
  /// @param outcome what came of it in a trial, if that was published
  public record Schedule(
      String id,
      String title,
      String setting,
      Evidence evidence,
      String source,
      Optional<String> outcome,
      List<Step> steps) {

    public Schedule {
      steps = List.copyOf(steps);
    }
  }

  /// A step of it.
  ///
  /// @param day in the words of the source
  public record Step(String day, String does, String check, Evidence evidence) {}

  /// Those that come with Blockade, in the order of the file.
  public static List<Schedule> standard() {
    return read(DataFile.resource(InductionSchedules.class, "induction-schedules.yaml"));
  }

  static List<Schedule> read(DataFile file) {
    List<Schedule> schedules = new ArrayList<>();
    for (DataNode node : file.root().children("schedules")) {
      String id = node.text("id");
      String title = node.text("title");
      String setting = node.text("setting");
      Evidence evidence = evidence(node);
      String source = node.text("source");
      Optional<String> outcome = node.optionalText("outcome");
      List<Step> steps = new ArrayList<>();
      for (DataNode step : node.children("steps")) {
        steps.add(
            new Step(step.text("day"), step.text("does"), step.text("check"), evidence(step)));
        step.close();
      }
      node.close();
      schedules.add(new Schedule(id, title, setting, evidence, source, outcome, steps));
    }
    file.root().close();
    file.requireSound();
    return List.copyOf(schedules);
  }

  private static Evidence evidence(DataNode node) {
    return node.word("evidence", Evidence::ofWord, Evidence.words()).orElse(Evidence.REMEMBERED);
  }
}

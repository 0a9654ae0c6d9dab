package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.course.Stated;
import org.blockade.protocol.facts.AboutTreatment.Attendance;
import org.blockade.protocol.facts.AboutTreatment.Support;
import org.blockade.protocol.facts.AboutTreatment.SupportKind;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.quantity.ModelTime;

/// Counselling, support groups, goals and a craving diary.
///
/// Recommendation: offer them; refusal or absence never stops or delays the medicine. Strength:
/// guideline. Source: `counselling.yaml`, rule R37.
///
/// When: always. Then: the next session, an offer, or nothing but the medicine. What this class
/// returns has no way into the decision about a dose.
public final class Counselling {

  private final GuidelineFile file = GuidelineFile.beside(Counselling.class, "counselling.yaml");
  private final Threshold sessionEvery = file.threshold("session_every", "d");

  private Counselling() {}

  /// The recommendation with the numbers that come with Blockade.
  public static Counselling standard() {
    return new Counselling();
  }

  /// What is planned beside the medicine.
  public List<Step> steps(PersonRecord record) {
    List<Step> steps = new ArrayList<>();
    steps.add(counselling(record, last(record, SupportKind.COUNSELLING)));
    boolean groupsDeclined =
        last(record, SupportKind.PEER_SUPPORT)
            .filter(support -> support.statement().attendance() == Attendance.DECLINED)
            .isPresent();
    steps.add(
        groupsDeclined
            ? file.instruction("group-declined").when(new When.If("the person asks"))
            : file.instruction("group").when(new When.On(record.asOf())));
    steps.add(file.instruction("goals").when(new When.On(record.asOf())));
    steps.add(file.instruction("diary").when(new When.On(record.asOf())));
    return steps;
  }

  private Step counselling(PersonRecord record, Optional<Stated<Support>> last) {
    if (last.isEmpty()) {
      return file.instruction("offer").when(new When.On(record.asOf()));
    }
    return switch (last.get().statement().attendance()) {
      case ATTENDED -> {
        ModelTime next = record.axis().plusDays(last.get().occurred(), sessionEvery.days());
        boolean passed = record.axis().daysBetween(record.asOf(), next) < 0;
        yield file.instruction("attended").when(new When.On(passed ? record.asOf() : next));
      }
      case MISSED -> file.instruction("missed").when(new When.On(record.asOf()));
      case DECLINED -> file.instruction("declined").when(new When.EachInjection());
    };
  }

  private static Optional<Stated<Support>> last(PersonRecord record, SupportKind kind) {
    return record.all(Support.class).stream()
        .filter(stated -> stated.statement().kind() == kind)
        .reduce((earlier, later) -> later);
  }
}

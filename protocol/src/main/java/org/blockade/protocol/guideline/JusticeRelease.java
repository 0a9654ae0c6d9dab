package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.rule.Step;
import org.blockade.protocol.rule.Threshold;
import org.blockade.protocol.rule.When;
import org.blockade.simulator.quantity.ModelTime;

/// Release from custody.
///
/// Recommendation: where the injection was chosen, the first one 30 days or more before release; an
/// appointment and a reversal agent outside. Strength: guideline. Source: `justice-release.yaml`,
/// rules R32, R55.
///
/// When: a day of release is known. Then: start by; hand over.
public final class JusticeRelease {

  private final GuidelineFile file =
      GuidelineFile.beside(JusticeRelease.class, "justice-release.yaml");
  private final Threshold before = file.threshold("before", "d");

  private JusticeRelease() {}

  /// The recommendation with the numbers that come with Blockade.
  public static JusticeRelease standard() {
    return new JusticeRelease();
  }

  /// What is done before release; nothing after it.
  public List<Step> steps(ModelTime release, NaltrexoneCourse course) {
    if (course.axis().daysBetween(course.asOf(), release) < 0) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    ModelTime startBy = course.axis().plusDays(release, -before.days());
    if (course.lastInjection().isEmpty()) {
      boolean inTime = course.axis().daysBetween(course.asOf(), startBy) >= 0;
      steps.add(
          inTime
              ? file.instruction("start-by").when(new When.By(startBy))
              : file.instruction("at-once").when(new When.By(release)));
    }
    steps.add(file.instruction("hand-over").when(new When.By(release)));
    return steps;
  }
}

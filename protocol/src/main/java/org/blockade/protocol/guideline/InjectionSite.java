package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Threshold;
import org.blockade.simulator.dosing.Route;

/// The side of an injection, and the skin of the last one.
///
/// Recommendation: the other side than last time; the last site is looked at, and one that is worse
/// or not better after two weeks is evaluated. Strength: labelled. Source: `injection-site.yaml`,
/// rules R14, R46, R48.
///
/// When: an injection is due. Then: the side, and how long ago each side had its last one.
public final class InjectionSite {

  private final GuidelineFile file =
      GuidelineFile.beside(InjectionSite.class, "injection-site.yaml");
  private final Threshold notBetter = file.threshold("not_better", "d");

  private InjectionSite() {}

  /// The recommendation with the numbers that come with Blockade.
  public static InjectionSite standard() {
    return new InjectionSite();
  }

  /// What the recommendation comes to.
  ///
  /// @param side of the next injection; empty where the last one was not recorded
  /// @param daysSince local days since the last injection on record into each side
  /// @param healed whether the last site has had the two weeks that it may take
  public record Advice(
      Optional<Side> side,
      Map<Side, Long> daysSince,
      boolean healed,
      List<Instruction> instructions) {

    public Advice {
      daysSince = Map.copyOf(daysSince);
      instructions = List.copyOf(instructions);
    }
  }

  /// The advice; empty for a person who never had an injection.
  public Optional<Advice> adviceFor(NaltrexoneCourse course) {
    List<DoseGiven> injections =
        course.given().stream()
            .filter(given -> given.dose().route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR)
            .toList();
    if (injections.isEmpty()) {
      return Optional.empty();
    }
    DoseGiven last = injections.getLast();
    Map<Side, Long> daysSince = new EnumMap<>(Side.class);
    for (DoseGiven given : injections) {
      given.side().ifPresent(side -> daysSince.put(side, course.daysSince(given)));
    }
    List<Instruction> instructions = new ArrayList<>();
    instructions.add(file.instruction(last.side().isPresent() ? "other-side" : "unknown-side"));
    if (sameSideTwice(injections)) {
      instructions.add(file.instruction("same-side"));
    }
    instructions.add(file.instruction("look"));
    return Optional.of(
        new Advice(
            last.side().map(Side::other),
            daysSince,
            course.daysSince(last) >= notBetter.days(),
            instructions));
  }

  private static boolean sameSideTwice(List<DoseGiven> injections) {
    if (injections.size() < 2) {
      return false;
    }
    Optional<Side> last = injections.getLast().side();
    return last.isPresent() && last.equals(injections.get(injections.size() - 2).side());
  }
}

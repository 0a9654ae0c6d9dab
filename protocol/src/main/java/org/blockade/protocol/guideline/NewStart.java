package org.blockade.protocol.guideline;

import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.dosing.Route;

/// When the next dose is a new start, and when opioid use on record stands before it.
///
/// Recommendation: who has been without naltrexone for long, or has used an opioid lately, is
/// assessed as for a first dose before another one is given. Strength: labelled for opioid use
/// (contraindicated with a positive urine or physical dependence); a choice for the gap, on which
/// the label is silent. Source: Vivitrol label; rules R02 to R04, R16, R20.
///
/// When: the last injection has lapsed, or the last tablet was `without_tablet` days ago or more;
/// an opioid was recorded in the last `recent_opioid` days, or since the last dose. Then: assess;
/// no amount follows from it.
public final class NewStart {

  private final NextInjection injections;
  private final int recentOpioidDays;
  private final int daysWithoutTablet;

  private NewStart(NextInjection injections, int recentOpioidDays, int daysWithoutTablet) {
    this.injections = injections;
    this.recentOpioidDays = recentOpioidDays;
    this.daysWithoutTablet = daysWithoutTablet;
  }

  /// The recommendation with the numbers that come with Blockade.
  ///
  /// @param injections says from which day on an injection has lapsed
  public static NewStart standard(NextInjection injections) {
    return read(DataFile.resource(NewStart.class, "new-start.yaml"), injections);
  }

  static NewStart read(DataFile file, NextInjection injections) {
    int recent = NextInjection.days(file.root().child("recent_opioid"));
    int tablet = NextInjection.days(file.root().child("without_tablet"));
    file.root().close();
    file.requireSound();
    return new NewStart(injections, recent, tablet);
  }

  /// Whether the last dose is so long ago that the next one is a new start.
  public boolean isNewStart(NaltrexoneCourse course) {
    return course
        .lastDose()
        .filter(last ->
            isInjection(last)
                ? injections.timingOn(course.daysSince(last)) == NextInjection.Timing.LAPSED
                : course.daysSince(last) >= daysWithoutTablet && injectionIsOver(course))
        .isPresent();
  }

  /// A tablet beside an injection that still counts does not make the course a tablet course.
  private boolean injectionIsOver(NaltrexoneCourse course) {
    return course
        .lastInjection()
        .filter(last -> injections.timingOn(course.daysSince(last)) != NextInjection.Timing.LAPSED)
        .isEmpty();
  }

  private static boolean isInjection(DoseGiven given) {
    return given.dose().route() == Route.EXTENDED_RELEASE_INTRAMUSCULAR;
  }

  /// The last opioid on record that stands before a further dose: a recent one, or one after the
  /// last dose.
  public Optional<OpioidUse> opioidBefore(NaltrexoneCourse course, List<OpioidUse> uses) {
    return uses.stream()
        .filter(use -> !use.time().isAfter(course.asOf()))
        .max(OpioidUse.ORDER)
        .filter(use ->
            course.axis().daysBetween(use.time(), course.asOf()) <= recentOpioidDays
                || course
                    .lastDose()
                    .filter(last -> use.time().isAfter(last.dose().time()))
                    .isPresent());
  }
}

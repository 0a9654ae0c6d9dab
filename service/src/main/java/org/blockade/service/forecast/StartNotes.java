package org.blockade.service.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.guideline.NewStart;
import org.blockade.simulator.measure.ProtectionBands;
import org.blockade.simulator.population.ProtectionForecast;

/// What has to be thought of before naltrexone is given again. It points; it advises no dose.
final class StartNotes {

  private static final String NEW_START =
      "BEFORE ANOTHER DOSE: after so long without naltrexone it is a new start; assess as for the"
          + " first dose (time since the last opioid, risk of withdrawal)";

  private static final String TOLERANCE =
      "TOLERANCE MAY BE LOST: an amount of opioid that was usual before can kill; tell the"
          + " person, and see that naloxone is at hand";

  private static final String OPIOID_UNREAD =
      "OPIOID NAMED, NOT READ: opioid use or an opioid test is on record, but what the record says of"
          + " it was not read; take it for use until it is cleared up";

  private StartNotes() {}

  /// @param now protection at the time of the question: tolerance is lost under naltrexone, and
  ///   matters from when it no longer protects for certain
  static List<Note> of(
      PersonHistory person, NaltrexoneCourse course, NewStart rule, ProtectionForecast.Now now) {
    List<Note> notes = new ArrayList<>();
    rule.opioidBefore(course, person.opioidUse())
        .ifPresent(use -> notes.add(new Note(Note.Kind.OPIOID, opioid(use, course))));
    if (opioidUnread(person, course, rule)) {
      notes.add(new Note(Note.Kind.OPIOID_UNREAD, OPIOID_UNREAD));
    }
    if (rule.isNewStart(course)) {
      notes.add(new Note(Note.Kind.NEW_START, NEW_START));
    }
    boolean certain = now.level() == ProtectionBands.Level.PROTECTED && now.certain();
    if (course.lastDose().isPresent() && !certain) {
      notes.add(new Note(Note.Kind.TOLERANCE, TOLERANCE));
    }
    return notes;
  }

  /// What names an opioid matters as long as a use would; at an unknown time it may matter always.
  private static boolean opioidUnread(
      PersonHistory person, NaltrexoneCourse course, NewStart rule) {
    List<OpioidUse> possible =
        person.opioidUnread().stream()
            .flatMap(time -> time.stream())
            .map(time -> new OpioidUse(time, OpioidUse.UNSPECIFIED, OpioidUse.Sign.REPORTED))
            .toList();
    return person.opioidUnread().stream().anyMatch(Optional::isEmpty)
        || rule.opioidBefore(course, possible).isPresent();
  }

  private static String opioid(OpioidUse use, NaltrexoneCourse course) {
    boolean sinceLastDose =
        course.lastDose().filter(last -> use.time().isAfter(last.dose().time())).isPresent();
    return "OPIOID ON RECORD: "
        + switch (use.sign()) {
          case REPORTED -> "use was reported ";
          case DOSE -> "a dose of an opioid was recorded ";
          case URINE -> "a urine screen was positive ";
        }
        + DaysBefore.words(course.axis().daysBetween(use.time(), course.asOf()))
        + (sinceLastDose ? ", after the last dose" : "")
        + "; if protection has lapsed, a further dose can bring on sudden withdrawal; assess before"
        + " giving it";
  }
}

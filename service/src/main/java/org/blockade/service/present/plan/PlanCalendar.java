package org.blockade.service.present.plan;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.blockade.protocol.rule.Step;
import org.blockade.service.plan.PlanAnswer;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.quantity.ModelTime;

/// The dated steps of a plan as an iCalendar file (RFC 5545): whole days, from the day of the plan
/// on.
///
/// A calendar is seen by others, so it names neither the person nor the medicine: the part of the
/// plan and who does it, no more. The plan itself says what it is.
public final class PlanCalendar {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /// A line is at most 75 octets; all that is written here is ASCII, and shorter.
  private static final int MOST_OCTETS = 75;

  private PlanCalendar() {}

  /// Writes the file; does not close the writer.
  ///
  /// @param calendar that of the plan
  public static void write(PlanAnswer answer, TimeAxis.Calendar calendar, Writer out)
      throws IOException {
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Blockade//plan//EN");
    String stamp =
        STAMP.format(calendar.momentOf(answer.plan().asOf()).withZoneSameInstant(ZoneOffset.UTC));
    int number = 0;
    for (Step step : answer.plan().steps()) {
      ModelTime time = step.when().date().orElse(null);
      if (time != null && answer.plan().axis().daysBetween(answer.plan().asOf(), time) >= 0) {
        number++;
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + stamp + "-" + number + "@plan.invalid");
        line(out, "DTSTAMP:" + stamp);
        line(out, "DTSTART;VALUE=DATE:" + DAY.format(calendar.momentOf(time)));
        line(
            out,
            "SUMMARY:" + step.instruction().area().word() + ": " + step.instruction().who().word());
        line(out, "END:VEVENT");
      }
    }
    line(out, "END:VCALENDAR");
  }

  private static void line(Writer out, String text) throws IOException {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
      throw new IllegalStateException("a line of a calendar file is too long");
    }
    out.write(text);
    out.write("\r\n");
  }
}

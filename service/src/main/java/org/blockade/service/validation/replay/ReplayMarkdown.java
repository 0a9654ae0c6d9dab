package org.blockade.service.validation.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blockade.protocol.guideline.NextInjection.Timing;
import org.blockade.protocol.rule.Leader;
import org.blockade.service.present.ReportSentences;

/// A replay as a page of text.
public final class ReplayMarkdown {

  private static final double HUNDRED = 100;

  private ReplayMarkdown() {}

  /// The page.
  ///
  /// @param source where the records come from, with their licence
  public static String of(ReplayReport report, String source) {
    List<String> lines = new ArrayList<>();
    lines.add("# The treatment rules on real people, day by day");
    lines.add("");
    lines.add(
        "Written by `blockade validate --replay`. "
            + ReportSentences.NOT_A_DEVICE
            + " Records: "
            + source
            + ".");
    lines.add("");
    lines.add(
        "For each of "
            + report.people()
            + " people, "
            + report.treated()
            + " of them with an injection, the plan was asked for on each day from the first dose or"
            + " opioid on record to the last thing on it: "
            + report.days()
            + " days, "
            + report.days()
            + " decisions, no error.");
    lines.add("");
    lines.add("| a visit that day would have come to | days |");
    lines.add("|---|---|");
    report.decisions().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> lines.add("| " + entry.getKey() + " | " + entry.getValue() + " |"));
    lines.add("");
    lines.addAll(injections(report));
    lines.add("");
    lines.addAll(leaders(report));
    lines.add("");
    lines.add("Model " + report.model() + ".");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> injections(ReplayReport report) {
    long all = report.given().values().stream().mapToLong(Long::longValue).sum();
    List<String> lines = new ArrayList<>();
    lines.add("## Injections as they were given");
    lines.add("");
    lines.add(
        report.injections()
            + " injections; "
            + all
            + " of them after another one, called by the local days since that one:");
    lines.add("");
    lines.add("| called | days since the last | injections | share |");
    lines.add("|---|---|---|---|");
    for (Timing timing : Timing.values()) {
      long count = report.given().getOrDefault(timing, 0L);
      lines.add(
          "| "
              + word(timing)
              + " | "
              + days(timing)
              + " | "
              + count
              + " | "
              + share(count, all)
              + " |");
    }
    report
        .intervals()
        .ifPresent(intervals -> {
          lines.add("");
          lines.add(
              String.format(
                  Locale.ROOT,
                  "Their intervals: 5 to 95 %% from %.0f to %.0f days, median %.0f (n = %d). The whole"
                      + " arm of the trial, from which the bands were chosen, has 21 to 36 days"
                      + " (n = 601).",
                  intervals.low(),
                  intervals.high(),
                  intervals.median(),
                  intervals.number()));
        });
    return lines;
  }

  private static String days(Timing timing) {
    return switch (timing) {
      case EARLY -> "0 to 20";
      case ON_TIME -> "21 to 35";
      case LATE -> "36 to 56";
      case LAPSED -> "57 or more";
    };
  }

  private static List<String> leaders(ReplayReport report) {
    long all = report.led().values().stream().mapToLong(Long::longValue).sum();
    List<String> lines = new ArrayList<>();
    lines.add("## What would have led on the day of each of them");
    lines.add("");
    lines.add("| leads | injections | share |");
    lines.add("|---|---|---|");
    for (Leader leader : Leader.values()) {
      long count = report.led().getOrDefault(leader, 0L);
      lines.add("| " + word(leader) + " | " + count + " | " + share(count, all) + " |");
    }
    lines.add("");
    lines.add("| treated as | injections | share |");
    lines.add("|---|---|---|");
    for (Timing timing : Timing.values()) {
      long count = report.leading().getOrDefault(timing, 0L);
      lines.add("| " + word(timing) + " | " + count + " | " + share(count, all) + " |");
    }
    lines.add("");
    lines.add(
        "Where a record has neither negative urine screens nor COWS, no day can come to \"give\": what"
            + " is not on record is checked first. Self-reported use after the block waned, and a"
            + " positive urine since the last injection, come before the days.");
    return lines;
  }

  private static String word(Timing timing) {
    return timing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String word(Leader leader) {
    return switch (leader) {
      case BOTH -> "calendar and forecast ask for the same";
      case CALENDAR -> "the calendar, which is stricter";
      case FORECAST -> "the forecast, which is stricter";
      case CALENDAR_ALONE -> "the calendar, without a forecast";
      case OPIOIDS -> "opioids on record";
    };
  }

  private static String share(long count, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", HUNDRED * count / all);
  }
}

package org.blockade.service.directory;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.service.present.ReportSentences;
import org.blockade.service.present.TextLines;

/// What a search found, in words.
public final class DirectoryText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /// From so many months on an entry is called old. A choice.
  private static final long OLD_MONTHS = 12;

  /// Up to here an age is told in days, then in months, then in years. Choices.
  private static final long MOST_DAYS = 60;

  private static final long MOST_MONTHS = 24;
  private static final long MONTHS_PER_YEAR = 12;

  private static final String CALL_FIRST = "call before you go";

  private final LocalDate today;

  /// @param today ages are counted to this day
  public DirectoryText(LocalDate today) {
    this.today = today;
  }

  /// The lines for a terminal.
  public List<String> lines(
      ClinicSearch search, ClinicSearch.Result result, boolean sample, int rowsRefused) {
    List<String> lines = new ArrayList<>();
    if (sample) {
      lines.addAll(
          TextLines.wrap(
              "SAMPLE: no file was named, so these are two entries from an article that nobody has"
                  + " confirmed. Look in FindTreatment.gov, or name your own file.",
              TextLines.WIDTH));
      lines.add("");
    }
    if (rowsRefused > 0) {
      lines.add("ROWS NOT READ: " + rowsRefused + "; a clinic in one of them is not listed here");
      lines.add("");
    }
    lines.add(counted(result.found().size()) + asked(search));
    result.found().forEach(hit -> add(hit, lines));
    if (!result.unsure().isEmpty()) {
      lines.add("");
      lines.add(
          counted(result.unsure().size())
              + " more of which the file does not say enough to tell whether they fit:");
      result.unsure().forEach(hit -> add(hit, lines));
    }
    lines.add("");
    if (result.tooFar() > 0) {
      lines.add("Left out: " + counted(result.tooFar()) + " further away");
    }
    if (result.otherServices() > 0) {
      lines.add(
          "Left out: " + counted(result.otherServices()) + " not listed with what was asked for");
    }
    if (search.near().isPresent()) {
      lines.add("Distances are as the crow flies, on a sphere; they are off by up to 0.6 %.");
    }
    lines.add("A listing is no recommendation.");
    lines.add(ReportSentences.NOT_A_DEVICE);
    return lines;
  }

  private static String counted(int clinics) {
    return clinics == 1 ? "1 clinic" : clinics + " clinics";
  }

  private static String asked(ClinicSearch search) {
    List<String> parts = new ArrayList<>();
    search
        .withinKilometres()
        .ifPresent(limit ->
            parts.add(String.format(Locale.ROOT, "within %s km of the place", plain(limit))));
    search.services().stream()
        .sorted()
        .forEach(service -> parts.add("known to offer " + service.word()));
    return parts.isEmpty() ? "" : " " + String.join(", ", parts);
  }

  private static String plain(double value) {
    return value == StrictMath.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private void add(ClinicSearch.Hit hit, List<String> lines) {
    Clinic clinic = hit.clinic();
    lines.add("");
    lines.add("  " + clinic.name());
    if (hit.kilometres().isPresent()) {
      field(
          "Distance", String.format(Locale.ROOT, "%.1f km", hit.kilometres().getAsDouble()), lines);
    } else if (clinic.place().isEmpty()) {
      field("Distance", "not known: latitude and longitude are not on record", lines);
    }
    field("Address", orUnknown(Optional.of(clinic.addressLine()).filter(t -> !t.isEmpty())), lines);
    field("Phone", orUnknown(clinic.phone()), lines);
    field(
        "Services",
        clinic.servicesKnown() ? String.join(", ", clinic.services()) : "not known: ask",
        lines);
    field("Confirmed", confirmed(clinic.lastConfirmed()), lines);
    field("Source", clinic.source(), lines);
  }

  private static String orUnknown(Optional<String> text) {
    return text.orElse("not known");
  }

  private static void field(String label, String text, List<String> lines) {
    lines.addAll(TextLines.of(new ReportSentences.Line("  " + label, text)));
  }

  /// When an entry was last confirmed: `3 months ago (12 Aug 2026)`, or that it never was.
  public String confirmed(Optional<LocalDate> lastConfirmed) {
    if (lastConfirmed.isEmpty()) {
      return "never: UNVERIFIED, " + CALL_FIRST;
    }
    LocalDate day = lastConfirmed.get();
    if (day.isAfter(today)) {
      return "UNVERIFIED: the day on record, "
          + DATE.format(day)
          + ", has not come yet; "
          + CALL_FIRST;
    }
    String old = ChronoUnit.MONTHS.between(day, today) >= OLD_MONTHS ? ": OLD, " + CALL_FIRST : "";
    return age(day) + " (" + DATE.format(day) + ")" + old;
  }

  private String age(LocalDate day) {
    long days = ChronoUnit.DAYS.between(day, today);
    long months = ChronoUnit.MONTHS.between(day, today);
    if (days == 0) {
      return "today";
    }
    if (days <= MOST_DAYS) {
      return days == 1 ? "yesterday" : days + " days ago";
    }
    // More than 60 days are never less than a month, and from 24 months on at least two years.
    return months < MOST_MONTHS
        ? months + (months == 1 ? " month ago" : " months ago")
        : months / MONTHS_PER_YEAR + " years ago";
  }
}

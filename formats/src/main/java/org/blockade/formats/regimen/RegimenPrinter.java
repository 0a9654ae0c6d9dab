package org.blockade.formats.regimen;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.stream.Collectors;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Span;

/// Writes a regimen in its canonical words. Reading them gives an equal regimen.
public final class RegimenPrinter {

  private static final int LETTERS_OF_A_WEEKDAY = 3;

  private RegimenPrinter() {}

  /// The canonical words, e.g. `50 mg oral q24h x 28 then 380 mg xr-im q28d x 6`.
  public static String print(DosingRegimen regimen) {
    return regimen.parts().stream().map(RegimenPrinter::part).collect(Collectors.joining(" then "));
  }

  private static String part(RegimenPart part) {
    return switch (part) {
      case RegimenPart.Single single -> dose(single.dose()) + " x 1";
      case RegimenPart.Repeated repeated ->
          dose(repeated.dose())
              + " q"
              + repeated.interval().count()
              + repeated.interval().unit().code()
              + extent(repeated.extent());
      case RegimenPart.Weekly weekly ->
          weekly.lists().stream().map(RegimenPrinter::onDays).collect(Collectors.joining("; "))
              + extent(weekly.extent());
    };
  }

  private static String onDays(RegimenPart.OnDays list) {
    return dose(list.dose())
        + " "
        + list.days().stream().map(RegimenPrinter::weekday).collect(Collectors.joining(","));
  }

  private static String weekday(DayOfWeek day) {
    return day.name().substring(0, LETTERS_OF_A_WEEKDAY).toLowerCase(Locale.ROOT);
  }

  private static String dose(PrescribedDose dose) {
    StringBuilder words = new StringBuilder(PlainNumber.of(dose.amount().value()));
    words.append(' ').append(dose.amount().unit().code());
    if (!dose.drug().equals(RegimenReader.DEFAULT_DRUG)) {
      words.append(' ').append(dose.drug());
    }
    words.append(' ').append(dose.route().id());
    if (dose.infusionHours() > 0) {
      words.append(" over ").append(PlainNumber.of(dose.infusionHours())).append(" h");
    }
    return words.toString();
  }

  private static String extent(Extent extent) {
    return switch (extent) {
      case Extent.Doses doses -> " x " + doses.count();
      case Extent.Lasting lasting -> " x " + span(lasting.span());
    };
  }

  private static String span(Span span) {
    String unit = span.unit().name().toLowerCase(Locale.ROOT);
    String word = span.count() == 1 ? unit.substring(0, unit.length() - 1) : unit;
    return span.count() + " " + word;
  }
}

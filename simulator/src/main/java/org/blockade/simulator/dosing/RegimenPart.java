package org.blockade.simulator.dosing;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One part of a regimen: what stands between two `then`.
public sealed interface RegimenPart {

  /// One dose (`25 mg oral x 1`).
  record Single(PrescribedDose dose) implements RegimenPart {}

  /// The same dose at a fixed interval (`50 mg oral q24h x 28`).
  record Repeated(PrescribedDose dose, Span interval, Extent extent) implements RegimenPart {}

  /// Doses on days of the week (`100 mg oral mon,wed; 150 mg oral fri x 12 weeks`).
  record Weekly(List<OnDays> lists, Extent extent) implements RegimenPart {
    public Weekly {
      lists = List.copyOf(lists);
      if (lists.isEmpty()) {
        throw new IllegalArgumentException("a weekly part has one list of days or more");
      }
    }
  }

  /// A dose and the days of the week on which it is taken.
  record OnDays(PrescribedDose dose, List<DayOfWeek> days) {
    public OnDays {
      Set<DayOfWeek> sorted = new TreeSet<>(Comparator.naturalOrder());
      sorted.addAll(days);
      if (sorted.isEmpty()) {
        throw new IllegalArgumentException("a weekly dose has one day or more");
      }
      days = List.copyOf(sorted);
    }
  }
}
